"""Names painted as blocks, for one who works where others can look on. The choice is made in the settings.

It holds for lists, tips, the screen reader and the palette; a name is shown while its row has the focus or the mouse.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from kindhub.i18n import tr
from kindhub.ui.theme import theme

_BLOCKS = (6.0, 8.0)
"""Widths of the blocks in the width of an x, the same for every name: a length would tell whose it is."""
_GAP = 1.0


class _Veil:
    """Whether names are veiled in this process."""

    on = False


def names_veiled() -> bool:
    """Whether lists paint blocks in the place of names."""
    return _Veil.on


def veil_names(*, on: bool) -> None:
    """Veil names from now on, or show them; what is on screen must be painted anew."""
    _Veil.on = on


def veiled_words() -> str:
    """What a screen reader and a tip say in the place of a name."""
    return tr("name hidden", "nombre borroso")


def paint_veil(painter: QPainter, rect: QRect, role: str = "text2") -> None:
    """Paint two blocks at the left of `rect`, as high as its letters."""
    unit = QFontMetrics(painter.font()).horizontalAdvance("x")
    height = QFontMetrics(painter.font()).ascent()
    x, y = float(rect.left()), rect.center().y() - height / 2 + 1
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().color(role, 110))
    for width in _BLOCKS:
        painter.drawRoundedRect(QRectF(x, y, width * unit, height), 3, 3)
        x += (width + _GAP) * unit
    painter.restore()


def veil_width(metrics: QFontMetrics) -> int:
    """How much room the blocks take."""
    return round((sum(_BLOCKS) + _GAP) * metrics.horizontalAdvance("x"))
