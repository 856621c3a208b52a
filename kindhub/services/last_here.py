"""Where each ledger ended when a person was last here, so that what came since can be told.

A session is one run of the program: a lock begins a new one. What is kept is a time and, in each file, the number of
that file's own last ledger row: the shared file holds nothing of what lies in the others.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kindhub.services.preferences import preference, put_preference
from kindhub.storage.house import house_of
from kindhub.storage.hub import Hub
from kindhub.storage.ledger import now_text

KEY = "last_here"


@dataclass(frozen=True, slots=True)
class LastHere:
    """The end of the session before this one: when, and the last ledger row by schema. `at` is None for the first."""

    at: datetime | None
    rows: Mapping[str, int]


def last_here(hub: Hub, session: Session, sitting: str) -> LastHere:
    """When the person at work was here before the session `sitting`."""
    parts = {schema: _before(session, schema, hub.user.uid, sitting) for schema in hub.schemas}
    main = parts["main"]
    at = datetime.fromisoformat(main["at"]) if main else None
    return LastHere(at, {schema: part["row"] for schema, part in parts.items() if part})


def note_here(hub: Hub, sitting: str) -> None:
    """Note that the person is here now, and how far the ledgers go; what she saw before this session stays noted."""
    with hub.begin() as work:
        for schema in hub.schemas:
            before = _before(work.session, schema, hub.user.uid, sitting)
            now = {"at": now_text(), "row": _end(work.session, schema)}
            content = {"sitting": sitting, "before": before, "now": now}
            put_preference(work.session, schema, hub.user.uid, KEY, content)


def _before(session: Session, schema: str, uid: str, sitting: str) -> dict[str, Any] | None:
    kept = preference(session, schema, uid, KEY) or {}
    part: dict[str, Any] | None = kept.get("before") if kept.get("sitting") == sitting else kept.get("now")
    return part


def _end(session: Session, schema: str) -> int:
    n = house_of(schema).ledger.c.n
    return session.execute(select(func.max(n))).scalar() or 0
