"""The table of a repeating part: a cursor on one cell, which F2, Enter or a letter begins to edit."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kindhub.ui.kit.table import PageModel, WorkTable
from kindhub.ui.theme import theme

_BEGIN = (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
_ONE_LINE, _TWO_LINES = 34, 46


class PartsTable(WorkTable):
    """`edit_asked(column, typed)`: edit the cell at the cursor; `typed` is the letter that began it, else empty."""

    own_keys: ClassVar[tuple[str, ...]] = ("edit", "open")

    edit_asked = Signal(str, str)
    closed = Signal()

    def __init__(self, model: PageModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(model, name, parent=parent)
        self._cells = model
        self.doubleClicked.connect(self._double_clicked)

    def give_two_lines(self, *, two: bool) -> None:
        """Rows with a second line under the name, or of one line."""
        self.verticalHeader().setDefaultSectionSize(theme().size(_TWO_LINES if two else _ONE_LINE))

    def column_key(self) -> str:
        """The column the cursor is in."""
        column = self._cells.column_at(max(self.currentIndex().column(), 0))
        return column.key if column is not None else ""

    def go_to_column(self, key: str) -> None:
        """Put the cursor into a column of the row at hand."""
        for at, column in enumerate(self._cells.columns):
            if column.key == key:
                self.setCurrentIndex(self._cells.index(max(self.currentIndex().row(), 0), at))

    def _double_clicked(self) -> None:
        self.edit_asked.emit(self.column_key(), "")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~_PLAIN
        if event.key() in _BEGIN and not held:
            self.edit_asked.emit(self.column_key(), "")
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.text() and event.text().isprintable() and not held:
            self.edit_asked.emit(self.column_key(), event.text())
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        self.paint_rows(painter, event.rect())
        index = self.currentIndex()
        if index.isValid() and self.hasFocus():
            if index.column() not in self.held.sections():
                painter.setClipRect(self.viewport().rect().adjusted(self.held.edge(), 0, 0, 0))
            painter.setPen(QPen(theme().color("focus"), 2))
            painter.drawRect(self.visualRect(index).adjusted(1, 1, -2, -2))
        painter.end()
