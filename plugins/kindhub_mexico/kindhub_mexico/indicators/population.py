"""The facts behind the figures of children: who was met, how, where, and what was said."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kindhub.program.counted import OnDay
from kindhub.program.figure_labels import UNKNOWN
from kindhub.program.indicators import Period, day_in
from kindhub.records.base import table_of
from kindhub.records.partial_date import PartialDate
from kindhub.records.person import Person
from kindhub_mexico import records as r
from kindhub_mexico.keeping import SCREENED_BY

BANDS = (("0-5", 0, 5), ("6-11", 6, 11), ("12-17", 12, 17), ("18+", 18, 150))
ASSISTED, ACCOMPANIED = "legal_assistance", "accompaniment"


@dataclass(frozen=True, slots=True)
class OfCase:
    """A case with its child, as every figure cuts it."""

    id: str
    person: str
    sex: str
    birth: PartialDate | None
    nationality: str
    accompaniment: str
    language: str
    entered_on: PartialDate | None
    opened: date | None
    closed: date | None
    status: str
    office: str


@dataclass(frozen=True, slots=True)
class Met(OnDay):
    """One encounter or screening of the period."""

    id: str
    case: OfCase
    day: date
    kind: str
    level: str
    office: str
    concerns: tuple[str, ...]
    minutes: int


@dataclass(slots=True)
class Child:
    """One child of the period, with everything that was done: once, however many encounters."""

    case: OfCase
    first: date
    kinds: set[str] = field(default_factory=set)
    levels: set[str] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)
    years: set[str] = field(default_factory=set)
    concerns: set[str] = field(default_factory=set)

    @property
    def age_band(self) -> str:
        """By the age at the first encounter of the period; unknown where the birth leaves more than one band open."""
        birth = self.case.birth
        youngest, oldest = birth.age_on(self.first) if birth is not None else (None, None)
        if youngest is None or oldest is None:
            return UNKNOWN
        return next((code for code, low, high in BANDS if low <= youngest and oldest <= high), UNKNOWN)

    @property
    def screened(self) -> bool:
        """At least one individual encounter."""
        return bool(self.kinds & {*SCREENED_BY, "screening"})

    @property
    def accompanied(self) -> bool:
        """Somebody went along, or the service was an accompaniment."""
        return ACCOMPANIED in self.kinds or ACCOMPANIED in self.levels


def cases_of(session: Session, only: Mapping[str, str] | None) -> dict[str, OfCase]:
    """Every case by id with its child, by the person it was merged into; `only` of one office or partner."""
    case, person = table_of(r.Case), table_of(Person)
    whose = func.coalesce(person.c.merged_into, case.c.person_id).label("child")
    here = select(case, whose).select_from(case.outerjoin(person, person.c.id == case.c.person_id)).subquery()
    child = table_of(Person).alias("child")
    narrowed = (here.c[name] == code for name, code in (only or {}).items())
    asked = select(here, child.c.sex, child.c.birth, child.c.nationalities).outerjoin(child, child.c.id == here.c.child)
    return {
        row["id"]: OfCase(
            row["id"], row["child"] or row["id"], row["sex"] or UNKNOWN, row["birth"],
            (row["nationalities"] or (UNKNOWN,))[0], row["accompaniment"] or UNKNOWN, row["language"] or UNKNOWN,
            row["entered_on"], row["opened"], row["closed"], row["status"], row["office"] or UNKNOWN,
        )
        for row in session.execute(asked.where(*narrowed)).mappings()
    }  # fmt: skip


def encounters(session: Session, period: Period, cases: Mapping[str, OfCase]) -> list[Met]:
    """The encounters of the period, by their day; those whose child nobody knows are left out."""
    rows: list[Met] = []
    for record, fixed in ((r.Encounter, None), (r.Screening, "screening")):
        table = table_of(record).c
        names = ("id", "case_id", "held_on", "level", "office", "concerns", "minutes")
        kind = [] if fixed else [table.kind]
        for row in session.execute(select(*(table[name] for name in names), *kind)).mappings():
            day = day_in(period, row["held_on"])
            if day is not None and row["case_id"] in cases:
                rows.append(_met(row, cases[row["case_id"]], day, fixed or row["kind"] or UNKNOWN))
    return sorted(rows, key=lambda one: (one.day, one.id))


def _met(row: Any, case: OfCase, day: date, kind: str) -> Met:
    return Met(
        row["id"], case, day, kind, row["level"] or UNKNOWN, row["office"] or case.office, tuple(row["concerns"] or ()),
        row["minutes"] or 0,
    )  # fmt: skip


def children(met: list[Met]) -> list[Child]:
    """Each child once."""
    found: dict[str, Child] = {}
    for one in met:
        child = found.setdefault(one.case.person, Child(one.case, one.day))
        child.kinds.add(one.kind)
        child.levels.add(one.level)
        child.offices.add(one.office)
        child.years.add(one.year)
        child.concerns.update(one.concerns)
    return list(found.values())
