"""Where the cursor is: with what lies over the page, and in the page that was opened."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from kindhub.ui.palette.command_palette import CommandPalette
from kindhub.ui.shell import HideCurtain, Page, Route, ShellWindow, bind

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot):
    """A window with two fields, on screen."""
    made = QWidget()
    made.resize(700, 500)
    made.near, made.far = QLineEdit(made), QLineEdit(made)
    made.far.move(0, 60)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.near.setFocus()
    return made


def test_a_page_read_late_does_not_take_the_cursor_from_the_palette(window):
    window.far.setFocus()
    assert window.far.hasFocus()  # the control: with nothing over the page it does
    window.near.setFocus()
    palette = CommandPalette(window)
    palette.open_with(())
    window.far.setFocus()
    assert palette.edit.hasFocus()
    palette.close_palette()
    assert window.far.hasFocus()


def test_what_opens_over_the_palette_has_the_cursor(window):
    palette = CommandPalette(window)
    palette.open_with(())
    curtain = HideCurtain(window)
    curtain.drop()
    assert curtain.hasFocus()


def test_a_row_made_anew_under_the_palette_leaves_the_cursor_to_its_list(window):
    holder = QWidget(window)
    holder.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    row = QLineEdit(holder)
    holder.show()
    row.setFocus()
    palette = CommandPalette(window)
    palette.open_with(())
    row.hide()
    palette.close_palette()
    assert holder.hasFocus()


def test_under_the_curtain_no_key_of_the_page_works_but_the_one_that_locks(qtbot, window):
    done = []
    window.logged = lambda: done.append("contact")
    window.locked = lambda: done.append("lock")
    bind(window, "contact", window.logged, inside=False)
    bind(window, "lock", window.locked, inside=False)
    qtbot.keyClick(window.near, Qt.Key.Key_J, CTRL)
    assert done == ["contact"]
    curtain = HideCurtain(window)
    curtain.drop()
    qtbot.keyClick(curtain, Qt.Key.Key_L, CTRL)
    assert done == ["contact", "lock"]
    assert curtain.isVisible()
    qtbot.keyClick(curtain, Qt.Key.Key_J, CTRL)
    assert done == ["contact", "lock"]
    assert not curtain.isVisible()


class _Fields(Page):
    def __init__(self, starts):
        super().__init__()
        self.first, self.second, self._starts = QLineEdit(), QLineEdit(), starts
        self.column.addWidget(self.first)
        self.column.addWidget(self.second)

    def begins_at(self):
        return self.second if self._starts else None


@pytest.mark.parametrize("starts", [True, False])
def test_a_page_that_is_opened_has_the_cursor_where_it_says_else_before_its_first_part(qtbot, starts):
    window = ShellWindow(lambda route: _Fields(starts), lambda window: None)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.bar.lock_button.setFocus()
    window.open(Route("day"))
    window.open(Route("people"))
    qtbot.waitUntil(window.page.isVisible)
    assert window.focusWidget() is (window.page.second if starts else window.page)
    if not starts:
        qtbot.keyClick(window.page, Qt.Key.Key_Tab)
        assert window.page.first.hasFocus()


def test_what_is_typed_before_a_page_stands_is_typed_into_it(qtbot):
    window = ShellWindow(lambda route: _Fields(starts=True), lambda window: None)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.open(Route("day"))
    before = window.page
    qtbot.waitUntil(before.isVisible)
    before.second.setFocus()
    window.open(Route("people"))
    assert before.isVisible()  # the control: the new one is not there yet
    for letter in "mar":
        press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
        QCoreApplication.sendEvent(window.windowHandle(), press)
    assert (before.second.text(), window.page.second.text()) == ("", "mar")
    assert not before.isVisible()


def test_a_page_that_is_going_takes_no_mouse(qtbot):
    window = ShellWindow(lambda route: _Fields(starts=False), lambda window: None)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.open(Route("day"))
    before = window.page
    qtbot.waitUntil(before.isVisible)
    where = before.first.mapTo(window, before.first.rect().center())
    assert window.childAt(where) is before.first  # the control
    window.open(Route("people"))
    assert before.isVisible()
    assert window.childAt(where) is not before.first
