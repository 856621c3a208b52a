"""Tell records from everything else people write into a list: titles, separators, headers again, totals, remarks.

A row is only set aside when it is certainly no record. In doubt it is data, so the import reports it with a reason
and it does not vanish.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

from kindhub.exchange.headings import heading_key
from kindhub.exchange.sheets.model import Row, Sheet
from kindhub.resources import resource

RowKind = Literal["title", "header", "separator", "repeated_header", "note", "data", "empty"]

_REPEATED_SHARE = 0.6
_FEW = 3


@lru_cache(maxsize=1)
def _words() -> tuple[tuple[str, ...], str]:
    """Openings of notes, folded, and the marks that draw a line (`resources/exchange/rows.toml`)."""
    lists = tomllib.loads(resource("exchange", "rows.toml").read_text("utf-8"))
    return tuple(heading_key(word) for word in lists["note"]), "".join(lists["line_marks"])


def classify_row(row: Row, headers: Sequence[str], *, wide: int = 0) -> RowKind:
    """What a row below the header is: data, empty, separator, repeated_header or note (totals too).

    `headers` are the header's texts, `wide` how many columns a merged block in this row spans.
    """
    return _classified(row, len(headers), _known(headers), wide)


def _classified(row: Row, width: int, known: frozenset[str], wide: int) -> RowKind:
    texts = [text for cell in row.cells if not cell.merged and (text := cell.written.strip())]
    if not texts:
        return "empty"
    if len(texts) == 1 and (wide > width / 2 or _is_line(texts[0])):
        return "separator"
    if _repeats(texts, known):
        return "repeated_header"
    if _is_note(texts, width):
        return "note"
    return "data"


def classify_rows(sheet: Sheet, header_row: int) -> Iterator[tuple[Row, RowKind]]:
    """Every row of a sheet with its kind, given the number of the row that holds the header."""
    header = sheet.row(header_row)
    headers = [cell.written for cell in header.cells] if header else []
    known = _known(headers)
    for row in sheet.rows:
        if row.number < header_row:
            yield row, "empty" if row.blank else "title"
        elif row.number == header_row:
            yield row, "header"
        else:
            yield row, _classified(row, len(headers), known, sheet.wide_rows.get(row.number, 0))


def _is_line(text: str) -> bool:
    """A text with a drawn line at both ends, or nothing but one; a single dash is a cell left open."""
    _, marks = _words()
    bare = text.replace(" ", "")
    left, right = len(bare) - len(bare.lstrip(marks)), len(bare) - len(bare.rstrip(marks))
    return left >= _FEW and right >= _FEW


def _known(headers: Sequence[str]) -> frozenset[str]:
    return frozenset(heading_key(text) for text in headers) - {""}


def _repeats(texts: Sequence[str], known: frozenset[str]) -> bool:
    same = sum(heading_key(text) in known for text in texts)
    return same >= min(_FEW, len(known)) and same >= _REPEATED_SHARE * len(texts) and len(known) > 1


def _is_note(texts: Sequence[str], width: int) -> bool:
    """A total or remark: opens with a word of the list and fills few cells of a list that has many."""
    openings, _ = _words()
    if len(texts) > max(1, width // 4, _FEW if width > 2 * _FEW else 1):
        return False
    first = heading_key(texts[0])
    return any(first == opening or first.startswith(f"{opening} ") for opening in openings)
