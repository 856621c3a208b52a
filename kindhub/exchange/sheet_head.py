"""What stands above a list as *label: value*: the day, the place, the topic of a whole attendance sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kindhub.exchange.cell_reading import read_cell
from kindhub.exchange.headings import heading_key
from kindhub.exchange.sheets import Row, Sheet
from kindhub.exchange.sheets.model import EMPTY, Cell
from kindhub.program.exchange import ImportColumn
from kindhub.program.imports import CellRead

_MARK = ":"


def read_head(sheet: Sheet, header_row: int, columns: Sequence[ImportColumn]) -> Mapping[str, CellRead]:
    """The facts above the header that the columns name; a label stands before a colon, its value in the same cell or
    in the next one that holds something. What nobody asked for is left alone: it is a title.
    """
    wanted = {key: column for column in columns for key in _keys(column)}
    found: dict[str, CellRead] = {}
    for row in sheet.rows:
        if row.number >= header_row:
            break
        for label, value in _pairs(row):
            column = wanted.get(heading_key(label))
            if column is not None and column.key not in found and not value.blank:
                found[column.key] = read_cell(value, column)
    return found


def _keys(column: ImportColumn) -> set[str]:
    return {heading_key(text) for text in (column.label.en, column.label.es, column.key, *column.synonyms)}


def _pairs(row: Row) -> Iterator[tuple[str, Cell]]:
    cells = [cell for cell in row.cells if not cell.merged and not cell.blank]
    for place, cell in enumerate(cells):
        label, mark, rest = cell.written.partition(_MARK)
        if not mark or cell.kind != "text":
            continue
        if rest.strip():
            yield label, Cell(rest.strip(), rest.strip(), "text")
            continue
        following = cells[place + 1] if place + 1 < len(cells) else EMPTY
        yield label, EMPTY if following.written.strip().endswith(_MARK) else following
