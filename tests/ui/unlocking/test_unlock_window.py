from __future__ import annotations

import shutil
import subprocess
import sys

import pytest
from PySide6.QtCore import QSettings

from kindhub import app
from kindhub.testing import PERSON, WEAK, template
from kindhub.ui.settings_store import SettingsStore
from kindhub.ui.unlocking.first_run import FirstRunPage, user_id
from kindhub.ui.unlocking.unlock_window import UnlockWindow
from tests.storage import next_version


def weak_open(folder, uid, passphrase, **more):
    return app.open_hub(folder, uid, passphrase, kdf_floor=WEAK, **more)


@pytest.fixture
def settings(tmp_path):
    return SettingsStore(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def window(qtbot, tmp_path, settings):
    shutil.copytree(template(), tmp_path / "data")
    window = UnlockWindow(tmp_path / "data", "", settings, weak_open)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: bool(window._here.people))
    return window


def test_the_only_person_is_marked_and_the_right_passphrase_opens(qtbot, window):
    assert window.page.who() == PERSON.uid
    window.page.passphrase.setText(PERSON.passphrase)
    with qtbot.waitSignal(window.unlocked) as opened:
        window.page.passphrase.returnPressed.emit()
    hub = opened.args[0]
    assert hub.user.uid == PERSON.uid
    assert window.page.passphrase.text() == ""
    hub.close()


def test_a_wrong_passphrase_is_said_in_place_and_one_may_try_again(qtbot, window):
    window.page.passphrase.setText("otra cosa que no es")
    window.page.passphrase.returnPressed.emit()
    qtbot.waitUntil(window.page._error.isVisible)
    assert window.page._error.message.text()
    assert window.page.passphrase.isEnabled()


def test_an_upgrade_says_what_is_done_and_a_page_in_another_language_stays_busy(qtbot, window, tmp_path, monkeypatch):
    next_version.install(tmp_path / "scripts", monkeypatch.setattr)
    said = []
    monkeypatch.setattr(next_version, "reached", said.append)
    window.page.passphrase.setText(PERSON.passphrase)
    with qtbot.waitSignal(window.unlocked) as opened:
        window.page.passphrase.returnPressed.emit()
        window.page.language_chosen.emit("en")
        assert not window.page.passphrase.isEnabled()
        qtbot.waitUntil(window.page.preparing.isVisible)
    assert f"KIND Hub {next_version.VERSION}" in window.page.preparing.accessibleName()
    assert said, "control: something was done"
    opened.args[0].close()


def test_language_is_switched_live_and_kept(window, settings):
    window.page.language_chosen.emit("en")
    assert window.page.passphrase.accessibleName() == "Passphrase"
    assert settings.language == "en"


def test_no_records_are_imported_before_the_window_is_there():
    heavy = "{'sqlmodel', 'sqlalchemy', 'alembic'} & set(sys.modules)"
    check = f"import sys, kindhub.ui.start; sys.exit(len({heavy}))"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
    control = f"import kindhub.app; {check}"
    assert subprocess.run([sys.executable, "-c", control], check=False).returncode > 0


@pytest.mark.parametrize(("name", "uid"), [("Rosa Chún Méndez", "rosa.chun.mendez"), ("  ", ""), ("李", "")])
def test_a_user_id_is_made_of_the_name(name, uid):
    assert user_id(name) == uid


def test_first_run_makes_a_folder_and_asks_for_the_sheet(qtbot, tmp_path, settings, monkeypatch):
    sheets = []
    real = app.create_folder

    def weak(path, person, programs=None):
        made = real(path, person, programs, kdf=WEAK)
        sheets.extend(made[1])
        return made

    monkeypatch.setattr(app, "create_folder", weak)
    window = UnlockWindow(tmp_path / "new", "", settings, weak_open)
    qtbot.addWidget(window)
    window.show()
    page = window.page
    assert isinstance(page, FirstRunPage)
    page.name.set_value("Rosa Chún")
    page.propose()
    words = page.first.text()
    assert len(words.split()) == 6
    page.again.setText("algo distinto de lo otro")
    page._make()
    assert page.error.isVisible()
    assert not (tmp_path / "new").exists()
    page.again.setText(words)
    page._make()
    qtbot.waitUntil(lambda: hasattr(page, "recovery"), timeout=20_000)
    page.recovery.typed.set_value("0000 0000")
    page.recovery._check()
    assert window.page is page
    page.recovery.typed.set_value(sheets[0].text.lower())
    page.recovery._check()
    assert window.page is not page
    assert weak_open(tmp_path / "new", "rosa.chun", words).user.name == "Rosa Chún"


def test_only_what_is_on_the_list_is_kept_outside_the_encrypted_files(tmp_path):
    raw = QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat)
    raw.setValue("lastSearch", "Elmer")
    raw.setValue("text_size", "enorme")
    raw.setValue("theme", "pink")
    store = SettingsStore(raw)
    assert "lastSearch" not in raw.allKeys()
    assert (store.text_size, store.theme) == (100, "light")
    with pytest.raises(KeyError):
        store.put("last_person", "ana")
    store.put("theme", "dark")
    assert store.theme == "dark"
