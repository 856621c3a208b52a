"""Backups of an open hub, and the way back from one: where storage, keyring and ledger come together."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, select

from kindhub import app
from kindhub.errors import NotClean, UserError
from kindhub.program.registry import Programs
from kindhub.security.access import HUB
from kindhub.security.derived_keys import storage_key
from kindhub.security.kdf import KdfParams
from kindhub.security.keyring import Keyring
from kindhub.security.unlocked import Unlocked
from kindhub.services.keeping import read_keeping, remember_backup, remember_practice
from kindhub.storage.backup import make_backup
from kindhub.storage.backup_set import MANIFEST, NOT_A_SET, BackupSet, opened_contents, read_set, sets_in
from kindhub.storage.folder import DataFolder
from kindhub.storage.house import house_of
from kindhub.storage.hub import Hub
from kindhub.storage.keys import StoreKeys
from kindhub.storage.rekey import key_of
from kindhub.storage.restore import PractiseReport, Restored, practise_restore, restore
from kindhub.storage.verify import Finding, verify_anchor
from kindhub.storage.watcher import UNWATCHED, Watcher


def back_up(hub: Hub, target: Path | None = None, *, watcher: Watcher = UNWATCHED) -> BackupSet:
    """Make a verified backup of everything the person can open, and copies of the rest. Needs the right `backup`.

    The ledgers are signed before, so that the backup carries an end that nobody can cut off unseen, and told after.
    """
    hub.user.require(HUB, "backup")
    with hub.begin("backup") as work:
        work.seal(hub.schemas)
    files = {"main": hub.folder.hub, **{program.key: hub.folder.program(program.key) for program in hub.programs}}
    made = make_backup(hub.folder, _keys_of(hub, files), target, watcher=watcher)
    with hub.begin("backup") as work:
        work.log("backup", "folder", made.id, about={"files": len(made.files), "attachments": len(made.attachments)})
        remember_backup(work, made.made_at)
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


def practise(
    backup: BackupSet, uid: str, passphrase: str, *, kdf_floor: KdfParams | None = None, watcher: Watcher = UNWATCHED
) -> PractiseReport:
    """Restore into a folder that goes away again, and say what was found. Changes nothing anywhere."""
    _, _, keys = _opened(backup, uid, passphrase, kdf_floor)
    return practise_restore(backup, keys, watcher=watcher)


def practise_open(hub: Hub, backup: BackupSet, *, watcher: Watcher = UNWATCHED) -> PractiseReport:
    """As `practise`, with the keys of an open hub, older ones too; remembered, so that the next is asked for in time.

    Raises `NotClean` when the backup would not bring everything back.
    """
    hub.user.require(HUB, "backup")
    report = practise_restore(backup, _keys_then(hub, backup), watcher=watcher)
    with hub.begin("practise") as work:
        work.log("practise", "folder", backup.id, about={"complete": report.complete})
        remember_practice(work)
    return report


def held_against_backups(hub: Hub) -> Iterator[Finding]:
    """Ledgers that are older than a backup of them: somebody put an old copy back, which nothing inside can tell.

    A backup made between the one that was restored openly and that restore is excused: what it carries was given up.
    Backups that are damaged, or under keys this person has not, say nothing here.
    """
    with hub.read() as session:
        connection, places = session.connection(), {hub.folder.backups, read_keeping(session).folder}
        given_up = _given_up(connection)
        for backup in (one for place in places if place for one in sets_in(place)[0]):
            if not any(one.gives_up(backup) for one in given_up):
                yield from _held_against(hub, connection, backup)


def _held_against(hub: Hub, connection: Connection, backup: BackupSet) -> Iterator[Finding]:
    try:
        keys = _keys_then(hub, backup)
        contents = {
            file.schema: opened_contents(backup, file, key)
            for file in backup.databases
            if file.verified and file.schema in hub.schemas and (key := keys.of(file.schema))
        }
    except NotClean:
        return
    for schema, held in contents.items():
        if held.anchor:
            yield from verify_anchor(connection, schema, held.anchor[0], bytes.fromhex(held.anchor[1]))


@dataclass(frozen=True, slots=True)
class _Restore:
    """A restore the ledger tells of: which backup, the moment gone back to, and the moment it was done."""

    backup: str
    since: datetime
    until: datetime

    def gives_up(self, other: BackupSet) -> bool:
        return other.id != self.backup and self.since <= other.made_at <= self.until


def _given_up(connection: Connection) -> list[_Restore]:
    ledger = house_of("main").ledger
    rows = connection.execute(
        select(ledger.c.record_id, ledger.c.changes, ledger.c.at).where(ledger.c.action == "restore")
    )
    made = ((backup, json.loads(about)["made_at"], at) for backup, about, at in rows)
    return [_Restore(backup, datetime.fromisoformat(then), datetime.fromisoformat(at)) for backup, then, at in made]


def _keys_then(hub: Hub, backup: BackupSet) -> StoreKeys:
    """The keys the files of a backup are under."""
    try:
        return _keys_of(hub, {file.schema: backup.path / file.name for file in backup.databases})
    except UserError as unfit:
        raise backup.damaged("keys") from unfit


def _keys_of(hub: Hub, files: Mapping[str, Path]) -> StoreKeys:
    """The key each file is under: until the next unlock after somebody was removed it is one of an older epoch."""
    held, raw = hub.unlocked.program_keys(), {}
    for schema, path in files.items():
        program = HUB if schema == "main" else schema
        if program in held:
            epochs = [hub.unlocked.program_key(program, n).key for n in hub.unlocked.epochs(program)]
            keys = [bytes(storage_key(key, f"file:{path.name}")) for key in epochs]
            raw[schema] = keys[0] if len(keys) == 1 else key_of(path, keys)
    if "main" not in raw:
        raise UserError(NOT_A_SET, place=", ".join(str(path) for path in files.values()))
    return StoreKeys(raw.pop("main"), raw)


def put_back(
    backup: BackupSet,
    into: Path,
    uid: str,
    passphrase: str,
    programs: Programs | None = None,
    *,
    set_aside: bool = False,
    kdf_floor: KdfParams | None = None,
    watcher: Watcher = UNWATCHED,
) -> tuple[Hub, Restored]:
    """Restore a backup and open the folder. Only somebody whose passphrase opens the backup can do it.

    The installation gets a new device id, so that nothing it writes from here on is taken for what was lost.
    """
    keyring, unlocked, keys = _opened(backup, uid, passphrase, kdf_floor)
    restored = restore(backup, into, keys=keys, set_aside=set_aside, watcher=watcher)
    keyring = Keyring.load(restored.folder.keyring, kdf_floor=kdf_floor)
    hub = app.open_unlocked(restored.folder, keyring, unlocked, programs or app.installed_programs(), new_device=True)
    with hub.begin("restore") as work:
        work.log("restore", "folder", backup.id, about={"made_at": backup.made_at.isoformat()})
    return hub, restored


def _opened(
    backup: BackupSet, uid: str, passphrase: str, kdf_floor: KdfParams | None
) -> tuple[Keyring, Unlocked, StoreKeys]:
    keyring = Keyring.load(backup.path / DataFolder(backup.path).keyring.name, kdf_floor=kdf_floor)
    unlocked = keyring.unlock(keyring.find_person(uid).uid, passphrase)
    return keyring, unlocked, app.store_keys(DataFolder(backup.path), unlocked)
