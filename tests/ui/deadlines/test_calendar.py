"""What is due as a month on screen and as a calendar file: by keys, for a right, naming nobody."""

from dataclasses import replace
from datetime import date, timedelta

import icalendar
import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select, text

from kindhub.errors import Refused, UserError
from kindhub.exchange import due_calendar
from kindhub.exchange.due_calendar import export_calendar, programs_that_give
from kindhub.records.base import table_of
from kindhub.security.access import Rights
from kindhub.services.deadlines import add_months
from kindhub.services.due_soon import Span, due_rows
from kindhub.services.search.cards import card
from kindhub.ui.deadlines.day_lines import DayLines
from kindhub.ui.deadlines.month_card import span_of
from kindhub.ui.deadlines.page import MONTH, DeadlinesPage
from kindhub.ui.kit.month_grid import MonthGrid, first_shown
from kindhub.ui.shell import Route
from kindhub.ui.tasks import tasks
from kindhub.ui.when import today

SPAN = Span(None, today() + timedelta(days=400))
REASON = "Calendario de la oficina"


def entries(path):
    return icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")


@pytest.fixture
def due(peopled, monkeypatch):
    """With a task whose words name somebody, and one case that stays on this computer."""
    from kindhub_reintegration.records import Case, CaseTask

    hub = peopled.hub
    with hub.begin() as work:
        cases = work.session.scalars(select(Case).where(Case.closed.is_(None)).order_by(Case.number)).all()
        work.add(CaseTask(case_id=cases[0].id, title="Llamar a Marta Gómez", due_on=today() + timedelta(days=3)))
        work.add(CaseTask(case_id=cases[1].id, title="Visita", due_on=today() + timedelta(days=4)))
        stays = cases[1].number
    monkeypatch.setattr(due_calendar, "may_leave", lambda _program, record: table_of(record).c.number != stays)
    with hub.read() as session:
        rows = due_rows(session, hub.programs, hub.user, SPAN, limit=None)
    return hub, rows, stays


def test_the_file_holds_what_is_due_and_names_nobody(due, tmp_path):
    hub, rows, stays = due
    out = export_calendar(hub, tmp_path / "k.ics", REASON, SPAN)
    leaving = [row for row in rows if row.number != stays]
    assert (out.rows, out.held_back) == (len(leaving), len(rows) - len(leaving))
    assert out.held_back > 0
    found = entries(tmp_path / "k.ics")
    assert sorted(one["dtstart"].dt for one in found) == sorted(row.due_on for row in leaving)
    assert len({str(one["uid"]) for one in found}) == len(found)
    said = (tmp_path / "k.ics").read_text("utf-8")
    with hub.read() as session:
        names = {word for name in session.scalars(select(card.c.name)) for word in name.split() if len(word) > 3}
    assert [name for name in {*names, "Marta", "Gómez", stays} if name in said] == []
    assert any(row.number in said for row in leaving)  # the control: what is in it is read


def test_the_ledger_is_told_and_without_a_reason_or_the_right_nothing_is_written(due, tmp_path):
    hub, _rows, _stays = due
    path = tmp_path / "k.ics"
    with pytest.raises(UserError):
        export_calendar(hub, path, " x ", SPAN)
    rights = hub.user.rights
    hub.user = replace(hub.user, rights={**rights, "reintegration": Rights({"view": "all"})})
    with pytest.raises(Refused):
        export_calendar(hub, path, REASON, SPAN)
    assert not path.exists()
    hub.user = replace(hub.user, rights=rights)
    export_calendar(hub, path, REASON, SPAN)
    with hub.read() as session:
        told = (
            session.execute(text("SELECT reason FROM reintegration.ledger WHERE entity = 'calendar'")).scalars().all()
        )
    assert told == [REASON]


def test_a_restricted_program_gives_nothing(due, monkeypatch):
    hub, _rows, _stays = due
    (program,) = programs_that_give(hub)
    monkeypatch.setattr(program, "info", replace(program.info, restricted=True))
    assert programs_that_give(hub) == []


@pytest.fixture
def page(due, qtbot, shown):
    page = DeadlinesPage(due[0])
    window = shown(page)
    window.resize(1150, 720)
    page.show_view(MONTH)
    qtbot.waitUntil(lambda: not tasks().busy() and any(one.what for one in page.month.grid.cells))
    return page


def test_a_month_shows_what_is_due_on_each_day_and_a_day_leads_to_its_rows(page, due, qtbot):
    hub, _rows, _stays = due
    with hub.read() as session:
        mine = due_rows(session, hub.programs, hub.user, span_of(today()), uid=hub.user.uid, limit=None)
    shown = {one.day: len(one.what) for one in page.month.grid.cells if one.what}
    assert shown == {row.due_on: sum(other.due_on == row.due_on for other in mine) for row in mine}
    day = min(shown)
    page.month.grid.setFocus()
    with qtbot.waitSignal(page.go) as led:
        page.month.grid.cell(day).click()
    assert led.args == [Route("deadlines", (f"{day}/{day}", hub.user.uid))]


def test_arrows_walk_the_days_and_leave_the_month(page, qtbot):
    grid = page.month.grid
    grid.setFocus()
    here = today()
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: not tasks().busy())
    assert page.month.month == add_months(here.replace(day=1), 1)
    assert page.window().focusWidget().day == page.month.month
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: not tasks().busy())
    assert page.window().focusWidget().day == page.month.month.replace(day=1) + (
        add_months(page.month.month, 1) - page.month.month
    ) - timedelta(days=1)
    assert page.month.month == here.replace(day=1)


def test_a_grid_of_any_month_begins_on_monday_and_holds_all_its_days():
    for number in range(1_200):
        month = add_months(date(1990, 1, 1), number)
        first = first_shown(month)
        assert first.weekday() == 0
        assert timedelta(0) <= month - first < timedelta(days=7)
        assert add_months(month, 1) <= first + timedelta(days=42)


def test_a_day_without_room_counts_what_it_does_not_show(shown):
    grid = MonthGrid(DayLines)
    shown(grid)
    day = date(2026, 11, 17)
    grid.show_month(day, day, {day: tuple((f"Plazo {n}", f"REI-{n}") for n in range(9))})
    cell = grid.cell(day)
    assert "Plazo 8 (REI-8)" in cell.accessibleName()
    assert cell.fitting(3) == ["Plazo 0", "Plazo 1", "7 más"]
