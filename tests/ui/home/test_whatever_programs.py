"""The start page with no program, with any one alone and with all: it is there, and says what there is to do."""

from __future__ import annotations

import pytest

from kindhub.program.nouns import CASE
from kindhub.testing import INSTALLED, open_copy, pretend_installed, put_away
from kindhub.ui.home.page import MyDayPage
from kindhub.ui.hub_window.rail_counter import RailCounts
from kindhub.ui.hub_window.rail_entries import fill_rail
from kindhub.ui.shell.rail import NavRail
from kindhub.ui.tasks import tasks

EVERY = tuple(sorted(one.name for one in INSTALLED))
OWN_WORD = {"mexico_training": "eventos abiertos", "gbv_activities": "grupos abiertos"}


@pytest.fixture(scope="module")
def office(tmp_path_factory, qapp):
    """One hub with every program; each test leaves what it opens to it."""
    pretend_installed(None)
    hub = open_copy(tmp_path_factory.mktemp("office") / "data")
    yield hub, hub.programs
    put_away(hub)


@pytest.mark.parametrize("keys", [(), *((key,) for key in EVERY), EVERY], ids="-".join)
def test_the_start_page_says_what_there_is_to_do(office, qtbot, keys):
    hub, every = office
    hub.programs = every.only(keys)
    page, rail = MyDayPage(hub), NavRail()
    for widget in (page, rail):
        qtbot.addWidget(widget)
    qtbot.waitUntil(lambda: page.work.work is not None and not tasks().busy(), timeout=10_000)
    fill_rail(rail, hub, RailCounts())
    shown = {str(button.entry.route.args[0]) for button in rail.entry_buttons() if button.entry.route.page == "list"}
    assert shown == set(keys)
    cases = OWN_WORD.get(keys[0], CASE.open_many.es) if len(keys) == 1 else CASE.open_many.es
    assert page.work.tiles["open"].accessibleName().startswith(f"0 {cases}")
    said = page.work.todo.list._no_cases.accessibleName()
    assert said == (f"Todavía no tiene {cases}." if keys else
                    "Aquí todavía no tiene ningún programa. Quien coordina le da el acceso.")  # fmt: skip
    suggested = "máximo sugerido" in page.work.tiles["open"].accessibleName()
    assert suggested == (bool(keys) and cases == CASE.open_many.es)  # so many cases; nobody suggests so many events
