"""What is to be done, taken in hand by keys: rows ticked, a task on their cases, a case given away, a note, undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid
from sqlalchemy import func, select

from kindhub.records.base import table_of
from kindhub.records.task import TaskFields
from kindhub.services.bulk_acts import part_form
from kindhub.services.colleagues import add_colleague, grant
from kindhub.services.due_soon import Span, due_rows
from kindhub.testing import WEAK
from kindhub.ui.case.quick_entry import QuickEntry
from kindhub.ui.home.page import MyDayPage
from kindhub.ui.home.todo_chosen import AHEAD, ChosenDue, FindCases
from kindhub.ui.kit.message_bar import MessageStack
from kindhub.ui.tasks import Progress
from kindhub.ui.when import today

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(qtbot, shown, peopled):
    add_colleague(peopled.hub, "eva", "Eva Prueba", "otras cuatro palabras largas", kdf=WEAK)
    grant(peopled.hub, "eva", "reintegration", "caseworker")
    page = MyDayPage(peopled.hub)
    window = shown(page)
    window.messages = MessageStack(window)
    window.resize(1150, 720)
    qtbot.waitUntil(lambda: page.work.work is not None)
    page.work.todo.list.focus_list()
    return page


@pytest.fixture
def todo(page):
    return page.work.todo.list


def tasks_in(hub):
    form = part_form(hub.programs["reintegration"], TaskFields)
    with hub.read() as session:
        return session.scalar(select(func.count()).select_from(table_of(form.record)))


def responsible(hub, case_id):
    from kindhub_reintegration.records import Case

    with hub.read() as session:
        return session.scalar(select(Case.responsible).where(Case.id == case_id))


def test_a_task_for_the_ticked_rows_by_keys_and_back(qtbot, page, todo, peopled):
    before = tasks_in(peopled.hub)
    assert todo.table.isColumnHidden(0)
    cases = set()
    for _ in range(3):
        cases.add(todo.current().case_id)
        qtbot.keyClick(todo.table, Qt.Key.Key_Space)
        qtbot.keyClick(todo.table, Qt.Key.Key_Down)
    assert not todo.table.isColumnHidden(0)
    assert todo.bar.isVisible()
    assert not page.work.todo.hasHeightForWidth(), "the bar takes its room from the rows, not from the page"
    page.acts.ask_task()
    qtbot.waitUntil(lambda: page.acts.desk is not None and page.acts.desk.pane is not None)
    pane = page.acts.desk.pane
    qtbot.keyClicks(pane.focusWidget(), "Llamar a la escuela")
    with qtbot.waitSignal(page.acts.changed):
        pane.go.click()
    assert tasks_in(peopled.hub) == before + len(cases)
    assert todo.table.isColumnHidden(0)
    with qtbot.waitSignal(page.acts.changed):
        page.undo_last()
    assert tasks_in(peopled.hub) == before


def test_the_menu_of_a_row_gives_its_case_away(qtbot, page, todo, peopled):
    row = todo.current()
    with qtbot.waitSignal(todo.table.menu_asked):
        qtbot.keyClick(todo.table, Qt.Key.Key_F10, SHIFT)
    words = [action.data() for action in page.acts.menu.actions()]
    assert words == ["open", "tick", "contact", "note", "task", "assign"]
    page.acts.menu.close()
    # offscreen no window is in front once a menu has gone, and Qt closes every pane that is open at that moment
    qtbot.waitUntil(lambda: not page.window().isActiveWindow())
    with qtbot.waitActive(page.window()):
        page.window().activateWindow()
    page.acts.ask_assign()
    qtbot.waitUntil(lambda: page.acts.desk is not None and page.acts.desk.pane is not None)
    pane = page.acts.desk.pane
    pane.to.list.setCurrentRow([pane.to.list.item(n).text() for n in range(pane.to.list.count())].index("Eva Prueba"))
    pane.note.setFocus()
    qtbot.keyClicks(pane.focusWidget(), "Vive ahora en su zona.")
    with qtbot.waitSignal(page.acts.changed):
        pane.go.click()
    assert responsible(peopled.hub, row.case_id) == "eva"
    qtbot.waitUntil(lambda: todo.current() is not None and todo.current().case_id != row.case_id)


def test_a_note_is_written_for_the_row_with_the_cursor(qtbot, page, todo):
    page.acts.write_note()
    entry = next(one for one in QApplication.topLevelWidgets() if isinstance(one, QuickEntry) and one.isVisible())
    assert entry.case_id == todo.current().case_id
    entry.close()
    qtbot.waitUntil(lambda: not isValid(entry))


def test_all_means_what_is_due_also_where_it_is_not_listed(peopled):
    hub, on = peopled.hub, today()
    with hub.read() as session:
        every = due_rows(session, hub.programs, hub.user, Span(None, on + AHEAD), uid=hub.user.uid, limit=5_000)
    (found,) = FindCases(hub, ChosenDue((every[0],), all_but=True), on)(Progress())
    assert found.count == len({row.case_id for row in every[1:]})
    (one,) = FindCases(hub, ChosenDue((every[0],)), on)(Progress())
    assert one.count == 1


def test_rows_of_two_programs_are_not_changed_together(page, peopled):
    (found,) = FindCases(peopled.hub, page.work.todo.list.chosen(), today())(Progress())
    page.acts._ask_task([found, found])
    assert page.acts.desk is None
