"""From the page of a person into her case: opened, a contact logged, a note written, by key."""

from __future__ import annotations

import pytest
from kindhub_reintegration import records as r
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from kindhub.ui.case.quick_entry import QuickEntry
from kindhub.ui.people.person_page import PersonPage

CTRL = Qt.KeyboardModifier.ControlModifier
OPEN, CLOSED = 1, 4
"""Of the invented people, one whose case is open and one whose case is closed."""


@pytest.fixture
def opened(qtbot, peopled, shown):
    def opened(number):
        page = PersonPage(peopled.hub, peopled.person_ids[number])
        shown(page)
        qtbot.waitUntil(lambda: page._case_button is not None)
        with qtbot.waitActive(page.window()):
            page.window().activateWindow()
        page.setFocus()
        return page

    return opened


def entry():
    popup = QApplication.activePopupWidget()
    return popup if isinstance(popup, QuickEntry) else None


def test_a_note_is_written_into_the_open_case_and_can_be_taken_back(qtbot, peopled, opened):
    page = opened(OPEN)
    qtbot.keyClick(page, Qt.Key.Key_M, CTRL)
    qtbot.keyClicks(entry().focusWidget(), "La familia se mudo de casa")
    qtbot.keyClick(entry().focusWidget(), Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: len(notes(peopled.hub)) == 1)
    note, person = notes(peopled.hub)[0]
    assert (note.words, note.author) == ("La familia se mudo de casa", peopled.hub.user.uid)
    assert person == peopled.person_ids[OPEN]
    qtbot.waitUntil(lambda: bool(page.contacting._last_unit))
    page.contacting.undo_last()
    qtbot.waitUntil(lambda: notes(peopled.hub) == [])


def notes(hub):
    query = select(r.Note, r.Case.person_id).join(r.Case, r.Case.id == r.Note.case_id)
    with hub.read() as session:
        return [tuple(row) for row in session.execute(query)]


def test_ctrl_j_asks_for_a_contact_and_ctrl_enter_opens_the_case(qtbot, opened):
    page = opened(OPEN)
    qtbot.keyClick(page, Qt.Key.Key_J, CTRL)
    assert entry().quick.form.key == "contacts"
    entry().close()
    with qtbot.waitSignal(page.go) as led:
        qtbot.keyClick(page, Qt.Key.Key_Return, CTRL)
    assert led.args[0].page == "case"


def test_nothing_is_written_into_a_closed_case(qtbot, opened):
    page = opened(CLOSED)
    qtbot.keyClick(page, Qt.Key.Key_M, CTRL)
    assert entry() is None
