"""Brings the files of a data folder up to date at opening: a verified copy first, then everything in one transaction.

Killed, or out of room, at any moment: the files are the old ones, or all of them the new ones, and the copy is whole or
not there.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine

from kindhub import __version__
from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.storage.identity import maker_of, sign
from kindhub.storage.migrations.streams import Stream, behind, streams_for
from kindhub.storage.watcher import UNWATCHED, Watcher

if TYPE_CHECKING:
    from kindhub.program.registry import Programs
    from kindhub.storage.backup_set import BackupSet
    from kindhub.storage.connection import StoreKeys
    from kindhub.storage.folder import DataFolder

PREPARING = L("Preparing your folder for {what}…", "Preparando su carpeta para {what}…")
_CHANGING = L("Bringing the records up to date", "Actualizando los registros")
_NO_COPY = L(
    "Before this folder is prepared for {what}, a copy of it is made, and that could not be done. {why} The records "
    "are as they were; open the folder again after that.",
    "Antes de preparar esta carpeta para {what} se hace una copia, y no se pudo. {why} Los registros están como antes; "
    "después abra la carpeta otra vez.",
)
_FAILED = L(
    "This folder could not be prepared for {what} ({why}). The records are as they were, and the copy made before is "
    "at {copy}. Work with {before} until support has helped you.",
    "No se pudo preparar esta carpeta para {what} ({why}). Los registros están como antes, y la copia que se hizo "
    "antes está en {copy}. Trabaje con {before} hasta que soporte le ayude.",
)
_VERSION_BEFORE = L("the version you had", "la versión que tenía")


@dataclass(frozen=True, slots=True)
class Upgrade:
    """A folder that was brought up to date: what wrote it before, and the copy of how it was then."""

    before: str
    copy: "BackupSet"


def bring_up_to_date(
    engine: Engine, folder: "DataFolder", keys: "StoreKeys", programs: "Programs", watcher: Watcher = UNWATCHED
) -> Upgrade | None:
    """Run whatever migration is waiting; None where nothing was there before that could be lost.

    Files that already hold tables are copied, all of the folder at one moment, and the copy verified before the first
    change. Raises `UserError` with where the copy is; then the files are as they were.
    """
    with engine.connect() as connection:
        waiting = behind(connection, streams_for(programs))
        old = [stream.schema for stream in waiting if stream.current(connection)]
        before = maker_of(connection, old[0]) if old else ""
    if not old:
        if waiting:
            _run(engine, waiting, programs)
        return None
    what = _what(waiting, programs)
    watcher.say(PREPARING.say(what=what))
    upgrade = Upgrade(before or _VERSION_BEFORE.say(), _copy(folder, keys, what, watcher))
    watcher.check()
    watcher.say(_CHANGING.say())
    try:
        _run(engine, waiting, programs)
    except Exception as fault:
        why = str(fault) if isinstance(fault, UserError) else type(fault).__name__
        raise UserError(_FAILED, what=what, why=why, copy=upgrade.copy.path, before=upgrade.before) from fault
    return upgrade


def _what(waiting: tuple[Stream, ...], programs: "Programs") -> str:
    """What the folder is prepared for: a version of the hub, or of programs alone."""
    own = [programs[stream.name] for stream in waiting if stream.name in programs.loaded]
    if len(own) < len(waiting):
        return f"KIND Hub {__version__}"
    return ", ".join(f"{program.info.neutral_name.say()} {program.info.version}" for program in own)


def _copy(folder: "DataFolder", keys: "StoreKeys", what: str, watcher: Watcher) -> "BackupSet":
    from kindhub.storage.backup import verified_copy_before_migration

    try:
        return verified_copy_before_migration(folder, keys, watcher)
    except UserError as why:
        raise UserError(_NO_COPY, what=what, why=why) from why


def _run(engine: Engine, waiting: tuple[Stream, ...], programs: "Programs") -> None:
    from kindhub.storage.migrations.upgrade import upgrade

    with engine.connect() as connection:
        # the driver's own connection, because the pragma does nothing inside a transaction and SQLAlchemy begins one
        driver: Any = connection.connection.driver_connection
        driver.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                for stream in waiting:
                    upgrade(connection, stream)
                for schema in {stream.schema for stream in waiting}:
                    sign(connection, schema, _made_by(schema, programs))
        finally:
            driver.execute("PRAGMA foreign_keys=ON")


def _made_by(schema: str, programs: "Programs") -> str:
    """In English only: it is written once and read in any language."""
    made_by = f"KIND Hub {__version__}"
    if schema not in programs.loaded:
        return made_by
    info = programs[schema].info
    return f"{info.neutral_name.en} {info.version} ({made_by})"
