"""A block that draws itself: a chart, a family tree, a timeline; and the same as a file of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from kindhub.ui.printing.look import DOTS, mm

WIDE_MM, HIGHEST_MM = 243.0, 110.0
"""Of a sheet on its side, within its margins."""
SHARP = 200
"""Dots to the inch of a picture that is a file of its own."""


@dataclass(frozen=True, slots=True)
class Picture:
    """`paint(painter, room)` draws within `room`, in dots of 1/600 inch. `height` in millimetres, less on a low sheet;
    `width` is how much of the sheet the drawing takes at that height, for a file of its own.

    `sentence` is printed under it: what one sees in it. It is drawn in the thread that prints, so a picture of a
    widget is printed in the GUI thread only.
    """

    paint: Callable[[QPainter, QRectF], None]
    height: float
    sentence: str = ""
    width: float = WIDE_MM


def png_of(picture: Picture) -> bytes:
    """The picture alone, black on white."""
    room, scale = QRectF(0, 0, mm(picture.width), mm(picture.height)), SHARP / DOTS
    image = QImage(round(room.width() * scale), round(room.height() * scale), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    picture.paint(painter, room)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # its stub asks for bytes, the call for text
    return bytes(buffer.data().data())
