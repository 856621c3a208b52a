"""Work with backups beside the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kindhub.services.keeping import Keeping, read_keeping
from kindhub.storage.backup_set import BackupSet, sets_in

if TYPE_CHECKING:
    from pathlib import Path

    from kindhub.storage.hub import Hub
    from kindhub.storage.restore import PractiseReport
    from kindhub.storage.watcher import Watcher
    from kindhub.ui.tasks import Progress


@dataclass(frozen=True, slots=True)
class Copies:
    """What is known of backups, and those at the place they go to."""

    keeping: Keeping
    place: Path
    whole: tuple[BackupSet, ...]
    damaged: tuple[Path, ...]


class ReadCopies:
    """Work: look at the place of the backups."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub

    def __call__(self, _progress: Progress) -> Copies:
        """Read the manifests; no key is needed for it."""
        with self._hub.read() as session:
            keeping = read_keeping(session)
        place = keeping.folder or self._hub.folder.backups
        whole, damaged = sets_in(place)
        return Copies(keeping, place, tuple(whole), tuple(damaged))


class MakeCopy:
    """Work: one verified backup where the backups go."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub

    def __call__(self, progress: Watcher) -> BackupSet:
        """Make it. Raises `UserError` or `NotClean`; then nothing of it is left."""
        from kindhub.backups import back_up

        with self._hub.read() as session:
            folder = read_keeping(session).folder
        return back_up(self._hub, folder, watcher=progress)


class PractiseRestore:
    """Work: try a backup out with the keys that are open."""

    def __init__(self, hub: Hub, backup: BackupSet) -> None:
        self._hub, self._backup = hub, backup

    def __call__(self, progress: Progress) -> PractiseReport:
        """Try it. Raises `NotClean` when it would not bring everything back."""
        from kindhub.backups import practise_open

        return practise_open(self._hub, self._backup, watcher=progress)


@dataclass(frozen=True, slots=True)
class Restoration:
    """A backup to go back to, and the passphrase that opened it; its repr shows none."""

    backup: BackupSet
    uid: str
    passphrase: str

    def __repr__(self) -> str:
        return f"Restoration({self.backup.id})"


class CheckRestoration:
    """Work: open the backup with the passphrase of then and try it out, while the hub is still open."""

    def __init__(self, hub: Hub, plan: Restoration) -> None:
        self._hub, self._plan = hub, plan

    def __call__(self, progress: Progress) -> Restoration:
        """Give the plan back when it will work. Raises `Refused`, `UserError` or `NotClean` when not."""
        from kindhub.backups import practise
        from kindhub.backups.practice_apart import keep_apart

        floor = self._hub.keyring.kdf_floor
        keep_apart(self._plan.backup, self._hub.folder.path, kdf_floor=floor)
        practise(self._plan.backup, self._plan.uid, self._plan.passphrase, kdf_floor=floor, watcher=progress)
        return self._plan
