"""What a unit of work is about to write, as the ledger says it."""

from typing import Any

from sqlalchemy import inspect
from sqlalchemy.orm import Session

from kindhub.records.base import Record, table_of
from kindhub.storage.ledger import Entry
from kindhub.storage.plain import columns_of, to_plain


def created(record: Record) -> Entry:
    """A new record with everything it holds."""
    held = held_by(record).items()
    return Entry("create", table_of(type(record)).name, record.id, {name: [None, value] for name, value in held})


def held_by(record: Record) -> dict[str, Any]:
    """What a record holds in plain values, by column; what says nothing (none, no, zero, an empty list) is left out."""
    loaded, kept = vars(record), {}
    for name in columns_of(type(record)):
        value = loaded[name] if name in loaded else getattr(record, name)
        if value or isinstance(value, str):
            kept[name] = to_plain(value)
    return kept


def updated(record: Record) -> Entry:
    """A changed record with the old and new value of each changed field; empty `changes` when nothing differs."""
    state = inspect(record)
    assert state is not None
    changes = {}
    for name in columns_of(type(record)):
        history = state.attrs[name].history
        if history.has_changes():
            old = to_plain(history.deleted[0]) if history.deleted else None
            new = to_plain(getattr(record, name))
            if old != new:
                changes[name] = [old, new]
    return Entry("update", table_of(type(record)).name, record.id, changes)


def deleted(record: Record) -> Entry:
    """A record that goes, with everything it held, so that it can be brought back."""
    held = held_by(record).items()
    return Entry("delete", table_of(type(record)).name, record.id, {name: [value, None] for name, value in held})


def pending(session: Session) -> tuple[list[Record], list[Record], list[Record]]:
    """New, really changed, and deleted records of the session, each in the order they were added."""

    def mine(objects: Any) -> list[Record]:
        return [one for one in objects if isinstance(one, Record)]

    changed = [one for one in mine(session.dirty) if session.is_modified(one)]
    return mine(session.new), changed, mine(session.deleted)
