"""A block that draws itself: a chart, a family tree, a timeline."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter


@dataclass(frozen=True, slots=True)
class Picture:
    """`paint(painter, room)` draws within `room`, in dots of 1/600 inch. `height` in millimetres, less on a low sheet.

    `sentence` is printed under it: what one sees in it. It is drawn in the thread that prints, so a picture of a
    widget is printed in the GUI thread only.
    """

    paint: Callable[[QPainter, QRectF], None]
    height: float
    sentence: str = ""
