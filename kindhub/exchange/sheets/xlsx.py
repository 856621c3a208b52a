"""Read every sheet of an XLSX package, row by row."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from kindhub.exchange.sheets import refusals
from kindhub.exchange.sheets.cells import CellReader
from kindhub.exchange.sheets.guard import open_package
from kindhub.exchange.sheets.merged import spread
from kindhub.exchange.sheets.model import EMPTY, Cell, Limits, Row, Sheet, Workbook
from kindhub.exchange.sheets.package import Package, SheetPart, comments, read_package, shared_texts
from kindhub.exchange.sheets.styles import Style, read_styles
from kindhub.exchange.sheets.xml_stream import elements, local
from kindhub.i18n import L

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_MOST_MERGES = 100_000


@dataclass(slots=True)
class _Gathered:
    """What one sheet has shown so far."""

    rows: list[Row] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merges: list[str] = field(default_factory=list)
    cells: int = 0


def read_xlsx(name: str, data: bytes, limits: Limits) -> Workbook:
    """All sheets of an XLSX or XLSM (its macros are left alone), or a `UserError` that says why not."""
    with open_package(name, data, limits) as archive:
        package = read_package(name, archive, limits)
        texts, styles = shared_texts(package, limits), read_styles(package)
        sheets = tuple(_sheet(package, part, texts, styles, limits) for part in package.sheets)
    return Workbook(name, sheets, tuple(package.notes))


def _sheet(package: Package, part: SheetPart, texts: list[str], styles: list[Style], limits: Limits) -> Sheet:
    notes = comments(package, part)
    reader = CellReader(package.name, texts, styles, package.from_1904, limits, notes)
    seen = _Gathered()
    for element in elements(package.name, package.archive, part.part):
        tag = local(element.tag)
        if tag == "row":
            _take_row(element, reader, seen, limits)
            element.clear()
        elif tag == "col":
            _take_column(element, seen)
        elif tag == "mergeCell" and len(seen.merges) < _MOST_MERGES:
            seen.merges.append(element.get("ref", ""))
    while seen.rows and not any(cell.written for cell in seen.rows[-1].cells):
        seen.rows.pop()
    rows, wide = spread(package.name, seen.rows, seen.merges, limits)
    hidden = frozenset(seen.hidden_rows), frozenset(seen.hidden_columns)
    return Sheet(part.name, rows, part.hidden, *hidden, wide_rows=wide)


def _take_row(element: Element, reader: CellReader, seen: _Gathered, limits: Limits) -> None:
    last = seen.rows[-1].number if seen.rows else 0
    number = _whole(element.get("r"), last + 1)
    if not last < number <= _LAST_ROW:
        raise refusals.damaged(reader.name)
    if element.get("hidden") in {"1", "true"}:
        seen.hidden_rows.add(number)
    cells: list[Cell] = []
    used = 0
    for child in element:
        place = _column(child.get("r", ""), len(cells))
        cell = reader.read(child)
        if cell is EMPTY:
            continue
        if place >= limits.columns:
            raise refusals.too_large(reader.name, L("columns", "columnas"), limits.columns)
        if place < len(cells):
            raise refusals.damaged(reader.name)
        cells.extend([EMPTY] * (place - len(cells)))
        cells.append(cell)
        used += 1
    seen.rows.append(Row(number, tuple(cells)))
    seen.cells += used
    if len(seen.rows) > limits.rows:
        raise refusals.too_large(reader.name, L("rows", "filas"), limits.rows)
    if seen.cells > limits.cells:
        raise refusals.too_large(reader.name, L("cells", "celdas"), limits.cells)


def _take_column(element: Element, seen: _Gathered) -> None:
    if element.get("hidden") in {"1", "true"}:
        first, last = _whole(element.get("min"), 1), _whole(element.get("max"), 1)
        seen.hidden_columns.update(range(first - 1, min(last, _LAST_COLUMN)))


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 9 else otherwise


def _column(reference: str, otherwise: int) -> int:
    """The column of a reference such as `AB12`, from 0; without one the next column."""
    letters = reference.rstrip("0123456789")
    return _place(letters) if letters else otherwise


@lru_cache(maxsize=2_048)
def _place(letters: str) -> int:
    place = 0
    for letter in letters[:4].upper():
        place = place * 26 + ord(letter) - 64
    return place - 1 if 0 < place <= _LAST_COLUMN else _LAST_COLUMN
