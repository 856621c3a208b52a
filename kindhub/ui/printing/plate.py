"""A certificate on its sheet: framed, in the middle, its square code in a corner. Nothing tells who printed it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from kindhub.ui.printing.look import Look, mm
from kindhub.ui.printing.square_code import qr_picture

CODE_MM, EDGE_MM = 20.0, 7.0
_OUTER, _INNER = 0.9, 0.25
_BETWEEN = 1.6


class Plate:
    """`look` is that of its text, in large type; `top(used)` says where it begins, `draw` paints frame and code."""

    def __init__(self, look: Look, record: str) -> None:
        self.look = replace(look, large=True)
        self._square = qr_picture(record) if record else None
        self.room = look.height - mm(CODE_MM)

    def top(self, used: float) -> float:
        """The distance from the upper margin for a text that high."""
        return max((self.room - used) / 2, 0.0)

    def draw(self, painter: QPainter) -> None:
        """Paint it."""
        look = self.look
        edge = mm(EDGE_MM)
        frame = QRectF(-edge, -edge, look.width + 2 * edge, look.height + 2 * edge)
        for width, inside in ((_OUTER, 0.0), (_INNER, mm(_BETWEEN))):
            painter.setPen(QPen(Qt.GlobalColor.black, mm(width)))
            painter.drawRect(frame.adjusted(inside, inside, -inside, -inside))
        if self._square is not None:
            side = mm(CODE_MM)
            painter.drawImage(QRectF(look.width - side, look.height - side, side, side), self._square)
