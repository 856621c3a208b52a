"""The mark of the hub: a house that smiles."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kindhub.ui.theme import PALETTES, theme


def paint_logo(painter: QPainter, rect: QRectF, color: QColor) -> None:
    """Draw the mark into a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = rect.width()
    pen = QPen(color, side * 0.1)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.translate(rect.topLeft())
    roof = [QPointF(side * x, side * y) for x, y in ((0.06, 0.5), (0.5, 0.1), (0.94, 0.5))]
    painter.drawPolyline(QPolygonF(roof))
    painter.drawArc(QRectF(side * 0.22, side * 0.32, side * 0.56, side * 0.58), 180 * 16, 180 * 16)
    painter.drawLine(QPointF(side * 0.22, side * 0.52), QPointF(side * 0.22, side * 0.61))
    painter.drawLine(QPointF(side * 0.78, side * 0.52), QPointF(side * 0.78, side * 0.61))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawEllipse(QPointF(side * 0.5, side * 0.54), side * 0.1, side * 0.1)
    painter.restore()


class Logo(QWidget):
    """The mark on the rail's dark ground."""

    def __init__(self, units: int = 24, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(theme().size(units), theme().size(units))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_logo(painter, QRectF(self.rect()), QColor(PALETTES["dark"].accent))
        painter.end()
