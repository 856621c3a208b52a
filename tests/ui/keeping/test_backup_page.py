from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QSettings

from kindhub import backups
from kindhub.errors import Refused
from kindhub.i18n import spoken
from kindhub.security.access import HUB, HUB_ROLES, Rights
from kindhub.services.keeping import choose_folder, read_keeping, remember_backup
from kindhub.storage.backup_set import sets_in
from kindhub.testing import PERSON
from kindhub.ui.hub_window import workplace as workplaces
from kindhub.ui.hub_window.workplace import Workplace
from kindhub.ui.keeping import restoring_window
from kindhub.ui.keeping.keeper import CopyKeeper
from kindhub.ui.keeping.page import BackupPage
from kindhub.ui.keeping.saying import mark_words
from kindhub.ui.settings_store import SettingsStore
from kindhub.ui.shell import Route
from kindhub.ui.when import moment_words


@pytest.fixture
def stick(tmp_path):
    place = tmp_path / "stick"
    place.mkdir()
    return place


@pytest.fixture
def page(qtbot, hub):
    page = BackupPage(hub)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.copies is not None)
    return page


def keeping_of(hub):
    with hub.read() as session:
        return read_keeping(session)


def test_before_the_first_backup_it_says_what_would_be_lost(page):
    assert page.rows.keys() == []
    assert page.none.isVisible()
    assert not page.detail.isVisible()
    assert "se pierden con él" in page.place_note.text()


def test_a_backup_made_here_is_listed_and_can_be_practised(qtbot, page, stick):
    page.keep_in(str(stick))
    page.make.click()
    qtbot.waitUntil(lambda: len(page.rows.keys()) == 1, timeout=20_000)
    assert page.rows.keys() == [str(page.backup().path)]
    assert page.backup().path.parent == stick.resolve()
    assert not page.none.isVisible()
    assert "Todavía no" in page.reminder.text()
    page.practise.click()
    qtbot.waitUntil(lambda: "Último ensayo" in page.reminder.text(), timeout=20_000)
    assert "Registros comunes" in page.report.text()


def test_a_damaged_backup_is_told_and_cannot_be_gone_back_to(qtbot, hub, stick):
    choose_folder(hub, stick)
    made = backups.back_up(hub, stick)
    (made.path / "manifest.json").write_text("{}")
    page = BackupPage(hub)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.rows.keys() == [str(made.path)])
    assert not page.restore.isEnabled()
    assert not page.practise.isEnabled()
    assert "no se puede leer" in page.facts.text()


def test_a_folder_that_cannot_be_used_is_refused_in_words(qtbot, page, hub):
    page.keep_in(str(hub.folder.path))
    assert keeping_of(hub).folder is None


def test_without_the_right_there_is_no_page(hub):
    reader = next(role for role in HUB_ROLES if role.key == "reader")
    hub.user.rights[HUB] = Rights.of([reader])
    with pytest.raises(Refused):
        BackupPage(hub)


def test_going_back_says_what_it_means_and_wants_the_right_passphrase(qtbot, page, stick):
    page.keep_in(str(stick))
    page.make.click()
    qtbot.waitUntil(lambda: page.backup() is not None, timeout=20_000)
    page.restore.click()
    pane = page.restoring
    pane.passphrase.setText("no es esta frase")
    pane.agree.click()
    qtbot.waitUntil(pane.error.isVisible, timeout=20_000)
    assert pane.agree.isEnabled()
    pane.decline.click()
    assert page.restoring is None
    assert page.card.isVisible()


@pytest.fixture
def place(qtbot, hub, tmp_path, monkeypatch):
    started = []
    for module in (workplaces, restoring_window):
        monkeypatch.setattr(module, "replace_process", started.append)
    settings = SettingsStore(QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    place = Workplace(hub, settings, ("program",))
    place.started = started
    qtbot.addWidget(place.window)
    place.show()
    yield place
    place._open = False


def test_the_mark_says_when_the_last_backup_was_made(qtbot, place, hub):
    qtbot.waitUntil(lambda: place.window.bar._backup_words == "Sin copia")
    with hub.begin() as work:
        remember_backup(work, datetime.now(UTC))
    place.window.rebuild()
    qtbot.waitUntil(lambda: place.window.bar._backup_words.startswith("Copia: hoy"))
    place.window.bar.backup.emit()
    assert isinstance(place.window.page, BackupPage)


def test_a_lock_makes_the_backup_that_is_due_and_no_other(place, hub, stick, monkeypatch):
    choose_folder(hub, stick)
    monkeypatch.setattr(type(hub), "close", lambda _hub: None)
    place.lock()
    whole, _ = sets_in(stick)
    assert len(whole) == 1
    assert len(place.started) == 1
    assert not CopyKeeper(hub).back_up_at_end()
    assert len(sets_in(stick)[0]) == 1


def test_a_lock_does_not_wait_for_a_backup_that_takes_long(hub, stick):
    choose_folder(hub, stick)
    assert not CopyKeeper(hub).back_up_at_end(seconds=-1)
    assert list(stick.iterdir()) == [] or sets_in(stick) == ([], [])
    assert CopyKeeper(hub).back_up_at_end()


def test_a_stick_that_is_at_home_keeps_nobody_from_closing(hub, stick):
    choose_folder(hub, stick)
    stick.rmdir()
    assert not CopyKeeper(hub).back_up_at_end()


def test_going_back_brings_the_data_of_then(qtbot, place, hub, stick, monkeypatch):
    from kindhub import app
    from kindhub.records.names import NameParts
    from kindhub.services.persons import new_person
    from kindhub.testing import WEAK

    choose_folder(hub, stick)
    backups.back_up(hub, stick)
    with hub.begin() as work:
        work.add_all(new_person({}, [NameParts("Después", "Escrita")]))
    place.window.open(Route("backup"))
    page = place.window.page
    qtbot.waitUntil(lambda: page.backup() is not None)
    page.restore.click()
    page.restoring.passphrase.setText(PERSON.passphrase)
    page.restoring.agree.click()
    qtbot.waitUntil(lambda: place.restoring is not None and place.restoring.again.isVisible(), timeout=30_000)
    qtbot.addWidget(place.restoring)
    assert "set-aside" in place.restoring.words.text()
    place.restoring.again.click()
    assert place.started == [("program", "--person", "ana")]
    again = app.open_hub(hub.folder.path, PERSON.uid, PERSON.passphrase, kdf_floor=WEAK)
    with again.read() as session:
        from sqlalchemy import text

        assert session.execute(text("SELECT count(*) FROM person")).scalar_one() == 0
    again.close()
    monkeypatch.setattr(type(hub), "close", lambda _hub: None)


def test_moments_in_words():
    noon = datetime(2026, 11, 23, 12).astimezone()
    assert moment_words(noon - timedelta(hours=2), noon) == "hoy 10:00"
    assert moment_words(noon - timedelta(hours=18, minutes=20), noon) == "ayer 17:40"
    with spoken("en"):
        assert moment_words(noon - timedelta(days=20), noon) == "3 Nov 12:00"
        from kindhub.services.keeping import Keeping

        assert mark_words(Keeping(), noon)[0] == "No backup"
