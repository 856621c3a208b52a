"""Tables: the headings come again on every page, and no row is broken unless it is higher than a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from kindhub.program.paper import Table
from kindhub.ui.printing.item_blocks import WRITING_MM, thin
from kindhub.ui.printing.lettering import Line, height_of, lines_of, paint_lines
from kindhub.ui.printing.look import Look, mm
from kindhub.ui.printing.strips import Strip

_HEAD_GROUND = QColor("#E8E8E8")


@dataclass(frozen=True, slots=True)
class _Columns:
    """Left edges and widths of the columns, the room round a cell's words, and which columns hold numbers."""

    lefts: tuple[float, ...]
    widths: tuple[float, ...]
    pad: float
    right: tuple[int, ...]


def table(block: Table, look: Look) -> Iterator[Strip]:
    """The headings, kept with the first row, then the rows."""
    columns = _columns(block, look)
    head = _Row(_cells(block.headings, columns, look, "small"), columns, head=True).strip(gap=look.gap(6))
    empty = [("",) * len(block.headings)] * block.empty_rows
    rows = [*block.rows, *empty]
    yield Strip(head.height, head.paint, gap=head.gap, keep=bool(rows))
    for row in rows:
        least = mm(WRITING_MM * 1.2) if not any(row) else mm(WRITING_MM * block.lines)
        yield _Row(_cells(row, columns, look, "body"), columns, least=least).strip(again=head)


def _columns(block: Table, look: Look) -> _Columns:
    count, pad = len(block.headings), look.gap(4)
    weights = block.weights if len(block.weights) == count else (1.0,) * count
    widths = _shared(look.width, weights, _longest_words(block, look, pad))
    lefts = tuple(sum(widths[:number]) for number in range(count))
    return _Columns(lefts, widths, pad, block.right)


def _longest_words(block: Table, look: Look, pad: float) -> list[float]:
    """What each column needs so that no word and no number in it is broken, within reason."""
    measure = QFontMetricsF(look.font("body"))
    most = look.width / len(block.headings) * 1.6
    found = []
    for number in range(len(block.headings)):
        cells = (row[number] for row in (block.headings, *block.rows) if number < len(row))
        longest = max((word for cell in cells for word in cell.split()), key=len, default="")
        found.append(min(measure.horizontalAdvance(longest) * 1.05 + 2 * pad, most))
    return found


def _shared(width: float, weights: Sequence[float], least: Sequence[float]) -> tuple[float, ...]:
    """The width shared by weight, after those that would get too little have been given what they need."""
    fixed: set[int] = set()
    while True:
        rest = width - sum(least[number] for number in fixed)
        whole = sum(weight for number, weight in enumerate(weights) if number not in fixed) or 1.0
        widths = [least[n] if n in fixed else max(rest, 0) * weight / whole for n, weight in enumerate(weights)]
        short = {n for n, one in enumerate(widths) if n not in fixed and one < least[n]}
        if not short or len(fixed | short) == len(weights):
            scale = width / sum(widths)
            return tuple(one * scale for one in widths)
        fixed |= short


def _cells(row: Sequence[str], columns: _Columns, look: Look, role: str) -> tuple[tuple[Line, ...], ...]:
    font = look.font("small" if role == "small" else "body")
    widths = zip(row, columns.widths, strict=False)
    return tuple(lines_of(text, font, width - 2 * columns.pad) for text, width in widths)


class _Row:
    """One row. Its cells may be cut between lines when it is higher than a page."""

    def __init__(
        self, cells: tuple[tuple[Line, ...], ...], columns: _Columns, *, head: bool = False, least: float = 0.0
    ) -> None:
        self._cells, self._columns, self._head = cells, columns, head
        self.height = max([height_of(cell) for cell in cells] or [0.0]) + 2 * columns.pad
        self.height = max(self.height, least)

    def strip(self, *, gap: float = 0.0, again: Strip | None = None) -> Strip:
        """The row as a strip."""
        self._again = again
        return Strip(self.height, self, gap=gap, again=again, cut=self.cut)

    def __call__(self, painter: QPainter, top: float) -> None:
        columns = self._columns
        edge = QRectF(0, top, columns.lefts[-1] + columns.widths[-1], self.height)
        if self._head:
            painter.fillRect(edge, _HEAD_GROUND)
        painter.setPen(Qt.GlobalColor.black)
        for number, lines in enumerate(self._cells):
            left, end = columns.lefts[number] + columns.pad, columns.lefts[number] + columns.widths[number]
            right_of = end - columns.pad if number in columns.right else None
            paint_lines(painter, lines, left, top + columns.pad, right_of=right_of)
        painter.setPen(thin())
        for x in (*columns.lefts, edge.right()):
            painter.drawLine(QPointF(x, edge.top()), QPointF(x, edge.bottom()))
        if self._head:
            painter.drawLine(edge.topLeft(), edge.topRight())
        painter.drawLine(edge.bottomLeft(), edge.bottomRight())

    def cut(self, room: float) -> tuple[Strip, Strip | None]:
        """As many lines of each cell as fit, at least one, and the rest."""
        room -= 2 * self._columns.pad
        parts = [_split(lines, room) for lines in self._cells]
        first = _Row(tuple(one for one, _ in parts), self._columns).strip(again=self._again)
        rest = tuple(one for _, one in parts)
        if not any(rest):
            return first, None
        return first, _Row(rest, self._columns).strip(again=self._again)


def _split(lines: tuple[Line, ...], room: float) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    taken = 0
    for one in lines:
        room -= one.height
        if room < 0 and taken:
            break
        taken += 1
    return lines[:taken], lines[taken:]
