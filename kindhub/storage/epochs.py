"""Under which keys the files of a folder or a backup are: until the next unlock after a withdrawal, older ones."""

from collections.abc import Mapping
from pathlib import Path

from kindhub.errors import Refused, UserError
from kindhub.i18n import L
from kindhub.security.access import HUB
from kindhub.security.boxes import Secret
from kindhub.security.derived_keys import storage_key
from kindhub.security.unlocked import Unlocked
from kindhub.storage.backup_set import NOT_A_SET
from kindhub.storage.folder import DataFolder
from kindhub.storage.keys import StoreKeys
from kindhub.storage.rekey import key_of, rekey


def store_keys(folder: DataFolder, unlocked: Unlocked) -> StoreKeys:
    """The raw keys of all files the person may open, of the newest epoch."""
    held = unlocked.program_keys()
    if HUB not in held:
        raise Refused(L("Your key to the shared records is missing.", "Falta su clave de los registros comunes."))
    schemas = {"main" if program == HUB else program: held[program].key for program in sorted(held)}
    raw = {schema: _raw(key, folder.schema_file(schema)) for schema, key in schemas.items()}
    return StoreKeys(main=raw.pop("main"), programs=raw)


def keys_of(unlocked: Unlocked, files: Mapping[str, Path]) -> StoreKeys:
    """The key each of these files (schema → path) is under, of all epochs this person holds."""
    held, raw = unlocked.program_keys(), {}
    for schema, path in files.items():
        program = HUB if schema == "main" else schema
        if program in held:
            keys = [_raw(unlocked.program_key(program, n).key, path) for n in unlocked.epochs(program)]
            raw[schema] = keys[0] if len(keys) == 1 else key_of(path, keys)
    if "main" not in raw:
        raise UserError(NOT_A_SET, place=", ".join(str(path) for path in files.values()))
    return StoreKeys(raw.pop("main"), raw)


def put_under(folder: DataFolder, now: StoreKeys, newest: StoreKeys) -> None:
    """Put files that are still under an older epoch's key (somebody was removed meanwhile) under the newest."""
    for schema in now.schemas:
        under, key = now.of(schema), newest.of(schema)
        if under is not None and key is not None and under != key:
            rekey(folder.schema_file(schema), under, key)


def _raw(key: Secret, file: Path) -> bytes:
    """The key of one file under a program's key; it goes by the file's name."""
    return bytes(storage_key(key, f"file:{file.name}"))
