"""Tasks and deadlines by keys alone: rows ticked, tasks marked as done and back, cases given away, all of the query."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import func, select

from kindhub.services.due_soon import Span, count_due
from kindhub.ui.deadlines.page import DeadlinesPage
from kindhub.ui.kit.message_bar import MessageStack
from kindhub.ui.tasks import tasks
from kindhub.ui.when import today

SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot, shown, peopled):
    from kindhub_reintegration.records import Case, CaseTask

    hub = peopled.hub
    with hub.begin() as work:
        mine = select(Case.id).where(Case.responsible == hub.user.uid, Case.closed.is_(None)).limit(3)
        cases = work.session.scalars(mine).all()
        for n, case_id in enumerate(cases):
            due = today() - timedelta(days=900 - n)
            work.add(CaseTask(case_id=case_id, title=f"Tarea de prueba {n}", due_on=due))
    page = DeadlinesPage(hub)
    window = shown(page)
    window.messages = MessageStack(window)
    window.resize(1150, 720)
    settle(qtbot, page)
    page.table.setFocus()
    return page


def settle(qtbot, page):
    qtbot.waitUntil(lambda: page.due.current() is not None and not tasks().busy())


def open_tasks(hub):
    from kindhub_reintegration.records import CaseTask

    with hub.read() as session:
        return session.scalar(select(func.count()).select_from(CaseTask).where(CaseTask.done_on.is_(None)))


def push(qtbot, page, button):
    """By Tab alone: from the table on until the button has the cursor, then Space."""
    page.table.setFocus()
    for _ in range(20):
        if button.hasFocus():
            break
        qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Tab)
    assert button.hasFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)


def test_ticked_tasks_are_done_and_open_again(qtbot, page, peopled):
    before = open_tasks(peopled.hub)
    assert page.due.current().label.es == "Tarea de prueba 0"
    assert not page.due.bar.isVisible()
    for _ in range(2):
        qtbot.keyClick(page.table, Qt.Key.Key_Space)
        qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert page.due.bar.finish.isVisible()
    with qtbot.waitSignal(page.acts.changed):
        push(qtbot, page, page.due.bar.finish)
    settle(qtbot, page)
    assert open_tasks(peopled.hub) == before - 2
    assert page.table.hasFocus()
    assert not page.due.bar.isVisible()
    assert page.due.current() is not None
    with qtbot.waitSignal(page.acts.changed):
        page.undo_last()
    assert open_tasks(peopled.hub) == before


def test_a_deadline_alone_is_not_marked_but_its_case_is_given_away_or_gets_a_task(qtbot, page):
    page.table.select_key(3)
    assert page.due.current().task == ""
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    bar = page.due.bar
    assert (bar.finish.isVisible(), bar.assign.isVisible(), bar.task.isVisible()) == (False, True, True)
    with qtbot.waitSignal(page.table.menu_asked):
        qtbot.keyClick(page.table, Qt.Key.Key_F10, SHIFT)
    assert [one.data() for one in page.acts.menu.actions()] == ["open", "tick", "contact", "note", "task", "assign"]
    page.acts.menu.close()


def test_all_means_what_the_page_asks_for(qtbot, page, peopled):
    hub = peopled.hub
    page.mine.setChecked(False)
    page.show_span("overdue")
    settle(qtbot, page)
    qtbot.keyClick(page.table, Qt.Key.Key_A, CTRL)
    with hub.read() as session:
        every = count_due(session, hub.programs, hub.user, Span(None, today() - timedelta(days=1)))
    chosen = page.due.chosen()
    assert chosen.all_but
    assert chosen.question == page.question()
    assert page.due.ticks.count(every) == every == len(page.due.model.keys())
    page.show_span("today")
    qtbot.waitUntil(lambda: not tasks().busy())
    assert not page.due.ticks.all_that_match
