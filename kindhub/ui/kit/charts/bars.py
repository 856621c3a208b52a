"""Bars standing (by month) or lying (by name), side by side or stacked."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kindhub.ui.kit.charts.chart import Chart
from kindhub.ui.kit.charts.figures import Figures, Layout
from kindhub.ui.kit.charts.patterns import paint_bar, slot_of
from kindhub.ui.theme import theme

_LEAST_ROW, _MOST_ROW = 29, 50
"""Heights of a row of lying bars, in units of the design."""


def number_font() -> QFont:
    """The numerals at marks."""
    font = theme().font("key")
    font.setWeight(QFont.Weight.DemiBold)
    return font


class BarChart(Chart):
    """Standing bars from 0, a number on each."""

    @override
    def natural_height(self) -> int:
        return theme().size(168) + self.legend_height(theme().size(320))

    def __init__(self, figures: Figures, layout: Layout = "grouped", parent: QWidget | None = None) -> None:
        self.layout_kind: Layout = layout
        super().__init__(figures, parent)

    @override
    def paint_marks(self, painter: QPainter, room: QRectF) -> None:
        words, over = theme().size(20), theme().size(18)
        ground = room.adjusted(0, over, 0, -words)
        count = max(len(self.figures.categories), 1)
        slot = ground.width() / count
        for at, name in enumerate(self.figures.categories):
            place = QRectF(ground.left() + at * slot, ground.top(), slot, ground.height())
            painter.setFont(theme().font("cap"))
            painter.setPen(theme().color("text2"))
            shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, int(slot))
            under = QRectF(place.left(), ground.bottom() + 2, slot, words)
            painter.drawText(under, Qt.AlignmentFlag.AlignCenter, shown)
            self._paint_category(painter, place, at)
        painter.setPen(QPen(theme().color("border"), 1))
        painter.drawLine(ground.bottomLeft(), ground.bottomRight())

    def _paint_category(self, painter: QPainter, place: QRectF, at: int) -> None:
        series, most = self.figures.series, self.figures.most(self.layout_kind)
        stacked = self.layout_kind == "stacked"
        side = min(place.width() * 0.8, theme().size(26) * (1 if stacked else len(series)))
        width = side if stacked else side / len(series)
        left, base = place.center().x() - side / 2, place.bottom()
        for number, one in enumerate(series):
            value = one.values[at]
            if value is None:
                if at in one.marks:
                    self._paint_number(painter, QRectF(left, base, width, 0), one.marks[at], inside=False)
                    left += width
                continue
            height = place.height() * value / most
            bar = QRectF(left, base - height, max(width - 3, 2), height)
            paint_bar(painter, bar, slot_of(number, unknown=one.unknown or at == self.figures.no_data))
            self.remember(bar, at, number)
            on_top = not any(later.values[at] for later in series[number + 1 :])
            inside = stacked and (not on_top or bar.height() >= theme().size(16))
            self._paint_number(painter, bar, self.figures.say(value), inside=inside)
            if stacked:
                base -= height + 1
            else:
                left += width

    def _paint_number(self, painter: QPainter, bar: QRectF, text: str, *, inside: bool) -> None:
        painter.setFont(number_font())
        wide = QFontMetrics(number_font()).horizontalAdvance(text) + 6
        line = theme().size(16)
        if not inside:
            painter.setPen(theme().color("text"))
            above = QRectF(bar.center().x() - wide, bar.top() - line - 1, wide * 2, line)
            painter.drawText(above, Qt.AlignmentFlag.AlignCenter, text)
            return
        if bar.height() >= line:
            paint_plate(painter, QRectF(bar.center().x() - wide / 2, bar.center().y() - line / 2, wide, line), text)
        else:
            painter.setPen(theme().color("text"))
            beside = QRectF(bar.right() + 2, bar.center().y() - line / 2, wide, line)
            painter.drawText(beside, Qt.AlignmentFlag.AlignCenter, text)


def paint_plate(painter: QPainter, rect: QRectF, text: str) -> None:
    """A number on a plate, so that it reads over any pattern."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().color("surface"))
    painter.drawRoundedRect(rect, 3, 3)
    painter.setPen(theme().color("text"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


def paint_name(painter: QPainter, room: QRectF, name: str) -> None:
    """A name at the right of its room, on two lines when one is too short for it; cut only where both are."""
    metrics = QFontMetrics(painter.font())
    sides = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    if metrics.horizontalAdvance(name) <= room.width():
        painter.drawText(room, sides, name)
        return
    wrap = int(sides) | int(Qt.TextFlag.TextWordWrap)
    two = room.adjusted(0, -metrics.height() / 2, 0, metrics.height() / 2)
    needed = metrics.boundingRect(two.toRect(), wrap, name)
    if room.height() >= metrics.height() * 1.6 and needed.height() <= metrics.height() * 2.2:
        painter.drawText(two, wrap, name)
    else:
        painter.drawText(room, sides, metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(room.width())))


class LyingBarChart(Chart):
    """Lying bars with their names at the left; stacked when there are several series.

    Rows share the height there is, up to a limit, and stand in the middle of it: few bars leave no hole under them.
    One stacked bar alone is thick, needs no name, and its legend bears the numbers: a thin part has room for none.
    `tick` is what no bar should pass: a black line through them all.
    """

    def __init__(self, figures: Figures, tick: float | None = None, parent: QWidget | None = None) -> None:
        self.tick = tick
        super().__init__(figures, parent)

    @override
    def natural_height(self) -> int:
        if self._alone():
            return theme().size(52) + self.legend_height(theme().size(300))
        rows = max(len(self.figures.categories), 1)
        return theme().size(_LEAST_ROW * max(rows, 2) + 8) + self.legend_height(theme().size(300))

    def _alone(self) -> bool:
        return len(self.figures.categories) == 1 and len(self.figures.series) > 1

    @override
    def legend_words(self, number: int) -> str:
        series = self.figures.series[number]
        return f"{series.name}: {self.figures.say(series.values[0])}" if self._alone() else series.name

    @override
    def paint_marks(self, painter: QPainter, room: QRectF) -> None:
        names = QFontMetrics(theme().font("cap"))
        widest = max((names.horizontalAdvance(n) for n in self.figures.categories), default=0)
        left = min(widest + 10, int(room.width() * 0.45)) if widest else 0
        right = max(QFontMetrics(number_font()).horizontalAdvance(self.figures.say(self.figures.most())), 24) + 8
        right = 2 if self._alone() else right
        count = max(len(self.figures.categories), 1)
        row = min(room.height() / count, theme().size(_MOST_ROW))
        room = room.adjusted(0, (room.height() - row * count) / 2, 0, 0)
        ground = QRectF(room.left() + left, room.top(), room.width() - left - right, room.height())
        most = self._most()
        for at, name in enumerate(self.figures.categories):
            line = QRectF(room.left(), room.top() + at * row, left - 8, row)
            painter.setFont(theme().font("cap"))
            painter.setPen(theme().color("text2"))
            paint_name(painter, line, name)
            self._paint_row(painter, QRectF(ground.left(), line.top(), ground.width(), row), at, most)
        painter.setPen(QPen(theme().color("border"), 1))
        foot = ground.top() + row * len(self.figures.categories)
        painter.drawLine(ground.topLeft(), QPointF(ground.left(), foot))
        if self.tick is not None:
            x = ground.left() + 1 + ground.width() * self.tick / most
            painter.setPen(QPen(theme().color("text"), 2))
            painter.drawLine(QPointF(x, ground.top()), QPointF(x, foot))

    def _most(self) -> float:
        return max(self.figures.most("stacked"), self.tick or 0)

    def _paint_row(self, painter: QPainter, place: QRectF, at: int, most: float) -> None:
        thick = min(place.height() * 0.66, theme().size(36 if self._alone() else 24))
        x, several = place.left() + 1, len(self.figures.series) > 1
        for number, one in enumerate(self.figures.series):
            value = one.values[at]
            if value is None and at in one.marks and not several:
                painter.setFont(number_font())
                painter.setPen(theme().color("text"))
                painter.drawText(place.adjusted(7, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, one.marks[at])
            if value is None or (several and not value):
                continue
            bar = QRectF(x, place.center().y() - thick / 2, max(place.width() * value / most, 1), thick)
            paint_bar(painter, bar, slot_of(number, unknown=one.unknown or at == self.figures.no_data))
            self.remember(bar, at, number)
            painter.setFont(number_font())
            text = self.figures.say(value)
            wide = QFontMetrics(number_font()).horizontalAdvance(text) + 6
            if several and bar.width() > wide + 4:
                high = min(thick - 4, theme().size(18))
                plate = QRectF(bar.center().x() - wide / 2, bar.center().y() - high / 2, wide, high)
                paint_plate(painter, plate, text)
            elif not several:
                painter.setPen(theme().color("text"))
                beside = QRectF(bar.right() + 6, place.top(), wide + 10, place.height())
                painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, text)
            x = bar.right() + (2 if several else 0)
