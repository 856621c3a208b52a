"""The persons of the hub as an import compares and completes them: read in a few queries, never one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.exchange.person_writing import Held
from kindhub.exchange.recognise.traits import LEAST_DIGITS, OWN_NUMBERS, NameReading, Traits, reading_of
from kindhub.records.base import Record, table_of
from kindhub.records.names import NameParts, words
from kindhub.records.person import (
    Address,
    ContactPoint,
    Identifier,
    Person,
    PersonLanguage,
    PersonName,
    Relationship,
)

_CHUNK = 500
_TAIL = 8
Rows = dict[str, list[Any]]


def hub_traits(session: Session) -> Iterator[Traits]:
    """Every living record of a person, as the recognition compares it; merged and removed persons are left out."""
    names, numbers, contacts = _all(session, PersonName), _all(session, Identifier), _all(session, ContactPoint)
    addresses, caregivers = _all(session, Address), _caregivers(session, names)
    person = table_of(Person)
    living = select(person).where(person.c.merged_into.is_(None), person.c.removed_on.is_(None)).order_by(person.c.id)
    for row in session.execute(living).mappings():
        key = row["id"]
        homes = addresses.get(key, [])
        yield Traits(
            key=key,
            names=tuple(dict.fromkeys(_reading(name) for name in names.get(key, []))),
            sex=row["sex"] or "",
            birth=row["birth"] if row["birth"] is not None and row["birth"].is_known else None,
            numbers=tuple(
                (one["kind"], one["normalised"])
                for one in numbers.get(key, [])
                if one["kind"] in OWN_NUMBERS and len(one["normalised"] or "") >= LEAST_DIGITS
            ),
            phones=frozenset(
                "".join(sign for sign in one["normalised"] if sign.isdigit())[-_TAIL:]
                for one in contacts.get(key, [])
                if one["kind"] != "email" and one["normalised"]
            ),
            caregivers=tuple(caregivers.get(key, [])),
            place=(homes[-1]["place"] or "") if homes else "",
            locality=words(homes[-1]["locality"] or "", particles=False) if homes else (),
            fixed=True,
        )


def name_of(row: Any) -> NameParts:
    """A stored name by its parts."""
    return NameParts(row["given"] or "", row["surname_1"] or "", row["surname_2"] or "", row["married_surname"] or "")


def held_persons(session: Session, ids: Sequence[str]) -> dict[str, Held]:
    """What the hub holds of these persons, as live records that can be completed."""
    found: dict[str, Held] = {}
    for start in range(0, len(ids), _CHUNK):
        chunk = ids[start : start + _CHUNK]
        for person in session.scalars(select(Person).where(table_of(Person).c.id.in_(chunk))):
            found[person.id] = Held(person)
        parts: tuple[tuple[type[Any], str], ...] = (
            (PersonName, "names"),
            (Identifier, "identifiers"),
            (ContactPoint, "contacts"),
            (Address, "addresses"),
            (PersonLanguage, "languages"),
        )
        for kind, part in parts:
            table = table_of(kind)
            for record in session.scalars(select(kind).where(table.c.person_id.in_(chunk)).order_by(table.c.id)):
                getattr(found[record.person_id], part).append(record)
    return found


def _reading(row: Any) -> NameReading:
    return reading_of(name_of(row))


def _all(session: Session, kind: type[Record]) -> Rows:
    table = table_of(kind)
    order = (table.c.person_id, table.c.position) if kind is PersonName else (table.c.person_id, table.c.id)
    found: Rows = {}
    for row in session.execute(select(table).order_by(*order)).mappings():
        found.setdefault(row["person_id"], []).append(row)
    return found


def _caregivers(session: Session, names: Rows) -> dict[str, list[tuple[str, ...]]]:
    """Name words of those who take care of each person."""
    link = table_of(Relationship)
    found: dict[str, list[tuple[str, ...]]] = {}
    carers = select(link.c.other_id, link.c.person_id).where(link.c.caregiver.is_(True))
    for child, carer in session.execute(carers):
        found.setdefault(child, []).extend(
            words(name_of(row).display(), particles=False) for row in names.get(carer, [])
        )
    return found
