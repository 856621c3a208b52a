"""A radar over a few domains: then and now, told apart by line, shape and fill."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kindhub.ui.kit.charts.bars import number_font, paint_plate
from kindhub.ui.kit.charts.chart import Chart
from kindhub.ui.kit.charts.figures import Figures
from kindhub.ui.kit.charts.patterns import paint_point, slot_of
from kindhub.ui.theme import theme

_AWAY, _PLATE = 13, 18
"""How far a figure stands from its point, and how wide it is."""
_NUMBER_BEYOND, _NAME_BEYOND = 32, 22
"""How far from the edge the spokes are named: beyond the figure of a point that lies on the edge."""


class RadarChart(Chart):
    """From 0 in the middle to `top` at the edge, with a ring per step of `ring`. For 3 to 14 domains.

    `numbered` writes 1, 2, 3 at the spokes instead of names, where a list beside it has the same numbers.
    """

    def __init__(
        self, figures: Figures, top: float, ring: float = 1, *, numbered: bool = False, parent: QWidget | None = None
    ) -> None:
        self._top, self._ring, self._numbered = top, ring, numbered
        super().__init__(figures, parent)

    @override
    def paint_marks(self, painter: QPainter, room: QRectF) -> None:
        under = theme().size(_NUMBER_BEYOND + 12 if self._numbered else _NAME_BEYOND + 14)
        beside = theme().size(_NUMBER_BEYOND + 12 if self._numbered else _NAME_BEYOND + 82)
        radius = max(min(room.width() / 2 - beside, room.height() / 2 - under), theme().size(30))
        centre = room.center()
        self._paint_web(painter, centre, radius)
        for number, series in enumerate(self.figures.series):
            self._paint_series(painter, centre, radius, number, slot_of(number, unknown=series.unknown))
        self._paint_numbers(painter, centre, radius)

    def _point(self, centre: QPointF, radius: float, at: int) -> QPointF:
        angle = 2 * pi * at / len(self.figures.categories) - pi / 2
        return QPointF(centre.x() + radius * cos(angle), centre.y() + radius * sin(angle))

    def _paint_web(self, painter: QPainter, centre: QPointF, radius: float) -> None:
        count = len(self.figures.categories)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme().color("line"), 1))
        step = self._ring
        while step <= self._top:
            corners = [self._point(centre, radius * step / self._top, at) for at in range(count)]
            painter.drawPolygon(QPolygonF(corners))
            step += self._ring
        for at, name in enumerate(self.figures.categories):
            painter.setPen(QPen(theme().color("line"), 1))
            painter.drawLine(centre, self._point(centre, radius, at))
            words = str(at + 1) if self._numbered else name
            beyond = radius + theme().size(_NUMBER_BEYOND if self._numbered else _NAME_BEYOND)
            self._paint_name(painter, self._point(centre, beyond, at), centre, words)

    def _paint_name(self, painter: QPainter, tip: QPointF, centre: QPointF, name: str) -> None:
        painter.setFont(theme().font("cap"))
        painter.setPen(theme().color("text2"))
        wide, line = theme().size(96), theme().size(16)
        offset = tip.x() - centre.x()
        left = tip.x() - wide / 2 if abs(offset) < 2 else tip.x() if offset > 0 else tip.x() - wide
        sides = Qt.AlignmentFlag.AlignHCenter if abs(offset) < 2 else (
            Qt.AlignmentFlag.AlignLeft if offset > 0 else Qt.AlignmentFlag.AlignRight
        )  # fmt: skip
        shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, wide)
        top = tip.y() - (line if tip.y() < centre.y() - 1 else 0)
        painter.drawText(QRectF(left, top, wide, line), sides | Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_series(self, painter: QPainter, centre: QPointF, radius: float, number: int, slot: int) -> None:
        values = self.figures.series[number].values
        known = [
            (at, v, self._point(centre, radius * v / self._top, at)) for at, v in enumerate(values) if v is not None
        ]
        color = theme().color(f"c{slot}")
        ground = QColor(color)
        ground.setAlpha(40 if number == 0 else 0)
        painter.setBrush(ground)
        style = Qt.PenStyle.SolidLine if number == 0 else Qt.PenStyle.DashLine
        painter.setPen(QPen(color, 2, style))
        if len(known) == len(values):
            painter.drawPolygon(QPolygonF([point for _, _, point in known]))
        else:
            self._paint_parts(painter, known)
        for at, _, point in known:
            size = theme().size(4)
            paint_point(painter, point, slot, size)
            self.remember(QRectF(point.x() - size, point.y() - size, 2 * size, 2 * size), at, number)

    def _paint_numbers(self, painter: QPainter, centre: QPointF, radius: float) -> None:
        """Over everything, so that no other series hides a figure."""
        painter.setFont(number_font())
        for plate, words in self.number_places(centre, radius):
            paint_plate(painter, plate, words)

    def number_places(self, centre: QPointF, radius: float) -> list[tuple[QRectF, str]]:
        """Where the figures of the first series stand: outwards of their points, far enough apart not to touch."""
        wide, high = theme().size(_PLATE), theme().size(_PLATE * 3 // 4)
        apart = wide / (2 * sin(pi / max(len(self.figures.categories), 3)))
        places = []
        for at, value in enumerate(self.figures.series[0].values if self.figures.series else ()):
            if value is not None:
                from_centre = max(radius * value / self._top + theme().size(_AWAY), apart)
                middle = self._point(centre, from_centre, at)
                plate = QRectF(middle.x() - wide / 2, middle.y() - high / 2, wide, high)
                places.append((plate, self.figures.say(value)))
        return places

    def _paint_parts(self, painter: QPainter, known: Sequence[tuple[int, float, QPointF]]) -> None:
        """Lines between neighbours only: across a gap nothing is made up."""
        count, points = len(self.figures.categories), {at: point for at, _, point in known}
        for at, point in points.items():
            if (at + 1) % count in points:
                painter.drawLine(point, points[(at + 1) % count])

    @override
    def paint_swatch(self, painter: QPainter, rect: QRectF, slot: int) -> None:
        paint_point(painter, rect.center(), slot, rect.width() / 2.6)
