"""What takes turns of the event loop takes one at a time, the most urgent first."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject

from kindhub.ui.turns import Rank, Turns


class Eater(QObject):
    """Wants as many turns as it was told to, and writes down each."""

    def __init__(self, name, seen, wanted=1):
        super().__init__()
        self.name, self.seen, self.wanted = name, seen, wanted

    def wants_turn(self):
        return self.wanted > 0

    def take_turn(self):
        self.wanted -= 1
        self.seen.append(self.name)


@pytest.fixture
def turns(qapp):
    return Turns()


def test_in_a_turn_only_the_first_that_wants_one_gets_it(turns, qtbot):
    seen = []
    working, painting = Eater("work", seen, wanted=2), Eater("paint", seen)
    turns.join(working, Rank.WORKING)
    turns.join(painting, Rank.PAINTING)
    turns._turn()
    assert seen == ["paint"]
    turns._turn()
    assert seen == ["paint", "work"]
    painting.wanted = 1
    turns.begin()
    qtbot.waitUntil(lambda: not working.wanted)
    assert seen == ["paint", "work", "paint", "work"]


def test_the_clock_stands_while_nobody_wants_a_turn(turns, qtbot):
    eater = Eater("work", [])
    turns.join(eater, Rank.WORKING)
    assert not turns._clock.isActive()
    turns.begin()
    qtbot.waitUntil(lambda: not turns._clock.isActive())
    assert eater.seen == ["work"]


def test_who_is_gone_takes_no_turn_and_keeps_nobody_from_one(turns):
    seen = []
    gone, here = Eater("gone", seen), Eater("here", seen)
    turns.join(gone, Rank.PAINTING)
    turns.join(here, Rank.WORKING)
    del gone
    turns._turn()
    assert seen == ["here"]
