"""Work beside the unlock page: read who may open, load the heavy modules while she types, derive the key."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kindhub.i18n import LANGUAGES
from kindhub.ui.circles import leave_out_what_is_there

if TYPE_CHECKING:
    from kindhub.storage.hub import Hub
    from kindhub.storage.watcher import Watcher
    from kindhub.ui.tasks import Progress


class OpenHub(Protocol):
    """Data folder, user id, passphrase → the open hub. Raises `UserError` or `Refused` with words for the person."""

    def __call__(self, folder: Path, uid: str, passphrase: str, /, *, watcher: Watcher) -> Hub:
        """Open it; `watcher` is told of it where the folder must be brought up to date first."""


WARMED = (
    "kindhub.ui.hub_window.workplace",
    "kindhub.ui.home.page",
    "kindhub.ui.people.people_page",
    "babel.dates",
)
ASKED = ("records", "roles", "workflows", "rules", "forms", "lists", "dashboards", "indicators", "reports",
         "rule_books")  # fmt: skip
"""What the first page needs of every program: each is a module of its own, imported when it is asked for."""


def open_with_passphrase(folder: Path, uid: str, passphrase: str, /, *, watcher: Watcher) -> Hub:
    """Open the folder; `kindhub.app` is imported here, in the worker's thread, and not before."""
    from kindhub import app

    return app.open_hub(folder, uid, passphrase, watcher=watcher)


def open_with_system(folder: Path, uid: str, *, watcher: Watcher) -> Hub:
    """Open the folder with the secret the computer keeps for this person."""
    from kindhub import app

    return app.open_with_system(folder, uid, watcher=watcher)


@dataclass(frozen=True, slots=True)
class PeopleHere:
    """Who may open the folder, as (user id, name), for whom the computer's sign-in does it too, and the last backup.

    `late`: so long ago that it is to be said.
    """

    people: tuple[tuple[str, str], ...]
    with_system: frozenset[str]
    backed_up: datetime | None = None
    late: bool = False


class ReadPeople:
    """Work: everybody in the keyring, which is checked on the way."""

    def __init__(self, keyring: Path) -> None:
        self._keyring = keyring

    def __call__(self, _progress: Progress) -> PeopleHere:
        """Read it. Raises `UserError` for a keyring that is damaged or was tampered with."""
        from kindhub.security.kdf import KdfParams
        from kindhub.security.keyring import Keyring
        from kindhub.services.keeping import Keeping
        from kindhub.storage.folder import DataFolder
        from kindhub.storage.last_backup import told_moment

        weakest = KdfParams(memory_kib=8, passes=1, lanes=1)  # names only; the floor is held when it is unlocked
        keyring = Keyring.load(self._keyring, kdf_floor=weakest)
        people = tuple((person.uid, person.display_name) for person in keyring.people())
        with_system = frozenset(uid for uid, _ in people if keyring.opens_with_system(uid))
        last = told_moment(DataFolder(self._keyring.parent))
        return PeopleHere(people, with_system, last, Keeping(last=last).is_late(datetime.now(UTC)))


class WarmUp:
    """Work: import what the first page needs, the programs' records among it, so that unlocking finds it in memory."""

    def __call__(self, _progress: Progress) -> None:
        """Import; a missing page is not this work's business, and a program that fails is told of when it is opened."""
        from kindhub import app

        for module in WARMED:
            import_module(module)
        for program in app.installed_programs():
            for contribution in ASKED:
                getattr(program, contribution)
        _read_words_of_days()
        _make_types_of_parts()
        leave_out_what_is_there()


def _read_words_of_days() -> None:
    """The names of days and months lie in files of their own, which Babel reads when the first day is written."""
    from babel.dates import format_date

    for code in LANGUAGES:
        format_date(date(2026, 1, 1), "EEEE MMMM", locale=code)


def _make_types_of_parts() -> None:
    """PySide makes a Python type when it is asked for, and all of them when Qt first hands out a part it made itself
    (`viewport()`): the window would stand still for that.
    """
    from PySide6 import QtWidgets

    for name in dir(QtWidgets):
        getattr(QtWidgets, name)


class Unlock:
    """Work: derive the key and open the files. The passphrase is held only as long as this runs."""

    def __init__(self, open_hub: OpenHub, folder: Path, who: str, passphrase: str) -> None:
        self._open_hub, self._folder, self._who, self._passphrase = open_hub, folder, who, passphrase

    def __call__(self, progress: Progress) -> Hub:
        """Open the hub."""
        passphrase, self._passphrase = self._passphrase, ""
        return self._open_hub(self._folder, self._who, passphrase, watcher=progress)


class UnlockWithSystem:
    """Work: open the files with the secret the computer keeps."""

    def __init__(self, folder: Path, who: str) -> None:
        self._folder, self._who = folder, who

    def __call__(self, progress: Progress) -> Hub:
        """Open the hub. Raises `Refused` where it is not allowed, not set up, or the secret is lost."""
        return open_with_system(self._folder, self._who, watcher=progress)
