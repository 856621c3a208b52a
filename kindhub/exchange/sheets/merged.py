"""Merged blocks: a value that stands once for several rows belongs to every one of them."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.utils.cell import range_boundaries

from kindhub.exchange.sheets import refusals
from kindhub.exchange.sheets.model import EMPTY, Cell, Limits, Row
from kindhub.i18n import L

Block = tuple[int, int, int, int]
"""First column, first row, last column, last row; columns from 0, rows as shown."""


def spread(name: str, rows: Sequence[Row], merges: Sequence[str], limits: Limits) -> tuple[list[Row], dict[int, int]]:
    """Rows with merged values given downwards, and for rows with a block across columns how wide it is.

    A value is copied down its own first column only: a title merged across 26 columns is one value, not 26. Copies
    are marked `merged`, the cell where the value was typed is not. References that make no sense are passed over.
    """
    blocks = [block for block in map(_block, merges) if block]
    by_row: dict[int, list[Block]] = {}
    wide: dict[int, int] = {}
    numbers = {row.number for row in rows}
    covered = 0
    for block in blocks:
        left, top, right, bottom = block
        for number in _rows_within(top, bottom, rows, numbers):
            covered += 1
            if covered > limits.cells:
                raise refusals.too_large(name, L("merged cells", "celdas combinadas"), limits.cells)
            if right > left:
                wide[number] = max(wide.get(number, 0), right - left + 1)
            if number > top:
                by_row.setdefault(number, []).append(block)
    return _filled(rows, by_row), wide


def _rows_within(top: int, bottom: int, rows: Sequence[Row], numbers: set[int]) -> list[int]:
    """Rows of the file within a block, whichever of block and file is shorter to walk through."""
    if bottom - top < len(rows):
        return [number for number in range(top, bottom + 1) if number in numbers]
    return [row.number for row in rows if top <= row.number <= bottom]


def _filled(rows: Sequence[Row], by_row: dict[int, list[Block]]) -> list[Row]:
    anchors = {(block[1], block[0]) for blocks in by_row.values() for block in blocks}
    values: dict[tuple[int, int], Cell] = {}
    filled = []
    for row in rows:
        cells = list(row.cells)
        for left, top, _, _ in by_row.get(row.number, ()):
            source = values.get((top, left), EMPTY)
            if source is EMPTY:
                continue
            cells.extend([EMPTY] * (left + 1 - len(cells)))
            if cells[left].written == "":
                cells[left] = source._replace(merged=True)
        for column, cell in enumerate(row.cells):
            if (row.number, column) in anchors:
                values[row.number, column] = cell
        filled.append(Row(row.number, tuple(cells)))
    return filled


def _block(reference: str) -> Block | None:
    try:
        left, top, right, bottom = range_boundaries(reference)
    except (ValueError, TypeError):
        return None
    if left is None or top is None or right is None or bottom is None:
        return None
    return left - 1, top, right - 1, bottom
