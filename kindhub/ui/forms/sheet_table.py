"""The table of a sheet of answers: digits and Space answer, arrows walk, Delete empties."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from kindhub.ui.forms.parts_table import PartsTable
from kindhub.ui.kit.table import PageModel

_PLAIN = Qt.KeyboardModifier.KeypadModifier


class SheetTable(PartsTable):
    """`answered(key, column, digit)`, `turned(key, column)` for Space, `emptied(key, column)`, `moved()`."""

    own_keys: ClassVar[tuple[str, ...]] = ("tick",)

    answered = Signal(object, str, int)
    turned = Signal(object, str)
    emptied = Signal(object, str)
    moved = Signal()

    def __init__(self, model: PageModel, name: str) -> None:
        super().__init__(model, name)
        self.current_changed.connect(self.moved)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, column = self.current_key(), self.column_key()
        text, plain = event.text(), not event.modifiers() & ~_PLAIN
        if key is None or not plain:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Space:
            self.turned.emit(key, column)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.emptied.emit(key, column)
        elif text.isdecimal() and text.isascii():
            self.answered.emit(key, column, int(text))
        else:
            super().keyPressEvent(event)
            self.moved.emit()
