"""How much of a target was met: a bar, the target as a tick, and a sign that says met or not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kindhub.ui.kit.charts.bars import number_font
from kindhub.ui.kit.charts.chart import Chart
from kindhub.ui.kit.charts.figures import Figures
from kindhub.ui.kit.charts.patterns import fill
from kindhub.ui.theme import paint_icon, theme


class TargetChart(Chart):
    """One series in percent of 100, and a target for each category (`None` for none)."""

    def __init__(self, figures: Figures, targets: Sequence[float | None], parent: QWidget | None = None) -> None:
        self._targets = tuple(targets)
        super().__init__(figures, parent)

    @override
    def natural_height(self) -> int:
        return theme().size(46) * max(len(self.figures.categories), 1)

    @override
    def paint_marks(self, painter: QPainter, room: QRectF) -> None:
        row = min(room.height() / max(len(self.figures.categories), 1), theme().size(46))
        for at, name in enumerate(self.figures.categories):
            top = room.top() + at * row
            painter.setFont(theme().font("cap"))
            painter.setPen(theme().color("text2"))
            words = QRectF(room.left(), top, room.width(), theme().size(17))
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, name)
            track = QRectF(room.left(), top + theme().size(19), room.width() - theme().size(76), theme().size(12))
            self._paint_bar(painter, track, at)

    def _paint_bar(self, painter: QPainter, track: QRectF, at: int) -> None:
        value, target = self.figures.series[0].values[at], self._targets[at]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("sunken"))
        painter.drawRoundedRect(track, 2, 2)
        if value is None:
            return
        met = target is None or value >= target
        bar = QRectF(track)
        bar.setWidth(track.width() * min(value, 100) / 100)
        painter.setPen(QPen(theme().color("ok" if met else "warn"), 1.2))
        painter.setBrush(theme().color("ok") if met else fill(2))
        painter.drawRoundedRect(bar, 2, 2)
        self.remember(bar, at, 0)
        if target is not None:
            x = track.left() + track.width() * target / 100
            painter.setPen(QPen(theme().color("text"), 2))
            painter.drawLine(int(x), int(track.top() - 4), int(x), int(track.bottom() + 4))
            side = theme().size(16)
            sign = QRect(int(track.right()) + theme().size(10), int(track.center().y() - side / 2), side, side)
            paint_icon(painter, "check-circle-fill" if met else "arrow-circle-down-fill", sign, "ok" if met else "warn")
        painter.setFont(number_font())
        painter.setPen(theme().color("text"))
        words = QRectF(track.right() + theme().size(30), track.top() - 4, theme().size(50), track.height() + 8)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.figures.say(value))
