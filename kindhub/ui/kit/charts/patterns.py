"""A pattern per series, so that a grey copy of a chart can still be read."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from kindhub.ui.theme import theme

UNKNOWN = 6
_TILE = 8


def slot_of(number: int, *, unknown: bool = False) -> int:
    """Colour slot of a series: 1 to 5 in turn, 6 for what is not known."""
    return UNKNOWN if unknown else number % 5 + 1


def fill(slot: int) -> QBrush:
    """Solid, diagonal, dots, horizontal, cross; the sixth is empty."""
    color = theme().color(f"c{slot}")
    if slot == 1:
        return QBrush(color)
    if slot == UNKNOWN:
        return QBrush(theme().color("sunken"))
    side = theme().size(_TILE)
    tile = QPixmap(side, side)
    ground = QColor(color)
    ground.setAlpha(45)
    tile.fill(theme().color("surface"))
    painter = QPainter(tile)
    painter.fillRect(tile.rect(), ground)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, max(side / 5, 1.4)))
    _draw(painter, slot, float(side))
    painter.end()
    return QBrush(tile)


def _draw(painter: QPainter, slot: int, side: float) -> None:
    if slot == 2:
        for shift in (-side, 0.0, side):
            painter.drawLine(QPointF(shift, side), QPointF(shift + side, 0))
    elif slot == 3:
        painter.setBrush(painter.pen().color())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(QPointF(side / 2, side / 2), side / 5, side / 5)
    elif slot == 4:
        painter.drawLine(QPointF(0, side / 2), QPointF(side, side / 2))
    else:
        painter.drawLine(QPointF(0, 0), QPointF(side, side))
        painter.drawLine(QPointF(0, side), QPointF(side, 0))


def paint_bar(painter: QPainter, rect: QRectF, slot: int) -> None:
    """A bar, a part of one, or a swatch of the legend."""
    painter.setPen(QPen(theme().color(f"c{slot}"), 1.2))
    painter.setBrush(fill(slot))
    painter.drawRoundedRect(rect, 2, 2)


def paint_point(painter: QPainter, at: QPointF, slot: int, radius: float) -> None:
    """A shape per series: circle, square, triangle, diamond, cross; a ring for what is not known."""
    color = theme().color(f"c{slot}")
    painter.setPen(QPen(color, 2))
    painter.setBrush(theme().color("surface") if slot == UNKNOWN else color)
    x, y, r = at.x(), at.y(), radius
    shapes = {
        2: [(x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)],
        3: [(x, y - r), (x + r, y + r), (x - r, y + r)],
        4: [(x, y - r * 1.3), (x + r * 1.3, y), (x, y + r * 1.3), (x - r * 1.3, y)],
    }
    if slot in shapes:
        painter.drawPolygon(QPolygonF([QPointF(*p) for p in shapes[slot]]))
    elif slot == 5:
        cross = QPainterPath(QPointF(x - r, y - r))
        cross.lineTo(x + r, y + r)
        cross.moveTo(x - r, y + r)
        cross.lineTo(x + r, y - r)
        painter.drawPath(cross)
    else:
        painter.drawEllipse(at, r, r)
