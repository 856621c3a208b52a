"""What a partner's spreadsheet is once it is read: sheets of rows of cells, each with what stood there.

A cell keeps two things: the value as the sheet typed it, and `written`, what a person sees in the cell. Whatever a
reader cannot understand is still there in words, so an import loses nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Literal, NamedTuple

from kindhub.i18n import L

CellKind = Literal["empty", "text", "number", "date", "time", "bool", "error", "formula"]
Value = str | int | float | bool | datetime | time | timedelta | None


class Cell(NamedTuple):
    """One cell.

    `value` is typed and None for an empty cell and for an error such as `#N/A`. A formula's value is its own text,
    never its result; the result the sheet had stored is `cached`. `merged` marks a value that was given to this row
    by a merged block above it. `note` is a comment pinned to the cell, `fill` its colour as RRGGBB, `struck` says
    that it was struck through.
    """

    value: Value
    written: str
    kind: CellKind
    merged: bool = False
    cached: str = ""
    note: str = ""
    fill: str = ""
    struck: bool = False

    @property
    def blank(self) -> bool:
        """Whether a person sees nothing in it: empty, or white space only."""
        return not self.written.strip()


EMPTY = Cell(None, "", "empty")
"""The cell that is not there; one object, for most cells of most sheets are this one."""


class Row(NamedTuple):
    """One row: its number as the spreadsheet program shows it, and its cells from column A on."""

    number: int
    cells: tuple[Cell, ...]

    @property
    def blank(self) -> bool:
        """Whether a person sees nothing in it."""
        return all(cell.blank for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. Rows that the file does not hold are left out, so use `Row.number`, never the position.

    `hidden_rows` and `hidden_columns` (from 0) are read like the others; a person should be told that they were.
    `wide_rows` gives, for rows with a block merged across columns, how many columns it spans.
    """

    name: str
    rows: Sequence[Row]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    wide_rows: Mapping[int, int] = field(default_factory=dict)

    @property
    def width(self) -> int:
        """Columns up to the last one that holds anything."""
        return max((len(row.cells) for row in self.rows), default=0)

    def row(self, number: int) -> Row | None:
        """The row with this number, None where the file has none."""
        place = bisect_left(self.rows, number, key=lambda row: row.number)
        return self.rows[place] if place < len(self.rows) and self.rows[place].number == number else None


@dataclass(frozen=True, slots=True)
class Workbook:
    """All sheets of a file in their order. `notes` are things a person should know, such as macros left alone."""

    name: str
    sheets: tuple[Sheet, ...]
    notes: tuple[L, ...] = ()

    def sheet(self, name: str) -> Sheet | None:
        """The sheet of this exact name, None where there is none."""
        return next((sheet for sheet in self.sheets if sheet.name == name), None)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a file is read before it is refused as too large: all are judgements, far above any partner's file.

    `ratio` is unpacked size to packed size, looked at for parts above `ratio_from` bytes only: a sheet of repeated
    words packs to about 1:40, a bomb to 1:1000.
    """

    file_bytes: int = 100 * 2**20
    unpacked_bytes: int = 400 * 2**20
    entries: int = 5_000
    ratio: int = 200
    ratio_from: int = 5 * 2**20
    sheets: int = 500
    rows: int = 300_000
    columns: int = 1_000
    cells: int = 3_000_000
    shared_texts: int = 3_000_000
    text: int = 100_000


USUAL_LIMITS = Limits()
