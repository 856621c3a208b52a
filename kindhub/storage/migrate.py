"""Brings the files of a data folder up to date at opening, all in one transaction, with a verified copy before."""

from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine

from kindhub.storage.migrations.streams import Stream, behind, streams_for

if TYPE_CHECKING:
    from kindhub.program.registry import Programs
    from kindhub.storage.connection import StoreKeys
    from kindhub.storage.folder import DataFolder


def bring_up_to_date(engine: Engine, folder: "DataFolder", keys: "StoreKeys", programs: "Programs") -> None:
    """Run whatever migration is waiting. Raises `UserError` for files made by a newer version, before any change.

    A folder that already holds records is copied and the copy verified first (security design, section 5).
    """
    with engine.connect() as connection:
        waiting = behind(connection, streams_for(programs))
        new_folder = not any(stream.current(connection) for stream in streams_for(programs))
    if not waiting:
        return
    if not new_folder:
        from kindhub.storage.backup import verified_copy_before_migration

        verified_copy_before_migration(folder, keys, "-".join(sorted({stream.name for stream in waiting})))
    _run(engine, waiting)


def _run(engine: Engine, waiting: tuple[Stream, ...]) -> None:
    from kindhub.storage.migrations.upgrade import upgrade

    with engine.connect() as connection:
        # the driver's own connection, because the pragma does nothing inside a transaction and SQLAlchemy begins one
        driver: Any = connection.connection.driver_connection
        driver.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                for stream in waiting:
                    upgrade(connection, stream)
        finally:
            driver.execute("PRAGMA foreign_keys=ON")
