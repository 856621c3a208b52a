"""The theme in force: palette, text size and what follows from them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QImageReader, QPalette
from PySide6.QtWidgets import QApplication

from kindhub.ui.theme.fonts import TextRole, text_font
from kindhub.ui.theme.palette import PALETTES, Palette, ThemeName

SMALLEST_TEXT, LARGEST_TEXT = 100, 200
_SHEET = Path(__file__).with_name("sheet.qss")
WHITE_ON_PAPER = frozenset({"surface", "app", "soft", "hover", "sunken", "on_accent"})
"""Grounds that stay white on paper; every other colour is black there."""
_WIDE_LETTERS = "WM@%ŒÆ—…"
_OPEN_SANS_LINE = 18.0  # height in pixels of a body line of Open Sans at 100 % and 96 dpi, measured


class Theme(QObject):
    """Palette and text size in force. Painted widgets read it while painting; `changed` tells the rest."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name: ThemeName = "light"
        self.percent = 100
        self.portable = False
        self._fonts: dict[TextRole, QFont] = {}
        self._colors: dict[tuple[ThemeName, str, int, bool], QColor] = {}
        self._widest: dict[TextRole, int] = {}
        self._scale: float | None = None
        self._paper = False

    @property
    def palette(self) -> Palette:
        """The colours in force."""
        return PALETTES[self.name]

    def hex(self, token: str) -> str:
        """A colour as `#RRGGBB`."""
        return self.palette.hex(token)

    def color(self, token: str, alpha: int = 255) -> QColor:
        """A colour for painting; `alpha` 0 (clear) to 255."""
        wanted = (self.name, token, alpha, self._paper)
        if wanted not in self._colors:
            color = QColor(self.hex(token))
            if self._paper:
                color = QColor("white" if token in WHITE_ON_PAPER else "black")
            color.setAlpha(alpha)
            self._colors[wanted] = color
        return QColor(self._colors[wanted])

    def font(self, role: TextRole) -> QFont:
        """The font of a role at the text size in force."""
        if role not in self._fonts:
            font = text_font(role, self.percent, portable=self.portable)
            if self._paper:
                font.setPixelSize(round(font.pointSizeF() / 72 * 96))
            self._fonts[role] = font
        return QFont(self._fonts[role])

    def widest(self, role: TextRole) -> int:
        """How wide a letter of this role can be, in pixels: what has room for as many is not cut."""
        if role not in self._widest:
            metrics = QFontMetrics(self.font(role))
            self._widest[role] = max(metrics.horizontalAdvance(letter) for letter in _WIDE_LETTERS)
        return self._widest[role]

    def size(self, units: float) -> int:
        """A length of the design (pixels at 100 %) at the text size in force, from the body font's line height."""
        if self._scale is None:
            self._scale = max(1.0, round(QFontMetricsF(self.font("body")).height() / _OPEN_SANS_LINE, 2))
        return round(units * self._scale)

    @contextmanager
    def on_paper(self) -> Iterator[None]:
        """Paint black on white at 100 %, in pixels of 1/96 inch, whatever is worn on screen. In the GUI thread only."""
        before = (self.percent, self._fonts, self._widest, self._scale)
        self.percent, self._fonts, self._widest, self._scale, self._paper = SMALLEST_TEXT, {}, {}, None, True
        try:
            yield
        finally:
            self._paper = False
            self.percent, self._fonts, self._widest, self._scale = before

    def sheet(self) -> str:
        """The one style sheet: `@token` is a colour, `12u` a length, `@font(h1)` a font, `@mark(check)` a picture."""
        text = _SHEET.read_text(encoding="utf-8")
        text = re.sub(r"@font\((\w+)\)", self._font_rule, text)
        text = re.sub(r"@mark\((\w+)\)", self._mark_rule, text)
        text = re.sub(r"@(\w+)", self._color_rule, text)
        return re.sub(r"\b(\d+)u\b", self._size_rule, text)

    def unreadable_marks(self) -> list[str]:
        """Pictures of the style sheet that Qt cannot read here, which it would leave out without a word."""
        pictures = sorted(_SHEET.with_name("marks").rglob("*.svg"))
        return [str(file) for file in pictures if QImageReader(str(file)).read().isNull()]

    def _font_rule(self, found: re.Match[str]) -> str:
        font = self.font(found[1])  # type: ignore[arg-type]  # a wrong role in the sheet raises KeyError in the tests
        return f'font: {font.weight().value} {font.pointSizeF():.2f}pt "{font.family()}"'

    def _mark_rule(self, found: re.Match[str]) -> str:
        return f'image: url("{_SHEET.with_name("marks").joinpath(self.name, found[1] + ".svg").as_posix()}")'

    def _color_rule(self, found: re.Match[str]) -> str:
        return self.hex(found[1])

    def _size_rule(self, found: re.Match[str]) -> str:
        return f"{self.size(int(found[1]))}px"

    def use(self, app: QApplication, name: ThemeName, percent: int = 100, *, portable: bool = False) -> None:
        """Dress the whole application; `percent` is held between 100 and 200."""
        self.name, self.portable = name, portable
        self.percent = min(max(percent, SMALLEST_TEXT), LARGEST_TEXT)
        self._fonts.clear()
        self._widest.clear()
        self._scale = None
        app.setStyle("Fusion")
        app.setFont(self.font("body"))
        app.setPalette(self._qt_palette())
        app.setStyleSheet(self.sheet())
        self.changed.emit()

    def _qt_palette(self) -> QPalette:
        roles = QPalette.ColorRole
        wanted = {
            roles.Window: "app", roles.WindowText: "text", roles.Base: "surface", roles.AlternateBase: "sunken",
            roles.Text: "text", roles.Button: "surface", roles.ButtonText: "text", roles.Highlight: "accent",
            roles.HighlightedText: "on_accent", roles.PlaceholderText: "muted", roles.ToolTipBase: "surface",
            roles.ToolTipText: "text", roles.Link: "accent", roles.Accent: "accent",
        }  # fmt: skip
        palette = QPalette()
        for role, token in wanted.items():
            palette.setColor(role, self.color(token))
        for role in (roles.WindowText, roles.Text, roles.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("muted"))
        return palette


class _InForce:
    theme: ClassVar[Theme | None] = None


def theme() -> Theme:
    """The one theme of this process."""
    if _InForce.theme is None:
        _InForce.theme = Theme()
    return _InForce.theme


def apply_theme(name: ThemeName, percent: int = 100, *, portable: bool = False) -> None:
    """Dress the running application in `name` at a text size of `percent`."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise RuntimeError("a theme needs a QApplication")  # noqa: TRY004 - not a wrong type, a wrong moment
    theme().use(app, name, percent, portable=portable)
