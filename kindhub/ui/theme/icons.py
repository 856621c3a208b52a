"""Phosphor icons, tinted when painted, so that a change of theme needs no new icons."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import qtawesome
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from typing_extensions import override

from kindhub.ui.theme.current import theme

_UNKNOWN = "placeholder"


def icon(name: str, role: str = "text2") -> QIcon:
    """A Phosphor icon such as `house` or, filled, `house-fill`, in the colour token `role`.

    Raises `ValueError` for a name that the family does not have.
    """
    if name not in icon_names():
        raise ValueError(f"no such icon: {name}")
    return QIcon(_TintedEngine(name, role))


@cache
def icon_names() -> frozenset[str]:
    """All names that `icon` knows."""
    fonts = Path(qtawesome.__file__).with_name("fonts")
    charmap = next(fonts.glob("phosphor-charmap-*.json"))
    return frozenset(json.loads(charmap.read_text(encoding="utf-8")))


@cache
def _glyph(name: str, color: str) -> QIcon:
    known = name if name in icon_names() else _UNKNOWN  # raising while painting would end the process
    drawn: QIcon = qtawesome.icon(f"ph.{known}", color=color, scale_factor=1.1)
    return drawn


class _TintedEngine(QIconEngine):
    """Asks the theme for its colour each time it paints; disabled icons are muted."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name, self._role = name, role

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        role = "muted" if mode is QIcon.Mode.Disabled else self._role
        _glyph(self._name, theme().hex(role)).paint(painter, rect, Qt.AlignmentFlag.AlignCenter)

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    @override
    def clone(self) -> QIconEngine:
        return _TintedEngine(self._name, self._role)


def paint_icon(painter: QPainter, name: str, rect: QRect, role: str = "text2") -> None:
    """Draw an icon inside a painted widget."""
    _glyph(name, theme().hex(role)).paint(painter, rect, Qt.AlignmentFlag.AlignCenter)
