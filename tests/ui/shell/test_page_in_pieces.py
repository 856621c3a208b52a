"""A page that takes long to make comes piece by piece, and is whole for whoever asks for it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from kindhub.ui.shell import Page, Route, ShellWindow

MADE = ("first", "second", "third")


class Long(Page):
    """Made in three pieces; says which there are."""

    def __init__(self, _route: Route | None = None) -> None:
        super().__init__()
        self.made: list[str] = []
        self.build(self._parts())

    def _parts(self):
        for name in MADE:
            yield
            self.column.addWidget(QLabel(name))
            self.made.append(name)


@pytest.fixture
def window(qtbot):
    shell = ShellWindow(Long, lambda _window: None)
    qtbot.addWidget(shell)
    return shell


def test_in_a_window_that_is_seen_it_comes_in_turns_of_the_event_loop(window, qtbot):
    window.show()
    window.open(Route("day"))
    page = window._page
    assert page.made == []
    qtbot.waitUntil(lambda: page.isVisible())
    assert page.made == list(MADE)


def test_whoever_asks_for_the_page_gets_it_whole(window, qtbot):
    window.show()
    window.open(Route("day"))
    page = window.page
    assert page.made == list(MADE)
    qtbot.waitUntil(lambda: page.isVisible())
    assert page.made == list(MADE)  # and nothing twice


def test_one_that_is_left_before_it_is_whole_is_whole_when_it_is_left(window, qtbot):
    window.show()
    window.open(Route("day"))
    first = window._page
    window.open(Route("people"))
    assert first.made == list(MADE)
    qtbot.waitUntil(lambda: window.page.isVisible())


def test_a_piece_that_asks_for_the_whole_page_goes_on_by_itself(window, qtbot):
    class Asking(Long):
        def _parts(self):
            yield
            assert window.page is self
            yield from super()._parts()

    window._make_page = Asking
    window.show()
    window.open(Route("day"))
    assert window.page.made == list(MADE)


def test_in_a_window_that_is_not_seen_and_without_one_it_is_made_at_once(window, qtbot):
    window.open(Route("day"))
    alone = Long()
    qtbot.addWidget(alone)
    assert (window._page.made, alone.made) == (list(MADE), list(MADE))
