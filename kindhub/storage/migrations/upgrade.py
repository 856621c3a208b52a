"""Runs the scripts of a stream. Imported only when something is to be done: Alembic is slow to load."""

from typing import Any

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from kindhub.records.base import metadata
from kindhub.storage.migrations.streams import Stream

HOUSE = "house"
"""The schema name house scripts use; it is translated to the schema at hand."""


def upgrade(connection: Connection, stream: Stream) -> None:
    """Bring one file to the newest revision, within the caller's transaction.

    The caller has turned foreign keys off before it began: batch changes copy and drop tables, and with keys on the
    drop would take the children along. Raises `RuntimeError` when a key is broken afterwards.
    """
    script = ScriptDirectory(str(stream.folder), version_locations=[str(stream.folder / "versions")])
    schema = stream.schema

    def steps(revision: Any, _context: Any) -> Any:
        return script._upgrade_revs("head", revision)

    translated = connection.execution_options(schema_translate_map={HOUSE: schema})
    with EnvironmentContext(Config(), script, fn=steps) as context:
        context.configure(
            connection=translated,
            target_metadata=metadata,
            version_table=stream.table,
            version_table_schema=schema,
            render_as_batch=True,
            transactional_ddl=False,
        )
        context.run_migrations()
    broken = connection.execute(text(f"PRAGMA {schema}.foreign_key_check")).first()
    if broken is not None:
        raise RuntimeError(f"foreign keys of {schema} broken by migration {stream.name}")
