"""The window before the hub is open: the unlock page, or, where there is no data folder, the first run."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QProcess, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QMainWindow
from typing_extensions import override

from kindhub import __version__
from kindhub.i18n import Language, tr, use_language
from kindhub.ui.kit.inputs import Choice
from kindhub.ui.settings_store import SettingsStore
from kindhub.ui.shell.keys import bind
from kindhub.ui.shell.unlock_page import UnlockFacts, UnlockPage
from kindhub.ui.tasks import run
from kindhub.ui.unlocking.opening import OpenHub, PeopleHere, ReadPeople, Unlock, UnlockWithSystem, WarmUp
from kindhub.ui.when import moment_words

if TYPE_CHECKING:
    from kindhub.ui.unlocking.first_run import FirstRunPage


class UnlockWindow(QMainWindow):
    """`unlocked(hub)` once it is open. Nothing heavy is imported before the first page is on screen."""

    unlocked = Signal(object)

    def __init__(
        self,
        folder: Path,
        person: str,
        settings: SettingsStore,
        open_hub: OpenHub,
        *,
        practice: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self.setWindowTitle("KIND Hub")
        self.setMinimumSize(960, 600)
        self.resize(1366, 768)
        self._folder, self._person, self._settings, self._open_hub = folder, person, settings, open_hub
        self._practice = tuple(practice)
        self._here = PeopleHere((), frozenset())
        self._reads_people = self._is_opening = False
        self.page: UnlockPage | FirstRunPage | None = None
        bind(self, "larger", self._larger, inside=False)
        bind(self, "smaller", self._smaller, inside=False)
        self.show_page()

    def show_page(self) -> None:
        """Build the page in the language and colours in force."""
        if self._keyring().exists():
            self._show_unlock()
        else:
            self._show_first_run()

    def _keyring(self) -> Path:
        return self._folder / "keyring.json"

    def _show_unlock(self) -> None:
        backup, note, tone = backup_words(self._here, datetime.now(UTC)) if self._here.people else ("", "", "ok")
        facts = UnlockFacts(
            people=self._here.people, with_system=self._here.with_system, last_person=self._person,
            version=f"KIND Hub {__version__}", practice=bool(self._practice), device=computer_name(),
            backup=backup, backup_note=note, backup_tone=tone,
        )  # fmt: skip
        page = UnlockPage(facts)
        page.unlock_requested.connect(self._unlock)
        page.system_asked.connect(self._unlock_with_system)
        page.forgot.connect(self._say_how_to_recover)
        page.practice.connect(self._practise)
        page.language_chosen.connect(self._speak)
        page.text_size_asked.connect(self._next_text_size)
        page.theme_asked.connect(self._next_theme)
        self._take_in(page)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Only once there is something to see, the rest is begun."""
        super().paintEvent(event)
        if not self._reads_people and isinstance(self.page, UnlockPage):
            self._reads_people = True
            QTimer.singleShot(0, self, self._read_and_warm)

    def _read_and_warm(self) -> None:
        run(self, ReadPeople(self._keyring()), self._show_people, self._failed, lane="files")
        run(self, WarmUp(), self._warmed, self._not_warmed, lane="files")

    def _show_first_run(self) -> None:
        from kindhub.ui.unlocking.first_run import FirstRunPage  # once in the life of a folder

        page = FirstRunPage(self._folder)
        page.made.connect(self._made)
        page.language_chosen.connect(self._speak)
        self._take_in(page)

    def _take_in(self, page: UnlockPage | FirstRunPage) -> None:
        self.page = page
        self.setCentralWidget(page)
        if self._is_opening and isinstance(page, UnlockPage):
            page.set_busy(busy=True)

    def _made(self, uid: str) -> None:
        self._person = uid
        self._show_unlock()

    def _show_people(self, people: object) -> None:
        self._here = cast("PeopleHere", people)
        if not self._person and len(self._here.people) == 1:
            self._person = self._here.people[0][0]
        if isinstance(self.page, UnlockPage):
            typed = self.page.who()
            self.page.picker.set_choices([Choice(uid, name) for uid, name in self._here.people])
            self.page.picker.set_value(typed or self._person or None)
            self.page.offer_system(self._here.with_system)
            self.page.show_backup(*backup_words(self._here, datetime.now(UTC)))
            if self._person and not self.page.passphrase.hasFocus():
                self.page.passphrase.setFocus()

    def _unlock(self, who: str, passphrase: str) -> None:
        self._open(Unlock(self._open_hub, self._folder, who, passphrase))

    def _unlock_with_system(self, who: str) -> None:
        self._open(UnlockWithSystem(self._folder, who))

    def _open(self, work: Unlock | UnlockWithSystem) -> None:
        self._is_opening = True
        if isinstance(self.page, UnlockPage):
            self.page.set_busy(busy=True)
        run(self, work, self._opened, self._failed, lane="files").said.connect(self._say_how_far)

    def _say_how_far(self, words: str, fraction: float | None) -> None:
        """The folder is brought up to date before it is opened."""
        if isinstance(self.page, UnlockPage):
            self.page.tell_preparing(words, fraction)

    def _opened(self, hub: object) -> None:
        self.unlocked.emit(hub)

    def _failed(self, error: BaseException) -> None:
        self._is_opening = False
        if isinstance(self.page, UnlockPage):
            self.page.show_error(error)

    def _warmed(self, _nothing: object) -> None:
        """The modules are in memory; nothing to show."""

    def _not_warmed(self, error: BaseException) -> None:
        """What cannot be imported now is told when it is opened."""

    def _say_how_to_recover(self) -> None:
        if isinstance(self.page, UnlockPage):
            self.page.show_error(
                tr(
                    "Nobody can read your passphrase. Ask whoever coordinates the program to give you a new one, or "
                    "open with the printed recovery sheet: kindhub users recover.",
                    "Nadie puede leer su frase. Pida una nueva a quien coordina el programa, o entre con la hoja de "
                    "recuperación impresa: kindhub users recover.",
                )
            )

    def _practise(self) -> None:
        """Another process, another folder, invented people; this window stays where it is."""
        if self._practice and not QProcess.startDetached(self._practice[0], list(self._practice[1:]))[0]:
            words = tr("Practice could not be opened.", "No se pudo abrir la práctica.")
            if isinstance(self.page, UnlockPage):
                self.page.show_error(words)

    def _speak(self, code: str) -> None:
        use_language(cast("Language", code))
        self._settings.put("language", code)
        self.show_page()

    def _next_theme(self) -> None:
        self._settings.next_theme()
        self.show_page()

    def _next_text_size(self) -> None:
        size = self._settings.text_size
        self._settings.change_text_size(25 if size < 200 else 0)
        self.show_page()

    def _larger(self) -> None:
        self._settings.change_text_size(10)
        self.show_page()

    def _smaller(self) -> None:
        self._settings.change_text_size(-10)
        self.show_page()


def backup_words(here: PeopleHere, now: datetime) -> tuple[str, str, str]:
    """The note about the last backup: its words, what follows from them, and the tone. Where it lies is not told."""
    open_first = tr("Open the hub and make one.", "Abra el hub y haga una.")
    if here.backed_up is None:
        return tr("There is no backup yet", "Todavía no hay copia de seguridad"), open_first, "warn"
    words = tr("Last backup: {when}", "Última copia de seguridad: {when}", when=moment_words(here.backed_up, now))
    if here.late:
        return words, tr("That is long ago. Open the hub and make one.", "Hace mucho. Abra el hub y haga una."), "warn"
    return words, tr("Checked when it was made.", "Comprobada al hacerla."), "ok"


def computer_name() -> str:
    """The name of this computer, which its owner gave it: support asks for it."""
    return tr("Computer {name}", "Equipo {name}", name=platform.node()) if platform.node() else ""
