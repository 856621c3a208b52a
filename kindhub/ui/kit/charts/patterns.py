"""A pattern per series, so that a grey copy of a chart can still be read."""

from __future__ import annotations

from functools import lru_cache
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen, QPolygonF

from kindhub.ui.theme import theme

UNKNOWN = 6
KINDS = (1, 2, 3, 4, 5, 7, 8, 9)
"""The slots there are for kinds of one thing: five with a colour of their own, then more patterns in three of them."""
_TILE = 8
_COLOURS = {7: "c1", 8: "c3", 9: "c2"}


def colour_of(slot: int) -> str:
    """The token of a slot's colour."""
    return _COLOURS.get(slot, f"c{slot}")


def slot_of(number: int, *, unknown: bool = False) -> int:
    """Colour slot of a series: 1 to 5 in turn, 6 for what is not known."""
    return UNKNOWN if unknown else number % 5 + 1


def fill(slot: int) -> QBrush:
    """Solid, diagonal, dots, horizontal, cross; the sixth is empty; then vertical, diagonal the other way, a grid."""
    color = theme().color(colour_of(slot))
    if slot == 1:
        return QBrush(color)
    if slot == UNKNOWN:
        return QBrush(theme().color("sunken"))
    return QBrush(_tile(slot, theme().size(_TILE), color.rgb(), theme().color("surface").rgb()))


@lru_cache(maxsize=64)
def _tile(slot: int, side: int, ink: int, ground: int) -> QImage:
    """The pattern's tile; kept, for a chart asks for it at every bar."""
    tile = QImage(side, side, QImage.Format.Format_RGB32)
    tile.fill(ground)
    color, tint = QColor(ink), QColor(ink)
    tint.setAlpha(45)
    painter = QPainter(tile)
    painter.fillRect(tile.rect(), tint)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, max(side / 5, 1.4)))
    _draw(painter, slot, float(side))
    painter.end()
    return tile


def _draw(painter: QPainter, slot: int, side: float) -> None:
    if slot == 2:
        for shift in (-side, 0.0, side):
            painter.drawLine(QPointF(shift, side), QPointF(shift + side, 0))
    elif slot == 3:
        painter.setBrush(painter.pen().color())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(QPointF(side / 2, side / 2), side / 5, side / 5)
    elif slot == 8:
        for shift in (-side, 0.0, side):
            painter.drawLine(QPointF(shift, 0), QPointF(shift + side, side))
    elif slot in (4, 7, 9):
        if slot != 7:
            painter.drawLine(QPointF(0, side / 2), QPointF(side, side / 2))
        if slot != 4:
            painter.drawLine(QPointF(side / 2, 0), QPointF(side / 2, side))
    else:
        painter.drawLine(QPointF(0, 0), QPointF(side, side))
        painter.drawLine(QPointF(0, side), QPointF(side, 0))


def hatch(painter: QPainter, rect: QRectF, slot: int, color: QColor) -> None:
    """The same pattern in lines alone, for paper: a brush made of dots would be too fine for a printer."""
    if slot == 1:
        painter.fillRect(rect, color)
    if slot in (1, UNKNOWN):
        return
    side = float(theme().size(_TILE))
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    pen = QPen(color, side / 8)
    for across in range(ceil(rect.width() / side)):
        for down in range(ceil(rect.height() / side)):
            painter.save()
            painter.translate(rect.left() + across * side, rect.top() + down * side)
            painter.setPen(pen)
            _draw(painter, slot, side)
            painter.restore()
    painter.restore()


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
