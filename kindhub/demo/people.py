"""Invents persons: names, ages, languages, villages, caregivers. Nobody here exists, and every record says so."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any

from kindhub.demo.families import Household, invent_family
from kindhub.records.base import Record
from kindhub.records.names import NameParts
from kindhub.records.partial_date import PartialDate
from kindhub.records.person import Address, ContactPoint, PersonLanguage, Relationship
from kindhub.resources import resource
from kindhub.services.persons import new_person

WHOLE_FAMILY = 4
"""Of so many children one has a whole family, the first one too."""


@dataclass(frozen=True, slots=True)
class Invented:
    """One invented child with her people: all records, her id and where she lives."""

    person_id: str
    place: str
    records: tuple[Record, ...]


def invent_people(number: int, chance: Random, today: date) -> Iterator[Invented]:
    """So many invented children, each with a caregiver, one of four with a whole family."""
    for place in range(number):
        yield _child(chance, today, whole=place % WHOLE_FAMILY == 0)


def _child(chance: Random, today: date, *, whole: bool) -> Invented:
    words = _words()
    home = chance.choice(words["places"])
    female = chance.random() < 0.45
    given = words["girls" if female else "boys"]
    mother, father = chance.choice(words["surnames"]), chance.choice(words["surnames"])
    name = NameParts(" ".join(chance.sample(given, chance.choice((1, 2)))), father, mother)
    born = today - timedelta(days=chance.randint(10 * 365, 18 * 365))
    birth = PartialDate.of(born) if chance.random() < 0.8 else PartialDate.read(str(born.year), kind="birth")
    facts: dict[str, Any] = {
        "sex": "female" if female else "male",
        "birth": birth,
        "nationalities": (home["code"][:2],),
        "invented": True,
    }
    child = new_person(facts, [name, *([NameParts(name.given, mother)] if chance.random() < 0.2 else [])])
    child_id, village = child[0].id, chance.choice(words["villages"])
    parts: list[Record] = [
        Address(
            person_id=child_id,
            place=home["code"],
            locality=village,
            since=PartialDate.read(str(today.year)) if whole else None,
        ),
        *(PersonLanguage(person_id=child_id, language=code, interpreter=code != "spa") for code in home["languages"]),
    ]
    if whole:
        around = Household(
            child_id, (father, mother), born, home["code"], village, words["girls"], words["boys"], chance, today
        )
        parts += invent_family(around)
    else:
        parts += _carer(child_id, mother, chance)
    records = [*child, *parts]
    for record in records:
        record.invented = True
    return Invented(child_id, home["code"], tuple(records))


def _carer(child_id: str, surname: str, chance: Random) -> Iterator[Record]:
    """The one relative most files name."""
    carer = new_person({"sex": "female", "invented": True}, [NameParts(chance.choice(_words()["girls"]), surname)])
    carer_id = carer[0].id
    kind = chance.choice(("mother", "mother", "aunt", "grandmother"))
    yield from (
        *carer,
        ContactPoint(
            person_id=carer_id,
            kind="phone",
            value=(phone := f"5555 {chance.randint(0, 9999):04}"),
            normalised=f"+502{phone.replace(' ', '')}",
            safe_when=chance.choice((None, None, "Solo llamar después de las 17 h")),
        ),
        Relationship(person_id=carer_id, other_id=child_id, kind=kind, caregiver=True, same_home=True),
    )


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(resource("demo", "people.toml").read_text("utf-8"))
