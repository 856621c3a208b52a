"""The headings of a table: the one the cursor is in is underlined, so that keys can act on it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QTableView
from typing_extensions import override

from kindhub.ui.theme import theme


class WorkHeader(QHeaderView):
    """Draws a line under the heading of the table's current column while the table has the focus."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.save()
        super().paintSection(painter, rect, logicalIndex)
        painter.restore()
        if self._table.hasFocus() and self._table.currentIndex().column() == logicalIndex:
            line = QRect(rect.left(), rect.bottom() - 1, rect.width(), 2)
            painter.fillRect(line, theme().color("focus"))
