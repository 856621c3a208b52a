"""What the patterns of the stretches mean, told in a row under the lanes, on screen and on paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from kindhub.ui.kit.charts.patterns import colour_of, fill, hatch
from kindhub.ui.kit.ink import Ink
from kindhub.ui.theme import theme

ROW, SWATCH, GAP, APART = 24, 26, 6, 18


def paint_stretch(painter: QPainter, bar: QRectF, slot: int, ink: Ink, *, dashed: bool = False) -> None:
    """A stretch of a kind, or a swatch of it."""
    if ink.paper:
        painter.fillRect(bar, ink.color("surface"))
        hatch(painter, bar, slot, ink.color("text"))
    style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
    painter.setPen(QPen(ink.color(colour_of(slot)), 1.4, style))
    painter.setBrush(Qt.BrushStyle.NoBrush if ink.paper else fill(slot))
    painter.drawRoundedRect(bar, 5, 5)


class KindsRow:
    """Every kind that occurs with its swatch, in as many rows as it takes. `high` is 0 where there is none."""

    def __init__(self, kinds: Sequence[tuple[int, str]], width: float) -> None:
        self._kinds, self._width = kinds, width
        rows = {top for _, _, _, top in self._places()}
        self.high = len(rows) * theme().size(ROW) + (theme().size(GAP) if rows else 0)

    def _places(self) -> Iterator[tuple[int, str, float, float]]:
        metrics = QFontMetricsF(theme().font("cap"))
        left, top = 2.0, float(theme().size(GAP))
        for slot, words in self._kinds:
            wide = theme().size(SWATCH + GAP) + metrics.horizontalAdvance(words)
            if left > 2 and left + wide > self._width:
                left, top = 2.0, top + theme().size(ROW)
            yield slot, words, left, top
            left += wide + theme().size(APART)

    def paint(self, painter: QPainter, top: float, ink: Ink) -> None:
        """Draw it from this height on."""
        swatch, row = theme().size(SWATCH), theme().size(ROW)
        high = theme().size(14)
        for slot, words, left, down in self._places():
            y = top + down
            paint_stretch(painter, QRectF(left, y + (row - high) / 2, swatch, high), slot, ink)
            painter.setPen(ink.color("text2"))
            painter.setFont(ink.font("cap"))
            room = QRectF(left + swatch + theme().size(GAP), y, self._width, row)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), words)
