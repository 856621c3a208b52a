"""How far values lie apart: each a dot, the middle half a box, the middle one a thick line; by groups."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import quantiles

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.ui.kit.charts.bars import number_font, paint_name
from kindhub.ui.kit.charts.chart import Chart, Mark
from kindhub.ui.kit.charts.figures import Figures
from kindhub.ui.kit.charts.patterns import paint_bar
from kindhub.ui.theme import theme

_ROW, _LEGEND, _AXIS = 30, 24, 20
MOST_DOTS, FEWEST_FOR_BOX = 40, 4
"""More dots than that run into each other; of fewer values there is no middle half worth a box."""
_BOX, _STEPS = 2, (1, 2, 5)


@dataclass(frozen=True, slots=True)
class SpreadFigures(Figures):
    """One series of middle values; `spreads` are the values behind each, the smallest first. `counted` names them."""

    spreads: tuple[tuple[float, ...], ...] = ()
    counted: str = ""

    @override
    def most(self, layout: object = "grouped") -> float:
        return max([1.0, *(max(values) for values in self.spreads if values)])

    @override
    def say(self, value: float | None) -> str:
        """A middle value may lie between two days; a whole one is written whole."""
        return "" if value is None else f"{value:,.{int(value % 1 != 0)}f}{self.unit}"

    @override
    def table(self) -> tuple[list[str], list[list[str]]]:
        head = ["", self.counted, tr("middle value", "valor del medio"), tr("least", "menor"), tr("most", "mayor")]
        rows = [
            [name, str(len(values)), self.say(self.series[0].values[at]), *_ends(self, values)]
            for at, (name, values) in enumerate(zip(self.categories, self.spreads, strict=True))
        ]
        return head, rows


def _ends(figures: Figures, values: tuple[float, ...]) -> list[str]:
    return [figures.say(values[0]), figures.say(values[-1])] if values else ["–", "–"]


class SpreadChart(Chart):
    """A row for each group over one axis from 0; how many there are and the middle value stand at the right."""

    figures: SpreadFigures

    @override
    def natural_height(self) -> int:
        return theme().size(_ROW * max(len(self.figures.categories), 2) + _LEGEND + _AXIS)

    @override
    def paint_marks(self, painter: QPainter, room: QRectF) -> None:
        names, numbers = QFontMetrics(theme().font("cap")), QFontMetrics(number_font())
        widest = max((names.horizontalAdvance(name) for name in self.figures.categories), default=0)
        left = min(widest + 12, int(room.width() * 0.38))
        right = (
            max((numbers.horizontalAdvance(self._words(at)) for at in range(len(self.figures.spreads))), default=0) + 14
        )
        legend, axis = theme().size(_LEGEND), theme().size(_AXIS)
        ground = QRectF(room.left() + left, room.top(), room.width() - left - right, room.height() - legend - axis)
        row = min(ground.height() / max(len(self.figures.categories), 1), theme().size(40))
        ground.setHeight(row * len(self.figures.categories))
        self._paint_axis(painter, ground)
        for at, name in enumerate(self.figures.categories):
            place = QRectF(ground.left(), ground.top() + at * row, ground.width(), row)
            painter.setFont(theme().font("cap"))
            painter.setPen(theme().color("text2"))
            paint_name(painter, QRectF(room.left(), place.top(), left - 10, row), name)
            self._paint_row(painter, place, at)
            painter.setFont(number_font())
            painter.setPen(theme().color("text"))
            beside = QRectF(ground.right() + 8, place.top(), right, row)
            painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, self._words(at))
            self.remember(QRectF(place.left(), place.top() + 2, place.width() + right - 4, row - 4), at, 0)
        self._paint_legend_of_signs(painter, QRectF(room.left(), ground.bottom() + axis, room.width(), legend))

    def _words(self, at: int) -> str:
        middle = self.figures.words(self.figures.series[0], at)
        return tr("{middle} · of {n}", "{middle} · de {n}", middle=middle, n=len(self.figures.spreads[at]))

    @override
    def said(self, mark: Mark) -> str:
        values = self.figures.spreads[mark.category]
        least, most = _ends(self.figures, values)
        words = tr(
            "of {n}, from {least} to {most}", "de {n}, de {least} a {most}", n=len(values), least=least, most=most
        )
        return f"{super().said(mark)} {words}"

    def _x(self, ground: QRectF, value: float) -> float:
        return ground.left() + ground.width() * value / self.figures.most()

    def _paint_axis(self, painter: QPainter, ground: QRectF) -> None:
        painter.setFont(theme().font("cap"))
        step = _step(self.figures.most(), max(int(ground.width() // theme().size(70)), 1))
        value = 0.0
        while value <= self.figures.most():
            x = self._x(ground, value)
            painter.setPen(QPen(theme().color("line"), 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(x, ground.top()), QPointF(x, ground.bottom()))
            painter.setPen(theme().color("text2"))
            under = QRectF(x - 60, ground.bottom() + 2, 120, theme().size(_AXIS) - 4)
            painter.drawText(under, Qt.AlignmentFlag.AlignCenter, f"{value:,.0f}")
            value += step
        painter.setPen(QPen(theme().color("border"), 1))
        painter.drawLine(ground.bottomLeft(), ground.bottomRight())

    def _paint_row(self, painter: QPainter, place: QRectF, at: int) -> None:
        values = self.figures.spreads[at]
        if not values:
            return
        middle, high = place.center().y(), place.height() * 0.52
        painter.setPen(QPen(theme().color("border"), 1.4))
        painter.drawLine(QPointF(self._x(place, values[0]), middle), QPointF(self._x(place, values[-1]), middle))
        if len(values) >= FEWEST_FOR_BOX:
            first, _, third = quantiles(values, n=4, method="inclusive")
            left, right = self._x(place, first), self._x(place, third)
            paint_bar(painter, QRectF(left, middle - high / 2, max(right - left, 2), high), _BOX)
        if len(values) <= MOST_DOTS:
            for value in values:
                _paint_dot(painter, QPointF(self._x(place, value), middle))
        known = self.figures.series[0].values[at]
        if known is not None:
            _paint_middle(painter, self._x(place, known), middle, high)

    def _paint_legend_of_signs(self, painter: QPainter, room: QRectF) -> None:
        painter.setFont(theme().font("cap"))
        metrics, x, y, side = QFontMetrics(theme().font("cap")), room.left(), room.center().y(), theme().size(14)
        for sign, words in (
            ("dot", tr("each one", "cada una")),
            ("box", tr("the middle half", "la mitad del medio")),
            ("line", tr("the middle value", "el valor del medio")),
        ):
            if sign == "dot":
                _paint_dot(painter, QPointF(x + side / 2, y))
            elif sign == "box":
                paint_bar(painter, QRectF(x, y - side / 2, side, side), _BOX)
            else:
                _paint_middle(painter, x + side / 2, y, side)
            painter.setPen(theme().color("text2"))
            wide = metrics.horizontalAdvance(words) + 4
            painter.drawText(
                QRectF(x + side + 5, room.top(), wide, room.height()), Qt.AlignmentFlag.AlignVCenter, words
            )
            x += side + wide + theme().size(16)


def _paint_dot(painter: QPainter, at: QPointF) -> None:
    painter.setPen(QPen(theme().color("c1"), 1.6))
    painter.setBrush(theme().color("surface"))
    radius = theme().size(4)
    painter.drawEllipse(at, radius, radius)


def _paint_middle(painter: QPainter, x: float, middle: float, high: float) -> None:
    painter.setPen(QPen(theme().color("text"), 3))
    painter.drawLine(QPointF(x, middle - high / 2 - 2), QPointF(x, middle + high / 2 + 2))


def _step(most: float, marks: int) -> float:
    """A round distance that gives at most so many marks on the axis."""
    size = 1.0
    while True:
        for part in _STEPS:
            if most / (part * size) <= marks:
                return part * size
        size *= 10
