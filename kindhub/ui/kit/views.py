"""One of several pages at a time."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override


class Views(QStackedWidget):
    """`QStackedWidget` shows its first page at once, and so has it dressed and laid out before the window it will
    stand in is there, where all of that is done again for every part around it. This one leaves it until it is seen.
    """

    @override
    def addWidget(self, widget: QWidget, /) -> int:
        if not self.count():
            widget.setParent(self)
            self._leave_until_seen(widget)
        return super().addWidget(widget)

    @override
    def setCurrentWidget(self, widget: QWidget, /) -> None:
        self._leave_until_seen(widget)
        super().setCurrentWidget(widget)

    def _leave_until_seen(self, widget: QWidget) -> None:
        """Qt takes it for shown and comes back to it when this is."""
        if not self.isVisible():
            widget.setAttribute(Qt.WidgetAttribute.WA_WState_Hidden, on=False)
            widget.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
