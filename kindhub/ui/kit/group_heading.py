"""A heading over rows that folds them away, and says then how many of them are done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.ui.kit.painted_button import ListedButton
from kindhub.ui.theme import paint_icon, theme

_TALL = 28


class Stated(Protocol):
    """What a heading looks at in its rows."""

    @property
    def state(self) -> str:
        """A key of `badge.STATES`, or empty for a row that is nothing to be done."""


class GroupHeading(ListedButton):
    """`clicked` asks to fold or unfold. Folded, it counts what is done and warns of what is to be looked at."""

    def __init__(self, group: str, rows: Sequence[Stated], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.named, self.folded = group, False
        states = [row.state for row in rows if row.state]
        self._count = f"{states.count('done')}/{len(states)}" if states else ""
        self._alarm = "overdue" in states
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._say()

    def set_folded(self, *, folded: bool) -> None:
        """Show the heading as folded or as open."""
        self.folded = folded
        self._say()
        self.update()

    def _say(self) -> None:
        state = tr("folded", "plegado") if self.folded else tr("open", "desplegado")
        done = tr("{n} done", "{n} hechos", n=self._count) if self._count and self.folded else ""
        self.setAccessibleName(", ".join(part for part in (self.named, state, done) if part))
        self.setToolTip(tr("Show", "Mostrar") if self.folded else tr("Fold", "Plegar"))

    @override
    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(theme().font("cap")).horizontalAdvance(self.named), theme().size(_TALL))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().size(96), theme().size(_TALL))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(QPen(theme().color("focus"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(theme().color("hover") if self.underMouse() else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        side = theme().size(12)
        top = (self.height() - side) // 2
        sign = "caret-right" if self.folded else "caret-down"
        paint_icon(painter, sign, QRect(theme().size(12), top, side, side), "text2")
        font = theme().font("cap")
        font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(theme().color("text2"))
        middle = Qt.AlignmentFlag.AlignVCenter
        room = self.rect().adjusted(theme().size(36), 0, -theme().size(8), 0)
        free = room.width() - (self._room_of_count() if self.folded else 0)
        named = painter.fontMetrics().elidedText(self.named, Qt.TextElideMode.ElideRight, free)
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, named)
        if self.folded:
            painter.setFont(theme().font("cap"))
            painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, self._count)
            self._paint_alarm(painter, room)
        painter.end()

    def _room_of_count(self) -> int:
        wide = QFontMetrics(theme().font("cap")).horizontalAdvance(self._count) + theme().size(6 if self._count else 0)
        return wide + (theme().size(15 + 6) if self._alarm else 0)

    def _paint_alarm(self, painter: QPainter, room: QRect) -> None:
        if self._alarm:
            side = theme().size(15)
            right = room.right() - painter.fontMetrics().horizontalAdvance(self._count) - theme().size(6)
            place = QRect(right - side, (self.height() - side) // 2, side, side)
            paint_icon(painter, "warning-circle-fill", place, "danger")
