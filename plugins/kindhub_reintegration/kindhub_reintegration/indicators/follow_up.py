"""Time kept: answers, first visits, plans, contacts; and children in school after 3, 6, 12 months."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.program.indicators import Figure, Period
from kindhub.records.base import table_of
from kindhub_reintegration import records as r
from kindhub_reintegration.indicators.children import REFERENCE, CaseFacts, Child, Population, years
from kindhub_reintegration.indicators.columns import earliest
from kindhub_reintegration.indicators.contacts import Contacts
from kindhub_reintegration.indicators.figures import medians, of_child, shares

PLAN_DAYS = 30
NEAR = timedelta(days=45)
MARKS = {months: timedelta(days=round(months * 365.25 / 12)) for months in (3, 6, 12)}
"""After so many months it is asked whether a child is in school; and after how many days that is."""


@dataclass(slots=True)
class Timed:
    """Something that took `days`, or was (`hit`) or was not as it should be."""

    child: Child
    days: int = 0
    hit: bool = False


def figures(session: Session, population: Population, held: Contacts, period: Period) -> Iterator[Figure]:
    """All figures on time and school."""
    yield from shares("plan_within_30_days", _plans(session, population, period), _hit, of_child())
    yield from medians("median_days_to_answer", _answers(population, period), _days, of_child())
    yield from medians("median_days_to_first_visit", _first_visits(population, held, period), _days, of_child())
    yield from shares("contacts_on_time", _on_time(session, population, held, period), _hit, of_child())
    for months in MARKS:
        yield from shares(f"in_school_{months}", _in_school(population, held, period, months), _hit, of_child())


def looked_at(population: Population, period: Period) -> set[str]:
    """The cases whose contacts tell of a first visit, or of school at one of the marks."""
    since = (timedelta(), *MARKS.values())
    return {case.id for days in since for case, _ in _some_days_after_return(population, period, days)}


def _hit(one: Timed) -> bool:
    return one.hit


def _days(one: Timed) -> int:
    return one.days


def _between(start: str, end: str) -> int:
    return _ordinal(end) - _ordinal(start)


@lru_cache(maxsize=40_000)
def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def _some_days_after_return(
    population: Population, period: Period, days: timedelta
) -> Iterator[tuple[CaseFacts, date]]:
    """The enrolments for which so many days after the return fall into the period, each with that day."""
    first, last = (period.first - days).isoformat(), (period.last - days).isoformat()
    for case in population.enrolments():
        if case.returned is not None and first <= case.returned <= last:
            yield case, date.fromisoformat(case.returned) + days


def _plans(session: Session, population: Population, period: Period) -> list[Timed]:
    """Of the returns whose thirty days ended in the period: whether a plan was approved within them."""
    plan = table_of(r.Plan).c
    approved: dict[str, date] = {}
    for case_id, day in session.execute(
        select(plan.case_id, plan.approved_on).where(plan.approved_on.is_not(None))
    ).all():
        approved[case_id] = min(day, approved.get(case_id, day))
    found = []
    for case, limit in _some_days_after_return(population, period, timedelta(days=PLAN_DAYS)):
        found.append(Timed(case.child, hit=approved.get(case.id, date.max) <= limit))
    return found


def _answers(population: Population, period: Period) -> list[Timed]:
    """Days from a referral of the period to its answer, where both are known to the day."""
    first, last = period.first.isoformat(), period.last.isoformat()
    found = []
    for case in population.cases.values():
        asked, answered = case.referred, case.answered
        if asked is None or answered is None or not first <= asked <= last:
            continue
        if asked == case.referred_latest and answered == case.answered_latest and asked <= answered:
            found.append(Timed(case.child, days=_between(asked, answered)))
    return found


def _first_visits(population: Population, held: Contacts, period: Period) -> list[Timed]:
    """Days from a return of the period to the first home visit, where both are known to the day."""
    found = []
    for case, returned in _some_days_after_return(population, period, timedelta()):
        day = returned.isoformat()
        if day != case.returned_latest:
            continue
        visits = [one.since for one in held.get(case.id, ()) if one.mode == "home_visit" and one.since == one.until]
        after = [visit for visit in visits if visit >= day]
        if after:
            found.append(Timed(case.child, days=_between(day, min(after))))
    return found


def _on_time(session: Session, population: Population, held: Contacts, period: Period) -> list[Timed]:
    """Of the contacts agreed for a day of the period: whether somebody was reached by then.

    A date agreed after the case was closed counts for nothing.
    """
    closure = table_of(r.Closure).c
    rows = session.execute(select(closure.case_id, earliest(closure.closed_on)))
    closed: dict[str, str | None] = {row[0]: row[1] for row in rows}
    first, last = period.first.isoformat(), period.last.isoformat()
    found = []
    for case_id, contacts in held.items():
        end = closed.get(case_id) or "9999"
        for place, one in enumerate(contacts):
            if one.next_due is None or not first <= one.next_due <= min(last, end):
                continue
            following = contacts[place + 1] if place + 1 < len(contacts) else None
            on_time = following is not None and following.since <= one.next_due
            found.append(Timed(population.cases[case_id].child, hit=on_time))
    return found


def _in_school(population: Population, held: Contacts, period: Period, months: int) -> list[Timed]:
    """Of the children of school age whose third (sixth, twelfth) month fell in the period: who was in school then.

    The statement nearest to the day decides, at most 45 days away; without one the child is not in the figure.
    """
    found: dict[str, Timed] = {}
    for case, mark in _some_days_after_return(population, period, MARKS[months]):
        if not _of_school_age(case, mark.isoformat()):
            continue
        said = [
            (abs(_between(one.since, mark.isoformat())), one.in_school)
            for one in held.get(case.id, ())
            if one.in_school is not None
        ]
        near = min(said, default=(NEAR.days + 1, None))
        if near[0] <= NEAR.days:
            found[case.child.person] = Timed(case.child, hit=bool(near[1]))
    return list(found.values())


def _of_school_age(case: CaseFacts, day: str) -> bool:
    birth = case.child.birth
    if not birth or birth[:4] == "0000" or birth[11:15] == "9999":
        return False
    youngest, oldest = _school_age()
    return youngest <= years(birth[11:21], day) and years(birth[:10], day) <= oldest


@cache
def _school_age() -> tuple[int, int]:
    with (REFERENCE / "school_age.csv").open(encoding="utf-8", newline="") as lines:
        row = next(csv.DictReader(lines))
    return int(row["youngest"]), int(row["oldest"])
