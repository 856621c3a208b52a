"""Observer of every save: what follows from a part of a person as typed, in the same commit.

A number gets the form by which it is compared and searched, and a further name stands behind those that are there.
"""

from sqlalchemy import func, select
from sqlmodel import col

from kindhub.records.identifiers import normalise
from kindhub.records.person import ContactPoint, Identifier, PersonName
from kindhub.records.phones import read_phone
from kindhub.storage.unit_of_work import UnitOfWork


def settle_parts(work: UnitOfWork) -> None:
    """Bring what was saved into step; records that are right already are left alone."""
    changed = False
    for record in tuple(work.saved):
        if isinstance(record, Identifier):
            changed |= _set(record, normalise(record.kind, record.value) or None)
        elif isinstance(record, ContactPoint):
            changed |= _set(record, _normalised(record))
        elif isinstance(record, PersonName) and record.version == 1 and record.position == 0:
            changed |= _behind(work, record)
    if changed:
        work.flush()


def _set(record: Identifier | ContactPoint, normalised: str | None) -> bool:
    if record.normalised == normalised or (record.normalised and record.version == 1):
        return False  # an import knows more of a number than its text: the country it was written in
    record.normalised = normalised
    return True


def _normalised(contact: ContactPoint) -> str | None:
    if contact.kind == "email":
        return contact.value.strip().casefold() or None
    phone = read_phone(contact.value)
    return phone.normalised if phone else None


def _behind(work: UnitOfWork, name: PersonName) -> bool:
    if name.person_id in work.created:
        return False  # all her names are of this unit, and whoever wrote them knew their places
    others = select(func.max(PersonName.position)).where(
        col(PersonName.person_id) == name.person_id, col(PersonName.id) != name.id
    )
    last = work.session.execute(others).scalar()
    if last is None or any(
        isinstance(one, PersonName) and one.person_id == name.person_id and one is not name for one in work.saved
    ):
        return False
    name.position = int(last) + 1
    return True
