"""The children behind the figures: one per human being, with the groups every figure is cut by.

Read as plain columns in a few queries, for counting a hundred thousand cases must take less than a second.
Department and return type are of the child's first referral, the age band is the age on that day.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Text, column, select, table, type_coerce
from sqlalchemy.orm import Session

from kindhub.program.figure_labels import UNKNOWN
from kindhub.records.base import table_of
from kindhub.records.places import places
from kindhub_reintegration import records as r
from kindhub_reintegration.indicators.columns import earliest, latest, rows_of

AMBIGUOUS = "ambiguous"
CHUNK = 500
STATED = "age@"
"""In a stored partial date, after its two days: an age, and the day it was stated on."""
REFERENCE = Path(__file__).parents[1] / "reference"


class Someone(NamedTuple):
    """A person as counting knows her; one that was merged says into whom."""

    id: str
    sex: str | None
    birth: str | None
    merged_into: str | None


@dataclass(slots=True)
class Child:
    """One child and her groups. `first` sorts her referrals: the earliest dated one decides the groups.

    `asked` are the first and the last day that referral may be of.
    """

    person: str
    sex: str = UNKNOWN
    birth: str | None = None
    language: str = UNKNOWN
    department: str = UNKNOWN
    return_type: str = UNKNOWN
    partner: str = UNKNOWN
    first: tuple[str, str] = ("9999", "")
    asked: tuple[str | None, str | None] = (None, None)
    _band: str | None = None

    @property
    def age_band(self) -> str:
        """The band of her age when she was referred, worked out when a figure first asks: most are of few children."""
        if self._band is None:
            self._band = age_band(self.birth, *self.asked)
        return self._band


@dataclass(slots=True)
class CaseFacts:
    """What counting needs of one case. Days are ISO texts, two for a date that is not known to the day."""

    id: str
    child: Child
    partner: str
    referred: str | None = None
    referred_latest: str | None = None
    answered: str | None = None
    answered_latest: str | None = None
    accepted: bool = False
    returned: str | None = None
    returned_latest: str | None = None
    enrolled: str | None = None
    seen: str | None = None


@dataclass(slots=True)
class Population:
    """Every case and child of the program."""

    cases: dict[str, CaseFacts] = field(default_factory=dict)
    children: dict[str, Child] = field(default_factory=dict)

    def enrolments(self) -> Iterator[CaseFacts]:
        """Accepted referrals with a return: a return date, or contacts after the referral."""
        return (case for case in self.cases.values() if case.enrolled)


def load(session: Session, only: Mapping[str, str] | None = None) -> Population:
    """Read the population once; every figure is counted from it. `only`: the cases of one office or partner."""
    population = Population()
    _cases(session, population, only or {})
    _referrals(session, population)
    _returns(session, population)
    _enrol(session, population)
    return population


def _cases(session: Session, population: Population, only: Mapping[str, str]) -> None:
    case = table_of(r.Case).c
    person = table("person", column("id"), column("sex"), column("birth"), column("merged_into"))
    known = rows_of(session, select(person).where(person.c.id.in_(select(case.person_id))))
    people = {row[0]: Someone._make(row) for row in known}
    people.update(_survivors(session, person, people.values()))
    partners = _partners(session)
    wanted = select(case.id, case.person_id, case.partner_id).where(
        *(case[name] == code for name, code in only.items())
    )
    for case_id, person_id, partner in rows_of(session, wanted):
        row = _survivor(people, person_id)
        child = population.children.get(row.id)
        if child is None:
            child = population.children[row.id] = Child(row.id, row.sex or UNKNOWN, row.birth)
        population.cases[case_id] = CaseFacts(case_id, child, partners.get(partner, UNKNOWN))
    _languages(session, population)


def _survivors(session: Session, person: Any, people: Iterable[Someone]) -> dict[str, Someone]:
    """Persons that others were merged into but that have no case of their own, however long the chain."""
    found: dict[str, Someone] = {}
    wanted = {row.merged_into for row in people if row.merged_into}
    while wanted:
        rows = [Someone._make(row) for row in rows_of(session, select(person).where(person.c.id.in_(wanted)))]
        found.update((row.id, row) for row in rows)
        wanted = {row.merged_into for row in rows if row.merged_into} - set(found)
    return found


def _survivor(people: dict[str, Someone], person_id: str) -> Someone:
    row = people[person_id]
    while row.merged_into in people:
        row = people[row.merged_into]
    return row


def _partners(session: Session) -> dict[str, str]:
    organisation = table("organisation", column("id"), column("name"))
    wanted = organisation.c.id.in_(select(table_of(r.Case).c.partner_id))
    return {row.id: row.name for row in session.execute(select(organisation).where(wanted))}


def _languages(session: Session, population: Population) -> None:
    """The child's first language: the one marked so, else the first that was written down."""
    spoken = table("person_language", column("id"), column("person_id"), column("language"), column("level"))
    marked = set()
    for person_id, language, level in session.execute(
        select(spoken.c.person_id, spoken.c.language, spoken.c.level).order_by(spoken.c.id)
    ).all():
        child = population.children.get(person_id)
        if child is None or person_id in marked:
            continue
        if level == "first":
            marked.add(person_id)
        if level == "first" or child.language == UNKNOWN:
            child.language = language


def _referrals(session: Session, population: Population) -> None:
    table = table_of(r.Referral).c
    checked = table_of(r.Eligibility).c
    rows = select(
        table.case_id, earliest(table.received_on), latest(table.received_on), earliest(table.decided_on),
        latest(table.decided_on), table.return_type, type_coerce(table.place, Text), table.place_ambiguous,
        table.decision,
    )  # fmt: skip
    for case_id, since, until, answer, answer_end, return_type, place, unsure, decision in rows_of(session, rows):
        case = population.cases.get(case_id)
        if case is None:
            continue
        day = since or answer
        if case.referred is None or (day is not None and day < case.referred):
            case.referred, case.referred_latest = day, (until if since else answer_end)
        case.answered, case.answered_latest = case.answered or answer, case.answered_latest or answer_end
        case.accepted = case.accepted or decision == "accepted"
        _first_referral(case, (day or "9999", case_id), return_type, _department(place, unsure))
    for case_id, result in rows_of(session, select(checked.case_id, checked.result)):
        if case_id in population.cases:
            population.cases[case_id].accepted |= result == "accepted"


def _first_referral(case: CaseFacts, order: tuple[str, str], return_type: str | None, department: str) -> None:
    child = case.child
    if child.first[1] and order >= child.first:
        return
    child.first = order
    child.return_type = return_type or UNKNOWN
    child.department = department
    child.partner = case.partner
    child.asked = (case.referred, case.referred_latest)


@cache
def _department(place: str | None, unsure: bool | None) -> str:
    if not place:
        return AMBIGUOUS if unsure else UNKNOWN
    return places().department_of(place) or UNKNOWN


def _returns(session: Session, population: Population) -> None:
    arrived = table_of(r.Return).c
    dated = select(arrived.case_id, earliest(arrived.arrived_on), latest(arrived.arrived_on))
    for case_id, since, until in rows_of(session, dated):
        case = population.cases.get(case_id)
        if case is not None and since and until:
            case.returned, case.returned_latest = since, until


def _enrol(session: Session, population: Population) -> None:
    """Accepted with a return; where its day is missing, contacts or services after the referral tell of one."""
    accepted = [case for case in population.cases.values() if case.accepted]
    undated = [case.id for case in accepted if case.returned is None]
    for start in range(0, len(undated), CHUNK):
        for case_id, day in rows_of(session, _signs_of_life(undated[start : start + CHUNK])):
            case = population.cases[case_id]
            if day is None or (case.referred is not None and day < case.referred):
                continue
            if case.seen is None or day < case.seen:
                case.seen = day
    for case in accepted:
        case.enrolled = case.returned or case.seen


def _signs_of_life(case_ids: list[str]) -> Any:
    contact, service = table_of(r.Contact).c, table_of(r.Service).c
    met = select(contact.case_id, latest(contact.held_on)).where(
        contact.reached.is_not(False), contact.case_id.in_(case_ids)
    )
    served = select(service.case_id, latest(service.delivered_on)).where(service.case_id.in_(case_ids))
    return met.union_all(served)


@cache
def bands() -> tuple[tuple[str, int, int], ...]:
    """The age bands of `reference/age_bands.csv`: code, youngest, oldest."""
    with (REFERENCE / "age_bands.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return tuple((row["code"], int(row["youngest"]), int(row["oldest"] or 150)) for row in rows)


def age_band(birth: str | None, since: str | None, until: str | None) -> str:
    """The band of the age on a day (`since` to `until`); unknown when the dates leave more than one band open.

    `birth` is a stored partial date, which begins with its earliest and latest day. An age stated on a day among
    these, as on a referral of *June 2018*, is the age whichever day of June it was.
    """
    if not birth or not since or not until or birth[:4] == "0000" or birth[11:15] == "9999":
        return UNKNOWN
    if birth.startswith(STATED, 22) and since <= birth[26:36] <= until:
        since = until = birth[26:36]
    least, most = years(birth[11:21], since), years(birth[:10], until)
    for code, youngest, oldest in bands():
        if youngest <= least and most <= oldest:
            return code
    return UNKNOWN


def years(birth: str, day: str) -> int:
    """Completed years between two ISO days."""
    return int(day[:4]) - int(birth[:4]) - (day[5:10] < birth[5:10])
