"""What Qt asks of a cell: how large it wants to be, and what a click does. The table paints its rows itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from kindhub.ui.kit.table.model import CELL_ROLE, AnyIndex
from kindhub.ui.kit.table.rows import Cell
from kindhub.ui.theme import theme


class RowDelegate(QStyledItemDelegate):
    """Widths of columns follow from the texts in sight."""

    @override
    def editorEvent(self, event: QEvent, model: object, option: QStyleOptionViewItem, index: AnyIndex) -> bool:
        return False  # the table ticks where its box is drawn; Qt would tick back where it thinks the box is

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        cell = index.data(CELL_ROLE)
        if not isinstance(cell, Cell):
            return QSize(theme().size(42), theme().size(34))
        bold, small = QFontMetrics(theme().font("strong")), QFontMetrics(theme().font("cap"))
        sign = theme().size(22) if cell.state or cell.icon else 0
        marks = len(cell.programs) * theme().size(24)
        text = max(bold.horizontalAdvance(cell.text), small.horizontalAdvance(cell.sub))
        return QSize(text + sign + marks + theme().size(20), theme().size(34))
