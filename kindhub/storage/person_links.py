"""The foreign key SQLite cannot keep: a program's link to a shared person lies in another file, so it is checked."""

from collections.abc import Iterable
from functools import cache

from sqlalchemy import column, select, table
from sqlalchemy.orm import Session

from kindhub.i18n import L
from kindhub.records.base import Record
from kindhub.records.fields import fields_of
from kindhub.storage.merged_persons import anybody_merged, chunks, roots_of


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
    person = table("person", column("id"))
    with session.no_autoflush:
        for chunk in chunks(wanted):
            found = session.execute(select(person.c.id).where(person.c.id.in_(chunk)))
            known.update(row.id for row in found)
    return next((where for linked, where in wanted.items() if linked not in known), None)


def follow_merged(session: Session, new: Iterable[Record]) -> None:
    """Lead new records that name a person who was merged to the one she was merged into.

    Somebody may have had the old record open, or a draft of it, when the two became one: what is written then belongs
    to the one that stays, and would be out of sight with the other.
    """
    linked = [(record, name) for record in new for name, _ in _links(type(record)) if getattr(record, name)]
    with session.no_autoflush:
        if not linked or not anybody_merged(session):
            return
        leads = roots_of(session, {getattr(record, name) for record, name in linked})
    for record, name in linked:
        setattr(record, name, leads[getattr(record, name)])


@cache
def _links(record_type: type[Record]) -> tuple[tuple[str, L], ...]:
    """The fields of a record that name a person, with their labels."""
    return tuple((name, spec.label) for name, spec in fields_of(record_type).items() if spec.target == "person")
