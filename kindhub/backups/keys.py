"""Under which keys the files of a folder or a backup are: until the next unlock after a withdrawal, older ones."""

from collections.abc import Mapping
from pathlib import Path

from kindhub.errors import UserError
from kindhub.security.access import HUB
from kindhub.security.derived_keys import storage_key
from kindhub.security.unlocked import Unlocked
from kindhub.storage.backup_set import NOT_A_SET, BackupSet
from kindhub.storage.keys import StoreKeys
from kindhub.storage.rekey import key_of


def keys_then(unlocked: Unlocked, backup: BackupSet) -> StoreKeys:
    """The keys the files of a backup are under. Raises `NotClean` when this person holds none that opens them."""
    try:
        return keys_of(unlocked, {file.schema: backup.path / file.name for file in backup.databases})
    except UserError as unfit:
        raise backup.damaged("keys") from unfit


def keys_of(unlocked: Unlocked, files: Mapping[str, Path]) -> StoreKeys:
    """The key each of these files (schema → path) is under, of all epochs this person holds."""
    held, raw = unlocked.program_keys(), {}
    for schema, path in files.items():
        program = HUB if schema == "main" else schema
        if program in held:
            epochs = [unlocked.program_key(program, n).key for n in unlocked.epochs(program)]
            keys = [bytes(storage_key(key, f"file:{path.name}")) for key in epochs]
            raw[schema] = keys[0] if len(keys) == 1 else key_of(path, keys)
    if "main" not in raw:
        raise UserError(NOT_A_SET, place=", ".join(str(path) for path in files.values()))
    return StoreKeys(raw.pop("main"), raw)
