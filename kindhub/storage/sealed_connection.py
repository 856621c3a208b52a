"""One connection to encrypted files, opened by the twelve rules. `connection` makes engines of it, `backup` copies."""

from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlcipher3.dbapi2 as sqlcipher

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.storage import rules
from kindhub.storage.folder import DataFolder
from kindhub.storage.identity import StoreIdentity, check_identities, claim, read_identity
from kindhub.storage.keys import StoreKeys, raw
from kindhub.storage.store_faults import CORRUPT, MISSING, NOT_A_DATABASE, advice_for, code_of, unreadable

BUSY_SECONDS = 30.0
KEPT_STATEMENTS = 8
"""Prepared statements the driver keeps. With its usual 128 they fill SQLite's quick memory for good, and every value
bound after that is locked and unlocked by two calls of the system (rule 9): a row cost 150 µs instead of 8."""
CANNOT_OPEN = 14

_NO_ACCESS = L(
    "You may not open the file {file}. Nothing was changed. Ask your administrator for permission.",
    "No tiene permiso para abrir el archivo {file}. No se cambió nada. Pida permiso a su administrador.",
)


class SealedConnection(sqlcipher.Connection):  # type: ignore[misc]
    """A driver's connection that lets nobody listen: a trace would show keys and values (rule 8)."""

    def set_trace_callback(self, _callback: Any) -> None:
        """Refuse; always."""
        raise rules.RuleBroken(8, "tracing was asked for")


def connect_file(path: Path, key: bytes, *, read_only: bool = False) -> Any:
    """A connection to one file as its `main`. Raises `UserError` when it is missing or does not open with the key.

    The key is handed over through the driver and is never part of a statement, so no error text can hold it.
    """
    uri = _uri(path, read_only)
    rules.rule_2_never_creates(uri)
    if not path.is_file():
        raise UserError(MISSING, file=path.name)
    connection = None
    try:
        connection = sqlcipher.connect(
            uri,
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            timeout=BUSY_SECONDS,
            cached_statements=KEPT_STATEMENTS,
            factory=SealedConnection,
        )
        connection.enable_load_extension(False)
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute("PRAGMA cipher_memory_security = ON")
        connection.set_key(raw(key))
        _settle(connection, "main")
    except sqlcipher.Error as fault:
        if connection is not None:
            connection.close()
        raise _advice(fault, path) from fault
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def connect_folder(folder: DataFolder, keys: StoreKeys, *, read_only: bool = False) -> Any:
    """A connection to `hub.db` with every program attached whose key is held, checked against all the rules."""
    connection = connect_file(folder.hub, keys.main, read_only=read_only)
    try:
        for schema in keys.schemas[1:]:
            _attach(connection, folder, keys, schema, read_only=read_only)
        found = identities(connection, folder, keys)
        check_identities(found)
        if not read_only:
            claim(connection, found)
        connection.set_authorizer(_no_further_file)
        rules.check_connection(connection, folder, keys)
    except BaseException:
        connection.close()
        raise
    return connection


def identities(connection: Any, folder: DataFolder, keys: StoreKeys) -> dict[str, tuple[str, StoreIdentity]]:
    """What each opened file says of itself, with the file's name for messages."""
    names = {schema: folder.schema_file(schema).name for schema in keys.schemas}
    return {schema: (name, read_identity(connection, schema, name)) for schema, name in names.items()}


def _attach(connection: Any, folder: DataFolder, keys: StoreKeys, schema: str, *, read_only: bool) -> None:
    path, uri = folder.program(schema), _uri(folder.program(schema), read_only)
    rules.rule_2_never_creates(uri)
    rules.rule_3_explicit_key(schema, keys)
    if not path.is_file():
        raise UserError(MISSING, file=path.name)
    try:
        connection.execute(f"ATTACH ? AS {schema} KEY ?", (uri, raw(keys.programs[schema])))
        _settle(connection, schema)
    except sqlcipher.Error as fault:
        raise _advice(fault, path) from fault


def _settle(connection: Any, schema: str) -> None:
    connection.execute(f"SELECT count(*) FROM {schema}.sqlite_master").fetchone()
    connection.execute(f"PRAGMA {schema}.journal_mode = TRUNCATE").fetchone()
    connection.execute(f"PRAGMA {schema}.synchronous = FULL")
    connection.execute(f"PRAGMA {schema}.cache_size = -{rules.CACHE_KIB}")


def _no_further_file(action: int, name: str | None, *_rest: Any) -> int:
    # SQLite builds VACUUM on ATTACH: in place with an empty name, INTO with the copy's name
    return int(sqlcipher.SQLITE_DENY if action == sqlcipher.SQLITE_ATTACH and name != "" else sqlcipher.SQLITE_OK)


def _advice(fault: Exception, path: Path) -> UserError:
    code = code_of(fault)
    if code in (NOT_A_DATABASE, CORRUPT):
        return unreadable(path)
    if code == CANNOT_OPEN:
        return UserError(_NO_ACCESS, file=path.name)
    return advice_for(fault) or unreadable(path)


def _uri(path: Path, read_only: bool) -> str:
    plain = path.absolute().as_posix()
    return f"file://{quote(plain if plain.startswith('/') else '/' + plain)}?mode={'ro' if read_only else 'rw'}"
