"""A button that paints itself and leaves arrows and Enter to the list it stands in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton
from typing_extensions import override

_FOR_THE_LIST = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
    }
)


class ListedButton(QAbstractButton):
    """Qt's buttons walk by arrows on their own, in tab order; here the list knows better."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _FOR_THE_LIST:
            event.ignore()
        else:
            super().keyPressEvent(event)


class SingleButton(QAbstractButton):
    """A painted button that stands alone: Enter presses it, as in a browser."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
