"""Lines over time: a shape per series, a number at each end, the axis from 0."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from typing_extensions import override

from kindhub.ui.kit.charts.bars import number_font
from kindhub.ui.kit.charts.chart import Chart
from kindhub.ui.kit.charts.patterns import paint_point, slot_of
from kindhub.ui.theme import theme

_DASHES = {
    1: Qt.PenStyle.SolidLine,
    2: Qt.PenStyle.DashLine,
    3: Qt.PenStyle.DotLine,
    4: Qt.PenStyle.DashDotLine,
    5: Qt.PenStyle.DashDotDotLine,
    6: Qt.PenStyle.DotLine,
}


class LineChart(Chart):
    """A gap in the values is a gap in the line: nothing is made up between two known points."""

    @override
    def paint_marks(self, painter: QPainter, room: QRectF) -> None:
        under, side = theme().size(20), theme().size(20)
        ground = room.adjusted(side, theme().size(20), -side, -under)
        last = max(len(self.figures.categories) - 1, 1)
        painter.setPen(QPen(theme().color("border"), 1))
        painter.drawLine(QPointF(room.left(), ground.bottom()), QPointF(room.right(), ground.bottom()))
        painter.setFont(theme().font("cap"))
        painter.setPen(theme().color("text2"))
        wide = ground.width() / last
        for at, name in enumerate(self.figures.categories):
            x = ground.left() + ground.width() * at / last
            shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, int(wide))
            long = painter.fontMetrics().horizontalAdvance(shown) + 2
            left = min(max(x - long / 2, room.left()), room.right() - long)
            place = QRectF(left, ground.bottom() + 2, long, under)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, shown)
        for number in range(len(self.figures.series)):
            self._paint_series(painter, ground, number, last)

    def _paint_series(self, painter: QPainter, ground: QRectF, number: int, last: int) -> None:
        series, most = self.figures.series[number], self.figures.most()
        slot = slot_of(number, unknown=series.unknown)
        points = [
            None if v is None else QPointF(ground.left() + ground.width() * at / last,
                                           ground.bottom() - ground.height() * v / most)
            for at, v in enumerate(series.values)
        ]  # fmt: skip
        for one, other in pairwise(points):
            if one is not None and other is not None:
                painter.setPen(QPen(theme().color(f"c{slot}"), 2, _DASHES[slot]))
                painter.drawLine(one, other)
        radius = theme().size(4)
        for at, point in enumerate(points):
            if point is None:
                continue
            paint_point(painter, point, slot, radius)
            self.remember(QRectF(point.x() - radius, point.y() - radius, 2 * radius, 2 * radius), at, number)
            painter.setFont(number_font())
            painter.setPen(theme().color("text"))
            over = QRectF(point.x() - 40, point.y() - radius - theme().size(17), 80, theme().size(16))
            painter.drawText(over, Qt.AlignmentFlag.AlignCenter, self.figures.say(series.values[at]))

    @override
    def paint_swatch(self, painter: QPainter, rect: QRectF, slot: int) -> None:
        paint_point(painter, rect.center(), slot, rect.width() / 2.6)
