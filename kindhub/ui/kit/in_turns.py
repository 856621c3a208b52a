"""Work of the window that is too long for one go: a bit in each turn of the event loop, keys and mouse in between.

Decision. *Question*: how are hundreds of inputs made without the window standing still? *Options*: a thread (Qt makes
widgets in the GUI thread only), letting Qt handle events in between (a nested loop: a page may be gone when it comes
back), a generator taken further from a timer. *Choice*: the generator. It says itself where it may be interrupted,
and it ends with its owner.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from kindhub.ui.tasks import tasks

TURN = 0.006
"""Seconds a turn takes at most, one piece at least: with what Qt lays out and paints after it, far below 50 ms."""


class InTurns(QObject):
    """Takes `pieces` further in each turn of the event loop; `ended` when there is none left.

    Each `yield` of the generator is a place where the window may breathe. Whoever needs the whole at once calls
    `finish`. Until it has ended it counts as work under way, so that whoever waits for the window waits for it too.
    Of several only the oldest takes a turn: together they are no longer than one. `first` goes before them: the page
    comes before what fills it.
    """

    ended = Signal()

    def __init__(self, pieces: Iterator[object], owner: QObject, *, first: bool = False) -> None:
        super().__init__(owner)
        self._pieces: Iterator[object] | None = pieces
        self._ran_out = False
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._turn)
        self._clock.start(0)
        tasks().take_turns(self, first=first)

    def is_over(self) -> bool:
        """Whether everything was done, or given up."""
        return self._pieces is None

    def finish(self) -> None:
        """Do the rest here and now."""
        if self._pieces is not None:
            self._take(until=float("inf"))
            self._end()

    def give_up(self) -> None:
        """Leave the rest undone; nothing is told."""
        self._clock.stop()
        self._pieces = None

    def _turn(self) -> None:
        """The end has a turn of its own: by then Qt has shown what the last piece made. Results are told first."""
        if tasks().whose_turn() is not self or tasks().is_telling():
            return
        if self._ran_out:
            self._end()
        else:
            self._take(until=time.perf_counter() + TURN)

    def _take(self, until: float) -> None:
        """Take pieces until that time, or until there is none left."""
        try:
            for _piece in self._pieces or ():
                if time.perf_counter() >= until:
                    return
        except BaseException:
            self.give_up()
            raise
        self._ran_out = True

    def _end(self) -> None:
        if self._pieces is not None:
            self.give_up()
            self.ended.emit()


def in_place_of(before: InTurns | None, pieces: Iterator[object], owner: QObject) -> InTurns:
    """Begin anew: what is left of the work before is given up."""
    if before is not None:
        before.give_up()
        before.deleteLater()
    return InTurns(pieces, owner)


def let_go_in_turn(part: QWidget) -> None:
    """Take a large part down in a turn of its own: to free a page takes as long as to lay one out."""
    room = part.parentWidget()
    part.hide()
    if room is None:
        part.deleteLater()
        return
    taking_down = InTurns(_taken_down(part), room)
    taking_down.ended.connect(taking_down.deleteLater)


def _taken_down(part: QWidget) -> Iterator[None]:
    part.deleteLater()
    yield
