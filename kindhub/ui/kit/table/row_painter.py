"""How a row looks: its ground, the bar of what is overdue, its tick, its cells; and the heading of a group.

Decision. *Question*: what paints the rows? *Options*: a delegate, which Qt asks cell by cell through a style sheet and
a dozen questions to the model, or the table itself, row by row. *Choice*: the table. A screen of rows took twice as
long the other way, more than a key may wait on a slow laptop.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QCursor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QTableView

from kindhub.ui.kit.table.cell_painter import CellPainter, Inks, heading_font
from kindhub.ui.kit.table.model import PageModel, cell_of
from kindhub.ui.kit.table.rows import Group, TableRow
from kindhub.ui.kit.veil import names_veiled
from kindhub.ui.theme import paint_icon, theme

Place = tuple[int, int, int]
"""A column where it is seen: section, left edge, width."""


class RowPainter:
    """Paints rows of a table over a `PageModel`."""

    def __init__(self, table: QTableView, model: PageModel) -> None:
        self._table, self._model = table, model
        self.cells = CellPainter()

    def paint(self, painter: QPainter, region: QRect, held: Sequence[Place], edge: int) -> None:
        """Draw the rows in a region, and over what passes under them the columns that are `held`, up to `edge`."""
        table, model, inks = self._table, self._model, Inks()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        under = self._under_the_mouse()
        places = self._places(region)
        head = table.horizontalHeader()
        right = min(head.length() - head.offset(), table.viewport().width())
        for number in self._rows_in(region):
            line = QRect(0, table.rowViewportPosition(number), right, table.rowHeight(number))
            heading = model.heading_at(number)
            if heading is not None:
                _paint_heading(painter, line, model, heading, inks)
                continue
            row = model.row_at(number)
            hover = under.column() if under.row() == number else -1
            self._paint_ground(painter, line, row, number, inks)
            self._paint_cells(painter, line, row, number, places, inks, hover)
            if held:
                painter.save()
                painter.setClipRect(QRect(0, line.top(), edge, line.height()))
                self._paint_ground(painter, line, row, number, inks)
                self._paint_cells(painter, line, row, number, held, inks, hover)
                painter.restore()
                painter.fillRect(edge - 1, line.top(), 1, line.height(), inks["border"])

    def _rows_in(self, region: QRect) -> range:
        first, last = self._table.rowAt(region.top()), self._table.rowAt(region.bottom())
        if first < 0:
            return range(0)
        return range(first, (last if last >= 0 else self._model.rowCount() - 1) + 1)

    def _places(self, region: QRect) -> list[Place]:
        """The columns in a region where they belong, from left to right."""
        head = self._table.horizontalHeader()
        found = []
        for at in range(max(head.visualIndexAt(region.left()), 0), head.count()):
            section = head.logicalIndex(at)
            left = head.sectionViewportPosition(section)
            if left > region.right():
                break
            if not head.isSectionHidden(section):
                found.append((section, left, head.sectionSize(section)))
        return found

    def _under_the_mouse(self) -> QModelIndex:
        viewport = self._table.viewport()
        if not names_veiled() or not viewport.underMouse():
            return QModelIndex()
        return self._table.indexAt(viewport.mapFromGlobal(QCursor.pos()))

    def _paint_ground(self, painter: QPainter, line: QRect, row: TableRow | None, number: int, inks: Inks) -> None:
        selected = self._table.selectionModel().isRowSelected(number, QModelIndex()) or self._is_ticked(number)
        fill = "soft" if selected else f"{row.edge}_soft" if row and row.tint and row.edge else "surface"
        painter.fillRect(line, inks[fill])
        painter.fillRect(line.left(), line.bottom(), line.width(), 1, inks["line"])
        if row and row.edge:
            painter.fillRect(line.left(), line.top(), theme().size(4), line.height() - 1, inks[row.edge])

    def _is_ticked(self, number: int) -> bool:
        ticks, key = self._model.ticks, self._model.key_at(number)
        return ticks is not None and key is not None and key in ticks

    def _paint_cells(
        self, painter: QPainter, line: QRect, row: TableRow | None, number: int, places: Sequence[Place], inks: Inks,
        hover: int,
    ) -> None:  # fmt: skip
        model, before, after = self._model, theme().size(8), theme().size(6)
        bare = not names_veiled() or self._is_bare(number)
        for section, left, width in places:
            column = model.column_at(section)
            if column is None:
                if model.ticks is not None:
                    rect = QRect(left, line.top(), width, line.height())
                    _paint_tick(painter, rect, on=self._is_ticked(number), inks=inks)
                continue
            cell = cell_of(row, column)
            inside = QRect(left + before, line.top(), width - before - after, line.height())
            veiled = cell.secret and not bare and section != hover
            self.cells.paint(painter, inside, cell, inks, right=column.right, veiled=veiled)

    def _is_bare(self, number: int) -> bool:
        """Whether names are read in a row though they are veiled in the others: the one with the cursor."""
        return self._table.hasFocus() and self._table.currentIndex().row() == number


def _paint_heading(painter: QPainter, rect: QRect, model: PageModel, number: int, inks: Inks) -> None:
    painter.fillRect(rect, inks["sunken"])
    folded = model.groups.is_folded(number)
    side = theme().size(14)
    caret = QRect(rect.left() + theme().size(10), rect.center().y() - side // 2 + 1, side, side)
    paint_icon(painter, "caret-right" if folded else "caret-down", caret, "text2")
    painter.setFont(heading_font())
    painter.setPen(inks["text"])
    group = model.groups.groups[number]
    painter.drawText(rect.adjusted(theme().size(31), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, group.title)
    painter.setPen(inks["accent"])
    painter.drawText(note_rect(rect, group), Qt.AlignmentFlag.AlignVCenter, group.note)


def note_rect(rect: QRect, group: Group) -> QRect:
    """Where the link of a heading stands: behind its title, which stays in sight when the table is moved sideways."""
    metrics = QFontMetrics(heading_font())
    left = max(rect.left(), 0) + theme().size(31 + 16) + metrics.horizontalAdvance(group.title)
    return QRect(left, rect.top(), metrics.horizontalAdvance(group.note), rect.height())


def _paint_tick(painter: QPainter, rect: QRect, *, on: bool, inks: Inks) -> None:
    side = theme().size(17)
    box = QRectF(rect.center().x() - side / 2 + 0.5, rect.center().y() - side / 2 + 0.5, side, side)
    painter.setPen(QPen(inks["accent" if on else "border"], 1))
    painter.setBrush(inks["accent" if on else "surface"])
    painter.drawRoundedRect(box, 3, 3)
    if on:
        inset = side // 6
        paint_icon(painter, "check-bold", box.toRect().adjusted(inset, inset, -inset, -inset), "on_accent")
