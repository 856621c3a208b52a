"""The history of a record, read from the ledger: who changed what, when, from what to what."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.storage.house import house_of

RESTORED, MOVED = "restore: ", "move: "
"""What the reason of a unit begins with when the rest of it is in the words of the person who did it."""


def words_of_reason(reason: str) -> str:
    """Why, as the person wrote it; empty where the reason only names what the program did."""
    return next((reason.removeprefix(mark) for mark in (RESTORED, MOVED) if reason.startswith(mark)), "")


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One ledger row of a record; `changes` maps field → (old, new) in plain values."""

    n: int
    at: datetime
    who: str
    action: str
    entity: str
    record_id: str
    changes: Mapping[str, tuple[Any, Any]]
    reason: str
    unit: str


def history_of(session: Session, schema: str, record_id: str) -> tuple[HistoryRow, ...]:
    """Everything that happened to one record, the newest first."""
    ledger = house_of(schema).ledger
    rows = session.execute(select(ledger).where(ledger.c.record_id == record_id).order_by(ledger.c.n.desc()))
    return tuple(_row(row) for row in rows)


def touched_lately(session: Session, schema: str, entity: str, uid: str, *, among: int) -> list[str]:
    """The records of one kind among the newest changes of one person, the last touched first."""
    ledger = house_of(schema).ledger.c
    newest = select(ledger.entity, ledger.record_id).where(
        ledger.action.in_(("create", "update", "delete")), ledger.who == uid
    )
    rows = session.execute(newest.order_by(ledger.n.desc()).limit(among))
    return list(dict.fromkeys(row.record_id for row in rows if row.entity == entity))


def unit_rows(session: Session, schema: str, unit: str) -> Iterator[HistoryRow]:
    """All changes of one unit of work in one file, the newest first: what undoing it must turn back."""
    ledger = house_of(schema).ledger
    rows = session.execute(select(ledger).where(ledger.c.unit == unit).order_by(ledger.c.n.desc()))
    return (_row(row) for row in rows)


def _row(row: Any) -> HistoryRow:
    return HistoryRow(
        n=row.n,
        at=datetime.fromisoformat(row.at),
        who=row.who,
        action=row.action,
        entity=row.entity,
        record_id=row.record_id,
        changes={name: (pair[0], pair[1]) for name, pair in _pairs(row.changes)},
        reason=row.reason,
        unit=row.unit,
    )


def _pairs(text: str) -> Iterator[tuple[str, Any]]:
    return ((name, pair) for name, pair in json.loads(text).items() if isinstance(pair, list) and len(pair) == 2)
