"""A table whose held columns are painted, clicked and walked to where they are seen."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QRect
from PySide6.QtGui import QCursor, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QTableView, QWidget
from typing_extensions import override

from kindhub.ui.kit.table.header import WorkHeader
from kindhub.ui.kit.table.model import AnyIndex, PageModel


class HoldingTable(QTableView):
    """`held` says which columns stay at the edge and where. The cursor never goes under them."""

    def __init__(self, model: PageModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = model
        self._head = WorkHeader(self, model)
        self.held = self._head.held

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

    def paint_held(self, painter: QPainter, region: QRect) -> None:
        """The held cells over what passes under them; a heading of a group stands at the edge by itself."""
        moved = self.held.moved()
        if not moved or not self._pages.rowCount():
            return
        last = self.rowAt(region.bottom())
        for row in range(self.rowAt(region.top()), (last if last >= 0 else self._pages.rowCount() - 1) + 1):
            if self._pages.heading_at(row) is None:
                for section, _left in moved:
                    self._paint_held_cell(painter, self._pages.index(row, section))
                top = self.rowViewportPosition(row)
                self.held.paint_edge(painter, top, top + self.rowHeight(row) - 1)

    def _paint_held_cell(self, painter: QPainter, index: QModelIndex) -> None:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = self.visualRect(index)
        if self.selectionModel().isSelected(index):
            option.state |= QStyle.StateFlag.State_Selected
        if self.viewport().underMouse() and option.rect.contains(self.viewport().mapFromGlobal(QCursor.pos())):
            option.state |= QStyle.StateFlag.State_MouseOver
        self.itemDelegate().paint(painter, option, index)
