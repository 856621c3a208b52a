from __future__ import annotations

from importlib import import_module

import pytest
from PySide6.QtCore import QSettings

from kindhub.ui.home.page import MyDayPage
from kindhub.ui.hub_window import workplace as workplaces
from kindhub.ui.hub_window.workplace import Workplace
from kindhub.ui.routes import ROUTES
from kindhub.ui.settings_store import SettingsStore
from kindhub.ui.shell import Page, Route


@pytest.fixture
def place(qtbot, peopled, tmp_path):
    settings = SettingsStore(QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    place = Workplace(peopled.hub, settings, ("program",))
    qtbot.addWidget(place.window)
    place.show()
    yield place
    place._open = False


def test_every_route_leads_to_a_page():
    for where in ROUTES.values():
        module, _, page = where.partition(":")
        assert issubclass(getattr(import_module(module), page), Page)


def test_the_rail_counts_what_the_lists_hold(qtbot, place):
    mine = Route("list", ("reintegration", "my_cases"))
    button = next(b for b in place.window.rail.entry_buttons() if b.entry.route == mine)
    qtbot.waitUntil(lambda: button.count > 0)
    place.window.open(mine)
    qtbot.waitUntil(lambda: place.window.page._loaded.total == button.count)


def test_my_day_counts_only_my_cases_and_leads_to_the_list(qtbot, place, peopled):
    page = place.window.page
    assert isinstance(page, MyDayPage)
    qtbot.waitUntil(lambda: page.work.todo.list.model.rowCount() > 0)
    with qtbot.waitSignal(page.go) as left:
        page.work.tiles["overdue"].click()
    assert left.args[0] == Route("deadlines", ("overdue",))


def test_a_lock_closes_the_hub_and_starts_the_given_command(place, peopled, monkeypatch):
    started = []
    monkeypatch.setattr(workplaces, "replace_process", started.append)
    closed = []
    monkeypatch.setattr(type(peopled.hub), "close", lambda hub: closed.append(hub))
    place.window.lock_asked.emit()
    assert started == [["program", "--person", "ana"]]
    assert len(closed) == 1
    place.lock()
    assert len(started) == 1


def test_pages_open_one_after_the_other_in_both_languages(qtbot, place, peopled):
    routes = [Route("people", ("elmer",)), Route("person", (peopled.person_ids[1],)), Route("deadlines", ("overdue",)),
              Route("list", ("reintegration", "overdue")), Route("settings"), Route("day")]  # fmt: skip
    for code in ("en", "es"):
        place.window.speak(code)
        for route in routes:
            place.window.open(route)
            assert place.window.history.current == route


def test_the_rail_marks_the_entry_a_page_lies_under(place, peopled):
    def marked():
        return [b.entry.route for b in place.window.rail.entry_buttons() if b.isChecked()]

    place.window.open(Route("person", (peopled.person_ids[0],)))
    assert marked() == [Route("people")]
    place.window.open(Route("list", ("reintegration", "overdue")))
    assert marked() == [Route("list", ("reintegration", "overdue"))]
