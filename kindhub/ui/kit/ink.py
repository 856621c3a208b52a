"""What painted parts draw with: the colours of the theme on screen, black on white on paper."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFont, QFontInfo, QPainter

from kindhub.ui.theme import TextRole, paint_icon, theme

_WHITE = frozenset({"surface", "app", "soft", "hover", "sunken", "on_accent"})


class Ink:
    """`paper` draws every mark black and every ground white, so that it prints on any printer."""

    def __init__(self, *, paper: bool = False) -> None:
        self.paper = paper

    def color(self, token: str) -> QColor:
        """A colour by its meaning."""
        if self.paper:
            return QColor("white" if token in _WHITE else "black")
        return theme().color(token)

    def font(self, role: TextRole) -> QFont:
        """Letters of a role. On paper they are measured in the drawing's own lengths, which the painter scales."""
        font = theme().font(role)
        if self.paper:
            font.setPixelSize(max(QFontInfo(font).pixelSize(), 1))
        return font

    def icon(self, painter: QPainter, name: str, rect: QRect, token: str) -> None:
        """An icon in that colour."""
        paint_icon(painter, name, rect, token, self.color(token))
