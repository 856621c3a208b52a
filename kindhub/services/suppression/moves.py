"""Other tables that agree with everything that is shown: how far a hidden number could be from what it is.

A move adds people with one set of attributes and, per dimension, may take away as many with another: the corners of
a hypercube with the cell in one of them, margins included. It changes every linked table alike, so a table that is
moved is a table that could have been printed the same (hypercube method: Giessing and Repsilber, in Hundepool et al.,
*Handbook on Statistical Disclosure Control*, tabular data).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kindhub.services.suppression.grid import Cell, Grid, Option

Signed = tuple[int, int]
"""The number of a place, and whether it gains (1) or loses (-1)."""
LAST_RESORT = 1_000_000
"""The price of saying less of a small inner number than that it is small: dearer than any number that is hidden."""
NO_END = 1 << 62
EFFORT = 600
"""How many options are looked at for a cheaper move once there is one, and for one that hides nothing more."""
PATIENCE = 50_000
"""How many are looked at for any move at all; then there is none, and the number counts as not protected."""


class Reading(NamedTuple):
    """What a reader is taken to know beside the shown numbers.

    With `marks` also what each mark means; without, only that no count is below 0. `late`: of a cell given out twice
    with two values only the new one moves, for somebody was entered late. `free`: nothing more may be hidden.
    """

    marks: bool = True
    late: bool = False
    free: bool = False


@dataclass(slots=True)
class Move:
    """The cells a move changes, by how much, and what has to be hidden or said less exactly for it."""

    changes: dict[Cell, int] = field(default_factory=dict)
    cost: int = 0
    opened: list[Cell] = field(default_factory=list)

    def joined(self, other: "Move") -> "Move":
        """Both together."""
        return Move(self.changes | other.changes, self.cost + other.cost, self.opened + other.opened)


@dataclass(slots=True)
class Search:
    """Looks for the cheapest move of one cell by `step` (negative: down), from a table already moved by `shifts`."""

    grid: Grid
    places: Mapping[int, list[Cell]]
    target: Cell
    step: int
    reading: Reading
    shifts: Mapping[Cell, int]
    effort: int = EFFORT
    best: Move | None = None

    def run(self) -> Move | None:
        """The cheapest found, the first in order among equals; None when there is none."""
        number = self.grid.number(self.target.place)
        start: list[Signed] = [(number, 1)]
        first = Move()
        if self._add(first, self.places[number], self.step):
            own = self.target.place
            ways = [one.options(own[at]) for at, one in enumerate(self.grid.dimensions)]
            if not self.reading.free:
                ways = [tuple(one for one in way if self._grown(start, one)) for way in ways]
                ways.sort(key=len)
            self._extend(ways, start, first)
        return self.best

    def _extend(self, ways: Sequence[Sequence[Option]], cells: list[Signed], move: Move) -> None:
        if not ways:
            self.best = move
            return
        for added, priced in self._ways_on(cells, ways[0], move.cost):
            if self._is_enough(move.cost + priced.cost):
                return
            self._extend(ways[1:], cells + added, move.joined(priced))

    def _is_enough(self, cost: int) -> bool:
        if self.best is None:
            return self.effort < (0 if self.reading.free else -PATIENCE)
        return self.reading.free or cost >= self.best.cost or self.effort < 0

    def _ways_on(
        self, cells: list[Signed], options: Sequence[Option], cost: int
    ) -> Iterator[tuple[list[Signed], Move]]:
        """What can be done in one dimension: as it comes while nothing may be hidden, else the cheapest first."""
        room = self.best.cost - cost if self.best is not None else NO_END
        grown = (more for option in options if (more := self._grown(cells, option, room)) is not None)
        return grown if self.reading.free else iter(sorted(grown, key=lambda more: more[1].cost))

    def _grown(self, cells: list[Signed], option: Option, room: int = NO_END) -> tuple[list[Signed], Move] | None:
        added: list[Signed] = []
        move = Move()
        self.effort -= 1
        for off, change in option:
            for place, sign in cells:
                found = self.places.get(place + off)
                if found is not None and not self._add(move, found, sign * change * self.step):
                    return None
                if move.cost >= room:
                    return None
                added.append((place + off, sign * change))
        return added, move

    def _add(self, move: Move, cells: list[Cell], shift: int) -> bool:
        """Let the cells of a place take part; whether they may."""
        for cell in cells:
            price = self._price(cell, cell.value + self.shifts.get(cell, 0) + shift)
            if price is None or (price and self.reading.free):
                return False
            move.changes[cell] = shift
            if price:
                move.cost += price
                move.opened.append(cell)
        return True

    def _price(self, cell: Cell, after: int) -> int | None:
        """What it costs that this cell may hold `after`; None when it may not."""
        if not cell.hidden:
            if cell.fixed or self.reading.free:
                return None
            low = 0 if not self.reading.marks else 1 if cell.is_sum else cell.low
            return 2 * cell.value if after >= low else None
        if not self.reading.marks:
            return 0 if after >= 0 else None
        if after < cell.low:
            return None
        if cell.high is None or after <= cell.high:
            return 0
        if cell.fixed or not cell.small:
            return None
        return 1 if cell.is_sum else LAST_RESORT
