"""Backups of an open hub: where storage, keyring and ledger come together."""

from pathlib import Path

from kindhub.backups.keys import keys_then
from kindhub.backups.practice_apart import keep_apart
from kindhub.errors import UserError
from kindhub.security.access import HUB
from kindhub.services.keeping import remember_backup, remember_practice
from kindhub.services.practice import is_practice
from kindhub.storage.backup import make_backup
from kindhub.storage.backup_set import MANIFEST, NOT_A_SET, BackupSet, read_set, sets_in
from kindhub.storage.epochs import keys_of
from kindhub.storage.hub import Hub
from kindhub.storage.last_backup import tell_moment
from kindhub.storage.restore import PractiseReport, practise_restore
from kindhub.storage.watcher import UNWATCHED, Watcher


def back_up(hub: Hub, target: Path | None = None, *, watcher: Watcher = UNWATCHED) -> BackupSet:
    """Make a verified backup of everything the person can open, and copies of the rest. Needs the right `backup`.

    The ledgers are signed before, so that the backup carries an end that nobody can cut off unseen, and told after.
    """
    hub.user.require(HUB, "backup")
    with hub.begin("backup") as work:
        work.seal(hub.schemas)
    files = {"main": hub.folder.hub, **{program.key: hub.folder.program(program.key) for program in hub.programs}}
    made = make_backup(hub.folder, keys_of(hub.unlocked, files), target, practice=is_practice(hub), watcher=watcher)
    with hub.begin("backup") as work:
        work.log("backup", "folder", made.id, about={"files": len(made.files), "attachments": len(made.attachments)})
        remember_backup(work, made.made_at)
    tell_moment(hub.folder, made.made_at)
    return made


def find_backup(path: Path) -> BackupSet:
    """The backup in this folder, or the newest whole one of a folder of backups. Raises `UserError` or `NotClean`."""
    if (path / MANIFEST).exists():
        return read_set(path)
    whole, damaged = sets_in(path)
    if whole:
        return whole[0]
    if damaged:
        return read_set(damaged[-1])
    raise UserError(NOT_A_SET, place=path)


def practise_open(hub: Hub, backup: BackupSet, *, watcher: Watcher = UNWATCHED) -> PractiseReport:
    """As `practise`, with the keys of an open hub, older ones too; remembered, so that the next is asked for in time.

    Raises `NotClean` when the backup would not bring everything back.
    """
    hub.user.require(HUB, "backup")
    keep_apart(backup, hub.folder.path, kdf_floor=hub.keyring.kdf_floor)
    report = practise_restore(backup, keys_then(hub.unlocked, backup), watcher=watcher)
    with hub.begin("practise") as work:
        work.log("practise", "folder", backup.id, about={"complete": report.complete})
        remember_practice(work)
    return report
