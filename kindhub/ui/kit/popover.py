"""A small pane over the page that closes with Esc or a click beside it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor, QHideEvent
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QVBoxLayout, QWidget
from typing_extensions import override

from kindhub.ui.kit.look import gaps
from kindhub.ui.theme import theme


class PopOver(QWidget):
    """Put widgets into `body`, then `open_at` or `open_under`. It frees itself when closed and says `closed`."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        outer = QVBoxLayout(self)
        gaps(outer, 0, 12)
        self.frame = QFrame()
        self.frame.setProperty("part", "popover")
        shadow = QGraphicsDropShadowEffect(self.frame)
        shadow.setBlurRadius(theme().size(16))
        shadow.setOffset(0, theme().size(3))
        shadow.setColor(QColor(0, 0, 0, 70))
        self.frame.setGraphicsEffect(shadow)
        outer.addWidget(self.frame)
        self.body = QVBoxLayout(self.frame)
        gaps(self.body, 8, 12)

    def open_at(self, corner: QPoint) -> None:
        """Show with the frame's upper left corner at a point of the screen, moved so that all of it is seen."""
        self.adjustSize()
        edge = theme().size(12)
        above = self.parentWidget()
        room = self.screen().availableGeometry()
        if above is not None:
            room = room.united(above.window().frameGeometry())
        left = min(max(corner.x() - edge, room.left() - edge), room.right() - self.width() + edge)
        top = min(max(corner.y() - edge, room.top() - edge), room.bottom() - self.height() + edge)
        self.move(left, top)
        self.show()

    def open_under(self, anchor: QWidget, *, right: bool = False) -> None:
        """Show under a widget, left edges together, or right ones."""
        self.adjustSize()
        x = anchor.width() - self.width() + 2 * theme().size(12) if right else 0
        self.open_at(anchor.mapToGlobal(QPoint(x, anchor.height() + theme().size(4))))

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.closed.emit()
