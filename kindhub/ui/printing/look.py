"""The sheet of paper: its size, its margins, its letters. Lengths are dots of 1/600 inch unless said otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtGui import QFont

from kindhub.program.paper import Size
from kindhub.ui.theme import theme
from kindhub.ui.theme.fonts import family

DOTS = 600
MARGIN_MM = 18.0
BODY, LARGE_BODY = 10.0, 16.0
"""Points of the body text, as usual and in large type."""
PaperSize = Literal["letter", "a4"]
SIZES: dict[PaperSize, tuple[float, float]] = {"letter": (215.9, 279.4), "a4": (210.0, 297.0)}
"""Width and height in millimetres (ANSI Letter, ISO 216)."""

Role = Size
_SCALE: dict[Role, tuple[float, QFont.Weight]] = {
    "body": (1.0, QFont.Weight.Normal),
    "strong": (1.0, QFont.Weight.DemiBold),
    "small": (0.85, QFont.Weight.Normal),
    "h1": (1.25, QFont.Weight.DemiBold),
    "h2": (1.08, QFont.Weight.DemiBold),
    "title": (1.7, QFont.Weight.DemiBold),
}


def mm(length: float) -> float:
    """Millimetres as dots."""
    return length / 25.4 * DOTS


@dataclass(frozen=True, slots=True)
class Look:
    """How a paper is laid out: `large` type for those who need it, `sideways` for wide tables."""

    size: PaperSize = "letter"
    large: bool = False
    sideways: bool = False

    @property
    def sheet(self) -> tuple[float, float]:
        """Width and height of the sheet in millimetres, as it is held."""
        wide, high = SIZES[self.size]
        return (high, wide) if self.sideways else (wide, high)

    @property
    def width(self) -> float:
        """Between the margins."""
        return mm(self.sheet[0] - 2 * MARGIN_MM)

    @property
    def height(self) -> float:
        """Between the margins."""
        return mm(self.sheet[1] - 2 * MARGIN_MM)

    def font(self, role: Role) -> QFont:
        """Letters in whole dots, so that they are as wide on every printer."""
        times, weight = _SCALE[role]
        points = (LARGE_BODY if self.large else BODY) * times
        font = QFont(family(portable=theme().portable))
        font.setPixelSize(round(points / 72 * DOTS))
        font.setWeight(weight)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def gap(self, units: float) -> float:
        """A distance that grows with the type: 1 unit is a tenth of a body letter."""
        return units * (LARGE_BODY if self.large else BODY) / 72 * DOTS / 10
