"""A way of several steps: how many came to each, and which share of those at the step before."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPolygonF
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.ui.kit.charts.bars import number_font, paint_name
from kindhub.ui.kit.charts.chart import Chart, Mark
from kindhub.ui.kit.charts.figures import Figures
from kindhub.ui.kit.charts.patterns import paint_bar, slot_of
from kindhub.ui.theme import theme

_ROW, _SHARE = 31, 4


@dataclass(frozen=True, slots=True)
class FunnelFigures(Figures):
    """One series, a value for each step in the order of the way."""

    def share(self, at: int) -> str:
        """`75 %` of the step before; empty for the first, and where one of the two is not told or nobody."""
        values = self.series[0].values
        here, before = values[at], values[at - 1] if at else None
        return f"{100 * here / before:.0f} %" if here is not None and before else ""

    @override
    def table(self) -> tuple[list[str], list[list[str]]]:
        head = ["", self.series[0].name, _head()]
        rows = [
            [name, self.words(self.series[0], at), self.share(at) or "–"] for at, name in enumerate(self.categories)
        ]
        return head, rows


class FunnelChart(Chart):
    """Steps under one another; between two, the part that did not come on is left pale. Shares stand at the right."""

    figures: FunnelFigures

    @override
    def natural_height(self) -> int:
        return theme().size(_ROW * max(len(self.figures.categories), 2) + 22)

    @override
    def paint_marks(self, painter: QPainter, room: QRectF) -> None:
        names, numbers = QFontMetrics(theme().font("cap")), QFontMetrics(number_font())
        widest = max((names.horizontalAdvance(name) for name in self.figures.categories), default=0)
        left = min(widest + 10, int(room.width() * 0.4))
        share = max(numbers.horizontalAdvance("100 %") + 12, names.horizontalAdvance(_head()) + 4)
        right = numbers.horizontalAdvance(self.figures.say(self.figures.most())) + 14
        head = theme().size(20)
        ground = QRectF(
            room.left() + left, room.top() + head, room.width() - left - right - share, room.height() - head
        )
        painter.setFont(theme().font("cap"))
        painter.setPen(theme().color("text2"))
        over = QRectF(room.right() - share, room.top(), share, head)
        painter.drawText(over, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, _head())
        row = min(ground.height() / max(len(self.figures.categories), 1), theme().size(44))
        before: QRectF | None = None
        for at in range(len(self.figures.categories)):
            place = QRectF(ground.left(), ground.top() + at * row, ground.width(), row)
            before = self._paint_step(painter, place, at, before, QRectF(room.left(), place.top(), left - 8, row))
            painter.setFont(number_font())
            painter.setPen(theme().color("text2"))
            beside = QRectF(room.right() - share, place.top(), share, row)
            painter.drawText(
                beside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self.figures.share(at)
            )

    @override
    def said(self, mark: Mark) -> str:
        share = self.figures.share(mark.category)
        of = f", {share} {_head()}" if share else ""
        return super().said(mark) + of

    def _paint_step(
        self, painter: QPainter, place: QRectF, at: int, before: QRectF | None, words: QRectF
    ) -> QRectF | None:  # fmt: skip
        painter.setFont(theme().font("cap"))
        painter.setPen(theme().color("text2"))
        paint_name(painter, words, self.figures.categories[at])
        series = self.figures.series[0]
        value = series.values[at]
        wide = place.width() * (value or 0) / self.figures.most()
        bar = QRectF(place.left(), place.top() + _SHARE, max(wide, 2), place.height() - theme().size(10))
        if value:
            if before is not None:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme().color("soft"))
                corners = (before.bottomLeft(), before.bottomRight(), bar.topRight(), bar.topLeft())
                painter.drawPolygon(QPolygonF([QPointF(one) for one in corners]))
            paint_bar(painter, bar, slot_of(0))
            self.remember(bar, at, 0)
        painter.setFont(number_font())
        painter.setPen(theme().color("text"))
        beside = QRectF(bar.right() + 6 if value else place.left() + 6, bar.top(), place.width(), bar.height())
        painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, self.figures.words(series, at))
        return bar if value else None


def _head() -> str:
    return tr("of those before", "del anterior")
