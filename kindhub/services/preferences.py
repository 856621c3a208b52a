"""What a person likes to see: columns, order, last tab. Kept per person in the encrypted file it belongs to."""

import json
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from kindhub.storage.house import house_of
from kindhub.storage.hub import Hub


def preference(session: Session, schema: str, uid: str, key: str) -> Any:
    """What was kept under that key, as plain JSON values; None when nothing was."""
    table = house_of(schema).preference
    content = session.execute(select(table.c.content).where(table.c.uid == uid, table.c.key == key)).scalar()
    return json.loads(content) if content else None


def keep_preference(hub: Hub, schema: str, key: str, content: Any) -> None:
    """Keep a choice of the person at work. It is no record and leaves no ledger row."""
    table = house_of(schema).preference
    values = {"uid": hub.user.uid, "key": key, "content": json.dumps(content)}
    statement = insert(table).values(values)
    with hub.begin() as work:
        work.session.execute(
            statement.on_conflict_do_update(index_elements=["uid", "key"], set_={"content": statement.excluded.content})
        )
