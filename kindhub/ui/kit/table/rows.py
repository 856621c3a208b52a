"""What a table shows: columns, cells, rows and groups, as plain values."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field

Key = Hashable


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `width` in units of the design; numbers stand `right`; only `sortable` ones answer a click.

    `fixed` ones stay first, in their order, and in sight; `names` says who the row is about, and stays longest.
    """

    key: str
    title: str
    width: int = 130
    right: bool = False
    sortable: bool = True
    stretch: bool = False
    fixed: bool = False
    names: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: text, a smaller second line, a sign.

    `state` is a key of `badge.STATES`; `icon` any Phosphor name. `tone` colours the text and is never the only sign.
    `matches` are (start, length) stretches of the text that the search found. `programs` are (letters, slot) marks.
    `secret` text is the name of a person: blocks stand for it while names are veiled.
    `button` draws the text as a button; a click on it is `WorkTable.cell_clicked`.
    """

    text: str = ""
    sub: str = ""
    state: str = ""
    icon: str = ""
    tone: str = "text"
    bold: bool = False
    matches: tuple[tuple[int, int], ...] = ()
    programs: tuple[tuple[str, int], ...] = ()
    button: bool = False
    secret: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: cells by column key. `edge` `danger` or `warn` draws the bar at its left; `tint` fills it too."""

    key: Key
    cells: dict[str, Cell] = field(default_factory=dict)
    edge: str = ""
    tint: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A heading over `count` rows that follow each other: `Rosa Chún`, and as a link its `note`, `19 casos`.

    `key` is what the group is known by; a group that was folded stays so when the rows are fetched anew.
    """

    title: str
    count: int
    note: str = ""
    key: Key = None

    @property
    def words(self) -> str:
        """The whole heading in one line."""
        return "  ·  ".join(part for part in (self.title, self.note) if part)


@dataclass(frozen=True, slots=True)
class AskedPage:
    """A page of rows a table asks for: its number, its keys, and in which `round` of keys and columns.

    `near` ones are not in sight yet, but next to what is.
    """

    round: int
    number: int
    keys: Sequence[Key]
    near: bool = False


Fetch = Callable[[Sequence[Key]], Sequence[TableRow]]
Ask = Callable[[AskedPage], None]
EMPTY = Cell()
