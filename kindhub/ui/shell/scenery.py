"""The quiet picture beside the unlock form: hills, a low sun, a path home. It holds no text but a greeting."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, QTime
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.text import Text
from kindhub.ui.shell.logo import Logo, paint_logo
from kindhub.ui.theme import PALETTES, theme

_NOON, _EVENING = 12, 19


def greeting(hour: int) -> str:
    """A greeting by the hour of the day."""
    if hour < _NOON:
        return tr("Good morning.", "Buenos días.")
    if hour < _EVENING:
        return tr("Good afternoon.", "Buenas tardes.")
    return tr("Good evening.", "Buenas noches.")


class Scenery(QWidget):
    """Painted in proportion, so that it looks the same at any size."""

    def __init__(self, hour: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        gaps(column, 8, 56, 56)
        brand = QHBoxLayout()
        gaps(brand, 14)
        brand.addWidget(Logo(42))
        brand.addWidget(Text("KIND Hub", "h1", "rail_text"), 1)
        column.addLayout(brand)
        column.addSpacing(theme().size(42))
        column.addWidget(Text(greeting(QTime.currentTime().hour() if hour is None else hour), "fig", "rail_text"))
        promise = tr(
            "All that you write is kept encrypted on this computer. No internet is needed.",
            "Todo lo que usted escribe se guarda cifrado en este equipo. No hace falta internet.",
        )
        column.addWidget(Text(promise, "body", "rail_text", wrap=True))
        column.addStretch(1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rail = QColor(PALETTES["light"].rail if theme().name == "light" else theme().hex("rail"))
        ground = QLinearGradient(0, 0, 0, self.height() * 0.7)
        ground.setColorAt(0, rail)
        ground.setColorAt(1, rail.darker(125))
        painter.fillRect(self.rect(), ground)
        if theme().name != "contrast":
            self._paint_sun(painter)
            self._paint_hills(painter)
            self._paint_path(painter)
        painter.end()

    def _paint_sun(self, painter: QPainter) -> None:
        centre = QPointF(self.width() * 0.66, self.height() * 0.56)
        unit = self.height() / 768
        glow = QColor(PALETTES["light"].rail_hi)
        painter.setPen(Qt.PenStyle.NoPen)
        for radius, alpha in ((150, 70), (112, 110), (76, 190)):
            glow.setAlpha(alpha)
            painter.setBrush(glow)
            painter.drawEllipse(centre, radius * unit, radius * unit)
        painter.setBrush(QColor(PALETTES["dark"].warn).lighter(108))
        painter.drawEllipse(centre, 44 * unit, 44 * unit)

    def _paint_hills(self, painter: QPainter) -> None:
        tone = QColor(PALETTES["light"].rail_hi)
        hills = (
            (tone.lighter(108), (0.66, 0.56, 0.68, 0.6, 0.7)),
            (tone.darker(112), (0.74, 0.67, 0.78, 0.7, 0.76)),
            (tone.darker(150), (0.8, 0.83, 0.86, 0.79, 0.86)),
        )
        for color, heights in hills:
            painter.setBrush(color)
            painter.drawPath(self._hill(heights))

    def _hill(self, heights: tuple[float, ...]) -> QPainterPath:
        width, height = self.width(), self.height()
        path = QPainterPath(QPointF(0, height * heights[0]))
        knots = [0.0, 0.21, 0.45, 0.7, 1.0]
        for at in range(1, len(knots)):
            middle = width * (knots[at - 1] + knots[at]) / 2
            here = QPointF(width * knots[at], height * heights[at])
            path.cubicTo(QPointF(middle, height * heights[at - 1]), QPointF(middle, here.y()), here)
        path.lineTo(width, height)
        path.lineTo(0, height)
        path.closeSubpath()
        return path

    def _paint_path(self, painter: QPainter) -> None:
        width, height = self.width(), self.height()
        sand = QColor(PALETTES["dark"].warn).lighter(108)
        path = QPainterPath(QPointF(width * 0.12, height))
        turn = QPointF(width * 0.24, height * 0.9)
        path.cubicTo(QPointF(width * 0.2, height * 0.97), QPointF(width * 0.23, height * 0.94), turn)
        home = QPointF(width * 0.4, height * 0.835)
        path.cubicTo(QPointF(width * 0.25, height * 0.85), QPointF(width * 0.32, height * 0.845), home)
        pen = QPen(sand, 3)
        pen.setDashPattern([2, 3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        side = height * 0.042
        paint_logo(painter, QRectF(home.x() + 2, home.y() - side * 0.95, side, side), sand)
