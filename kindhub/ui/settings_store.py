"""What the window remembers outside the encrypted files: only what is named here, and never text of a record.

Language, colours, text size and where the window stood are needed before anyone has unlocked anything. Everything
else (columns, filters, last places) lies in the encrypted preference table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QByteArray, QLocale, QSettings

from kindhub.i18n import LANGUAGES, Language, use_language
from kindhub.ui.theme import LARGEST_TEXT, SMALLEST_TEXT, THEME_NAMES, ThemeName, apply_theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

ALLOWED = ("geometry", "language", "theme", "text_size", "lock_minutes")
LOCK_MINUTES = (5, 10, 15, 30)
DEFAULT_LOCK_MINUTES = 10


class SettingsStore:
    """The allow-list over `QSettings`. Anything else found in it is taken out, Qt's own list of opened folders too."""

    def __init__(self, settings: QSettings | None = None) -> None:
        self._settings = settings or QSettings("KIND", "KIND Hub")
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
    def theme(self) -> ThemeName:
        """The colours chosen."""
        name = self._settings.value("theme")
        return cast("ThemeName", name) if name in THEME_NAMES else "light"

    @property
    def text_size(self) -> int:
        """Text size in percent."""
        return min(max(self._number("text_size", SMALLEST_TEXT), SMALLEST_TEXT), LARGEST_TEXT)

    @property
    def lock_minutes(self) -> int:
        """Minutes of nobody touching anything until the hub locks itself."""
        return min(max(self._number("lock_minutes", DEFAULT_LOCK_MINUTES), 1), max(LOCK_MINUTES))

    def put(self, key: str, value: str | int) -> None:
        """Remember a choice. Raises `KeyError` for anything that is not on the list."""
        if key not in ALLOWED:
            raise KeyError(key)
        self._settings.setValue(key, value)

    def keep_geometry(self, window: QWidget) -> None:
        """Remember where a window stands."""
        self._settings.setValue("geometry", window.saveGeometry())

    def give_geometry(self, window: QWidget) -> None:
        """Put a window where it stood last time."""
        kept = self._settings.value("geometry")
        if isinstance(kept, QByteArray):
            window.restoreGeometry(kept)

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
        """Make text larger or smaller by `step` percent, 0 for 100 %; returns the size in force."""
        size = SMALLEST_TEXT if step == 0 else min(max(self.text_size + step, SMALLEST_TEXT), LARGEST_TEXT)
        self.put("text_size", size)
        apply_theme(self.theme, size)
        return size

    def _number(self, key: str, otherwise: int) -> int:
        try:
            return int(str(self._settings.value(key, otherwise)))
        except ValueError:
            return otherwise
