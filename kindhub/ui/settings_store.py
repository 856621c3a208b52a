"""What the window remembers outside the encrypted files: only what is named here, and never text of a record.

Language, colours and text size are needed before anyone has unlocked anything. Everything else (time to the lock,
columns, filters, where the window stood) lies in the encrypted preference table.
"""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QLocale, QSettings, Qt
from PySide6.QtGui import QGuiApplication

from kindhub.i18n import LANGUAGES, Language, use_language
from kindhub.settings import SETTINGS
from kindhub.ui.theme import LARGEST_TEXT, SMALLEST_TEXT, THEME_NAMES, ThemeName, apply_theme

ALLOWED = tuple(setting.key for setting in SETTINGS.values() if setting.before_unlock)
SYSTEM = "system"


class SettingsStore:
    """The allow-list over `QSettings`. Anything else found in it is taken out, Qt's own list of opened folders too."""

    def __init__(self, settings: QSettings | None = None) -> None:
        self._settings = settings or QSettings("KIND", "KIND Hub")
        self.touched: set[str] = set()
        """What was chosen since the start, on the unlock page: it goes over to the person who unlocks then."""
        self.clean()

    def clean(self) -> None:
        """Take out what is not on the list: Qt's file dialog writes the folders a person looked into."""
        for key in self._settings.allKeys():
            if key not in ALLOWED:
                self._settings.remove(key)
        qt = QSettings(QSettings.Scope.UserScope, "QtProject")
        if "FileDialog" in qt.childGroups():
            qt.remove("FileDialog")

    @property
    def language(self) -> Language:
        """The language chosen, else the system's if it is one of ours, else Spanish."""
        system = QLocale.system().name()[:2]
        for code in (self._settings.value("language"), system):
            if code in LANGUAGES:
                return cast("Language", code)
        return "es"

    @property
    def chosen_theme(self) -> str:
        """The colours chosen: a name of ours, or `system`."""
        name = self._settings.value("theme")
        return str(name) if SETTINGS["theme"].allows(name) else "light"

    @property
    def theme(self) -> ThemeName:
        """The colours to wear now: those chosen, or light or dark as the system is."""
        name = self.chosen_theme
        if name != SYSTEM:
            return cast("ThemeName", name)
        return "dark" if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"

    @property
    def text_size(self) -> int:
        """Text size in percent."""
        return min(max(self._number("text_size", SMALLEST_TEXT), SMALLEST_TEXT), LARGEST_TEXT)

    def put(self, key: str, value: str | int) -> None:
        """Remember a choice. Raises `KeyError` for anything that is not on the list."""
        if key not in ALLOWED:
            raise KeyError(key)
        self._settings.setValue(key, value)
        self.touched.add(key)

    def value(self, key: str) -> str | int:
        """What is chosen here, of the three."""
        values: dict[str, str | int] = {
            "language": self.language, "theme": self.chosen_theme, "text_size": self.text_size,
        }  # fmt: skip
        return values[key]

    def dress(self) -> None:
        """Language, colours and text size as they were chosen."""
        use_language(self.language)
        apply_theme(self.theme, self.text_size)

    def next_theme(self) -> ThemeName:
        """Choose and wear the next colours: light, dark, high contrast."""
        name = THEME_NAMES[(THEME_NAMES.index(self.theme) + 1) % len(THEME_NAMES)]
        self.put("theme", name)
        apply_theme(name, self.text_size)
        return name

    def change_text_size(self, step: int) -> int:
        """Make text larger (`step` over 0) or smaller by one size of the table, 0 for 100 %; returns the size."""
        size = next_text_size(self.text_size, step)
        self.put("text_size", size)
        apply_theme(self.theme, size)
        return size

    def _number(self, key: str, otherwise: int) -> int:
        try:
            return int(str(self._settings.value(key, otherwise)))
        except ValueError:
            return otherwise


def next_text_size(size: int, step: int) -> int:
    """The size of text after this one: larger (`step` over 0), smaller (under 0), or 100 % (0)."""
    sizes = [int(option.value) for option in SETTINGS["text_size"].options]
    if step == 0:
        return sizes[0]
    beyond = [one for one in sizes if one > size] if step > 0 else [one for one in reversed(sizes) if one < size]
    return beyond[0] if beyond else size
