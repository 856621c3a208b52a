"""Which letters the window uses: Segoe UI on Windows, Open Sans (shipped) elsewhere and in test pictures."""

from __future__ import annotations

import sys
from functools import cache
from typing import Literal

from PySide6.QtGui import QFont, QFontDatabase

from kindhub.resources import resource

TextRole = Literal["cap", "body", "strong", "h3", "h2", "h1", "fig", "key"]

# Points at 96 dpi and 100 %: 12, 13, 13, 14, 17, 22, 28 and 11 pixels.
_POINTS: dict[str, tuple[float, QFont.Weight]] = {
    "cap": (9.0, QFont.Weight.Normal),
    "body": (9.75, QFont.Weight.Normal),
    "strong": (9.75, QFont.Weight.DemiBold),
    "h3": (10.5, QFont.Weight.DemiBold),
    "h2": (12.75, QFont.Weight.DemiBold),
    "h1": (16.5, QFont.Weight.DemiBold),
    "fig": (21.0, QFont.Weight.DemiBold),
    "key": (8.25, QFont.Weight.Normal),
}


@cache
def load_open_sans() -> str:
    """Register the shipped font files once; returns the family's name."""
    for name in ("OpenSans-Regular.ttf", "OpenSans-Semibold.ttf", "OpenSans-Bold.ttf"):
        QFontDatabase.addApplicationFont(str(resource("fonts", "open-sans", name)))
    return "Open Sans"


@cache
def family(*, portable: bool) -> str:
    """The family in use; `portable` asks for the shipped one whatever the system has (test pictures)."""
    if sys.platform == "win32" and not portable and "Segoe UI" in QFontDatabase.families():
        return "Segoe UI"
    return load_open_sans()


def text_font(role: TextRole, percent: int, *, portable: bool = False) -> QFont:
    """The font of a role at a text size of `percent` (100 to 200)."""
    points, weight = _POINTS[role]
    font = QFont(family(portable=portable))
    font.setPointSizeF(points * percent / 100)
    font.setWeight(weight)
    return font
