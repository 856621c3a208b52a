"""Every colour of the window, in three palettes.

A colour is asked for by its meaning ("danger"), never by its look, so that light, dark and high contrast keep the
same shapes. The contrast of each is held by `tests/ui/theme/test_contrast.py`: text at least 4.5:1 and edges and
marks at least 3:1 over every surface they may stand on (WCAG 2.2, 1.4.3 and 1.4.11).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ThemeName = Literal["light", "dark", "contrast"]
THEME_NAMES: tuple[ThemeName, ...] = ("light", "dark", "contrast")


@dataclass(frozen=True)
class Palette:
    """Colours by meaning, each `#RRGGBB`. `c1`…`c6` are chart series; `c6` is kept for "unknown"."""

    text: str
    text2: str
    muted: str
    border: str
    accent: str
    on_accent: str
    on_soft: str
    focus: str
    danger: str
    warn: str
    ok: str
    info: str
    restricted: str
    rail_text: str
    rail_muted: str
    c1: str
    c2: str
    c3: str
    c4: str
    c5: str
    c6: str
    app: str
    surface: str
    sunken: str
    hover: str
    line: str
    soft: str
    danger_soft: str
    warn_soft: str
    ok_soft: str
    info_soft: str
    restr_soft: str
    rail: str
    rail_hi: str

    def hex(self, token: str) -> str:
        """The colour of a token; an unknown token is a bug and raises `AttributeError`."""
        colour: str = getattr(self, token)
        return colour


LIGHT = Palette(
    text="#17222C", text2="#445261", muted="#56636F", border="#7C8894",
    accent="#0B6274", on_accent="#FFFFFF", on_soft="#0A4A58", focus="#0B57B0",
    danger="#B0261C", warn="#825000", ok="#1C6638", info="#1D5A9C", restricted="#6A2C83",
    rail_text="#E6F0F2", rail_muted="#A9C2CA",
    c1="#0B6274", c2="#B85C14", c3="#5A62B3", c4="#66761C", c5="#A03C76", c6="#66727E",
    app="#F3F5F7", surface="#FFFFFF", sunken="#EAEEF1", hover="#F0F4F6", line="#DCE1E6", soft="#DDEFF2",
    danger_soft="#FCEAE8", warn_soft="#FFF2D9", ok_soft="#E3F2E8", info_soft="#E5EFF9", restr_soft="#F4EAF8",
    rail="#12343F", rail_hi="#1F4A57",
)  # fmt: skip

DARK = Palette(
    text="#E9EEF1", text2="#BAC6CF", muted="#9AA8B3", border="#7A8A97",
    accent="#6CC9D8", on_accent="#06252C", on_soft="#C4ECF2", focus="#8FC2FF",
    danger="#FF9E95", warn="#F0BF62", ok="#82D29D", info="#93C3F5", restricted="#DBB0EE",
    rail_text="#E0EBEE", rail_muted="#9DB5BD",
    c1="#4FB4C5", c2="#E5935A", c3="#9AA2EA", c4="#AFC05A", c5="#E088B8", c6="#98A5B1",
    app="#10171C", surface="#182127", sunken="#0C1216", hover="#1F2A32", line="#303C46", soft="#143C46",
    danger_soft="#401D1B", warn_soft="#3A2C10", ok_soft="#163320", info_soft="#17304A", restr_soft="#34203F",
    rail="#0B1D24", rail_hi="#17323C",
)  # fmt: skip

CONTRAST = Palette(
    text="#FFFFFF", text2="#FFFFFF", muted="#E6E6E6", border="#FFFFFF",
    accent="#FFD400", on_accent="#000000", on_soft="#FFD400", focus="#00E5FF",
    danger="#FF9A94", warn="#FFD400", ok="#7DFF9B", info="#8CC8FF", restricted="#F0B3FF",
    rail_text="#FFFFFF", rail_muted="#E6E6E6",
    c1="#FFFFFF", c2="#FFD400", c3="#8CC8FF", c4="#7DFF9B", c5="#F0B3FF", c6="#BFBFBF",
    app="#000000", surface="#000000", sunken="#000000", hover="#1A1A1A", line="#FFFFFF", soft="#333000",
    danger_soft="#000000", warn_soft="#000000", ok_soft="#000000", info_soft="#000000", restr_soft="#000000",
    rail="#000000", rail_hi="#1A1A1A",
)  # fmt: skip

PALETTES: dict[ThemeName, Palette] = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}


def contrast_ratio(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio of two `#RRGGBB` colours, 1.0 to 21.0."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
