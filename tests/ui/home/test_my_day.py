"""My day: figures that agree with the lists behind them, groups that fold, a contact logged by keys alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from kindhub.i18n import L
from kindhub.security.access import Rights
from kindhub.services.caseload import StageCount
from kindhub.services.due_soon import DueRow, DueTally, spans_of
from kindhub.services.list_filters import Filter
from kindhub.services.team import Waiting, team_of
from kindhub.services.worklists import Worklist
from kindhub.ui.case.contact_entry import ContactEntry
from kindhub.ui.home.case_picker import CasePicker
from kindhub.ui.home.caseload_bars import caseload
from kindhub.ui.home.page import TEAM, MyDayPage
from kindhub.ui.home.reading import MyWork
from kindhub.ui.home.team_view import TeamView
from kindhub.ui.home.todo_card import CALENDAR
from kindhub.ui.shell import Route
from kindhub.ui.when import today

EMPTY = MyWork(DueTally(()), {}, [], None, (), None)


@pytest.fixture
def page(qtbot, shown, peopled):
    page = MyDayPage(peopled.hub)
    window = shown(page)
    window.resize(1150, 720)
    qtbot.waitUntil(lambda: page.work.work is not None)
    return page


def lists_count(hub, key, filters=()):
    program = hub.programs["reintegration"]
    view = next(view for view in program.lists if view.key == key)
    with hub.read() as session:
        return Worklist(program, view, hub.user, today()).count(session, filters)


def test_each_figure_leads_to_the_rows_it_counts(qtbot, page, peopled):
    work, spans = page.work.work, spans_of(today())
    assert work.open_cases() == lists_count(peopled.hub, "my_cases") > 0
    wanted = {"overdue": Route("deadlines", ("overdue",)), "today": Route("deadlines", ("today",)),
              "week": Route("deadlines", ("week",)), "open": Route("list", ("reintegration", "my_cases"))}  # fmt: skip
    for name, route in wanted.items():
        with qtbot.waitSignal(page.go) as left:
            page.work.tiles[name].click()
        assert left.args[0] == route
        n = work.open_cases() if name == "open" else work.tally.count(spans[name])
        assert page.work.tiles[name].accessibleName().startswith(f"{n} ")


def test_a_bar_leads_to_as_many_rows_as_it_shows(qtbot, page, peopled):
    figures = page.work.charts.stages.chart.figures
    for at, value in enumerate(figures.series[0].values):
        with qtbot.waitSignal(page.go) as left:
            page.work.charts.stages.mark_clicked.emit(figures.key(at), "casos")
        _, (_, key, filters) = left.args[0].page, left.args[0].args
        assert lists_count(peopled.hub, key, filters) == value
    weeks = page.work.charts.weeks.chart.figures
    with qtbot.waitSignal(page.go) as left:
        page.work.charts.weeks.mark_clicked.emit(weeks.key(0), "vencido")
    assert left.args[0] == Route("deadlines", (f"/{today() - timedelta(days=1)}",))


def stages(*counts):
    return [StageCount(program, program[:2].upper(), f"s{n}", L(f"Stage {n}", f"Etapa {n}"), cases)
            for program, numbers in counts for n, cases in enumerate(numbers)]  # fmt: skip


def named(key, name):
    return SimpleNamespace(key=key, info=SimpleNamespace(neutral_name=L(name, name)))


def test_many_stages_of_several_programs_are_shown_by_program():
    """The list of what is to be done keeps its room; each bar still leads to all cases it counts."""
    programs = {"cam": named("cam", "CAM"), "mexico": named("mexico", "México")}
    few = replace(EMPTY, stages=stages(("cam", (1, 2)), ("mexico", (3,))))
    assert caseload(few, programs).names == ("CA Etapa 0", "CA Etapa 1", "ME Etapa 0")
    many = replace(EMPTY, stages=stages(("cam", (1,) * 5), ("mexico", (2,) * 4)))
    shown = caseload(many, programs)
    assert (shown.names, shown.values, shown.keys) == (("CAM", "México"), (5.0, 8.0), (("cam", ""), ("mexico", "")))
    assert shown.title.es == "Mis casos por programa"
    alone = replace(EMPTY, stages=stages(("cam", (1,) * 12)))
    assert len(caseload(alone, programs).names) == 12, "one program: its stages are the way, however long"
    assert caseload(EMPTY, programs).figures() is None


def test_a_bar_of_a_program_leads_to_all_cases_it_counts(qtbot, page, peopled):
    with qtbot.waitSignal(page.go) as left:
        page.work.charts.stages.mark_clicked.emit(("reintegration", ""), "casos")
    assert left.args[0] == Route("list", ("reintegration", "my_cases", ()))


def test_the_rows_stand_in_groups_that_fold_and_stay_folded(qtbot, page):
    model = page.work.todo.list.model
    assert model.groups.groups[0].title.startswith("Vencido · ")
    before = model.rowCount()
    table = page.work.todo.list.table
    table.setCurrentIndex(model.index(0, 0))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    folded = model.rowCount()
    assert folded == before - model.groups.groups[0].count
    page.work.work = None
    page.refresh()
    qtbot.waitUntil(lambda: page.work.work is not None)
    assert model.rowCount() == folded


def test_enter_opens_the_case_at_the_form_where_it_is_done(qtbot, page):
    todo = page.work.todo.list
    row = todo.current()
    assert isinstance(row, DueRow)
    with qtbot.waitSignal(page.go) as left:
        qtbot.keyClick(todo.table, Qt.Key.Key_Return)
    assert left.args[0] == Route("case", ("reintegration", row.case_id, row.form))


def test_ctrl_j_logs_a_contact_for_the_row_and_the_button_asks_whose(qtbot, page):
    page.work.todo.list.focus_list()
    page.log_contact()
    entry = next(one for one in QApplication.topLevelWidgets() if isinstance(one, ContactEntry) and one.isVisible())
    assert entry.case_id == page.work.todo.list.current().case_id
    entry.close()
    qtbot.waitUntil(lambda: not isValid(entry))
    page.pick_case()
    picker = page.findChild(CasePicker)
    assert picker.isVisible()
    assert picker.rows.keys()
    picker.search.setText("heidy")
    qtbot.waitUntil(lambda: picker.rows.keys() != [] and not picker.note.isVisible())
    with qtbot.waitSignal(picker.picked) as chosen:
        qtbot.keyClick(picker.search, Qt.Key.Key_Return)
    assert chosen.args[0] == "reintegration"
    for one in QApplication.topLevelWidgets():
        if isinstance(one, ContactEntry):
            one.close()


def test_the_calendar_is_walked_by_keys_and_opens_a_day(qtbot, page):
    page.work.todo.show_as(CALENDAR)
    grid = page.work.todo.calendar.grid
    by_day = page.work.work.tally.by_day()
    assert {one.day: one.what for one in grid.cells if one.what} == {
        day: n for day, n in by_day.items() if grid.cell(day) is not None}  # fmt: skip
    grid.setFocus()
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Right)
    tomorrow = today() + timedelta(days=1)
    assert grid.day == tomorrow
    with qtbot.waitSignal(page.go) as left:
        qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Return)
    assert left.args[0] == Route("deadlines", (f"{tomorrow}/{tomorrow}",))
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_PageDown)
    assert grid.day.month == tomorrow.month % 12 + 1
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Home)
    assert grid.day == today()


def test_a_coordinator_sees_load_and_overdue_by_person(qtbot, page, peopled):
    hub = peopled.hub
    assert page.switch.isVisible()
    page.show_view(TEAM)
    qtbot.waitUntil(lambda: bool(page.team.load.chart.figures.keys))
    figures = page.team.load.chart.figures
    uid = figures.key(0)
    assert uid == hub.user.uid
    with qtbot.waitSignal(page.go) as left:
        page.team.load.mark_clicked.emit(uid, "")
    _, key, filters = left.args[0].args
    assert lists_count(hub, key, filters) == sum(series.values[0] for series in figures.series)
    with qtbot.waitSignal(page.go) as left:
        page.team.late.mark_clicked.emit(uid, "")
    assert left.args[0] == Route("deadlines", ("overdue", uid))
    waits = {key: lists_count(hub, key) for key in ("awaiting_approval", "plans_to_approve")}
    assert page.team.waiting.rows.keys() == [f"reintegration:{key}" for key, rows in waits.items() if rows]


def test_what_waits_for_nobody_is_no_row_and_a_sentence_says_so(qtbot, page):
    program = page._hub.programs["reintegration"]
    team = TeamView(page._hub, page)
    none = Waiting(program, "awaiting_approval", "Cierres por aprobar", 0)
    waits = Waiting(program, "plans_to_approve", "Planes por aprobar", 21)
    read = team_of(page._hub, today())
    for waiting, rows, words in (
        ((none, waits), ["reintegration:plans_to_approve"], ""),
        ((none,), [], "Nada espera su decisión."),
        ((), [], "Nada que le toque decidir."),
    ):
        team.show_team(replace(read, waiting=waiting))
        assert team.waiting.rows.keys() == rows
        assert rows or team.waiting._empty.text() == words


def test_a_caseworker_has_no_team_and_a_reader_logs_no_contact(qtbot, shown, peopled):
    for actions, logs in (({"view": "office", "create": "self"}, True), ({"view": "office"}, False)):
        peopled.hub.user = replace(peopled.hub.user, rights={"reintegration": Rights(actions)})
        page = MyDayPage(peopled.hub, TEAM)
        shown(page)
        assert not page.switch.isVisible()
        assert page.team is None
        assert page.contacting.possible() is logs
        assert any(act.key == "contact" for act in page.offers()) is logs
        qtbot.waitUntil(lambda page=page: page.work.work is not None)


def test_an_empty_folder_says_so_and_nothing_of_a_program_without_key_is_there(qtbot, shown, hub, peopled):
    hub.programs = hub.programs.only(())
    page = MyDayPage(hub)
    shown(page)
    qtbot.waitUntil(lambda: page.work.work is not None)
    assert page.work.work.tally.rows == ()
    assert page.work.work.open_cases() == 0
    assert page.work.todo.list._stack.currentWidget() is page.work.todo.list._no_cases
    with qtbot.waitSignal(page.go) as left:
        page.work.todo.list._no_cases.acted.emit()
    assert left.args[0] == Route("people")
    assert page.work.charts.stages.empty.isVisible()
    assert not page.switch.isVisible()


def test_filters_of_a_route_are_chips_on_the_list(qtbot, shown, peopled):
    from kindhub.ui.kit.chip import FilterChip
    from kindhub.ui.worklist.page import WorklistPage

    filters = (Filter("responsible", "is", peopled.hub.user.uid), Filter("status", "any_of", ("active", "received")))
    page = WorklistPage(peopled.hub, "reintegration", "all_cases", filters)
    shown(page)
    qtbot.waitUntil(lambda: bool(page.model.keys()))
    assert len(page.model.keys()) == lists_count(peopled.hub, "all_cases", filters)
    said = [chip.accessibleName() for chip in page.filters.findChildren(FilterChip)]
    assert said[0].endswith(": yo")
    assert "Activo" in said[1]
    assert "Recibido" in said[1]
    page.filters.clear()
    qtbot.waitUntil(lambda: len(page.model.keys()) == lists_count(peopled.hub, "all_cases"))


def test_deadlines_of_a_span_and_of_one_person(qtbot, shown, peopled):
    from kindhub.ui.deadlines.page import DeadlinesPage

    last = today() + timedelta(days=20)
    page = DeadlinesPage(peopled.hub, f"{today()}/{last}", peopled.hub.user.uid)
    shown(page)
    qtbot.waitUntil(lambda: bool(page.due.rows))
    assert all(today() <= row.due_on <= last for row in page.due.rows)
    assert len(page.tabs.keys()) == 6
    nobody = DeadlinesPage(peopled.hub, "overdue", "eva")
    shown(nobody)
    assert nobody.mine.text() == "Solo lo de eva"
    qtbot.waitUntil(lambda: nobody.due.stack.currentWidget() is nobody.due.nothing)
    assert isinstance(today(), date)
