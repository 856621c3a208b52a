"""What goes into suppression: tables of counts whose cells say by their codes what they are part of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import product

TOTAL = ""
"""The coordinate of a cell that is not cut by that dimension: the margin of a row, of a column, of everything."""
Coordinates = tuple[str, ...]
Parts = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Limits:
    """Below which number a cell is small: 5 hides 1 to 4. A dimension may have a higher one, as a municipality."""

    usual: int = 5
    by: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if min(self.usual, *self.by.values(), 2) < 2:
            raise ValueError("A limit below 2 hides nothing")

    def of(self, dimension: str) -> int:
        """The limit of a cell that is cut by this dimension."""
        return max(self.usual, self.by.get(dimension, 0))


@dataclass(frozen=True, slots=True)
class CountTable:
    """A table of whole numbers of people or incidents, as it would be printed if nothing had to be hidden.

    `cells` has every cell that is printed, zeros and margins too: one code per dimension, `TOTAL` for a margin; what
    is not in it is not printed. `counts` names what is counted: cells of two tables with the same `counts` and the
    same codes are the same cell, and so tables that share margins are linked. `at` are codes that hold for the whole
    table (its month, its country). `parts` says for a dimension which codes are made of finer ones: `18+` of `18-49`
    and `50+`, January to March of three months.
    """

    key: str
    dimensions: tuple[str, ...]
    cells: Mapping[Coordinates, int]
    counts: str = ""
    at: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, Parts] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if set(self.dimensions) & set(self.at):
            raise ValueError(f"{self.key}: a dimension cannot be cut and fixed at once")
        for place, count in self.cells.items():
            if len(place) != len(self.dimensions):
                raise ValueError(f"{self.key}: a cell needs one code for each dimension")
            if type(count) is not int or count < 0:
                raise ValueError(f"{self.key}: counts are whole numbers from 0 up")


def with_totals(
    key: str,
    codes: Mapping[str, Iterable[str]],
    counts: Mapping[Coordinates, int],
    *,
    counted: str = "",
    at: Mapping[str, str] | None = None,
    parts: Mapping[str, Parts] | None = None,
) -> CountTable:
    """A full table with every margin from its inner cells; a combination that is missing in `counts` is a zero."""
    listed = {dimension: tuple(found) for dimension, found in codes.items()}
    cells = dict.fromkeys(product(*((*found, TOTAL) for found in listed.values())), 0)
    for place, count in counts.items():
        for margin in product(*((code, TOTAL) for code in place)):
            cells[margin] += count
    return CountTable(key, tuple(listed), cells, counted, at or {}, parts or {})
