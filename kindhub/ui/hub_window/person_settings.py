"""What a person chose takes effect: at the start all of it, later the one that changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from kindhub.errors import UserError
from kindhub.i18n import Language, use_language, use_terms
from kindhub.services.settings import choose, settings_in_force
from kindhub.services.wording import country_terms
from kindhub.settings import SETTINGS
from kindhub.ui.kit.veil import veil_names
from kindhub.ui.settings_store import SYSTEM, next_text_size
from kindhub.ui.theme import apply_theme, theme

if TYPE_CHECKING:
    from kindhub.services.settings import InForce
    from kindhub.storage.hub import Hub
    from kindhub.ui.settings_store import SettingsStore
    from kindhub.ui.shell import ShellWindow

BLUR_SECONDS = 180


class PersonSettings(QObject):
    """Keeps what the unlock page needs in step with what the person chose in the encrypted folder."""

    def __init__(self, hub: Hub, store: SettingsStore, parent: QObject) -> None:
        super().__init__(parent)
        self._hub, self._store = hub, store
        self._carry_over()
        self._read()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)

    def _read(self) -> None:
        with self._hub.read() as session:
            self.values: dict[str, InForce] = settings_in_force(session, self._hub.user.uid)

    def _carry_over(self) -> None:
        """What was chosen on the unlock page just now is this person's choice from here on."""
        for key in sorted(self._store.touched):
            choose(self._hub, key, self._store.value(key))
        self._store.touched.clear()

    def wear(self) -> None:
        """All of it, before the window is built."""
        for key, setting in SETTINGS.items():
            if setting.before_unlock and self.values[key].chosen:
                self._store.put(key, self.values[key].value)
        self._store.touched.clear()
        if self.values["language"].chosen:
            use_language(self._store.language)
        if self.values["theme"].chosen or self.values["text_size"].chosen:
            apply_theme(self._store.theme, self._store.text_size, portable=theme().portable)
        use_terms(country_terms(str(self.values["wording"].value)))
        veil_names(on=bool(self.values["names_veiled"].value))

    @property
    def idle_seconds(self) -> tuple[int, int]:
        """Seconds of nobody touching anything until the screen is hidden, and until it is locked."""
        lock = int(self.values["lock_minutes"].value) * 60
        return min(BLUR_SECONDS, lock), lock

    def follow(self, window: ShellWindow, key: str) -> None:
        """A setting was kept: let it count now. A rule of the office may change several."""
        before = (theme().percent, *(self.values[one].value for one in ("language", "wording", "names_veiled")))
        self._read()
        window.idle.set_times(*self.idle_seconds)
        self.wear()
        after = (theme().percent, *(self.values[one].value for one in ("language", "wording", "names_veiled")))
        if key == "language":
            window.speak(cast("Language", self.values["language"].value))
        elif before != after:
            window.rebuild()

    def step_text_size(self, window: ShellWindow, step: int) -> None:
        """Ctrl and + - 0."""
        size = next_text_size(self._store.text_size, step)
        try:
            choose(self._hub, "text_size", size)
        except UserError as error:
            window.messages.show_message("warn", str(error))
        else:
            self.follow(window, "text_size")

    def _system_changed(self) -> None:
        if self._store.chosen_theme == SYSTEM:
            apply_theme(self._store.theme, self._store.text_size, portable=theme().portable)
