"""Tables whose cells are typed in their place; in one of a list that is called, Space ticks. Arrows walk over cells."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from typing_extensions import override

from kindhub.ui.forms.parts_table import PartsTable
from kindhub.ui.kit.table import PageModel


class CellTable(PartsTable):
    """`emptied(key, column)` by Delete; `edit_asked` as its base."""

    emptied = Signal(object, str)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = self.current_key()
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            if key is not None:
                self.emptied.emit(key, self.column_key())
        else:
            super().keyPressEvent(event)


class RollTable(CellTable):
    """`ticked(key)` by Space or a click on the box; the others as its bases."""

    own_keys: ClassVar[tuple[str, ...]] = ("tick", "edit", "open")

    ticked = Signal(object)

    def __init__(self, model: PageModel, name: str, box: str) -> None:
        super().__init__(model, name)
        self._box = box

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = self.current_key()
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            if key is not None:
                self.ticked.emit(key)
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self.column_key() == self._box and event.button() == Qt.MouseButton.LeftButton:
            key = self.current_key()
            if key is not None:
                self.ticked.emit(key)
