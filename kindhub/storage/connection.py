"""The connection factory: the only door to the encrypted files.

Decision. *Question*: one file with encrypted columns, one engine per program, or one file per program attached to the
hub? *Choice*: attached files, each with its own key. A commit over all of them is atomic (killed at every system call:
none torn), search keeps its indexes, and a laptop goes without a program by going without its file. The rules that
make it so are in `rules`.
"""

from contextlib import ExitStack
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.storage import rules
from kindhub.storage.durable import make_empty
from kindhub.storage.folder import HUB_FILE, DataFolder
from kindhub.storage.identity import write_identity
from kindhub.storage.keys import StoreKeys
from kindhub.storage.own_pool import OwnPool
from kindhub.storage.sealed_connection import connect_file, connect_folder
from kindhub.storage.stopping import stop_between_statements, watch
from kindhub.storage.store_faults import advice_for, speak_plainly

__all__ = ["IMMEDIATE", "StoreKeys", "create_file", "open_ahead", "open_engine"]

BEGIN_OPTION = "kindhub_begin"
IMMEDIATE = {BEGIN_OPTION: "BEGIN IMMEDIATE"}
"""Execution options of a unit that will write: it takes its place in the queue at the start and not half-way."""

KEPT_CONNECTIONS, MOST_CONNECTIONS = 5, 8
"""Kept: one for each lane of work beside the window, and one for the window. To open one takes as long as a key may
wait (each file is attached with its key, and all are held against the rules), and 1.3 MiB.
"""

_EXISTS = L(
    "There is a file {file} already. Nothing was changed. Choose an empty folder.",
    "Ya existe un archivo {file}. No se cambió nada. Elija una carpeta vacía.",
)
_CANNOT_MAKE = L(
    "The file {file} cannot be made: {why}. Free some space or ask for permission, and try again.",
    "No se puede crear el archivo {file}: {why}. Libere espacio o pida permiso, e intente de nuevo.",
)


def create_file(path: Path, key: bytes) -> None:
    """Make a new encrypted file with nothing in it but its identity. Raises `UserError` when there is one already.

    The schema it is for follows from its name. A file that could not be finished is taken away again.
    """
    StoreKeys(key)
    schema = "main" if path.name == HUB_FILE else path.stem
    try:
        make_empty(path)
    except FileExistsError as there:
        raise UserError(_EXISTS, file=path.name) from there
    except OSError as fault:
        raise UserError(_CANNOT_MAKE, file=path.name, why=fault.strerror) from fault
    try:
        connection = connect_file(path, key)
        try:
            connection.execute("BEGIN IMMEDIATE")
            write_identity(connection, schema)
            connection.execute("COMMIT")
        finally:
            connection.close()
    except BaseException as fault:
        path.unlink(missing_ok=True)
        advice = advice_for(fault)
        if advice is not None:
            raise advice from fault
        raise


def open_engine(folder: DataFolder, keys: StoreKeys, *, read_only: bool = False) -> Engine:
    """An engine over `hub.db` and every program whose key is held, each as the schema of that name.

    The first connection is opened at once, so that a wrong key or a swapped file is said here. Transactions begin with
    BEGIN, or with what `IMMEDIATE` asks for; changes of tables are part of them. The folder must be locked, unless it
    is opened `read_only`. Raises `UserError`, `NotClean` for damage, `RuleBroken` for a fault of ours.
    """
    if read_only:
        folder.require()
    else:
        rules.rule_12_ours_alone(folder)
        folder.require_writable()

    def creator() -> Any:
        connection = connect_folder(folder, keys, read_only=read_only)
        watch(connection)
        return connection

    engine = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=creator,
        poolclass=OwnPool,
        pool_size=KEPT_CONNECTIONS,
        max_overflow=MOST_CONNECTIONS - KEPT_CONNECTIONS,
        hide_parameters=True,
    )
    rules.rule_8_quiet_engine(engine)
    event.listen(engine, "begin", _begin)
    stop_between_statements(engine)
    speak_plainly(engine)
    try:
        engine.connect().close()
    except BaseException:
        engine.dispose()
        raise
    return engine


def open_ahead(engine: Engine) -> None:
    """Open the connections that are kept before anybody waits for one. Takes a while; meant for a worker's thread."""
    with ExitStack() as together:
        for _ in range(KEPT_CONNECTIONS):
            together.enter_context(engine.connect())


def _begin(connection: Connection) -> None:
    """Begin, and for a reader take hold of `hub.db` before any other file.

    Without a BEGIN the driver leaves changes of tables outside the transaction: half a migration would stay. A commit
    shuts the files one after the other, `hub.db` first. A reader that held a program's file and asked for `hub.db` then
    would wait for the writer and the writer for the reader, both until they give up after half a minute.
    """
    how = connection.get_execution_options().get(BEGIN_OPTION, "BEGIN")
    connection.exec_driver_sql(how)
    if how == "BEGIN":
        connection.exec_driver_sql("SELECT 1 FROM main.sqlite_schema LIMIT 1").close()
