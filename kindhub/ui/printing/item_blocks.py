"""Labels with their values, lines to write on, and boxes to tick."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from kindhub.i18n import tr
from kindhub.program.paper import Boxes, Item, Items
from kindhub.ui.printing.lettering import Line, height_of, lines_of, paint_lines
from kindhub.ui.printing.look import Look, mm
from kindhub.ui.printing.plain_blocks import OneLine
from kindhub.ui.printing.strips import Strip

WRITING_MM = 8.0
"""Room a hand needs for one line."""
_LONG = 90
_THIN = 5.0
"""Letters from which a value takes the whole width; dots of a thin line (0.2 mm)."""


def no_data() -> str:
    """How an empty field is said on a filled paper."""
    return tr("no data", "sin dato")


def thin() -> QPen:
    """The pen of lines to write on and of boxes."""
    return QPen(Qt.GlobalColor.black, _THIN)


def items(block: Items, look: Look, *, blank: bool) -> Iterator[Strip]:
    """Rows of labels with their values; a long value takes the whole width and may go over the page."""
    row: list[Item] = []
    columns = 1 if look.large else max(block.columns, 1)
    for one in block.items:
        if one.wide or len(one.value) > _LONG:
            yield from _row(row, columns, look, blank=blank)
            row = []
            yield from _wide(one, look, blank=blank)
            continue
        row.append(one)
        if len(row) == columns:
            yield from _row(row, columns, look, blank=blank)
            row = []
    yield from _row(row, columns, look, blank=blank)


class _Cells:
    """One row of labels and values side by side."""

    def __init__(self, cells: Sequence[tuple[tuple[Line, ...], tuple[Line, ...]]], step: float, width: float) -> None:
        self._cells, self._step, self._width = cells, step, width
        self._labels = max(height_of(label) for label, _ in cells)
        self.height = max(self._labels + (height_of(value) if value else mm(WRITING_MM)) for _, value in cells)

    def __call__(self, painter: QPainter, top: float) -> None:
        for number, (label, value) in enumerate(self._cells):
            left = number * self._step
            paint_lines(painter, label, left, top)
            if value:
                paint_lines(painter, value, left, top + self._labels)
            else:
                draw_line(painter, left, left + self._width, top + self.height)


def _row(row: Sequence[Item], columns: int, look: Look, *, blank: bool) -> Iterator[Strip]:
    if not row:
        return
    step = (look.width + look.gap(12)) / columns
    width = step - look.gap(12)
    cells = [(lines_of(one.label, look.font("small"), width), _value(one, look, width, blank=blank)) for one in row]
    drawn = _Cells(cells, step, width)
    yield Strip(drawn.height, drawn, gap=look.gap(6))


def _value(one: Item, look: Look, width: float, *, blank: bool) -> tuple[Line, ...]:
    if not one.value and blank:
        return ()
    short = one.value and len(one.value) <= _LONG
    return lines_of(one.value or no_data(), look.font("strong" if short else "body"), width)


def _wide(one: Item, look: Look, *, blank: bool) -> Iterator[Strip]:
    for number, line in enumerate(lines_of(one.label, look.font("small"), look.width)):
        yield Strip(line.height, OneLine(line), gap=look.gap(0 if number else 6), keep=True)
    if blank and not one.value:
        for _ in range(max(one.lines, 1)):
            yield Strip(mm(WRITING_MM), _Ruled(look.width))
        return
    for line in _value(one, look, look.width, blank=blank):
        yield Strip(line.height, OneLine(line))


class _Ruled:
    def __init__(self, width: float) -> None:
        self._width = width

    def __call__(self, painter: QPainter, top: float) -> None:
        draw_line(painter, 0, self._width, top + mm(WRITING_MM))


def draw_line(painter: QPainter, left: float, right: float, y: float) -> None:
    """A line to write on."""
    painter.setPen(thin())
    painter.drawLine(QPointF(left, y), QPointF(right, y))


def draw_box(painter: QPainter, box: QRectF, *, ticked: bool) -> None:
    """A box to tick, or ticked already with a cross, which reads better than a hook on a copy."""
    painter.setPen(thin())
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box)
    if ticked:
        painter.setPen(QPen(Qt.GlobalColor.black, _THIN * 2.4))
        inside = box.adjusted(box.width() * 0.2, box.height() * 0.2, -box.width() * 0.2, -box.height() * 0.2)
        painter.drawLine(inside.topLeft(), inside.bottomRight())
        painter.drawLine(inside.topRight(), inside.bottomLeft())
    painter.setPen(Qt.GlobalColor.black)


class _BoxRow:
    """Boxes with their words, in one line."""

    def __init__(self, look: Look) -> None:
        self._look, self._parts = look, list[tuple[float, bool, tuple[Line, ...]]]()
        self.right = 0.0
        self.height = look.gap(16)

    def add(self, lines: tuple[Line, ...], width: float, *, ticked: bool) -> None:
        self._parts.append((self.right, ticked, lines))
        self.right += width
        self.height = max(self.height, height_of(lines))

    def __call__(self, painter: QPainter, top: float) -> None:
        side = self._look.gap(11)
        for left, ticked, lines in self._parts:
            draw_box(painter, QRectF(left, top + self._look.gap(2), side, side), ticked=ticked)
            paint_lines(painter, lines, left + side + self._look.gap(5), top)


def boxes(block: Boxes, look: Look) -> Iterator[Strip]:
    """The question, then its boxes, as many in a row as fit."""
    if block.question:
        for number, line in enumerate(lines_of(block.question, look.font("small"), look.width)):
            yield Strip(line.height, OneLine(line), gap=look.gap(0 if number else 6), keep=True)
    row = _BoxRow(look)
    beside, after = look.gap(16), look.gap(14)
    for one in block.boxes:
        lines = lines_of(one.label, look.font("body"), look.width - beside)
        width = beside + max(line.line.naturalTextWidth() for line in lines) + after
        if row.right and row.right + width - after > look.width:
            yield Strip(row.height, row, gap=look.gap(2))
            row = _BoxRow(look)
        row.add(lines, width, ticked=one.ticked)
    if row.right:
        yield Strip(row.height, row, gap=look.gap(2))
