"""Takes away attachment files that no document names any more, for a crash or an undo left them behind.

The key of such a file is nowhere: it is kept in the document's row alone, so nobody could open it again.
"""

import re
from collections.abc import Iterator

from sqlalchemy import Connection, select

from kindhub.records.base import table_of
from kindhub.records.document import Document, DocumentFields
from kindhub.storage.attachments import sweep_orphans
from kindhub.storage.house import house_of
from kindhub.storage.hub import Hub

_NAME = re.compile(r"[0-9a-f]{32}")


def sweep_files(hub: Hub) -> list[str]:
    """Delete attachments that no row and no draft names; gives their names. `sweep_orphans` says what is left alone.

    Nothing is swept while a program of the folder is closed to this person, for its files look like any other.
    """
    known = {name for schema in hub.schemas for name in attachments_of(hub, schema)}
    return sweep_orphans(hub.folder, hub.schemas, known)


def attachments_of(hub: Hub, schema: str) -> frozenset[str]:
    """The attachment files that rows and drafts of one schema name."""
    with hub.read() as session:
        return frozenset(_named(session.connection(), hub, schema))


def _named(connection: Connection, hub: Hub, schema: str) -> Iterator[str]:
    """Files that documents and drafts of one schema name."""
    for record in (Document,) if schema == "main" else hub.programs[schema].records:
        if issubclass(record, DocumentFields):
            table = table_of(record)
            yield from connection.scalars(select(table.c.stored_as).where(table.c.stored_as.is_not(None)))
    for draft in connection.scalars(select(house_of(schema).draft.c.content)):
        yield from _NAME.findall(draft)
