"""Colours, letters, sizes and icons; nothing else in the window may name a colour or a pixel."""

from kindhub.ui.theme.current import LARGEST_TEXT, SMALLEST_TEXT, Theme, apply_theme, theme
from kindhub.ui.theme.fonts import TextRole, load_open_sans, text_font
from kindhub.ui.theme.icons import icon, icon_names, paint_icon
from kindhub.ui.theme.palette import PALETTES, THEME_NAMES, Palette, ThemeName, contrast_ratio

__all__ = [
    "LARGEST_TEXT", "PALETTES", "SMALLEST_TEXT", "THEME_NAMES", "Palette", "TextRole", "Theme", "ThemeName",
    "apply_theme", "contrast_ratio", "icon", "icon_names", "load_open_sans", "paint_icon", "text_font", "theme",
]  # fmt: skip
