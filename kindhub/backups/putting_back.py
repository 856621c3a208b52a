"""The way back from a backup: its files, under the people and permissions of today."""

from pathlib import Path

from kindhub import app
from kindhub.backups.keys import keys_then
from kindhub.backups.practice_apart import keep_apart
from kindhub.errors import UserError
from kindhub.program.registry import Programs
from kindhub.security.kdf import KdfParams
from kindhub.security.keyring import Keyring
from kindhub.security.unlocked import Unlocked
from kindhub.storage.backup_set import BackupSet
from kindhub.storage.connection import open_engine
from kindhub.storage.folder import DataFolder
from kindhub.storage.hub import Hub
from kindhub.storage.keys import StoreKeys
from kindhub.storage.newer import without_newer
from kindhub.storage.restore import PractiseReport, Restored, practise_restore, restore
from kindhub.storage.watcher import UNWATCHED, Watcher


def practise(
    backup: BackupSet, uid: str, passphrase: str, *, kdf_floor: KdfParams | None = None, watcher: Watcher = UNWATCHED
) -> PractiseReport:
    """Restore into a folder that goes away again, and say what was found. Changes nothing anywhere."""
    unlocked = _unlocked(keyring_of(backup, kdf_floor), uid, passphrase)
    return practise_restore(backup, keys_then(unlocked, backup), watcher=watcher)


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
    """Restore a backup and open the folder. Only somebody whose passphrase opens it can do it.

    A keyring that is there and whole stays: the backup's would let people back in who were removed since, and lock
    out those who came. Only where it is lost, or of another organisation, does the backup's come back with the files.
    The installation gets a new device id, so that nothing it writes from here on is taken for what was lost. Practice
    and real records are kept apart (`practice_apart`).
    """
    keep_apart(backup, into, kdf_floor=kdf_floor)
    here = _keyring_here(backup, into, kdf_floor)
    unlocked = _unlocked(here or keyring_of(backup, kdf_floor), uid, passphrase)
    only = [file.schema for file in backup.databases] if here else ()
    keys = keys_then(unlocked, backup)
    keep_apart(backup, into, keys, kdf_floor=kdf_floor)
    programs = programs or app.installed_programs()
    _require_known(backup, keys, programs)
    restored = restore(backup, into, keys=keys, only=only, set_aside=set_aside, watcher=watcher)
    keyring = here or Keyring.load(restored.folder.keyring, kdf_floor=kdf_floor)
    hub = app.open_unlocked(restored.folder, keyring, unlocked, programs, new_device=True)
    with hub.begin("restore") as work:
        work.log("restore", "folder", backup.id, about={"made_at": backup.made_at.isoformat()})
    return hub, restored


def _require_known(backup: BackupSet, keys: StoreKeys, installed: Programs) -> None:
    """Raise `UserError` for a backup that a newer version of the hub or of a program wrote: it would not open after."""
    mine = installed.only(keys.programs)
    held = StoreKeys(keys.main, {key: keys.programs[key] for key in mine.loaded})
    engine = open_engine(DataFolder(backup.path), held, read_only=True)
    try:
        known = without_newer(engine, mine)
    finally:
        engine.dispose()
    newer = [fault.why for fault in known.faults if fault.why and fault.program in mine.loaded.keys() - known.loaded]
    if newer:
        raise newer[0]


def keyring_of(backup: BackupSet, kdf_floor: KdfParams | None) -> Keyring:
    """The keyring that went into a backup, checked like any."""
    return Keyring.load(backup.path / DataFolder(backup.path).keyring.name, kdf_floor=kdf_floor)


def _keyring_here(backup: BackupSet, into: Path, kdf_floor: KdfParams | None) -> Keyring | None:
    """The keyring of the folder itself, if it is whole and of the organisation the backup was made in."""
    try:
        here = Keyring.load(DataFolder(into).keyring, kdf_floor=kdf_floor)
    except UserError:
        return None
    return here if here.root_public == keyring_of(backup, kdf_floor).root_public else None


def _unlocked(keyring: Keyring, uid: str, passphrase: str) -> Unlocked:
    return keyring.unlock(keyring.find_person(uid).uid, passphrase)
