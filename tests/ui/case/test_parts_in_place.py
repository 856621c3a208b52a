"""Repeating parts are a table edited in place: cells by F2 or a letter, Tab and Enter go on, rows keep their drafts."""

from __future__ import annotations

from datetime import date

import pytest
from kindhub_reintegration import records as r
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from kindhub.ui.forms.parts_page import NEW, PartsPage

CTRL = Qt.KeyboardModifier.ControlModifier


def at_focus():
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(at_focus(), key, modifier)


def type_(text):
    for letter in text:  # each goes where the one before it led
        QTest.keyClicks(at_focus(), letter)


def cells(parts, key):
    return [cell.text for cell in parts._fetch([key])[0].cells.values()]


@pytest.fixture
def reviews(hub, case_id):
    with hub.begin("reviews") as work:
        rows = [r.PlanReview(case_id=case_id, reviewed_on=date(2026, month, 7)) for month in (5, 8)]
        work.add_all(rows)
    return [row.id for row in rows]


@pytest.fixture
def parts(open_case, qtbot):
    def show(form):
        page = open_case(form)
        found = page.pane.findChild(PartsPage)
        found.whole = page  # the page lives as long as the test
        qtbot.waitUntil(lambda: found.table.model().rowCount() > 0 and not found.editing._waiting)
        found.table.setFocus()
        return found

    return show


def go_to(parts, key, qtbot):
    parts.table.select_key(key)
    qtbot.waitUntil(lambda: parts._at == key and not parts.editing._waiting)


def reviews_of(hub):
    with hub.read() as session:
        return session.scalars(select(r.PlanReview).order_by(r.PlanReview.reviewed_on)).all()


def test_a_letter_begins_the_new_row_and_one_save_writes_it(parts, hub, qtbot):
    table = parts("reviews")
    type_("7 may 2026")
    assert table.editing.editor.name == "reviewed_on"
    press(Qt.Key.Key_Return)
    assert table.editing.editor.name == "reviewed_by"
    press(Qt.Key.Key_Tab)
    assert table.editing.editor is None
    below = table.page.body.blocks["changes"].input  # the long text opens below
    qtbot.waitUntil(lambda: below.isAncestorOf(at_focus()))
    type_("otra escuela")
    with qtbot.waitSignal(table.desk.saved, timeout=10_000):
        press(Qt.Key.Key_Return, CTRL)
    saved = reviews_of(hub)[0]
    assert (saved.reviewed_on, saved.changes) == (date(2026, 5, 7), "otra escuela")
    qtbot.waitUntil(lambda: len(table.rows) == 1 and table._at == NEW and not table.editing._waiting)


def test_f2_edits_a_cell_and_escape_brings_back_what_was_there(reviews, parts, hub, qtbot):
    table = parts("reviews")
    go_to(table, reviews[0], qtbot)
    press(Qt.Key.Key_F2)
    type_("8/5/2026")
    assert table.page.body.answers().values["reviewed_on"] == date(2026, 5, 8)
    press(Qt.Key.Key_Escape)
    assert table.page.body.answers().values["reviewed_on"] == date(2026, 5, 7)
    press(Qt.Key.Key_Escape)
    assert table.editing.editor is None
    assert table.table.hasFocus()


def test_a_row_left_with_changes_keeps_them_as_a_draft_of_its_own(reviews, parts, hub, qtbot):
    table = parts("reviews")
    for row, day in zip(reviews, ("9/5/2026", "9/8/2026"), strict=True):
        go_to(table, row, qtbot)
        press(Qt.Key.Key_F2)
        type_(day)
        press(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: not table.editing._waiting)
    assert cells(table, reviews[0])[0] == "9 may 2026"
    assert table._fetch([reviews[0]])[0].cells["reviewed_on"].icon == "pencil-simple"
    assert [one.reviewed_on for one in reviews_of(hub)] == [date(2026, 5, 7), date(2026, 8, 7)]
    go_to(table, reviews[0], qtbot)
    assert table.page.body.answers().values["reviewed_on"] == date(2026, 5, 9)
    with qtbot.waitSignal(table.desk.saved, timeout=10_000):
        press(Qt.Key.Key_S, CTRL)
    assert [one.reviewed_on for one in reviews_of(hub)] == [date(2026, 5, 9), date(2026, 8, 7)]


def test_a_choice_filters_in_its_cell(parts, hub, qtbot):
    table = parts("services")
    table.table.go_to_column("type")
    type_("utiles esc")
    press(Qt.Key.Key_Return)
    assert table.page.body.answers().values["type"] == "school_supplies"
    assert table.editing.editor is not None  # Enter took the choice and went on to the next cell
    assert table.editing.editor.name != "type"


def test_what_is_wrong_in_a_row_is_said_under_the_table_and_f8_opens_the_cell(parts, hub, qtbot):
    table = parts("reviews")
    table.page.body.focus_field("changes")
    type_("nada")
    press(Qt.Key.Key_S, CTRL)
    assert "Hace falta" in table._messages.text()
    assert table._messages.isVisible()
    press(Qt.Key.Key_F8)
    assert table.editing.editor.name == "reviewed_on"
    type_("hoy")
    press(Qt.Key.Key_Return)
    assert not table._messages.isVisible()


def test_a_closed_case_is_not_edited_in_place(reviews, parts, hub, case_id, qtbot):
    with hub.begin("close") as work:
        case = work.get(r.Case, case_id)
        case.status, case.closed = "closed", date.today()
    table = parts("reviews")
    go_to(table, reviews[0], qtbot)
    press(Qt.Key.Key_F2)
    assert table.editing.editor is None
