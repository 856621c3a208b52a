"""The foreign key SQLite cannot keep: a program's link to a shared person lies in another file, so it is checked."""

from collections.abc import Iterable
from functools import cache

from sqlalchemy import column, select, table
from sqlalchemy.orm import Session

from kindhub.i18n import L
from kindhub.records.base import Record
from kindhub.records.fields import fields_of

CHUNK = 500
STEPS = 20


def missing_persons(session: Session, records: Iterable[Record], known: set[str]) -> tuple[Record, str, L] | None:
    """The first record that names a person who is not there, with the field's name and label.

    `known` are ids seen before in the same unit; those found are added to it.
    """
    wanted: dict[str, tuple[Record, str, L]] = {}
    for record in records:
        for name, label in _links(type(record)):
            linked = getattr(record, name)
            if linked is not None and linked not in known:
                wanted.setdefault(linked, (record, name, label))
    ids = list(wanted)
    person = table("person", column("id"))
    with session.no_autoflush:
        for start in range(0, len(ids), CHUNK):
            found = session.execute(select(person.c.id).where(person.c.id.in_(ids[start : start + CHUNK])))
            known.update(row.id for row in found)
    return next((where for linked, where in wanted.items() if linked not in known), None)


def follow_merged(session: Session, new: Iterable[Record]) -> None:
    """Lead new records that name a person who was merged to the one she was merged into.

    Somebody may have had the old record open, or a draft of it, when the two became one: what is written then belongs
    to the one that stays, and would be out of sight with the other.
    """
    linked = [(record, name) for record in new for name, _ in _links(type(record)) if getattr(record, name)]
    leads = _merged(session, {getattr(record, name) for record, name in linked}) if linked else {}
    for record, name in linked if leads else ():
        end = getattr(record, name)
        for _ in range(STEPS):
            end = leads.get(end, end)
        setattr(record, name, end)


def _merged(session: Session, ids: set[str]) -> dict[str, str]:
    """Whom those of these persons who were merged lead to, and these in turn."""
    person = table("person", column("id"), column("merged_into"))
    found: dict[str, str] = {}
    with session.no_autoflush:
        if session.execute(select(person.c.id).where(person.c.merged_into > "").limit(1)).first() is None:
            return {}
        ahead = sorted(ids)
        for _ in range(STEPS):
            merged: dict[str, str] = {}
            for start in range(0, len(ahead), CHUNK):
                some = person.c.id.in_(ahead[start : start + CHUNK])
                rows = session.execute(select(person.c.id, person.c.merged_into).where(some, person.c.merged_into > ""))
                merged.update((row.id, row.merged_into) for row in rows)
            found.update(merged)
            ahead = sorted(set(merged.values()) - found.keys())
            if not ahead:
                break
    return found


@cache
def _links(record_type: type[Record]) -> tuple[tuple[str, L], ...]:
    """The fields of a record that name a person, with their labels."""
    return tuple((name, spec.label) for name, spec in fields_of(record_type).items() if spec.target == "person")
