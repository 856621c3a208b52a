"""A day of the month with what is due on it, line by line."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.ui.kit.month_grid import DayCell
from kindhub.ui.theme import theme

Line = tuple[str, str]
"""What falls on a day, and of which case: the first is drawn, both are said."""


class DayLines(DayCell):
    """As many lines as there is room for, the rest counted. `what` is a sequence of `Line`."""

    def _whole(self) -> list[str]:
        return [f"{what} ({of})" if of else what for what, of in self.what]

    @override
    def said(self) -> str:
        return ", ".join(self._whole())

    @override
    def tip(self) -> str:
        return "\n".join(self._whole())

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().size(96), theme().size(62))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().size(44), theme().size(40))

    @override
    def fill(self, painter: QPainter, room: QRect) -> None:
        painter.setFont(theme().font("cap"))
        painter.setPen(theme().color("danger" if self.day < self.on else "text" if self.inside else "text2"))
        step = painter.fontMetrics().lineSpacing()
        for number, line in enumerate(self.fitting(max(room.height() // step, 0))):
            place = QRect(room.left(), room.top() + number * step, room.width(), step)
            shown = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def fitting(self, fit: int) -> list[str]:
        """What is drawn where there is room for so many lines."""
        shown = [what for what, _of in self.what]
        if len(shown) <= fit:
            return shown
        if fit < 2:
            return [tr("{n} due", "{n} plazos", n=len(shown))][:fit]
        return [*shown[: fit - 1], tr("{n} more", "{n} más", n=len(shown) - fit + 1)]
