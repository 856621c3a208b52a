"""A person's family as far as the hub knows it: who belongs to it, in which generation, and what binds them.

Links are read outwards from the person, a few steps, through blood, marriage and step-parenthood only: a guardian of
forty children or a neighbour is shown, but nobody is drawn in through her.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.records.base import table_of
from kindhub.records.partial_date import PartialDate
from kindhub.records.person import Address, Person, PersonName, Relationship
from kindhub.services.kinship import CARE_ONLY, Bond, Circle, bond_of, seen_from

STEPS = 3
MOST = 40
CHUNK = 400
OLDEST, YOUNGEST = 3, -2
"""Generations that are shown: from great-grandparents to grandchildren."""


@dataclass(frozen=True, slots=True)
class Kin:
    """One person of the family, seen from the person whose family it is.

    `kin` is what she is to that person (see `kinship.kin_label`), empty for the person herself. `generation` counts
    upwards: 1 for parents, -1 for children. `same_home` and `caregiver` are of the link between the two.
    """

    person_id: str
    name: str = ""
    short_name: str = ""
    sex: str | None = None
    birth: PartialDate | None = None
    death: PartialDate | None = None
    place: str | None = None
    kin: str = ""
    generation: int = 0
    same_home: bool = False
    caregiver: bool = False
    confirmed: bool = True
    link_id: str = ""


@dataclass(frozen=True, slots=True)
class Family:
    """The person first, then her family; `left_out` counts the links for which there was no room."""

    kin: tuple[Kin, ...]
    bonds: tuple[Bond, ...] = ()
    left_out: int = 0

    @property
    def generations(self) -> int:
        """How many generations there are."""
        return len({one.generation for one in self.kin})


def family_of(session: Session, person_id: str) -> Family:
    """The family of a person; only herself when no relative is written down."""
    links, left_out = _links_around(session, person_id)
    people = _people(session, {person_id, *(end for one in links for end in (one.person_id, one.other_id))})
    links = [one for one in links if one.person_id in people and one.other_id in people]
    sexes = {one: kin.sex for one, kin in people.items()}
    direct = {_far(one, person_id): one for one in links if person_id in (one.person_id, one.other_id)}
    called = {far: seen_from(link, person_id, sexes[far]) for far, link in direct.items()}
    circle = Circle(person_id, _bonds(links), sexes, called)
    found = [
        _placed(people[one], circle, direct.get(one), generation)
        for one, generation in circle.generations.items()
        if YOUNGEST <= generation <= OLDEST and one in people
    ]
    found.sort(key=lambda kin: (kin.person_id != person_id, -kin.generation, kin.name))
    there = {one.person_id for one in found}
    bonds = tuple(one for one in circle.bonds if one.one in there and one.other in there)
    return Family(tuple(found), bonds, left_out)


def _links_around(session: Session, person_id: str) -> tuple[list[Relationship], int]:
    """The links within a few steps, the nearest first, until there is no more room."""
    seen, edge, links, left_out = {person_id}, [person_id], dict[str, Relationship](), 0
    for step in range(STEPS):
        following: list[str] = []
        for link in _links_of(session, edge):
            new = [end for end in (link.person_id, link.other_id) if end not in seen]
            if link.id in links or (step and link.kind in CARE_ONLY):
                continue
            if new and len(seen) >= MOST:
                left_out += 1
                continue
            links[link.id] = link
            seen.update(new)
            following += new if link.kind not in CARE_ONLY else []
        edge = following
    return list(links.values()), left_out


def _links_of(session: Session, ids: Sequence[str]) -> list[Relationship]:
    """Two questions, each by its own index, cost less than one with *or*."""
    table = table_of(Relationship)
    found: list[Relationship] = []
    for end in (table.c.person_id, table.c.other_id) if ids else ():
        found += session.scalars(select(Relationship).where(end.in_(ids)).order_by(table.c.id).limit(CHUNK))
    return found


def _people(session: Session, ids: set[str]) -> dict[str, Kin]:
    """Who is there, by id: merged and removed persons are nobody's relatives."""
    person, name, address = table_of(Person), table_of(PersonName), table_of(Address)
    alive = person.c.removed_on.is_(None) & person.c.merged_into.is_(None)
    rows = session.execute(
        select(person.c.id, person.c.sex, person.c.birth, person.c.death).where(person.c.id.in_(ids), alive)
    )
    found = {row.id: Kin(row.id, sex=row.sex, birth=row.birth, death=row.death) for row in rows}
    names = select(PersonName).where(name.c.person_id.in_(ids)).order_by(name.c.position.desc())
    for one in session.scalars(names):
        if one.person_id in found:
            short = " ".join(part for part in ((one.given or "").split(" ")[0], one.surname_1 or "") if part)
            found[one.person_id] = replace(found[one.person_id], name=one.display(), short_name=short)
    homes = select(address.c.person_id, address.c.place).where(address.c.person_id.in_(ids), address.c.until.is_(None))
    for row in session.execute(homes.order_by(address.c.id)):
        if row.person_id in found and row.place:
            found[row.person_id] = replace(found[row.person_id], place=row.place)
    return found


def _far(link: Relationship, person_id: str) -> str:
    return link.person_id if link.other_id == person_id else link.other_id


def _bonds(links: Sequence[Relationship]) -> tuple[Bond, ...]:
    """Each bond once, however often and from whichever side it is written; sure if any of the writings is."""
    found: dict[Any, Bond] = {}
    for bond in map(bond_of, links):
        ends = (bond.one, bond.other) if bond.rise else tuple(sorted((bond.one, bond.other)))
        before = found.get((bond.kind, ends))
        found[bond.kind, ends] = replace(bond, confirmed=bond.confirmed or bool(before and before.confirmed))
    return tuple(found.values())


def _placed(one: Kin, circle: Circle, link: Relationship | None, generation: int) -> Kin:
    sure = [bond.confirmed for bond in circle.bonds if one.person_id in (bond.one, bond.other)]
    return replace(
        one,
        kin=circle.kin(one.person_id),
        generation=generation,
        same_home=link is not None and link.same_home is True,
        caregiver=link is not None and link.caregiver is True and link.person_id == one.person_id,
        confirmed=link.confirmed is True if link is not None else any(sure) or one.person_id == circle.person_id,
        link_id=link.id if link is not None else "",
    )
