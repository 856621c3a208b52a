"""Reads one cell by what its column holds; whatever is not understood stays in words beside the field."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from typing import Any

from kindhub.exchange.readers import Codes, Read, read_code, read_minutes, read_money, read_number, read_score
from kindhub.exchange.readers import read_yes_no as truth
from kindhub.exchange.sheets.model import Cell
from kindhub.i18n import L
from kindhub.program.exchange import ImportColumn
from kindhub.program.imports import NO_CELL, CellRead
from kindhub.records.absence import read_absence
from kindhub.records.codes import code_list
from kindhub.records.partial_date import DateKind, PartialDate
from kindhub.records.phones import read_phones

CANNOT_BE = L("This date cannot be, or is no date", "Esta fecha no puede ser, o no es una fecha")
SHEET_ERROR = L("The sheet shows an error here", "La hoja muestra un error aquí")
NO_NUMBER = L("No telephone number in it", "No tiene un número de teléfono")


def read_cell(cell: Cell, column: ImportColumn, on: date | None = None, *, day_first: bool = True) -> CellRead:
    """Read a cell. `on` is the day that an age counts from; `day_first` how the column writes its dates."""
    if cell.blank and cell.kind != "error":
        return NO_CELL
    if column.kind in ("text", "name", "identifier", "counter"):
        return _text(cell)
    if column.kind == "note":
        return CellRead(cell.written.strip(), cell.written.strip())
    if column.kind in ("day", "birth"):
        return _day(cell, "birth" if column.kind == "birth" else "event", on, day_first)
    if column.kind == "phones":
        return _phones(cell)
    return _of_read(_understood(cell, column), cell.written.strip())


def codes_of(key: str) -> Codes:
    """A value list with its synonyms, for reading; codes whose words clash keep those the first code took."""
    return _codes(key)


@cache
def _codes(key: str) -> Codes:
    from kindhub.exchange.readers import squeeze

    taken: dict[str, str] = {}
    words: dict[str, list[str]] = {}
    for code in code_list(key):
        for text in (code.code, code.label.es, code.label.en, *code.synonyms):
            if taken.setdefault(squeeze(text), code.code) == code.code:
                words.setdefault(code.code, []).append(text)
    return Codes(words)


def _understood(cell: Cell, column: ImportColumn) -> Read[Any]:
    if column.kind == "code":
        return read_code(cell, codes_of(column.codes or column.key))
    if column.kind == "money":
        return read_money(cell, column.codes or "GTQ")
    if column.kind == "minutes":
        return read_minutes(cell)
    if column.kind == "score":
        return read_score(cell)
    if column.kind == "yes_no":
        return truth(cell)
    return read_number(cell)


def _of_read(found: Read[Any], written: str) -> CellRead:
    return CellRead(found.value, written, found.absence, found.problem, found.beside)


def _text(cell: Cell) -> CellRead:
    written = cell.written.strip()
    if cell.kind == "error":
        return CellRead(None, written, None, SHEET_ERROR, written)
    absence = read_absence(written)
    if absence:
        return CellRead(None, written, absence, None, written)
    return CellRead(written, written)


def _day(cell: Cell, kind: DateKind, on: date | None, day_first: bool) -> CellRead:
    written = cell.written.strip()
    if cell.kind == "error":
        return CellRead(PartialDate.invalid(written), written, None, SHEET_ERROR, written)
    value = cell.value if isinstance(cell.value, datetime | int | float) and cell.kind != "bool" else written
    found = PartialDate.read(value, on=on, kind=kind, day_first=day_first)
    if found is None:
        return CellRead(None, written, read_absence(written), None, written)
    if not found.is_known:
        return CellRead(found, written, None, CANNOT_BE, written)
    return CellRead(found, written)


def _phones(cell: Cell) -> CellRead:
    written = cell.written.strip()
    absence = read_absence(written)
    if absence:
        return CellRead((), written, absence, None, written)
    found = read_phones(written)
    return CellRead(found, written) if found else CellRead((), written, None, NO_NUMBER, written)
