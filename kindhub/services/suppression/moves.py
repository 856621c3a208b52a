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
from kindhub.services.suppression.tables import Coordinates

Signed = tuple[Coordinates, int]
LAST_RESORT = 1_000_000
"""The price of saying less of a small inner number than that it is small: dearer than any number that is hidden."""
EFFORT = 3000
"""How many cells are looked at for a cheaper move once there is one."""


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
    """The cells a move changes, with sign, and what has to be hidden or said less exactly for it."""

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
    target: Cell
    step: int
    reading: Reading
    shifts: Mapping[Cell, int]
    effort: int = EFFORT
    best: Move | None = None

    def run(self) -> Move | None:
        """The cheapest found, the first in order among equals; None when there is none."""
        start: list[Signed] = [(self.target.place, 1)]
        first = Move()
        if self._add(first, self.target.place, 1):
            own = self.target.place
            ways = [(at, one.options(own[at])) for at, one in enumerate(self.grid.dimensions)]
            if not self.reading.free:
                ways = [(at, tuple(one for one in way if self._grown(start, at, one))) for at, way in ways]
                ways.sort(key=lambda way: (len(way[1]), way[0]))
            self._extend(ways, start, first)
        return self.best

    def _extend(self, ways: Sequence[tuple[int, Sequence[Option]]], cells: list[Signed], move: Move) -> None:
        if not ways:
            self.best = move
            return
        (at, options), rest = ways[0], ways[1:]
        for added, priced in self._ways_on(cells, at, options):
            if self._is_enough(move.cost + priced.cost):
                return
            self._extend(rest, cells + added, move.joined(priced))

    def _is_enough(self, cost: int) -> bool:
        if self.reading.free:
            return self.best is not None or self.effort < 0
        return self.best is not None and (cost >= self.best.cost or self.effort < 0)

    def _ways_on(self, cells: list[Signed], at: int, options: Sequence[Option]) -> Iterator[tuple[list[Signed], Move]]:
        """What can be done in one dimension: as it comes while nothing may be hidden, else the cheapest first."""
        grown = (more for option in options if (more := self._grown(cells, at, option)) is not None)
        return grown if self.reading.free else iter(sorted(grown, key=lambda more: more[1].cost))

    def _grown(self, cells: list[Signed], at: int, option: Option) -> tuple[list[Signed], Move] | None:
        added: list[Signed] = []
        move = Move()
        self.effort -= 1
        for code, change in option:
            for place, sign in cells:
                there = (*place[:at], code, *place[at + 1 :])
                if not self._add(move, there, sign * change):
                    return None
                added.append((there, sign * change))
        return added, move

    def _add(self, move: Move, place: Coordinates, sign: int) -> bool:
        """Let the cells of a place take part; whether they may."""
        for cell in self.grid.at(place, self.reading.late):
            price = self._price(cell, cell.value + self.shifts.get(cell, 0) + sign * self.step)
            if price is None or (price and self.reading.free):
                return False
            move.changes[cell] = sign
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
