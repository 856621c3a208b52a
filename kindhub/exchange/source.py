"""A file as rows of read cells: find the sheets, the header, the columns, and set aside what is no record."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from kindhub.errors import UserError
from kindhub.exchange.cell_reading import read_cell
from kindhub.exchange.date_order import day_first_columns
from kindhub.exchange.mapping import (
    ColumnMapping,
    find_header,
    find_sheet,
    fingerprint,
    propose_mapping,
    unique_headings,
)
from kindhub.exchange.row_memory import source_keys
from kindhub.exchange.sex_letters import as_meant, columns_of_h_and_m
from kindhub.exchange.sheet_head import read_head
from kindhub.exchange.sheets import Row, Sheet, Workbook, classify_rows, open_workbook
from kindhub.exchange.sheets.model import EMPTY, Cell
from kindhub.i18n import L
from kindhub.program.exchange import ImportColumn, ImportKind, ImportSheet
from kindhub.program.imports import NO_CELL, CellRead, SourceRow, SourceTable, SourceTables

NOT_FOUND = L(
    "“{name}” has no sheet with these columns: {sheets}.", "«{name}» no tiene una hoja con estas columnas: {sheets}."
)
NOT_READ = L(
    "The sheet “{sheet}” was not read: it has not these columns.",
    "La hoja «{sheet}» no se leyó: no tiene estas columnas.",
)
SHEET_MISSING = L("There is no sheet “{sheet}” in the file.", "El archivo no trae la hoja «{sheet}».")

OF_SHEET = ":"
"""Stands between the key of a list of which there are many and the name of its sheet."""

Remembered = Callable[[str], Mapping[str, str]]
"""Fingerprint of a header row → the mapping a person made for it (heading key → column key), empty if none."""


@dataclass(frozen=True, slots=True)
class SheetChoice:
    """What the person chose for one sheet: its name, the header's row, and heading key → column key."""

    sheet: str | None = None
    header_row: int | None = None
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FoundTable:
    """Where a table lies in the file and what its columns mean; shown for correction before anything is read."""

    spec: ImportSheet
    sheet: Sheet
    header_row: int
    mapping: ColumnMapping


def read_source(
    path: Path | str,
    kind: ImportKind,
    choices: Mapping[str, SheetChoice] | None = None,
    remembered: Remembered | None = None,
) -> SourceTables:
    """Read a file of that kind. `choices` by sheet key go before what is proposed, and before what is `remembered`.

    Raises `UserError` when the file cannot be read, or a needed sheet or column is not in it.
    """
    book = open_workbook(path)
    found, missing = find_tables(book, kind, choices or {}, remembered)
    tables = {}
    for table in found:
        table.mapping.require_complete(table.sheet.name)
        tables[table.spec.key] = read_table(table)
    return SourceTables(book.name, tables, (*book.notes, *notes_on(book, kind, found, missing)))


def notes_on(
    book: Workbook, kind: ImportKind, found: Sequence[FoundTable], missing: Sequence[ImportSheet]
) -> tuple[L, ...]:
    """What to tell of the sheets: which were looked for in vain, and, where every sheet counts, which were not read."""
    notes = [L(*(text.format(sheet=spec.title) for text in SHEET_MISSING)) for spec in missing]
    if any(spec.many for spec in kind.sheets):
        read = {one.sheet.name for one in found}
        left = (sheet.name for sheet in book.sheets if sheet.name not in read and sheet.rows)
        notes += [L(*(text.format(sheet=name) for text in NOT_READ)) for name in left]
    return tuple(notes)


def find_tables(
    book: Workbook, kind: ImportKind, choices: Mapping[str, SheetChoice], remembered: Remembered | None = None
) -> tuple[list[FoundTable], list[ImportSheet]]:
    """Every table of the kind that the file holds, and the sheets that were not found and are not needed."""
    found: list[FoundTable] = []
    missing: list[ImportSheet] = []
    for spec in kind.sheets:
        if spec.many:
            continue
        table = _find(book, spec, choices.get(spec.key, SheetChoice()), {one.sheet.name for one in found}, remembered)
        if table:
            found.append(table)
        elif spec.needed:
            raise UserError(NOT_FOUND, name=book.name, sheets=str(spec.title))
        else:
            missing.append(spec)
    many = tuple(spec for spec in kind.sheets if spec.many)
    if many:
        found += _find_many(book, many, choices, {one.sheet.name for one in found}, remembered)
        held = {one.spec.key.partition(OF_SHEET)[0] for one in found}
        missing += [spec for spec in many if spec.key not in held]
        if not found:
            raise UserError(NOT_FOUND, name=book.name, sheets=", ".join(str(spec.title) for spec in many))
    return found, missing


def _find_many(
    book: Workbook,
    specs: Sequence[ImportSheet],
    choices: Mapping[str, SheetChoice],
    taken: set[str],
    remembered: Remembered | None,
) -> Iterator[FoundTable]:
    """Each free sheet as the kind of list whose columns it names best; one that lacks a needed column is none."""
    for sheet in book.sheets:
        if sheet.name in taken:
            continue
        best: tuple[int, FoundTable] | None = None
        for spec in specs:
            key = f"{spec.key}{OF_SHEET}{sheet.name}"
            choice = replace(choices.get(key, SheetChoice()), sheet=sheet.name)
            table = _find(book, spec, choice, set(), remembered)
            if table is None or (table.mapping.missing and key not in choices):
                continue
            own = replace(spec, key=key, title=_titled(spec, sheet))
            score = len(table.mapping.by_key)
            if best is None or score > best[0]:
                best = score, replace(table, spec=own)
        if best is not None:
            yield best[1]


def _titled(spec: ImportSheet, sheet: Sheet) -> L:
    return L(f"{spec.title.en}: {sheet.name}", f"{spec.title.es}: {sheet.name}")


def _find(
    book: Workbook, spec: ImportSheet, choice: SheetChoice, taken: set[str], remembered: Remembered | None
) -> FoundTable | None:
    free = [sheet for sheet in book.sheets if sheet.name not in taken]
    sheet = book.sheet(choice.sheet) if choice.sheet else find_sheet(free, spec.names, spec.columns)
    if sheet is None:
        return None
    header = find_header(sheet.rows, spec.columns) if choice.header_row is None else None
    number = choice.header_row or (header.number if header else None)
    row = sheet.row(number) if number else None
    if row is None or number is None:
        return None
    headings = unique_headings(" ".join(cell.written.split()) for cell in row.cells)
    columns = choice.columns or (remembered(fingerprint(headings)) if remembered else None)
    return FoundTable(spec, sheet, number, propose_mapping(headings, spec.columns, columns or None))


def read_table(table: FoundTable) -> SourceTable:
    """Read every row below the header."""
    data: list[Row] = []
    aside: list[tuple[Row, str]] = []
    for row, what in classify_rows(table.sheet, table.header_row):
        if what == "data":
            data.append(row)
        elif what in ("separator", "repeated_header", "note"):
            aside.append((row, what))
    head = read_head(table.sheet, table.header_row, table.spec.head)
    columns = {one.key: one for one in table.spec.columns}
    places = table.mapping.by_key
    headings = {column.key: column.heading for column in table.mapping.columns if column.key}
    order = day_first_columns(data, columns, places, headings)
    data = _with_letters_meant(data, columns_of_h_and_m(data, columns, places))
    names = {column.index: column.heading for column in table.mapping.unmapped}
    rows = list(_rows(table.sheet.name, data, columns, places, order, names, head))
    counters = [key for key, column in columns.items() if column.kind == "counter"]
    keys = source_keys(rows, _paper(table.spec, head), counters)
    rows = [SourceRow(row.sheet, row.number, row.cells, row.other, key) for row, key in zip(rows, keys, strict=True)]
    remarks = (cell.written.strip() for row, what in aside if what == "note" for cell in row.cells if not cell.blank)
    set_aside = tuple((row.number, what) for row, what in aside)
    return SourceTable(table.spec.key, table.sheet.name, tuple(rows), headings, set_aside, head, tuple(remarks))


def _paper(spec: ImportSheet, head: Mapping[str, CellRead]) -> str:
    """What a row's key begins with: the kind of list and, for one of many, what its head says; never its sheet's name,
    for the same list may come again under another.
    """
    key = spec.key.partition(OF_SHEET)[0]
    return "|".join((key, *(f"{name}={cell.written}" for name, cell in sorted(head.items()))))


def _rows(
    sheet: str,
    data: Sequence[Row],
    columns: Mapping[str, ImportColumn],
    places: Mapping[str, int],
    order: Mapping[str, bool],
    names: Mapping[int, str],
    head: Mapping[str, CellRead],
) -> Iterator[SourceRow]:
    plain = [(key, place, columns[key]) for key, place in places.items() if columns[key].on is None]
    dated = [(key, place, columns[key]) for key, place in places.items() if columns[key].on is not None]
    for row in data:
        cells: dict[str, CellRead] = {}
        for key, place, column in plain:
            cell = _at(row, place)
            if not cell.blank or cell.kind == "error":
                cells[key] = read_cell(cell, column, day_first=order.get(key, True))
        for key, place, column in dated:
            on = _day_of(cells.get(column.on or "", head.get(column.on or "", NO_CELL)))
            cell = _at(row, place)
            if not cell.blank or cell.kind == "error":
                cells[key] = read_cell(cell, column, on, day_first=order.get(key, True))
        other = {name: cell.written.strip() for i, name in names.items() if not (cell := _at(row, i)).blank}
        notes = [cell.note.strip() for cell in row.cells if cell.note]
        if notes:
            other[str(L("Comments", "Comentarios"))] = "\n".join(notes)
        yield SourceRow(sheet, row.number, cells, other)


def _with_letters_meant(rows: list[Row], places: frozenset[int]) -> list[Row]:
    if not places:
        return rows
    return [
        row._replace(cells=tuple(as_meant(cell) if i in places else cell for i, cell in enumerate(row.cells)))
        for row in rows
    ]


def _at(row: Row, place: int) -> Cell:
    return row.cells[place] if place < len(row.cells) else EMPTY


def _day_of(read: CellRead) -> date | None:
    """The day an age counts from: the earliest day the other cell may mean."""
    return getattr(read.value, "earliest", None)
