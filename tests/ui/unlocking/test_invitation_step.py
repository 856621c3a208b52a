"""An invited person chooses the file, types the words, and finds her name; others do not get past the first step."""

import json
from pathlib import Path

import pytest
from minisign import KeyPair

from kindhub import app
from kindhub.packs.house import House
from kindhub.packs.invitation import Guest, write_invitation
from kindhub.security.kdf import KdfParams
from kindhub.testing import WEAK, pretend_installed
from kindhub.ui.unlocking.first_run import FirstRunPage

GUEST = Guest("Asociación X", "rosa.chun", "Rosa Chún", ("reintegration",), "2099-12-31")


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A partner's installation, with an invitation in it and its words."""
    root = KeyPair.generate()
    told = {"format": 1, "organisation": "Asociación X", "serial": 1, "signers": [], "programs": {"reintegration": {}},
            "settings": {"first_run": "invitation"}}  # fmt: skip
    (tmp_path / "organisation.pub").write_bytes(bytes(root.public_key))
    (tmp_path / "policy.json").write_text(json.dumps(told))
    place = House(tmp_path)
    words = write_invitation(tmp_path / "invitacion.json", GUEST, KdfParams.floor())
    for name in ("policy.json", "invitacion.json"):
        sign(tmp_path / name, root)
    real = app.create_folder
    monkeypatch.setattr(app, "create_folder", lambda *given: real(*given, kdf=WEAK))
    pretend_installed(("reintegration",))
    return place, str(tmp_path / "invitacion.json"), words


def sign(file: Path, pair: KeyPair) -> None:
    file.with_name(f"{file.name}.minisig").write_bytes(bytes(pair.secret_key.sign(file.read_bytes())))


def test_file_and_words_lead_to_her_own_passphrase(place, qtbot, tmp_path):
    here, file, words = place
    page = FirstRunPage(tmp_path / "data", here)
    qtbot.addWidget(page)
    page.show()
    step = page.invitation
    step.try_words()
    assert step.error.isVisible()
    step.take(file)
    step.words.set_value("otras seis palabras que nadie dijo")
    step.try_words()
    qtbot.waitUntil(step.error.isVisible)
    assert step.open.isEnabled()
    step.words.set_value(words)
    with qtbot.waitSignal(step.opened):
        step.try_words()
    assert not page.name.isVisible()
    assert "Rosa Chún, Asociación X" in page._what_happens()
    page.propose()
    page.again.setText(page.first.text())
    page._make()
    qtbot.waitUntil(lambda: hasattr(page, "recovery"), timeout=20_000)
    assert page._uid == "rosa.chun"


def test_where_only_who_is_invited_begins_there_is_no_other_way(place, qtbot, tmp_path):
    here, _, _ = place
    page = FirstRunPage(tmp_path / "data", here)
    qtbot.addWidget(page)
    assert not hasattr(page, "name")
    (here.path / "policy.json").unlink()
    broken = FirstRunPage(tmp_path / "data", here)
    qtbot.addWidget(broken)
    assert not hasattr(broken, "name")


def test_where_anybody_begins_an_invitation_is_one_of_two_ways(place, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr("kindhub.ui.unlocking.first_run._only_invited", lambda _place: False)
    page = FirstRunPage(tmp_path / "data", place[0])
    qtbot.addWidget(page)
    page.name.set_value("Nora")
    page.invited.click()
    assert page.invitation.choose.isEnabled()
    page.invitation.without.emit()
    assert page.name.isEnabled()


def test_a_checkout_asks_for_no_invitation(qtbot, tmp_path):
    page = FirstRunPage(tmp_path / "data")
    qtbot.addWidget(page)
    assert not hasattr(page, "invitation")
    assert page.name is not None
