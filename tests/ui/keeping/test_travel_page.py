"""Travel mode in the window: what is marked leaves the laptop, is named nowhere, and comes back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSettings

from kindhub import app
from kindhub.errors import Refused
from kindhub.security.access import HUB, HUB_ROLES, Rights
from kindhub.storage.backup_set import sets_in
from kindhub.testing import PERSON, WEAK, open_copy
from kindhub.testing.words_seen import words_seen
from kindhub.ui.hub_window import workplace as workplaces
from kindhub.ui.hub_window.workplace import Workplace
from kindhub.ui.keeping import restoring_window
from kindhub.ui.keeping.travel_page import TravelPage
from kindhub.ui.settings_store import SettingsStore
from kindhub.ui.shell import Route

PROGRAM = "reintegration"
WAIT = 30_000


@pytest.fixture
def page(qtbot, hub):
    page = TravelPage(hub)
    qtbot.addWidget(page)
    page.show()
    return page


@pytest.fixture
def office(qtbot, tmp_path, monkeypatch):
    """Opens the window over the folder again and again, as after each fresh start."""
    for module in (workplaces, restoring_window):
        monkeypatch.setattr(module, "replace_process", lambda _command: None)
    open_copy(tmp_path / "data").close()
    settings = SettingsStore(QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    places = []

    def open_window():
        hub = app.open_hub(tmp_path / "data", PERSON.uid, PERSON.passphrase, kdf_floor=WEAK)
        places.append(Workplace(hub, settings, ("program",)))
        qtbot.addWidget(places[-1].window)
        places[-1].show()
        places[-1].window.open(Route("travel"))
        return places[-1]

    yield open_window
    places[-1].shut(back_up=False)


def through(qtbot, place, passphrase=PERSON.passphrase):
    page = place.window.page
    page.being_sure.pane.passphrase.setText(passphrase)
    page.being_sure.pane.agree.click()
    qtbot.waitUntil(lambda: place.restoring is not None and place.restoring.again.isVisible(), timeout=WAIT)
    qtbot.addWidget(place.restoring)
    place.restoring.again.click()
    return place.restoring


def test_a_program_leaves_the_laptop_and_comes_back(qtbot, office, tmp_path):
    place = office()
    page = place.window.page
    page.boxes[PROGRAM].setChecked(True)
    page.stay_in(str(tmp_path / "usb"))
    page.leave_button.click()
    ended = through(qtbot, place)
    assert "Ya no están" in ended.title.text()
    assert str(tmp_path / "usb") in ended.words.text()
    assert not (tmp_path / "data" / f"{PROGRAM}.db").exists()
    assert PROGRAM not in (tmp_path / "data" / "keyring.json").read_text("utf-8")

    place = office()
    assert place.hub.schemas == ("main",)
    page = place.window.page
    assert page.boxes == {}
    assert "reintegra" not in words_seen(place.window).casefold()
    page.come_back_from(str(tmp_path / "usb"))
    ended = through(qtbot, place)
    assert "de nuevo en este equipo" in ended.title.text()
    assert office().hub.schemas == ("main", PROGRAM)


def test_nothing_can_be_left_before_something_is_marked_and_a_place_chosen(page, tmp_path):
    assert not page.leave_button.isEnabled()
    page.boxes[PROGRAM].setChecked(True)
    assert not page.leave_button.isEnabled()
    page.stay_in(str(tmp_path / "usb"))
    assert page.leave_button.isEnabled()


def test_a_place_that_travels_with_the_laptop_is_refused(page, hub):
    page.boxes[PROGRAM].setChecked(True)
    page.stay_in(str(hub.folder.backups))
    assert page.target is None
    assert not page.leave_button.isEnabled()


def test_the_wrong_passphrase_changes_nothing(qtbot, page, hub, tmp_path):
    page.boxes[PROGRAM].setChecked(True)
    page.stay_in(str(tmp_path / "usb"))
    page.leave_button.click()
    page.being_sure.pane.passphrase.setText("no es esta frase")
    page.being_sure.pane.agree.click()
    assert not page.being_sure.pane.decline.isEnabled()
    qtbot.waitUntil(page.being_sure.pane.error.isVisible, timeout=WAIT)
    assert page.being_sure.pane.decline.isEnabled()
    page.being_sure.pane.decline.click()
    assert page.being_sure.pane is None
    assert page.leaving.isVisible()
    assert hub.folder.program(PROGRAM).exists()
    assert sets_in(tmp_path / "usb")[0] == []


def test_a_folder_without_a_backup_is_told(page, tmp_path):
    page.come_back_from(str(tmp_path))
    assert page.being_sure.pane is None


def test_without_the_right_there_is_no_page(hub):
    reader = next(role for role in HUB_ROLES if role.key == "reader")
    hub.user.rights[HUB] = Rights.of([reader])
    with pytest.raises(Refused):
        TravelPage(hub)
