"""Every person as a card for the duplicate check: read in a few plain queries, whatever the number of persons."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Executable, Text, func, select, type_coerce
from sqlalchemy.orm import Session

from kindhub.records.base import table_of
from kindhub.records.names import NameParts
from kindhub.records.partial_date import PartialDate
from kindhub.records.person import Address, ContactPoint, Identifier, Person, PersonName, Relationship
from kindhub.services.duplicates.card import PersonCard
from kindhub.services.search.cards import parts_of

CHUNK = 500


def cards_of_everybody(connection: Connection) -> dict[str, PersonCard]:
    """A card for each person who was not merged or removed, by id."""
    person = table_of(Person)
    rows = _rows(
        connection,
        select(person.c.id, person.c.source_id, person.c.sex, type_coerce(person.c.birth, Text)).where(
            person.c.merged_into.is_(None), person.c.removed_on.is_(None)
        ),
    )
    names = _names(connection)
    identifiers, contacts = _grouped(connection, Identifier), _grouped(connection, ContactPoint)
    addresses, carers = _grouped(connection, Address), _caregivers(connection)
    return {
        key: PersonCard(
            id=key,
            source_id=source_id,
            names=tuple(names.get(key, ())),
            birth_earliest=birth.earliest if birth else None,
            birth_latest=birth.latest if birth else None,
            birth_precision=birth.precision if birth else "",
            sex=sex or "",
            identifiers=tuple((one["kind"], one["normalised"] or one["value"]) for one in identifiers.get(key, ())),
            phones=tuple(one["normalised"] or one["value"] for one in contacts.get(key, ()) if one["kind"] != "email"),
            emails=tuple(one["normalised"] or one["value"] for one in contacts.get(key, ()) if one["kind"] == "email"),
            caregivers=tuple(carers.get(key, ())),
            **_where(addresses.get(key, ())),
        )
        for key, source_id, sex, written in rows
        for birth in (_birth(written),)
    }


def _rows(connection: Connection, statement: Executable) -> Iterator[tuple[Any, ...]]:
    """The driver's own rows: SQLAlchemy's take as long to make as a hundred thousand persons to read."""
    found: Any = connection.execute(statement).cursor
    return iter(found)


@lru_cache(maxsize=32_768)
def _birth(written: str | None) -> PartialDate | None:
    """Read from its storage form; thousands share a day."""
    return PartialDate.from_storage(written) if written is not None else None


def shown_name(card: PersonCard) -> str:
    """The name a card's person goes by."""
    first = card.names[0] if card.names else ""
    return first.display() if isinstance(first, NameParts) else first


def names_of_persons(session: Session, ids: Iterable[str]) -> dict[str, str]:
    """The name each of these goes by; who was merged or removed is left out."""
    person, ordered, found = table_of(Person).c, sorted(ids), dict[str, str]()
    for start in range(0, len(ordered), CHUNK):
        some = person.id.in_(ordered[start : start + CHUNK])
        living = select(person.id).where(some, person.merged_into.is_(None), person.removed_on.is_(None))
        known = dict.fromkeys(session.execute(living).scalars(), "")
        name = table_of(PersonName)
        rows = session.execute(select(name).where(name.c.person_id.in_(list(known))).order_by(name.c.position.desc()))
        known.update((row["person_id"], parts_of(row).display()) for row in rows.mappings())
        found.update(known)
    return found


def _names(connection: Connection) -> dict[str, list[NameParts]]:
    name = table_of(PersonName).c
    parts = (name.given, name.surname_1, name.surname_2, name.married_surname)
    found: dict[str, list[NameParts]] = {}
    blank = [func.coalesce(part, "") for part in parts]
    for person, *said in _rows(connection, select(name.person_id, *blank).order_by(name.position)):
        found.setdefault(person, []).append(NameParts(*said))
    return found


def _grouped(connection: Connection, part: type[Any]) -> dict[str, list[Any]]:
    table = table_of(part)
    found: dict[str, list[Any]] = {}
    for row in connection.execute(select(table).order_by(table.c.id)).mappings():
        found.setdefault(row["person_id"], []).append(row)
    return found


def _where(addresses: Iterable[Any]) -> dict[str, str]:
    known = tuple(addresses)
    if not known:
        return {}
    latest = known[-1]
    place = latest["place"] or ""
    return {
        "place_code": place,
        "locality": latest["locality"] or "",
        "street": latest["street"] or "",
        "postcode": latest["postcode"] or "",
        "region": "-".join(place.split("-")[:2]),
    }


def _caregivers(connection: Connection) -> dict[str, list[str]]:
    link, name = table_of(Relationship), table_of(PersonName)
    rows = connection.execute(
        select(link.c.other_id, name)
        .join(name, name.c.person_id == link.c.person_id)
        .where(link.c.caregiver.is_(True), name.c.position == 0)
    ).mappings()
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row["other_id"], []).append(parts_of(row).display())
    return found
