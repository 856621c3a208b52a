"""One thing in each turn of the event loop: a painting, a bit of a page that comes, a result told, a piece of work.

Decision. *Question*: each of these is short enough for a key to wait; how is it kept that they do not come together?
*Options*: a timer each (Qt runs all that are due in one turn, one after the other), a scheduler that measures.
*Choice*: one clock for all of them, and in each of its turns the first that wants one. What Qt lays out after it
belongs to its turn; what has to be painted after that waits for the next.
"""

from __future__ import annotations

from enum import IntEnum
from typing import Protocol
from weakref import ReferenceType, ref

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid


class Rank(IntEnum):
    """Who goes before whom."""

    PAINTING = 0
    SHOWING = 1
    TELLING = 2
    SWEEPING = 3
    WORKING = 4


class Taker(Protocol):
    """Somebody who takes turns."""

    def wants_turn(self) -> bool:
        """Whether there is something to do now."""

    def take_turn(self) -> None:
        """Do one thing."""


class Turns(QObject):
    """`join` once, and `begin` whenever there is something to do."""

    def __init__(self) -> None:
        super().__init__()
        self._takers: list[tuple[Rank, ReferenceType[Taker]]] = []
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._turn)

    def join(self, taker: Taker, rank: Rank) -> None:
        """Let an object of Qt take turns until it is gone; whoever made it keeps it."""
        self._takers = sorted([*self._takers, (rank, ref(taker))], key=_rank_of)

    def begin(self) -> None:
        """There is something to do from the next turn on."""
        self._clock.start(0)

    def _turn(self) -> None:
        self._takers = [(rank, one) for rank, one in self._takers if _is_there(one())]
        takers = (one() for _, one in self._takers)
        taker = next((one for one in takers if one is not None and one.wants_turn()), None)
        if taker is None:
            self._clock.stop()
        else:
            taker.take_turn()


def _is_there(taker: Taker | None) -> bool:
    return taker is not None and isValid(taker)


def _rank_of(one: tuple[Rank, object]) -> Rank:
    return one[0]


class _InForce:
    turns: Turns | None = None


def turns() -> Turns:
    """The turns of this process, made on first use, in the GUI thread."""
    if _InForce.turns is None:
        _InForce.turns = Turns()
    return _InForce.turns
