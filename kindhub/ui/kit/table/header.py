"""The headings of a table: the one the cursor is in is underlined, so that keys can act on it; held ones stay."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QTableView
from typing_extensions import override

from kindhub.ui.kit.table.held import HeldColumns
from kindhub.ui.kit.table.model import PageModel
from kindhub.ui.theme import theme


class WorkHeader(QHeaderView):
    """Draws a line under the heading of the table's current column while the table has the focus.

    `held` says which headings stay in sight; a click on one of these counts where it is seen.
    """

    def __init__(self, table: QTableView, model: PageModel) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self.held = HeldColumns(self, model)
        self._shift = 0

    def section_at(self, at: QPoint) -> int:
        """The section seen at a point; -1 where none is."""
        return self.logicalIndexAt(at + QPoint(self.held.shift(at.x()), 0))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        moved = self.held.moved()
        if not moved:
            return
        painter = QPainter(self.viewport())
        for section, left in moved:
            self.paintSection(painter, QRect(left, 0, self.sectionSize(section), self.height()), section)
        self.held.paint_edge(painter, 0, self.height())
        painter.end()

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.save()
        super().paintSection(painter, rect, logicalIndex)
        painter.restore()
        if self._table.hasFocus() and self._table.currentIndex().column() == logicalIndex:
            line = QRect(rect.left(), rect.bottom() - 1, rect.width(), 2)
            painter.fillRect(line, theme().color("focus"))

    @override
    def mousePressEvent(self, e: QMouseEvent) -> None:
        self._shift = self.held.shift(e.position().toPoint().x())
        super().mousePressEvent(_shifted(e, self._shift))

    @override
    def mouseMoveEvent(self, e: QMouseEvent) -> None:
        if not e.buttons():
            self._shift = self.held.shift(e.position().toPoint().x())
        super().mouseMoveEvent(_shifted(e, self._shift))

    @override
    def mouseReleaseEvent(self, e: QMouseEvent) -> None:
        super().mouseReleaseEvent(_shifted(e, self._shift))

    @override
    def mouseDoubleClickEvent(self, e: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(_shifted(e, self.held.shift(e.position().toPoint().x())))


def _shifted(event: QMouseEvent, by: int) -> QMouseEvent:
    """The same event where a held column belongs."""
    if not by:
        return event
    at = event.position() + QPointF(by, 0)
    return QMouseEvent(
        event.type(), at, event.scenePosition(), event.globalPosition(), event.button(), event.buttons(),
        event.modifiers(),
    )  # fmt: skip
