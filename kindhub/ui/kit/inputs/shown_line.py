"""A line of text that says when it goes on: without the cursor in it, a text too long for its room ends in "…"."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QToolButton
from typing_extensions import override

from kindhub.ui.theme import theme


class ShownLine(QLineEdit):
    """`QLineEdit` cuts a long text without a sign. This one ends it in "…" and gives the whole text as its tip."""

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        text, room = self.text(), self._room()
        goes_on = not self.hasFocus() and self.fontMetrics().horizontalAdvance(text) > room.width()
        self.setToolTip(text if goes_on else "")
        if not goes_on:
            super().paintEvent(event)
            return
        frame = QStyleOptionFrame()
        self.initStyleOption(frame)
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, frame, painter, self)
        painter.setPen(theme().color("text"))
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.end()

    def _room(self) -> QRect:
        """Where words may stand: inside the frame, before the buttons at the end."""
        frame = QStyleOptionFrame()
        self.initStyleOption(frame)
        inside = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, frame, self)
        buttons = [one.x() for one in self.findChildren(QToolButton) if one.isVisible() and one.x() > self.width() // 2]
        inside.setRight(min([inside.right(), *buttons]))
        return inside.adjusted(theme().size(2), 0, -theme().size(2), 0)
