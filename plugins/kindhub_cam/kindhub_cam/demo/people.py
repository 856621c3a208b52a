"""The invented people of a family: names that fit, dates of birth of which more or less is known."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from kindhub.records.base import Record
from kindhub.records.partial_date import PartialDate
from kindhub.records.person import Person, PersonName
from kindhub_cam import records as r
from kindhub_cam.demo.plots import Plot

GIVEN = {
    "female": ("Elvia", "Nidia", "Marleny", "Yesenia", "Dulce", "Wendy", "Karla"),
    "male": ("Julio", "Marcos", "Rubén", "Kevin", "Óscar", "Wilmer", "Edwin"),
}
SURNAMES = ("Paz", "Alvarenga", "Xol", "Zelaya", "Menjívar", "Caal", "Orellana", "Pineda")
COUNTRIES = ("GT", "HN", "SV")
YEAR = 365.25


def name_of(sex: str, number: int) -> tuple[str, str, str]:
    """A given name and two surnames; nobody is called so."""
    given = GIVEN[sex]
    return given[number % len(given)], "Inventado", SURNAMES[number % len(SURNAMES)]


def somebody(sex: str, number: int, birth: PartialDate) -> tuple[Person, PersonName]:
    """A shared person with a name."""
    given, first, second = name_of(sex, number)
    person = Person(sex=sex, birth=birth, invented=True)
    return person, PersonName(person_id=person.id, given=given, surname_1=first, surname_2=second, invented=True)


def born(today: date, years: float, known: str = "d") -> PartialDate:
    """A date of birth so many years ago, of which the day, the month or only the year is known."""
    day = today - timedelta(days=round(years * YEAR))
    part = {"m": f"{day.month}/{day.year}", "y": str(day.year)}.get(known)
    return (PartialDate.read(part) if part else None) or PartialDate.of(day)


def members(case: r.Case, plot: Plot, number: int, today: date) -> Iterator[Record]:
    """The petitioner is written already; here come the child and whoever may follow with it."""
    sex = ("female", "male")[number % 2]
    country = COUNTRIES[number % len(COUNTRIES)]
    home: dict[str, Any] = {
        "lives_in": country,
        "nationality": (country,),
        "stage": plot.stage,
        "stage_since": case.status_since,
    }
    person, name = somebody(sex, number + 3, born(today, plot.years, plot.known))
    yield from (person, name)
    child = r.Member(
        case_id=case.id, person_id=person.id, role="child", number=1, sex=sex, birth=person.birth, marital="single",
        relation=plot.relation, marriage="married" if plot.relation == "step" else None,
        order="yes" if plot.relation in ("adopted", "guardian") else None,
        lives_with="grandmother" if "caregiver" in plot.with_whom else "mother", name_on_paper=said(sex, number + 3),
        **home,
    )  # fmt: skip
    yield child
    grown: r.Member | None = None
    for place, role in enumerate(plot.with_whom):
        one = _relative(case.id, role, number + place, today, home)
        one.stage_since = (case.status_since or today) - timedelta(days=place * (9 + 7 * number % 40))
        if role in ("spouse", "child_of_child"):
            one.derives_from = (grown or child).id
        grown = one if role == "sibling" else grown
        yield one


def said(sex: str, number: int) -> str:
    """A name as a paper has it."""
    return " ".join(name_of(sex, number))


def _relative(case_id: str, role: str, number: int, today: date, home: dict[str, Any]) -> r.Member:
    years = {"in_country_parent": 38, "caregiver": 61, "sibling": 24, "spouse": 25, "child_of_child": 3}[role]
    sex = "male" if role == "spouse" or (role == "child_of_child" and number % 2) else "female"
    marital = {"in_country_parent": ("married", "single")[number % 2], "sibling": "married", "spouse": "married"}
    return r.Member(
        case_id=case_id, role=role, sex=sex, birth=born(today, years), marital=marital.get(role, "single"),
        relation="biological" if role == "sibling" else None, name_on_paper=said(sex, number + 5), **home,
    )  # fmt: skip
