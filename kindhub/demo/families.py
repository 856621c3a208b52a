"""Invents whole families: three generations, siblings, a grandfather who died, a father nobody has confirmed.

Every fourth child has one, so that trees, timelines and consents have something to show. Nobody here exists.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from kindhub.records.base import Record
from kindhub.records.consent import Consent
from kindhub.records.document import Document
from kindhub.records.names import NameParts
from kindhub.records.partial_date import PartialDate
from kindhub.records.person import Address, ContactPoint, Identifier, Relationship
from kindhub.services.persons import new_person

SCHOOL = "Escuela oficial"
COURT = "Juzgado de la niñez"
OTHER_SURNAMES = (
    "Ramos", "Diego", "Alonzo", "Baltazar", "Calmo", "Escobedo", "Figueroa", "Godínez", "Herrera", "Ixmatul",
    "Jerónimo",
    "Laynez", "Matías", "Nolasco", "Ordóñez", "Pablo", "Quixtán", "Recinos", "Saquic", "Tiriquiz", "Utuy", "Villatoro",
)  # fmt: skip


@dataclass(slots=True)
class Household:
    """The child around whom a family is invented, and what is known of her; records gather in `records`."""

    child_id: str
    surnames: tuple[str, str]
    born: date
    place: str
    village: str
    girls: list[str]
    boys: list[str]
    chance: Random
    today: date
    records: list[Record] = field(default_factory=list)

    def person(self, *, female: bool, surnames: tuple[str, str], born: int, **facts: Any) -> str:
        """A new member of the family; gives her id."""
        given = self.chance.choice(self.girls if female else self.boys)
        birth = PartialDate.read(f"~{born}" if born < self.today.year - 50 else str(born), kind="birth")
        values = {"sex": "female" if female else "male", "birth": birth, "invented": True, **facts}
        made = new_person(values, [NameParts(given, *surnames)])
        self.records += made
        return made[0].id

    def other_surname(self, whose: str) -> str:
        """A surname that came in from another family; drawn apart, so that all else stays as it was."""
        return Random(f"{whose} {self.surnames} {self.born}").choice(OTHER_SURNAMES)

    def link(self, one: str, kind: str, other: str, *, confirmed: bool = True, **facts: Any) -> None:
        """`one` is the `kind` of `other`."""
        self.records.append(Relationship(person_id=one, other_id=other, kind=kind, confirmed=confirmed, **facts))


def invent_family(home: Household) -> Iterator[Record]:
    """The family of one child: the mother died or lives, then the aunt or the mother cares."""
    father_name, mother_name = home.surnames
    other = home.chance.choice(("Juan", "Andrés", "Pascual", "Sebastián"))
    orphan = home.chance.random() < 0.4
    year = home.born.year
    grandfather = home.person(female=False, surnames=(mother_name, home.other_surname("grandfather")), born=year - 52,
                              death=PartialDate.read(str(year + 2)))  # fmt: skip
    grandmother = home.person(female=True, surnames=(other, other), born=year - 48)
    died = {"death": PartialDate.read(str(home.today.year - 3))} if orphan else {}
    mother = home.person(female=True, surnames=(mother_name, other), born=year - 24, **died)
    father = home.person(female=False, surnames=(father_name, home.other_surname("father")), born=year - 26)
    aunt = home.person(female=True, surnames=(mother_name, other), born=year - 19)
    uncle_names = (home.other_surname("uncle"), home.other_surname("his mother"))
    uncle = home.person(female=False, surnames=uncle_names, born=year - 21)
    for child in (mother, aunt):
        home.link(grandfather, "father", child)
        home.link(grandmother, "mother", child)
    home.link(grandmother, "grandmother", home.child_id, same_home=True)
    home.link(mother, "mother", home.child_id, **({} if orphan else {"same_home": True, "caregiver": True}))
    home.link(father, "father", home.child_id, confirmed=False)
    home.link(aunt, "aunt", home.child_id, **({"same_home": True, "caregiver": True} if orphan else {}))
    home.link(uncle, "spouse", aunt, confirmed=False)
    for after, female in ((3, True), (-3, False)):
        sibling = home.person(female=female, surnames=(father_name, mother_name), born=year + after)
        home.link(mother, "mother", sibling)
        home.link(sibling, "sister" if female else "brother", home.child_id, same_home=after > 0)
    home.records.append(Address(person_id=father, place="US-TX", locality="Houston"))
    home.records += [*_life(home), *_papers(home), *_consents(home, "Cuidadora")]
    yield from home.records


def _life(home: Household) -> Iterator[Record]:
    """Where the child lived, the numbers others gave, and how the carer may be called."""
    left = home.today.year - 4
    yield Address(person_id=home.child_id, place=home.place, locality=home.village,
                  since=PartialDate.of(home.born), until=PartialDate.read(f"mar {left}"))  # fmt: skip
    yield Address(person_id=home.child_id, place="US-TX", locality="Houston, con su papá",
                  since=PartialDate.read(str(left)), until=PartialDate.read(f"ene {home.today.year}"))  # fmt: skip
    numbers = (("cui", f"{home.chance.randint(2000, 2999)} {home.chance.randint(10000, 99999)} 1314", "original"),
               ("a_number", f"A{home.chance.randint(200_000_000, 219_999_999)}", "copy"))  # fmt: skip
    for kind, value, seen in numbers:
        yield Identifier(person_id=home.child_id, kind=kind, value=value, seen=seen)
    yield ContactPoint(
        person_id=home.child_id,
        kind="phone",
        value=f"5555 {home.chance.randint(0, 9999):04}",
        owner="la tía",
        safe_when="Solo llamar después de las 15 h",
        safe_how="no dejar recado",
    )


def _papers(home: Household) -> Iterator[Record]:
    left = home.today.year - 4
    for kind, title, issued, expires in (
        ("birth_certificate", "Partida de nacimiento", PartialDate.of(home.born + timedelta(days=40)), None),
        ("identity", "Pasaporte", PartialDate.read(f"feb {left}"), PartialDate.read(f"feb {home.today.year + 1}")),
        ("court_order", "Orden del juzgado", PartialDate.read(f"~{home.today.year - 1}"), None),
        ("school_record", "Constancia escolar", PartialDate.of(home.today - timedelta(days=45)), None),
    ):
        yield Document(person_id=home.child_id, kind=kind, title=title, issued_on=issued, expires=expires, seen="copy")


def _consents(home: Household, giver: str) -> Iterator[Record]:
    day = home.today - timedelta(days=home.chance.randint(120, 300))
    answers: tuple[tuple[str, str, str, dict[str, Any]], ...] = (
        ("serve", "KIND", "granted", {"until": home.today + timedelta(days=200)}),
        ("contact", "KIND", "granted", {}),
        ("share", SCHOOL, "granted", {"withdrawn_on": home.today - timedelta(days=20)}),
        ("share", COURT, "refused", {}),
        ("statistics", "KIND", "granted", {}),
        ("photo", "KIND", "refused", {}),
        ("trace", "Procuraduría", "granted", {"until": home.today - timedelta(days=15)}),
    )
    for purpose, recipient, answer, facts in answers:
        yield Consent(
            person_id=home.child_id,
            purpose=purpose,
            recipient=recipient,
            answer=answer,
            given_on=day,
            given_by=giver,
            given_as="caregiver",
            means="signature",
            language="spa",
            text_version="2026-01",
            **facts,
        )
