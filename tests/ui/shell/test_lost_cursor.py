"""When the part with the cursor goes, the cursor stays on its page and does not jump to the top of the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kindhub.ui.shell import NavEntry, Page, Route, ShellWindow


class TwoCards(Page):
    """Three buttons, the last two on a card of their own."""

    def __init__(self):
        super().__init__()
        self.first, self.card = QPushButton("first", self), QWidget(self)
        self.second, self.third = QPushButton("second", self.card), QPushButton("third", self.card)
        column = QVBoxLayout(self.card)
        for button in (self.second, self.third):
            column.addWidget(button)
        for part in (self.first, self.card):
            self.column.addWidget(part)


@pytest.fixture
def window(qtbot):
    window = ShellWindow(lambda _route: TwoCards(), lambda made: made.rail.set_entries([NavEntry(Route("day"), "Day")]))
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    window.open(Route("day"))
    qtbot.waitUntil(lambda: window.page.isVisible())
    window.page.third.setFocus()
    return window


@pytest.mark.parametrize("go", [lambda part: part.hide(), lambda part: part.setEnabled(False)], ids=["hidden", "off"])
def test_it_goes_to_what_is_nearest_around_it(window, go):
    go(window.page.third)
    assert window.focusWidget() is window.page.second


def test_tab_goes_on_in_the_page_when_all_around_the_cursor_could_not_be_used_for_a_while(qtbot, window):
    """As while something is being written: Qt leaves the cursor nowhere then."""
    page = window.page
    page.card.setEnabled(False)
    page.card.setEnabled(True)
    qtbot.keyClick(window, Qt.Key.Key_Tab)
    assert window.focusWidget() is page.first


def test_tab_after_the_last_stop_of_the_page_leaves_it_as_ever(qtbot, window):
    """The control: only a part that is lost keeps the cursor on its page."""
    qtbot.keyClick(window.page.third, Qt.Key.Key_Tab)
    assert not window.page.isAncestorOf(window.focusWidget())
