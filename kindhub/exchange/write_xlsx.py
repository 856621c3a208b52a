"""Write tables as a workbook: text stays text, nothing is cut, and the file is there whole or not at all.

Decision. *Question*: how are large exports written? *Options*: XlsxWriter's constant_memory, which keeps rows in a
temporary file, or in memory. *Choice*: in memory, because that temporary file would hold records in clear outside the
folder the person chose.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from kindhub.exchange.tables import Plain, SheetTable, TableColumn, clean_text, plain_value, say_truth
from kindhub.exchange.writing import write_whole
from kindhub.i18n import tr

LONGEST_TEXT = 32_767
"""Letters in one cell, counted as UTF-16 units (Excel's specification)."""

_LAST_ROW = 1_048_575
_TITLE_LENGTH = 31
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_FORMATS: Mapping[str, dict[str, Any]] = {
    "text": {"num_format": "@", "valign": "top"},
    "number": {"valign": "top"},
    "money": {"num_format": "#,##0.00", "valign": "top"},
    "percent": {"num_format": "0.0%", "valign": "top"},
    "date": {"num_format": "dd/mm/yyyy", "align": "left", "valign": "top"},
    "moment": {"num_format": "dd/mm/yyyy hh:mm", "align": "left", "valign": "top"},
}
_HEADER = {"bold": True, "font_color": "#FFFFFF", "bg_color": "#0B6274", "valign": "top", "text_wrap": True}
_NARROWEST, _WIDEST, _ROWS_MEASURED = 8, 60, 300


@dataclass(slots=True)
class _Book:
    """The workbook being written, its cell formats, the titles taken, and texts too long for one cell."""

    book: xlsxwriter.Workbook
    formats: dict[str, Format]
    titles: set[str] = field(default_factory=set)
    long_texts: list[tuple[str, str, int, str]] = field(default_factory=list)


def write_tables(path: Path, tables: Sequence[SheetTable], properties: Mapping[str, str] | None = None) -> None:
    """Write each table as a sheet with a frozen, filterable header.

    Strings are always strings: no formulas, no links, no numbers made of digits. A table longer than a sheet goes on
    in a further one; a text longer than a cell is kept whole on the sheet "Textos largos", and its cell says so.
    `properties` are document properties (title, subject, author, comments …). Raises `UserError` as `write_whole`.
    """
    data = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(data, options) as book:
        book.set_properties({key: clean_text(text) for key, text in (properties or {}).items()})
        formats = {kind: book.add_format(dict(look)) for kind, look in _FORMATS.items()}
        formats["header"] = book.add_format(_HEADER)
        target = _Book(book, formats)
        for table in tables:
            _write_table(target, table)
        if target.long_texts:
            _write_table(target, _long_texts(target.long_texts))
    write_whole(path, data.getvalue())


def _write_table(target: _Book, table: SheetTable) -> None:
    """One table over as many sheets as it needs, at least one even when it has no rows."""
    rows = iter(table.rows)
    sheet, name = _new_sheet(target, table)
    widths = [len(clean_text(str(column.label))) for column in table.columns]
    number = 0
    for row in rows:
        if number == _LAST_ROW:
            _finish(sheet, table.columns, widths, number)
            sheet, name = _new_sheet(target, table)
            number = 0
        number += 1
        for place, value in enumerate(row):
            column = table.columns[place] if place < len(table.columns) else TableColumn("")
            shown = _write_cell(target, sheet, (name, number, place), column, plain_value(value))
            if number <= _ROWS_MEASURED and place < len(widths):
                widths[place] = max(widths[place], max(map(len, shown.split("\n")), default=0))
    _finish(sheet, table.columns, widths, number)


def _new_sheet(target: _Book, table: SheetTable) -> tuple[Worksheet, str]:
    name = _sheet_name(str(table.title), target.titles)
    sheet = target.book.add_worksheet(name)
    for place, column in enumerate(table.columns):
        label = clean_text(str(column.label))[:1_000]
        sheet.write_string(0, place, label, target.formats["header"])
    sheet.freeze_panes(1, 0)
    return sheet, name


def _finish(sheet: Worksheet, columns: Sequence[TableColumn], widths: Sequence[int], last: int) -> None:
    if columns:
        sheet.autofilter(0, 0, last, len(columns) - 1)
    for place, (column, width) in enumerate(zip(columns, widths, strict=True)):
        sheet.set_column(place, place, column.width or min(max(width + 2, _NARROWEST), _WIDEST))


def _write_cell(target: _Book, sheet: Worksheet, place: tuple[str, int, int], column: TableColumn, value: Plain) -> str:
    """Write one cell by the type of its value; gives back the text it shows, for the width of its column."""
    name, row, index = place
    look = target.formats.get(column.kind, target.formats["number"])
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        value = say_truth(value)
    if isinstance(value, str):
        text = _fitting(target, name, xl_rowcol_to_cell(row, index), value)
        sheet.write_string(row, index, text, target.formats["text"])
        return text
    if isinstance(value, date):
        kind = "moment" if isinstance(value, datetime) else "date"
        moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)  # noqa: DTZ001
        sheet.write_datetime(row, index, moment, target.formats["date" if column.kind == "date" else kind])
        return "00/00/0000 00:00" if kind == "moment" else "00/00/0000"
    sheet.write_number(row, index, value, look if column.kind in {"money", "percent"} else target.formats["number"])
    return str(value)


def _fitting(target: _Book, sheet: str, cell: str, text: str) -> str:
    """The text itself, or where it is to be found when a cell cannot hold it."""
    if _units(text) <= LONGEST_TEXT:
        return text
    for part, piece in enumerate(_pieces(text, LONGEST_TEXT), 1):
        target.long_texts.append((sheet, cell, part, piece))
    more = tr(" … [whole text on sheet “Long texts”]", " … [texto completo en la hoja «Textos largos»]")
    return next(_pieces(text, LONGEST_TEXT - len(more))) + more


def _long_texts(texts: Sequence[tuple[str, str, int, str]]) -> SheetTable:
    labels = (tr("Sheet", "Hoja"), tr("Cell", "Celda"), tr("Part", "Parte"), tr("Text", "Texto"))
    return SheetTable(tr("Long texts", "Textos largos"), [TableColumn(label) for label in labels], texts)


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def _pieces(text: str, size: int) -> Iterator[str]:
    """The text cut into pieces of at most `size` UTF-16 units, never through a character."""
    start = 0
    while start < len(text):
        end = min(start + size, len(text))
        while _units(text[start:end]) > size:
            end -= max(1, (_units(text[start:end]) - size) // 2)
        yield text[start:end]
        start = end


def _sheet_name(title: str, taken: set[str]) -> str:
    """The title as Excel allows it: 31 letters, some signs left out, no two alike."""
    plain = _NOT_IN_TITLES.sub(" ", clean_text(title)).strip("' \n\t") or tr("Sheet", "Hoja")
    if plain.casefold() == "history":
        plain += "_"
    name = next(_pieces(plain, _TITLE_LENGTH)).rstrip("' ")
    number = 1
    while name.casefold() in taken:
        number += 1
        ending = f" ({number})"
        name = next(_pieces(plain, _TITLE_LENGTH - len(ending))).rstrip("' ") + ending
    taken.add(name.casefold())
    return name
