"""What is done to the data folder while the hub is closed: going back to a backup, leaving programs behind for a
journey, bringing them back, deleting what one holds. Each opens the folder itself, with the passphrase, and says what
came of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kindhub.i18n import L
from kindhub.ui.keeping.work import Restoration

if TYPE_CHECKING:
    from kindhub.packs.house import House
    from kindhub.security.kdf import KdfParams
    from kindhub.storage.backup_set import BackupSet
    from kindhub.ui.tasks import Progress


@dataclass(frozen=True, slots=True)
class ClosedWords:
    """What the small window says: as a title while it works, and when it went well or not."""

    doing: L
    done: L
    failed: L


class ClosedWork(Protocol):
    """Work on a closed folder; gives the sentence shown at the end. Raises `UserError`; then all is as it was."""

    words: ClosedWords

    def __call__(self, progress: Progress) -> str:
        """Do it."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """Programs to be left behind in a backup at a place that does not travel; its repr shows no passphrase."""

    programs: tuple[str, ...]
    target: Path
    uid: str
    passphrase: str

    def __repr__(self) -> str:
        return f"Leaving({self.target})"


@dataclass(frozen=True, slots=True)
class Returning:
    """A backup that was left behind, and who brings back what is hers in it; its repr shows no passphrase."""

    backup: BackupSet
    uid: str
    passphrase: str

    def __repr__(self) -> str:
        return f"Returning({self.backup.id})"


@dataclass(frozen=True, slots=True)
class Removing:
    """A program that goes with what was written with it, its name as it was typed, and where the export goes.

    Its repr shows no passphrase. `place` is the installation, found by itself where none is given.
    """

    program: str
    target: Path
    typed: str
    uid: str
    passphrase: str
    place: House | None = None

    def __repr__(self) -> str:
        return f"Removing({self.program}, {self.target})"


class PutBack:
    """Restore into the data folder, what was there set aside."""

    words = ClosedWords(
        L("Going back to a backup", "Recuperando una copia"),
        L("The backup is back", "La copia está recuperada"),
        L("It did not work", "No se pudo recuperar"),
    )

    def __init__(self, folder: Path, plan: Restoration, floor: KdfParams) -> None:
        self._folder, self._plan, self._floor = folder, plan, floor

    def __call__(self, progress: Progress) -> str:
        """Restore. Raises `UserError`; then the data folder is as it was."""
        from kindhub.backups import put_back

        plan = self._plan
        hub, restored = put_back(
            plan.backup, self._folder, plan.uid, plan.passphrase, set_aside=True, kdf_floor=self._floor,
            watcher=progress,
        )  # fmt: skip
        hub.close()
        if not restored.set_aside:
            return L("Nothing stood in the way.", "No había nada que apartar.").say()
        said = L("People and permissions stay as they are today. What was there before is kept in {place}.",
                 "Las personas y los permisos siguen como hoy. Lo que había antes quedó en {place}.")  # fmt: skip
        return said.say(place=restored.set_aside)


class LeaveBehind:
    """Take programs off this laptop, once they are proved to be in the backup that stays."""

    words = ClosedWords(
        L("Leaving programs behind", "Dejando programas en casa"),
        L("They are not on this computer any more", "Ya no están en este equipo"),
        L("Nothing was taken away", "No se quitó nada"),
    )

    def __init__(self, folder: Path, plan: Leaving, floor: KdfParams) -> None:
        self._folder, self._plan, self._floor = folder, plan, floor

    def __call__(self, progress: Progress) -> str:
        """Leave them. Raises `UserError` or `NotClean` before anything is taken away."""
        from kindhub import app
        from kindhub.backups import leave_behind

        plan = self._plan
        hub = app.open_hub(self._folder, plan.uid, plan.passphrase, kdf_floor=self._floor)
        try:
            made = leave_behind(hub, plan.programs, plan.target, watcher=progress)
        finally:
            hub.close()
        said = L("They are in {place}. That disk must not travel with you. Empty the recycle bin too.",
                 "Están en {place}. Ese disco no debe viajar con usted. Vacíe también la papelera.")  # fmt: skip
        return said.say(place=made.path)


class BringBack:
    """Bring back from a backup what is this person's and not on the laptop."""

    words = ClosedWords(
        L("Bringing programs back", "Trayendo programas de vuelta"),
        L("They are on this computer again", "Están de nuevo en este equipo"),
        L("Nothing was brought back", "No se trajo nada"),
    )

    def __init__(self, folder: Path, plan: Returning, floor: KdfParams) -> None:
        self._folder, self._plan, self._floor = folder, plan, floor

    def __call__(self, progress: Progress) -> str:
        """Bring them back. Raises `UserError`, `Refused` or `NotClean`; then nothing was changed."""
        from kindhub.backups import bring_back

        plan = self._plan
        hub = bring_back(
            plan.backup, self._folder, plan.uid, plan.passphrase, kdf_floor=self._floor, watcher=progress
        )  # fmt: skip
        hub.close()
        return L("What was written meanwhile stayed as it is.", "Lo que se escribió mientras tanto quedó igual.").say()


class RemoveWithData:
    """Take a program and what was written with it off this computer, once that is proved to be in the export."""

    words = ClosedWords(
        L("Exporting and deleting", "Exportando y borrando"),
        L("It is not on this computer any more", "Ya no está en este equipo"),
        L("It did not work", "No se pudo hacer"),
    )

    def __init__(self, folder: Path, plan: Removing, floor: KdfParams) -> None:
        self._folder, self._plan, self._floor = folder, plan, floor

    def __call__(self, progress: Progress) -> str:
        """Do it. Raises `UserError` or `NotClean`, nearly always before anything is deleted."""
        from kindhub import app
        from kindhub.backups import remove_with_data

        plan = self._plan
        hub = app.open_hub(self._folder, plan.uid, plan.passphrase, kdf_floor=self._floor)
        try:
            made = remove_with_data(hub, plan.program, plan.target, plan.typed, plan.place, watcher=progress)
        finally:
            hub.close()
        said = L("What was written with it is in {place}, sealed. Copies made earlier at other places are still there.",
                 "Lo que se escribió con él está en {place}, sellado. Las copias hechas antes en otros lugares siguen "
                 "ahí.")  # fmt: skip
        return said.say(place=made.path)


_WORKS: dict[type, Callable[..., ClosedWork]] = {
    Restoration: PutBack, Leaving: LeaveBehind, Returning: BringBack, Removing: RemoveWithData,
}  # fmt: skip


def closed_work(plan: object, folder: Path, floor: KdfParams) -> ClosedWork | None:
    """The work that carries a plan out; None for what is no plan."""
    make = _WORKS.get(type(plan))
    return make(folder, plan, floor) if make is not None else None
