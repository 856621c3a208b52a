"""Every person as a card for the duplicate check: read in a few plain queries, whatever the number of persons."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, select

from kindhub.records.base import table_of
from kindhub.records.names import NameParts
from kindhub.records.person import Address, ContactPoint, Identifier, Person, PersonName, Relationship
from kindhub.services.duplicates.card import PersonCard
from kindhub.services.search.cards import parts_of


def cards_of_everybody(connection: Connection) -> dict[str, PersonCard]:
    """A card for each person who was not merged or removed, by id."""
    person = table_of(Person)
    rows = connection.execute(
        select(person.c.id, person.c.source_id, person.c.sex, person.c.birth).where(
            person.c.merged_into.is_(None), person.c.removed_on.is_(None)
        )
    ).all()
    names = _grouped(connection, PersonName, "position")
    identifiers, contacts = _grouped(connection, Identifier), _grouped(connection, ContactPoint)
    addresses, carers = _grouped(connection, Address), _caregivers(connection)
    return {
        row.id: PersonCard(
            id=row.id,
            source_id=row.source_id,
            names=tuple(parts_of(name) for name in names.get(row.id, ())),
            birth_earliest=row.birth.earliest if row.birth else None,
            birth_latest=row.birth.latest if row.birth else None,
            birth_precision=row.birth.precision if row.birth else "",
            sex=row.sex or "",
            identifiers=tuple((one["kind"], one["normalised"] or one["value"]) for one in identifiers.get(row.id, ())),
            phones=tuple(
                one["normalised"] or one["value"] for one in contacts.get(row.id, ()) if one["kind"] != "email"
            ),
            emails=tuple(
                one["normalised"] or one["value"] for one in contacts.get(row.id, ()) if one["kind"] == "email"
            ),
            caregivers=tuple(carers.get(row.id, ())),
            **_where(addresses.get(row.id, ())),
        )
        for row in rows
    }


def shown_name(card: PersonCard) -> str:
    """The name a card's person goes by."""
    first = card.names[0] if card.names else ""
    return first.display() if isinstance(first, NameParts) else first


def _grouped(connection: Connection, part: type[Any], order: str = "id") -> dict[str, list[Any]]:
    table = table_of(part)
    found: dict[str, list[Any]] = {}
    for row in connection.execute(select(table).order_by(table.c[order])).mappings():
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
