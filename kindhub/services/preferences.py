"""What a person likes to see: columns, order, last tab. Kept per person in the encrypted file it belongs to."""

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from kindhub.storage.house import house_of
from kindhub.storage.hub import Hub

EVERYBODY = "*"
"""The `uid` of what holds for the whole data folder and not for one person."""


def preference(session: Session, schema: str, uid: str, key: str) -> Any:
    """What was kept under that key, as plain JSON values; None when nothing was."""
    table = house_of(schema).preference
    content = session.execute(select(table.c.content).where(table.c.uid == uid, table.c.key == key)).scalar()
    return json.loads(content) if content else None


def preferences(session: Session, schema: str, uid: str, keys: Collection[str]) -> dict[str, Any]:
    """What was kept for one person under any of these keys."""
    table = house_of(schema).preference
    wanted = select(table.c.key, table.c.content).where(table.c.uid == uid, table.c.key.in_(keys))
    found = session.execute(wanted)
    return {key: json.loads(content) for key, content in found if content}


def keep_preference(hub: Hub, schema: str, key: str, content: Any) -> None:
    """Keep a choice of the person at work. It is no record and leaves no ledger row."""
    with hub.begin() as work:
        put_preference(work.session, schema, hub.user.uid, key, content)


def put_preference(session: Session, schema: str, uid: str, key: str, content: Any) -> None:
    """Write a choice within the caller's unit of work; `uid` may be `EVERYBODY`."""
    table = house_of(schema).preference
    statement = insert(table).values({"uid": uid, "key": key, "content": json.dumps(content)})
    session.execute(
        statement.on_conflict_do_update(index_elements=["uid", "key"], set_={"content": statement.excluded.content})
    )
