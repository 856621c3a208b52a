"""A table whose held columns are painted, clicked and walked to where they are seen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget
from typing_extensions import override

from kindhub.ui.kit.table.header import WorkHeader
from kindhub.ui.kit.table.model import AnyIndex, PageModel
from kindhub.ui.kit.table.row_painter import RowPainter


class HoldingTable(QTableView):
    """`held` says which columns stay at the edge and where. The cursor never goes under them."""

    def __init__(self, model: PageModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = model
        self._head = WorkHeader(self, model)
        self.held = self._head.held
        self._rows = RowPainter(self, model)

    @override
    def indexAt(self, p: QPoint) -> QModelIndex:
        return super().indexAt(p + QPoint(self.held.shift(p.x()), 0))

    @override
    def visualRect(self, index: AnyIndex) -> QRect:
        rect = super().visualRect(index)
        if index.isValid() and self._pages.heading_at(index.row()) is None:
            rect.moveLeft(self.held.left(index.column()))
        return rect

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if dx:  # what was held or said at the edge moved with the rest
            self.viewport().update()
            self._head.viewport().update()

    @override
    def scrollTo(
        self, index: AnyIndex, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        bar, was = self.horizontalScrollBar(), self.horizontalScrollBar().value()
        super().scrollTo(index, hint)
        if index.column() in self.held.sections():
            bar.setValue(was)  # it is in sight wherever the table was moved to
        else:
            covered = self.held.edge() - self._head.sectionViewportPosition(index.column())
            bar.setValue(bar.value() - max(covered, 0))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._rows.cells.forget()

    def paint_rows(self, painter: QPainter, region: QRect) -> None:
        """The rows in a region, the held columns over what passes under them."""
        self.executeDelayedItemsLayout()
        places = [(section, left, self._head.sectionSize(section)) for section, left in self.held.moved()]
        self._rows.paint(painter, region, places, self.held.edge())
