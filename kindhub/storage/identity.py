"""Which folder and which schema a file belongs to, written inside the file, so that a swapped file is noticed.

A file that was just made belongs to no folder yet; the first opening claims it for the folder of `hub.db`.
"""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection

from kindhub.errors import NotClean, UserError
from kindhub.i18n import L

FORMAT = 1
"""Of the file as a whole: cipher settings and this table. What the tables of records look like, migrations say."""

_TABLE = """CREATE TABLE store_identity (
    one INTEGER PRIMARY KEY CHECK (one = 1), format INTEGER NOT NULL, folder TEXT NOT NULL, name TEXT NOT NULL,
    created TEXT NOT NULL, made_by TEXT NOT NULL DEFAULT '')"""

_STRANGER = L(
    "The file {file} is not the one that belongs in this data folder: it was made as “{name}”{where}. "
    "Nothing was changed. Put the right file back, or restore a backup.",
    "El archivo {file} no es el que corresponde a esta carpeta de datos: se creó como «{name}»{where}. "
    "No se cambió nada. Vuelva a poner el archivo correcto o recupere una copia de seguridad.",
)
_OTHER_FOLDER = L(", in another folder", ", en otra carpeta")
_NO_IDENTITY = L(
    "The file {file} is empty or damaged. Nothing was changed. Restore a backup, and tell your administrator.",
    "El archivo {file} está vacío o dañado. No se cambió nada. Recupere una copia de seguridad y avise a su "
    "administrador.",
)
_NEWER = L(
    "The file {file} was made by a newer version of KIND Hub. Nothing was changed. Please install the newer version.",
    "El archivo {file} se hizo con una versión más nueva de KIND Hub. No se cambió nada. Instale la versión nueva.",
)


@dataclass(frozen=True, slots=True)
class StoreIdentity:
    """`folder` is a random id shared by the files of one data folder (empty: not claimed yet); `name` the schema."""

    format: int
    folder: str
    name: str
    created: str


def write_identity(connection: Any, name: str) -> None:
    """Give a new file its name. Belongs into the transaction that makes the file."""
    connection.execute(_TABLE)
    created = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute(
        "INSERT INTO store_identity (one, format, folder, name, created) VALUES (1, ?, '', ?, ?)",
        (FORMAT, name, created),
    )


def read_identity(connection: Any, schema: str, file: str) -> StoreIdentity:
    """The identity in an opened file. Raises `NotClean` for a file without one, `UserError` for a newer one."""
    known = connection.execute(f"SELECT 1 FROM {schema}.sqlite_master WHERE name = 'store_identity'").fetchone()
    row = known and connection.execute(
        f"SELECT format, folder, name, created FROM {schema}.store_identity"
    ).fetchone()  # fmt: skip
    if not row:
        raise NotClean(_NO_IDENTITY, file=file)
    if row[0] > FORMAT:
        raise UserError(_NEWER, file=file)
    return StoreIdentity(*row)


def check_identities(found: dict[str, tuple[str, StoreIdentity]]) -> None:
    """Raise `NotClean` for the first file that bears another name or belongs to another folder than `hub.db`.

    `found` maps the schema to the file's name and what the file says of itself.
    """
    folder = found["main"][1].folder
    for schema, (file, identity) in found.items():
        elsewhere = identity.folder not in ("", folder)
        if identity.name != schema or elsewhere:
            where = _OTHER_FOLDER if elsewhere else ""
            raise NotClean(_STRANGER, file=file, name=identity.name, where=where)


def claim(connection: Any, found: dict[str, tuple[str, StoreIdentity]]) -> None:
    """Make new files belong to this folder, all in one commit."""
    folder = found["main"][1].folder or secrets.token_hex(16)
    unclaimed = [schema for schema, (_file, identity) in found.items() if not identity.folder]
    if not unclaimed:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for schema in unclaimed:
            connection.execute(f"UPDATE {schema}.store_identity SET folder = ? WHERE folder = ''", (folder,))
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def sign(connection: Connection, schema: str, made_by: str) -> None:
    """Write into a file what made its tables what they are, in words, for an older version to say."""
    connection.exec_driver_sql(f"UPDATE {schema}.store_identity SET made_by = ?", (made_by,))


def maker_of(connection: Connection, schema: str) -> str:
    """What made the tables of a file what they are; `` where it was not written down."""
    return str(connection.exec_driver_sql(f"SELECT made_by FROM {schema}.store_identity").scalar() or "")
