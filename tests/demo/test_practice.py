"""Practice never opens, changes or is opened as the real folder."""

from __future__ import annotations

import hashlib

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from kindhub.demo import practice
from kindhub.demo.folder import ROSA, open_demo_folder
from kindhub.errors import UserError
from kindhub.services.practice import MARK, is_practice, mark_practice
from kindhub.ui.hub_window.workplace import Workplace
from kindhub.ui.kit.restricted_frame import PracticeBand
from kindhub.ui.settings_store import SettingsStore
from kindhub.ui.shell import Route


def fingerprint(folder):
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return [(str(path.relative_to(folder)), hashlib.sha256(path.read_bytes()).hexdigest()) for path in files]


def test_practice_lies_beside_the_real_folder_and_not_in_it():
    from kindhub.storage.folder import usual_place

    assert practice.practice_place().resolve() != usual_place().resolve()
    assert usual_place().resolve() not in practice.practice_place().resolve().parents


def test_practice_refuses_the_real_folder_and_touches_nothing(hub):
    real = hub.folder.path
    before = fingerprint(real)
    for place in (real, real / "inside", real.parent):
        with pytest.raises(UserError):
            practice.open_practice(place, 2, real=real)
    with pytest.raises(UserError):
        practice.open_practice(real, 2, real=real.parent / "elsewhere")
    assert fingerprint(real) == before
    assert not is_practice(hub)


def test_a_real_folder_with_the_mark_of_practice_is_not_opened_by_its_key(hub):
    (hub.folder.path / MARK).write_text("x", encoding="utf-8")
    with pytest.raises(UserError):
        open_demo_folder(hub.folder.path)


@pytest.fixture(scope="module")
def practised(tmp_path_factory):
    folder = tmp_path_factory.mktemp("practice") / "folder"
    practice.open_practice(folder, 3, real=folder.parent / "real").close()
    return folder


def test_the_mark_is_inside_the_encrypted_file_and_stays_when_the_note_is_deleted(practised):
    (practised / MARK).unlink()
    hub = open_demo_folder(practised)
    try:
        assert is_practice(hub)
        assert hub.user.uid == ROSA.uid
    finally:
        hub.close()
        (practised / MARK).write_text("x", encoding="utf-8")


def test_the_band_is_on_every_page_of_practice_and_on_none_of_the_real_folder(qtbot, peopled, tmp_path):
    store = SettingsStore(QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))

    def bands():
        place = Workplace(peopled.hub, store, ("program",))
        qtbot.addWidget(place.window)
        place.show()
        shown = []
        for route in (Route("day"), Route("people"), Route("person", (peopled.person_ids[0],)), Route("settings")):
            place.window.open(route)
            shown.append([band.isVisible() for band in place.window.findChildren(PracticeBand)])
        place.window.rebuild()
        qtbot.waitUntil(place.window.bar.isVisible)
        shown.append([band.isVisible() for band in place.window.findChildren(PracticeBand) if band.isVisible()])
        place._open = False
        place.window.close()
        return shown

    assert bands() == [[]] * 5
    mark_practice(peopled.hub)
    assert bands() == [[True]] * 5


def test_the_unlock_page_starts_practice_as_another_process(qtbot, tmp_path, monkeypatch):
    from kindhub.ui.unlocking import unlock_window
    from kindhub.ui.unlocking.opening import open_with_passphrase

    (tmp_path / "keyring.json").write_text("{}", encoding="utf-8")
    started = []
    monkeypatch.setattr(
        unlock_window.QProcess, "startDetached", lambda program, args: (started.append([program, *args]), (True, 1))[1]
    )
    store = SettingsStore(QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    window = unlock_window.UnlockWindow(
        tmp_path, "", store, open_with_passphrase, practice=("python", "-m", "practice")
    )
    qtbot.addWidget(window)
    window.page.practice.emit()
    assert started == [["python", "-m", "practice"]]
    assert not any(isinstance(w, PracticeBand) for w in window.findChildren(QWidget))


def test_the_first_window_of_practice_opens_the_invented_people(qtbot, practised, monkeypatch):
    window = practice.PracticeWindow(practised)
    qtbot.addWidget(window)
    window.show()
    monkeypatch.setattr(practice, "usual_place", lambda: practised.parent / "real")
    with qtbot.waitSignal(window.opened, timeout=20_000) as opened:
        window.begin_button.click()
    hub = opened.args[0]
    assert is_practice(hub)
    hub.close()
