"""The twelve rules of every connection, each learnt from a failure that was seen (security design, 1.4).

They are checked whenever a connection is opened and not only in tests: a library update that changes a default must
stop the hub, not weaken it. `RuleBroken` is a fault of ours, never of the person.
"""

import re
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Engine

from kindhub.storage.folder import DataFolder
from kindhub.storage.keys import StoreKeys
from kindhub.storage.store_faults import is_plain

PAGE_BYTES = 4096
CACHE_KIB = 65_536
FULL_SYNC, TEMP_IN_MEMORY = 2, 2


class RuleBroken(AssertionError):
    """A connection that must not be used. Names the rule and the schema, never a key or a path."""

    def __init__(self, rule: int, what: str, schema: str = "main") -> None:
        super().__init__(f"storage rule {rule}: {what} ({schema})")
        self.rule = rule


def check_connection(connection: Any, folder: DataFolder, keys: StoreKeys) -> None:
    """Hold an opened connection against every rule that can be seen on it. Raises `RuleBroken`."""
    rule_1_main_is_the_hub_file(connection, folder)
    for schema in keys.schemas:
        rule_4_encrypted(connection, schema, folder.schema_file(schema))
        rule_5_journal(connection, schema)
        rule_10_cache_and_pages(connection, schema)
    rule_6_temp_in_memory(connection)
    rule_7_no_vacuum_into(connection)
    rule_8_no_trace(connection)
    rule_9_memory_wiped(connection)
    rule_11_trust_nothing(connection)


def rule_1_main_is_the_hub_file(connection: Any, folder: DataFolder) -> None:
    """`main` is hub.db: with `:memory:` a commit over several files can tear."""
    file = next((row[2] for row in connection.execute("PRAGMA database_list") if row[1] == "main"), "")
    if not file or not Path(file).samefile(folder.hub):
        raise RuleBroken(1, "main is not the hub's file")


def rule_2_never_creates(uri: str) -> None:
    """Files are opened with `mode=rw` or `ro`: otherwise a wrong path makes an empty database in silence."""
    if not re.fullmatch(r"file:.*\?mode=r[wo]", uri):
        raise RuleBroken(2, "the address may create a file", "")


def rule_3_explicit_key(schema: str, keys: StoreKeys) -> None:
    """Every ATTACH names a key of its own: without one the main key is taken, with an empty one none."""
    key = keys.of(schema)
    if not key or (schema != "main" and key == keys.main):
        raise RuleBroken(3, "no key of its own", schema)


def rule_4_encrypted(connection: Any, schema: str, path: Path) -> None:
    """SQLCipher says the schema is encrypted, and the file does not begin as a plain one."""
    if str(_value(connection, f"{schema}.cipher_status")) != "1" or is_plain(path):
        raise RuleBroken(4, "not encrypted", schema)


def rule_5_journal(connection: Any, schema: str) -> None:
    """TRUNCATE and FULL: WAL tears a commit over several files in two."""
    if _value(connection, f"{schema}.journal_mode") != "truncate":
        raise RuleBroken(5, "journal_mode is not TRUNCATE", schema)
    if _value(connection, f"{schema}.synchronous") != FULL_SYNC:
        raise RuleBroken(5, "synchronous is not FULL", schema)


def rule_6_temp_in_memory(connection: Any) -> None:
    """Sorting and indexing never spill record text into a temporary file."""
    if _value(connection, "temp_store") != TEMP_IN_MEMORY:
        raise RuleBroken(6, "temp_store is not MEMORY")


def rule_7_no_vacuum_into(connection: Any) -> None:
    """`VACUUM … INTO` would write a program under the main key, or in clear; the door refuses any further ATTACH."""
    try:
        connection.execute("ATTACH ':memory:' AS rule_seven")
    except sqlcipher.DatabaseError:
        return
    connection.execute("DETACH rule_seven")
    raise RuleBroken(7, "a file could be attached or copied without its key")


def rule_8_no_trace(connection: Any) -> None:
    """A trace would show keys and values in clear, so the connection takes none."""
    try:
        connection.set_trace_callback(None)
    except RuleBroken:
        return
    raise RuleBroken(8, "statements can be traced")


def rule_8_quiet_engine(engine: Engine) -> None:
    """No parameter in an exception and no statement in a log."""
    if not engine.hide_parameters or engine.echo:
        raise RuleBroken(8, "the engine shows values", "")


def rule_9_memory_wiped(connection: Any) -> None:
    """SQLCipher overwrites its page copies when it lets go of them."""
    if str(_value(connection, "cipher_memory_security")) != "1":
        raise RuleBroken(9, "cipher_memory_security is off")


def rule_10_cache_and_pages(connection: Any, schema: str) -> None:
    """64 MiB of cache and pages of 4096 bytes: what lists were measured with."""
    if _value(connection, f"{schema}.cache_size") != -CACHE_KIB:
        raise RuleBroken(10, "cache_size", schema)
    if int(_value(connection, f"{schema}.page_size")) != PAGE_BYTES:
        raise RuleBroken(10, "page_size", schema)


def rule_11_trust_nothing(connection: Any) -> None:
    """Foreign keys hold, the schema's own expressions are not trusted, extensions cannot be loaded."""
    if _value(connection, "foreign_keys") != 1:
        raise RuleBroken(11, "foreign_keys is off")
    if _value(connection, "trusted_schema") != 0:
        raise RuleBroken(11, "trusted_schema is on")
    try:
        connection.execute("SELECT load_extension('')")
    except sqlcipher.Error as refused:
        if "not authorized" in str(refused):
            return
    raise RuleBroken(11, "extensions can be loaded")


def rule_12_ours_alone(folder: DataFolder) -> None:
    """One instance writes in a folder, and no service copies it meanwhile."""
    folder.require()
    if not folder.locked:
        raise RuleBroken(12, "the folder is not locked by this instance", "")


def _value(connection: Any, pragma: str) -> Any:
    row = connection.execute(f"PRAGMA {pragma}").fetchone()
    return row[0] if row else None
