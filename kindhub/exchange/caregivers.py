"""Those who take care: a name beside a child becomes a person of her own, linked to the child.

Children of one home name the same caregiver. Two caregivers are taken for one when the words of their names agree and
they share a child or a telephone; otherwise each child has her own, for a name alone is no person.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.exchange.hub_persons import name_of
from kindhub.exchange.recognise.names import Names, Part
from kindhub.program.imports import PersonGroup
from kindhub.records.base import Record, new_id, table_of
from kindhub.records.names import split_full_name, words
from kindhub.records.person import Person, PersonName, Relationship

_CHUNK = 500


@dataclass(slots=True)
class _Carer:
    """A caregiver: known already, or to be created."""

    person: str
    said: tuple[str, ...]
    phones: set[str] = field(default_factory=set)
    children: set[str] = field(default_factory=set)


def caregiver_records(session: Session, people: Sequence[PersonGroup]) -> list[Record]:
    """Persons and links for caregivers that the rows name and the hub does not link to the child yet."""
    named = [group for group in people if any(one.caregivers for one in group.seen)]
    carers = _held(session, [group.person for group in named if group.in_hub])
    by_phone: dict[str, list[_Carer]] = {}
    by_child: dict[str, list[_Carer]] = {}
    for carer in carers:
        for child in carer.children:
            by_child.setdefault(child, []).append(carer)
    alike = Names(())
    records: list[Record] = []
    for group in named:
        for written, kinship, phones in _said(group):
            said = words(written, particles=False)
            near = [*by_child.get(group.person, ()), *(one for phone in phones for one in by_phone.get(phone, ()))]
            known = next((one for one in near if _same(alike, one.said, said)), None)
            carer = known or _Carer(new_id(), said)
            if known is None:
                records += _new(carer.person, written)
            for phone in phones - carer.phones:
                carer.phones.add(phone)
                by_phone.setdefault(phone, []).append(carer)
            if group.person not in carer.children:
                carer.children.add(group.person)
                by_child.setdefault(group.person, []).append(carer)
                records.append(_link(carer.person, group.person, kinship))
    return records


def _said(group: PersonGroup) -> Iterator[tuple[str, str | None, set[str]]]:
    for one in group.seen:
        phones = {phone.tail for phone in one.phones}
        kinds = [kinship for other in group.seen for _, kinship in other.caregivers if kinship]
        for written, kinship in one.caregivers:
            if words(written, particles=False):
                yield written, kinship or (kinds[0] if kinds else None), phones


def _same(alike: Names, one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    part, matched, _ = alike.part(one, other)
    return part >= Part.SUBSET and matched >= min(2, len(one), len(other))


def _new(person: str, written: str) -> list[Record]:
    name = split_full_name(written[:5_000])
    return [
        Person(id=person),
        PersonName(
            person_id=person,
            given=name.given or None,
            surname_1=name.surname_1 or None,
            surname_2=name.surname_2 or None,
        ),
    ]


def _link(carer: str, child: str, kinship: str | None) -> Relationship:
    return Relationship(person_id=carer, other_id=child, kind=kinship or "other_relative", caregiver=True)


def _held(session: Session, children: Sequence[str]) -> list[_Carer]:
    """Caregivers whom the hub links to these children."""
    link, name = table_of(Relationship), table_of(PersonName)
    found: dict[tuple[str, tuple[str, ...]], _Carer] = {}
    for start in range(0, len(children), _CHUNK):
        rows = session.execute(
            select(link.c.other_id, name)
            .join(name, name.c.person_id == link.c.person_id)
            .where(link.c.other_id.in_(children[start : start + _CHUNK]), link.c.caregiver.is_(True))
        ).mappings()
        for row in rows:
            said = words(name_of(row).display(), particles=False)
            carer = found.setdefault((row["person_id"], said), _Carer(row["person_id"], said))
            carer.children.add(row["other_id"])
    return list(found.values())
