"""A table to be written out: a title, columns and rows of plain values, whatever the format."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Literal

from kindhub.i18n import L, tr

ColumnKind = Literal["text", "number", "money", "percent", "date", "moment", "yes_no"]
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_EXACT = 10**15


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column. `kind` chooses how numbers and dates look, `width` is in letters (None: as wide as its texts)."""

    label: L | str
    kind: ColumnKind = "text"
    width: int | None = None


@dataclass(frozen=True, slots=True)
class SheetTable:
    """One table, a sheet of its own in a workbook. Rows may be a generator; they are walked through once."""

    title: L | str
    columns: Sequence[TableColumn]
    rows: Iterable[Sequence[Any]]


Plain = str | int | float | bool | date | datetime | None


def plain_value(value: Any) -> Plain:
    """A value as a sheet can hold it without changing it: what a number cell would round or refuse becomes text.

    Spreadsheets keep 15 digits, so longer numbers (some identity numbers) are written as text; so are NaN, infinity,
    moments with a zone, years before 1900, and everything that is no plain type, by its `str`.
    """
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return int(value) if abs(value) < _EXACT else str(value)
    if isinstance(value, Decimal):
        return float(value) if value.is_finite() and len(value.as_tuple().digits) <= 15 else str(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    if isinstance(value, datetime):
        return value if value.tzinfo is None and value.year >= 1900 else value.isoformat(" ", "seconds")
    if isinstance(value, date):
        return value if value.year >= 1900 else value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    return clean_text(str(value))


def clean_text(text: str) -> str:
    """The text without the control characters XML cannot carry, line ends as LF, halves of a character as U+FFFD."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _FORBIDDEN.sub(lambda found: "\ufffd" if "\ud800" <= found[0] <= "\udfff" else "", text)


def say_truth(value: bool) -> str:
    """A truth value in words, as reports show it."""
    return tr("yes", "sí") if value else tr("no", "no")
