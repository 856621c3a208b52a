"""Drafts: what somebody typed and has not saved, kept in the encrypted file of the program it belongs to.

A draft is not part of the record and writes no ledger row; it outlives a lock, a crash and a cut of power.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from kindhub.records.base import new_id
from kindhub.storage.house import house_of
from kindhub.storage.ledger import now_text
from kindhub.storage.plain import dump


@dataclass(frozen=True, slots=True)
class Draft:
    """One form somebody is in the middle of. `record_id` is empty for a record that does not exist yet."""

    schema: str
    uid: str
    form: str
    record_id: str
    parent_id: str
    content: Mapping[str, Any]
    base_version: int = 0
    at: str = ""


def keep_draft(connection: Connection, draft: Draft) -> str:
    """Keep what was typed, over an earlier draft of the same form; returns when, in UTC."""
    table, at = house_of(draft.schema).draft, now_text()
    values = {
        "id": new_id(),
        "uid": draft.uid,
        "form": draft.form,
        "record_id": draft.record_id,
        "parent_id": draft.parent_id,
        "base_version": draft.base_version,
        "at": at,
        "content": dump(dict(draft.content)),
    }
    statement = insert(table).values(values)
    renewed = {name: statement.excluded[name] for name in ("at", "content", "base_version")}
    key = ["uid", "form", "record_id", "parent_id"]
    connection.execute(statement.on_conflict_do_update(index_elements=key, set_=renewed))
    return at


def drafts_of(connection: Connection, schema: str, uid: str) -> tuple[Draft, ...]:
    """All drafts of a person in one file, the newest first."""
    table = house_of(schema).draft
    rows = connection.execute(select(table).where(table.c.uid == uid).order_by(table.c.at.desc()))
    return tuple(_draft(schema, row) for row in rows)


def find_draft(
    connection: Connection, schema: str, uid: str, form: str, record_id: str, parent_id: str
) -> Draft | None:
    """The draft of one form of one record, if there is one."""
    table = house_of(schema).draft
    row = connection.execute(
        select(table).where(
            table.c.uid == uid,
            table.c.form == form,
            table.c.record_id == record_id,
            table.c.parent_id == parent_id,
        )
    ).first()
    return _draft(schema, row) if row else None


def drop_draft(connection: Connection, draft: Draft) -> None:
    """Forget a draft: it was saved, or thrown away on purpose."""
    table = house_of(draft.schema).draft
    connection.execute(
        delete(table).where(
            table.c.uid == draft.uid,
            table.c.form == draft.form,
            table.c.record_id == draft.record_id,
            table.c.parent_id == draft.parent_id,
        )
    )


def _draft(schema: str, row: Any) -> Draft:
    return Draft(
        schema=schema,
        uid=row.uid,
        form=row.form,
        record_id=row.record_id,
        parent_id=row.parent_id,
        content=json.loads(row.content),
        base_version=row.base_version,
        at=row.at,
    )
