"""Long work of the window goes in turns: keys come in between, and who needs the whole gets it at once."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from kindhub.ui.kit.in_turns import TURN, InTurns, let_go_in_turn
from kindhub.ui.tasks import close_tasks, run, tasks


class Beats(QObject):
    """Counts the turns of the event loop by a timer that is always due."""

    def __init__(self):
        super().__init__()
        self.count = 0
        clock = QTimer(self)
        clock.timeout.connect(self.beat)
        clock.start(1)

    def beat(self):
        self.count += 1


def slow(made, pieces=6):
    for n in range(pieces):
        end = time.perf_counter() + TURN
        while time.perf_counter() < end:
            pass
        made.append(n)
        yield


@pytest.fixture
def owner(qapp):
    found = QObject()
    yield found
    found.deleteLater()


def test_the_window_breathes_between_dear_pieces(owner, qtbot):
    made, beats = [], Beats()
    work = InTurns(slow(made), owner)
    with qtbot.waitSignal(work.ended):
        pass
    assert made == list(range(6))
    assert beats.count >= 6


def test_a_generator_that_is_run_through_at_once_lets_nothing_in_between(owner, qtbot):
    made, beats = [], Beats()
    InTurns(slow(made), owner).finish()
    assert made == list(range(6))
    assert beats.count == 0


def test_cheap_pieces_share_a_turn(owner, qtbot):
    beats = Beats()
    work = InTurns(iter(range(500)), owner)
    with qtbot.waitSignal(work.ended):
        pass
    assert beats.count < 100


def test_it_counts_as_work_under_way_until_it_is_over(owner, qtbot):
    assert not tasks().busy()
    work = InTurns(slow([]), owner)
    assert tasks().busy()
    with qtbot.waitSignal(work.ended):
        pass
    assert work.is_over()
    assert not tasks().busy()


def test_it_ends_with_its_owner(qapp, qtbot):
    made, owner = [], QObject()
    InTurns(slow(made), owner)
    owner.deleteLater()
    QCoreApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete)
    assert not tasks().busy()
    assert made == []


def test_the_end_is_told_once_and_not_when_it_was_given_up(owner, qtbot):
    told, work, given_up = [], InTurns(slow([], 1), owner), InTurns(slow([]), owner)
    work.ended.connect(lambda: told.append("done"))
    given_up.ended.connect(lambda: told.append("given up"))
    given_up.give_up()
    work.finish()
    work.finish()
    qtbot.waitUntil(lambda: not tasks().busy())
    assert told == ["done"]


def test_a_piece_that_fails_ends_it(owner):
    def broken():
        yield
        raise ValueError("no such field")

    work = InTurns(broken(), owner)
    with pytest.raises(ValueError, match="no such field"):
        work.finish()
    assert work.is_over()


def test_of_several_the_oldest_goes_first_and_they_share_one_turn(owner, qtbot):
    made, beats = [], Beats()
    first = InTurns((made.append(n) for n in ("a", "b")), owner)
    second = InTurns(slow(made, 3), owner)
    with qtbot.waitSignals([first.ended, second.ended]):
        pass
    assert made == ["a", "b", 0, 1, 2]
    assert beats.count >= 3


def test_what_is_to_go_first_goes_before_what_was_there(owner, qtbot):
    made = []
    first = InTurns((made.append(n) for n in ("a", "b")), owner)
    second = InTurns((made.append(n) for n in (0, 1)), owner, first=True)
    with qtbot.waitSignals([first.ended, second.ended]):
        pass
    assert made == [0, 1, "a", "b"]


def test_what_is_not_done_when_the_window_closes_is_left(owner, qtbot):
    made = []
    work = InTurns(slow(made), owner)
    close_tasks()
    assert work.is_over()
    assert made == []


def test_what_the_last_piece_made_is_shown_when_the_end_is_told(shown, qtbot):
    room = QWidget()
    column = QVBoxLayout(room)
    shown(room)
    made = []

    def pieces():
        yield from slow([], 1)  # a turn is over here, so that the last piece has one to itself
        made.append(QLabel("the last"))
        column.addWidget(made[0])

    seen, work = [], InTurns(pieces(), room)
    work.ended.connect(lambda: seen.append(made[0].isVisible()))
    with qtbot.waitSignal(work.ended):
        pass
    assert seen == [True]


class Listener(QObject):
    """Writes down when a result was told."""

    def __init__(self, told):
        super().__init__()
        self._told = told

    def done(self, result):
        self._told.append(result)

    def failed(self, error):
        raise error


def test_results_are_told_before_work_goes_on_in_turns(owner, qtbot):
    told = []
    listener = Listener(told)
    run(listener, lambda _: "result", listener.done, listener.failed)
    tasks()._lanes["database"].shutdown(wait=True)
    work = InTurns(slow(told, pieces=2), owner)
    with qtbot.waitSignal(work.ended):
        pass
    assert told == ["result", 0, 1]
    close_tasks()


def test_a_part_that_goes_is_hidden_at_once_and_freed_in_a_turn_of_its_own(qtbot):
    room = QWidget()
    qtbot.addWidget(room)
    part = QLabel("old page", room)
    room.show()
    let_go_in_turn(part)
    assert (isValid(part), part.isVisible(), tasks().busy()) == (True, False, True)
    qtbot.waitUntil(lambda: not tasks().busy())
    qtbot.waitUntil(lambda: not isValid(part) and not room.findChildren(QObject))


def test_a_part_that_hangs_nowhere_goes_as_ever(qtbot):
    part = QLabel("alone")
    let_go_in_turn(part)
    assert not tasks().busy()
    qtbot.waitUntil(lambda: not isValid(part))
