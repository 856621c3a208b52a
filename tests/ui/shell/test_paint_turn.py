"""The window is painted in a turn of its own, and at once where something must be hidden."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kindhub.ui.shell.paint_turn import PaintTurn


class Counted(QWidget):
    """Counts how often it is painted."""

    painted = 0
    covered = False

    @override
    def paintEvent(self, event):
        self.painted += 1

    def is_covered(self):
        return self.covered


@pytest.fixture
def window(qtbot):
    found = Counted()
    qtbot.addWidget(found)
    found.turn = PaintTurn(found, found.is_covered)
    found.show()
    qtbot.waitUntil(lambda: found.painted and not found.turn.wants_turn())
    found.painted = 0
    return found


def sent(window):
    """Qt has come to what it was to paint after the change."""
    QCoreApplication.sendPostedEvents(window, QEvent.Type.UpdateRequest)


def test_what_changed_waits_for_the_next_turn(window, qtbot):
    window.update()
    sent(window)
    assert (window.painted, window.turn.wants_turn()) == (0, True)
    qtbot.waitUntil(lambda: window.painted)
    assert (window.painted, window.turn.wants_turn()) == (1, False)


def test_a_window_that_is_covered_is_painted_at_once(window):
    window.covered = True
    window.repaint()
    assert window.painted == 1


def test_one_that_is_not_covered_waits_even_then(window):
    window.repaint()
    assert window.painted == 0


def test_who_keeps_the_event_loop_waiting_has_it_painted_before(window):
    window.turn.now()
    assert (window.painted, window.turn.wants_turn()) == (1, False)


def test_a_change_after_the_painting_is_painted_too(window, qtbot):
    for times in (1, 2):
        window.update()
        qtbot.waitUntil(lambda times=times: window.painted == times)
