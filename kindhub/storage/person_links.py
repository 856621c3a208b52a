"""The foreign key SQLite cannot keep: a program's link to a shared person lies in another file, so it is checked."""

from collections.abc import Iterable
from functools import cache

from sqlalchemy import column, select, table
from sqlalchemy.orm import Session

from kindhub.i18n import L
from kindhub.records.base import Record
from kindhub.records.fields import fields_of

CHUNK = 500


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


@cache
def _links(record_type: type[Record]) -> tuple[tuple[str, L], ...]:
    """The fields of a record that name a person, with their labels."""
    return tuple((name, spec.label) for name, spec in fields_of(record_type).items() if spec.target == "person")
