"""The page that checks an installer: one sentence, good or bad, and what was held against the list."""

import hashlib
from types import SimpleNamespace

import pytest
from minisign import KeyPair

from kindhub.packs.house import House
from kindhub.ui.programs_page.check_installer_page import CheckInstallerPage


@pytest.fixture
def kit(tmp_path):
    root = KeyPair.generate()
    (tmp_path / "organisation.pub").write_bytes(bytes(root.public_key))
    folder = tmp_path / "kit"
    folder.mkdir()
    (folder / "kindhub-9.0.0.msi").write_bytes(b"new")
    sums = folder / "SHA256SUMS"
    sums.write_text(f"{hashlib.sha256(b'new').hexdigest()}  kindhub-9.0.0.msi\n")
    sums.with_name("SHA256SUMS.minisig").write_bytes(bytes(root.secret_key.sign(sums.read_bytes())))
    return SimpleNamespace(place=House(tmp_path), folder=folder)


def test_it_says_genuine_and_then_changed(kit, qtbot):
    page = CheckInstallerPage(None, kit.place)
    qtbot.addWidget(page)
    page.take(str(kit.folder))
    qtbot.waitUntil(lambda: bool(page.messages.bars()))
    assert "Auténtico" in page.messages.bars()[0].message.text()
    assert "kindhub-9.0.0.msi" in page.told.text()
    assert page.folder.isEnabled()
    (kit.folder / "kindhub-9.0.0.msi").write_bytes(b"other")
    page.take(str(kit.folder))
    qtbot.waitUntil(lambda: bool(page.messages.bars()) and "se cambió" in page.messages.bars()[0].message.text())
    assert page.told.isHidden()


def test_a_checkout_has_no_key_to_check_with(qtbot):
    page = CheckInstallerPage(None)
    qtbot.addWidget(page)
    assert not page.folder.isEnabled()
    assert "no conoce la clave" in page.messages.bars()[0].message.text()
