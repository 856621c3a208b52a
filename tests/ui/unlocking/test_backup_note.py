"""Before anything is open the page says when the last backup was made, and nothing of where it lies."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QSettings

from kindhub import app
from kindhub.backups import back_up
from kindhub.storage.folder import DataFolder
from kindhub.storage.last_backup import tell_moment, told_moment
from kindhub.testing import PERSON, WEAK, template
from kindhub.ui.kit.text import Text
from kindhub.ui.settings_store import SettingsStore
from kindhub.ui.unlocking.unlock_window import UnlockWindow
from kindhub.ui.when import moment_words


@pytest.fixture
def data(tmp_path):
    shutil.copytree(template(), tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def words(qtbot, data, tmp_path):
    """What the note says of the folder as it is now."""

    def read():
        settings = SettingsStore(QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
        window = UnlockWindow(data, "", settings, app.open_hub)
        qtbot.addWidget(window)
        window.show()
        qtbot.waitUntil(lambda: bool(window._here.people))
        note = window.page._note
        assert note.isVisible()
        window.show_page()  # as after another language or text size
        qtbot.waitUntil(window.page._note.isVisible)
        return [text.text() for text in window.page._note.findChildren(Text) if text.text()]

    return read


def test_a_backup_that_was_made_is_told_and_its_place_is_not(words, data, tmp_path):
    hub = app.open_hub(data, PERSON.uid, PERSON.passphrase, kdf_floor=WEAK)
    made = back_up(hub, tmp_path / "USB de Rosa")
    hub.close()
    title, note = words()
    assert title == f"Última copia de seguridad: {moment_words(made.made_at, datetime.now(UTC))}"
    assert note == "Comprobada al hacerla."
    outside = [path for path in data.rglob("*") if path.is_file()]
    assert not any(b"USB de Rosa" in path.read_bytes() for path in outside)


def test_without_a_backup_it_says_what_to_do(words):
    assert words() == ["Todavía no hay copia de seguridad", "Abra el hub y haga una."]


def test_one_that_is_long_ago_is_a_warning(words, data):
    tell_moment(DataFolder(data), datetime.now(UTC) - timedelta(days=9))
    assert words()[1] == "Hace mucho. Abra el hub y haga una."


@pytest.mark.parametrize("text", ["", "ayer", "2026-11-24T10:00:00", "\xff"])
def test_what_cannot_be_read_tells_nothing(data, text):
    folder = DataFolder(data)
    folder.backups.mkdir(exist_ok=True)
    (folder.backups / "last.txt").write_text(text, encoding="latin-1")
    assert told_moment(folder) is None
