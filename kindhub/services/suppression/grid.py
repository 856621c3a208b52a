"""All cells of linked tables and earlier publications in one grid, and what follows from what between them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kindhub.services.suppression.tables import TOTAL, Coordinates, CountTable, Limits

REST = "~rest"
"""What a total holds beyond the codes that are printed."""


@dataclass(slots=True, eq=False)
class Cell:
    """One number somebody could read or work out.

    `limit`: from 1 to below it, it is small. `editions` are the publications it stands in (0 is the earliest); none
    for a difference that is printed nowhere. `low` and `high` are what a reader knows of it while it is hidden.
    `fixed`: it stays as it is, because it is zero or has been given out.
    """

    place: Coordinates
    value: int
    limit: int
    editions: frozenset[int] = frozenset()
    is_sum: bool = False
    hidden: bool = False
    fixed: bool = False
    small: bool = False
    low: int = 0
    high: int | None = None

    def hide(self, *, small: bool = False, limit: int | None = None) -> None:
        """Hide it as small, or with the other mark, which says no size."""
        least = limit or self.limit
        self.hidden, self.small = True, small
        self.low = 1 if small or self.is_sum or self.value < least else least
        self.high = least - 1 if small else None


Option = tuple[tuple[int, int], ...]
"""What a move does to one dimension: how far off each code beside the cell's own is that gains (1) or loses (-1)."""


@dataclass(slots=True)
class Dimension:
    """A dimension: each code as the set of blocks (bits) it is made of; the finest sets anything can be cut into."""

    name: str
    codes: dict[str, int]
    blocks: int
    stride: int
    numbers: dict[str, int] = field(init=False)
    _options: dict[str, tuple[Option, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.numbers = {code: at * self.stride for at, code in enumerate(self.codes)}

    def options(self, own: str) -> tuple[Option, ...]:
        """Everything that may happen to people of this dimension so that one code gains: some come, or change code."""
        if own not in self._options:
            inside = self.codes[own]
            outside = ((1 << self.blocks) - 1) & ~inside
            self._options[own] = tuple(
                self._option(own, plus, minus) for minus in (0, *_bits(outside)) for plus in _bits(inside)
            )
        return self._options[own]

    def _option(self, own: str, plus: int, minus: int) -> Option:
        changes = ((code, bool(mask & plus) - bool(mask & minus)) for code, mask in self.codes.items() if code != own)
        start = self.numbers[own]
        return tuple((self.numbers[code] - start, change) for code, change in changes if change)

    def finer(self, code: str) -> Iterator[str]:
        """The codes that are a true part of this one."""
        whole = self.codes[code]
        return (other for other, mask in self.codes.items() if mask != whole and mask & whole == mask)


@dataclass(slots=True)
class Grid:
    """The cells of one thing that is counted, by place: a code per dimension.

    `numbered` are the same by a single number, so that the cell that is one code away is a sum away.
    """

    dimensions: list[Dimension]
    limits: Limits
    newest: int = 0
    cells: dict[Coordinates, list[Cell]] = field(default_factory=dict)
    numbered: dict[int, list[Cell]] = field(default_factory=dict)

    def all(self) -> Iterator[Cell]:
        """Every cell."""
        return (cell for found in self.cells.values() for cell in found)

    def place(self, table: CountTable, coordinates: Coordinates) -> Coordinates:
        """Where a cell of a table stands."""
        codes = {**table.at, **dict(zip(table.dimensions, coordinates, strict=True))}
        return tuple(codes.get(one.name, TOTAL) for one in self.dimensions)

    def limit(self, place: Coordinates) -> int:
        """Below which number a cell is small: the highest of the dimensions that cut it."""
        cut = (self.limits.of(one.name) for one, code in zip(self.dimensions, place, strict=True) if code != TOTAL)
        return max(cut, default=self.limits.usual)

    def put(self, place: Coordinates, value: int, edition: int) -> None:
        """A printed number. One that was given out before with the same value is the same cell."""
        found = self.cells.setdefault(place, [])
        if any(edition in cell.editions and cell.value != value for cell in found):
            raise ValueError("The same cell stands in two tables with two values")
        same = next((cell for cell in found if cell.value == value), None)
        if same is None:
            same = Cell(place, value, self.limit(place))
            found.append(same)
        same.editions |= {edition}

    def number(self, place: Coordinates) -> int:
        """The number of a place."""
        return sum(one.numbers[code] for one, code in zip(self.dimensions, place, strict=True))

    def latest(self) -> dict[int, list[Cell]]:
        """The cells by number without the earlier of two that differ."""
        found = {}
        for number, cells in self.numbered.items():
            newest = [cell for cell in cells if self.newest in cell.editions]
            found[number] = newest or cells
        return found

    def value(self, place: Coordinates, edition: int | None = None) -> int | None:
        """What a cell holds in an edition, or as it was last known."""
        found = [cell for cell in self.cells.get(place, ()) if edition is None or edition in cell.editions]
        return max(found, key=lambda cell: max(cell.editions, default=self.newest)).value if found else None


def _bits(mask: int) -> Iterator[int]:
    while mask:
        yield mask & -mask
        mask &= mask - 1


def grid_of(editions: Sequence[Sequence[CountTable]], limits: Limits) -> Grid:
    """One grid of tables that count the same thing: editions in the order they were given out, the new one last."""
    tables = [table for edition in editions for table in edition]
    names = dict.fromkeys(name for table in tables for name in (*table.dimensions, *table.at))
    grid = Grid(_dimensions(names, tables), limits, newest=len(editions) - 1)
    for edition, found in enumerate(editions):
        for table in found:
            for coordinates, value in table.cells.items():
                grid.put(grid.place(table, coordinates), value, edition)
    for at in range(len(grid.dimensions)):
        _add_differences(grid, at)
    for cell in grid.all():
        cell.is_sum = _is_sum(grid, cell.place)
    grid.numbered = {grid.number(place): cells for place, cells in grid.cells.items()}
    return grid


def _dimensions(names: Iterable[str], tables: Sequence[CountTable]) -> list[Dimension]:
    made: list[Dimension] = []
    stride = 1
    for name in names:
        masks = _masks(name, tables)
        made.append(Dimension(name, masks, masks[TOTAL].bit_length(), stride))
        stride *= len(masks)
    return made


def _masks(name: str, tables: Iterable[CountTable]) -> dict[str, int]:
    """Each code of a dimension as the set of blocks it is made of, those of differences and of the rest too."""
    parts: dict[str, tuple[str, ...]] = {}
    codes: dict[str, None] = {}
    for table in tables:
        parts.update(table.parts.get(name, {}))
        if name in table.at:
            codes[table.at[name]] = None
        if name in table.dimensions:
            at = table.dimensions.index(name)
            codes.update(dict.fromkeys(place[at] for place in table.cells))
    codes.pop(TOTAL, None)
    atoms = {code: frozenset(parts.get(code, (code,))) for code in codes}
    every = dict.fromkeys(atom for code in codes for atom in parts.get(code, (code,)))
    held = {atom: frozenset(code for code in codes if atom in atoms[code]) for atom in every}
    blocks = list(dict.fromkeys(held.values()))
    masks = {code: sum(1 << at for at, block in enumerate(blocks) if code in block) for code in codes}
    for at, block in enumerate(blocks):
        if 1 << at not in masks.values():
            masks["~" + min(atom for atom in every if held[atom] == block)] = 1 << at
    masks[REST] = 1 << len(blocks)
    masks[TOTAL] = (1 << len(blocks) + 1) - 1
    return masks


def _is_sum(grid: Grid, place: Coordinates) -> bool:
    """Whether a printed cell is a part of this one."""
    return any(
        any(cell.editions for cell in grid.cells.get((*place[:at], finer, *place[at + 1 :]), ()))
        for at, dimension in enumerate(grid.dimensions)
        for finer in dimension.finer(place[at])
    )


def _add_differences(grid: Grid, at: int) -> None:
    """Cells nobody printed that a reader has by taking one code of this dimension from another."""
    dimension = grid.dimensions[at]
    lines: dict[Coordinates, dict[str, None]] = {}
    for place in grid.cells:
        lines.setdefault((*place[:at], *place[at + 1 :]), {})[place[at]] = None
    for line, codes in lines.items():
        if len(codes) < 2 or not any(_is_composed(dimension, code) for code in codes):
            continue
        where = {code: (*line[:at], code, *line[at:]) for code in dimension.codes}
        newest = {code: value for code in codes if (value := grid.value(where[code], grid.newest)) is not None}
        known = {code: value for code in codes if (value := grid.value(where[code])) is not None}
        for code, value in _solved(dimension, newest, known).items():
            _put_difference(grid, where[code], value)


def _put_difference(grid: Grid, place: Coordinates, value: int | None) -> None:
    if any(cell.value == value for cell in grid.cells.get(place, ())):
        return
    open_end = value is None or value > 0
    cell = Cell(place, max(value or 0, 0), grid.limit(place), fixed=not open_end, hidden=open_end)
    grid.cells.setdefault(place, []).append(cell)


def _is_composed(dimension: Dimension, code: str) -> bool:
    return dimension.codes[code].bit_count() > 1


def _solved(dimension: Dimension, newest: Mapping[str, int], known: Mapping[str, int]) -> dict[str, int | None]:
    """The blocks that are not printed: their value where it follows, None where it does not.

    First from the new publication alone, so that what was entered late shows as a difference from the earlier one;
    then from all that was ever given out.
    """
    names = {mask: code for code, mask in dimension.codes.items() if mask.bit_count() == 1}
    found: dict[str, int | None] = {}
    for values in (newest,) if newest == known else (newest, known):
        held = {dimension.codes[code]: value for code, value in values.items()}
        held |= {dimension.codes[code]: value for code, value in found.items() if value is not None}
        for mask, value in _eliminated(held).items():
            if names[mask] not in values and found.get(names[mask]) is None:
                found[names[mask]] = value
    reach = 0
    for code in known:
        reach |= dimension.codes[code]
    for mask, code in names.items():
        if mask & reach and code not in known:
            found.setdefault(code, None)
    return found


def _eliminated(held: dict[int, int]) -> dict[int, int]:
    """Single blocks that follow by taking known parts away from sums, the largest parts first, again and again."""
    known, found = dict(held), dict[int, int]()
    again = True
    while again:
        again = False
        parts = sorted(known, key=lambda mask: (-mask.bit_count(), mask))
        for whole in [mask for mask in parts if mask.bit_count() > 1]:
            missing, value = whole, known[whole]
            for part in parts:
                if part != whole and part & missing == part:
                    missing, value = missing & ~part, value - known[part]
            if missing.bit_count() == 1 and missing not in known:
                known[missing] = found[missing] = value
                again = True
    return found
