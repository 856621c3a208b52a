"""Phosphor icons, tinted when painted, so that a change of theme needs no new icons.

The font and its names are files of the package qtawesome. Only they are read: importing the package loads all of Qt
once more through its own layer, which is a third of what the start takes.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap
from typing_extensions import override

from kindhub.ui.theme.current import theme

_UNKNOWN = "placeholder"
_SHARE = 0.9625
"""Of the height of its place an icon takes this much as its font's size, for the glyphs have no margin above."""


def icon(name: str, role: str = "text2") -> QIcon:
    """A Phosphor icon such as `house` or, filled, `house-fill`, in the colour token `role`.

    Raises `ValueError` for a name that the family does not have.
    """
    if name not in _signs():
        raise ValueError(f"no such icon: {name}")
    return QIcon(_TintedEngine(name, role))


def icon_names() -> frozenset[str]:
    """All names that `icon` knows."""
    return frozenset(_signs())


def _shipped(pattern: str) -> Path:
    """The one file of that name among qtawesome's fonts."""
    package = find_spec("qtawesome")
    assert package is not None
    assert package.origin is not None
    return next(Path(package.origin).with_name("fonts").glob(pattern))


@cache
def _signs() -> dict[str, str]:
    """The sign in the font for each name."""
    codes: dict[str, str] = json.loads(_shipped("phosphor-charmap-*.json").read_text(encoding="utf-8"))
    return {name: chr(int(code, 16)) for name, code in codes.items()}


@cache
def _family() -> str:
    """The font's name, once it is registered."""
    number = QFontDatabase.addApplicationFont(str(_shipped("phosphor-[0-9]*.ttf")))
    return QFontDatabase.applicationFontFamilies(number)[0]


class _TintedEngine(QIconEngine):
    """Asks the theme for its colour each time it paints; disabled icons are muted."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name, self._role = name, role

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        role = "muted" if mode is QIcon.Mode.Disabled else self._role
        paint_icon(painter, self._name, rect, role)

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


def paint_icon(painter: QPainter, name: str, rect: QRect, role: str = "text2", color: QColor | None = None) -> None:
    """Draw an icon inside a painted widget. An unknown name shows a placeholder: raising here would end the process.

    `color` in place of the role's, for paper.
    """
    signs = _signs()
    font = QFont(_family())
    font.setPixelSize(max(1, round(_SHARE * rect.height())))
    painter.save()
    painter.setFont(font)
    painter.setPen(color or theme().color(role))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, signs.get(name, signs[_UNKNOWN]))
    painter.restore()
