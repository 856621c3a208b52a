"""One of several pages at a time."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import isValid
from typing_extensions import override


class Views(QStackedWidget):
    """`QStackedWidget` shows its first page at once, and so has it dressed and laid out before the window it will
    stand in is there, where all of that is done again for every part around it. This one leaves it until it is seen.

    A page that takes the place of another on the screen is painted in the next turn of the event loop: to lay it out
    and to paint it are together longer than a key may wait.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unpainted: list[QWidget] = []

    @override
    def addWidget(self, widget: QWidget, /) -> int:
        if not self.count():
            widget.setParent(self)
            self._leave_until_seen(widget)
        return super().addWidget(widget)

    @override
    def setCurrentWidget(self, widget: QWidget, /) -> None:
        self._leave_until_seen(widget)
        if self.isVisible() and widget is not self.currentWidget() and widget.updatesEnabled():
            widget.setUpdatesEnabled(False)
            self._unpainted.append(widget)
            QTimer.singleShot(0, self, self._paint)
        super().setCurrentWidget(widget)

    def _paint(self) -> None:
        for widget in self._unpainted:
            if isValid(widget):
                widget.setUpdatesEnabled(True)
        self._unpainted.clear()

    def _leave_until_seen(self, widget: QWidget) -> None:
        """Qt takes it for shown and comes back to it when this is."""
        if not self.isVisible():
            widget.setAttribute(Qt.WidgetAttribute.WA_WState_Hidden, on=False)
            widget.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
