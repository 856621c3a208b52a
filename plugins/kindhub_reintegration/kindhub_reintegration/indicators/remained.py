"""Remained: of the children whose twelve months ended in the period, who was still in the country.

The last statement of residence decides, dated from the return up to 45 days after the twelve months. A statement is
a contact that reached somebody and has a residence, or the closing line, where *remigrated* says *left* whatever the
residence says. Optimistic leaves the unknown out; strict counts them as not remained; deceased are in neither.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from operator import attrgetter

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.program.indicators import Figure, Period
from kindhub.records.base import table_of
from kindhub_reintegration import records as r
from kindhub_reintegration.indicators.children import CaseFacts, Child, Population
from kindhub_reintegration.indicators.columns import earliest, latest, rows_of
from kindhub_reintegration.indicators.contacts import Contacts
from kindhub_reintegration.indicators.figures import Cut, counts, of_child, shares

AFTER_THE_END = timedelta(days=45)
SERVICE_YEARS = 1
OUTCOME = {"in_community": "remained", "moved_inside": "remained", "left": "remigrated", "deceased": "deceased"}
SPOKEN = {"remigrated": "left", "deceased": "deceased"}
"""Reasons of closing that say where the child is, whatever the residence cell says."""


@dataclass(slots=True)
class Ended:
    """A child whose service period ended, and what was last known of her."""

    child: Child
    case: str
    end: str
    limit: str
    returned: str
    order: tuple[str, int, str] = ("", 0, "")
    outcome: str = "unknown"

    @property
    def year(self) -> str:
        """The year in which the period ended."""
        return self.end[:4]

    def hear(self, since: str, until: str, weight: int, record_id: str, says: str | None) -> None:
        """Take in one statement; the last one within the window stands. On one day a closing (1) outweighs a
        contact (0), and of two contacts the one written later.
        """
        if says is None or since > self.limit or until < self.returned:
            return
        order = (_middle(since, until), weight, record_id)
        if order > self.order:
            self.order, self.outcome = order, OUTCOME.get(says, "unknown")


def figures(session: Session, population: Population, held: Contacts, period: Period) -> Iterator[Figure]:
    """Both percentages, the three counts apart, whole and by group; by year where the period spans several."""
    every = _with_statements(session, population, held, period)
    yield from _figures(_once_each(every), of_child())
    if period.first.year != period.last.year:
        by_year = _once_each_year(every)
        for year in sorted({one.year for one in by_year}):
            some = [one for one in by_year if one.year == year]
            yield from (Figure(f.indicator, {"year": year}, f.value, f.numerator, f.denominator, f.unit)
                        for f in _figures(some, ()))  # fmt: skip


def _figures(ended: list[Ended], cuts: tuple[Cut, ...]) -> Iterator[Figure]:
    known = [one for one in ended if one.outcome in ("remained", "remigrated")]
    alive = [one for one in ended if one.outcome != "deceased"]
    yield from shares("remained_optimistic", known, _remained, cuts)
    yield from shares("remained_strict", alive, _remained, cuts)
    for outcome in ("unknown", "deceased", "remigrated"):
        some = [one for one in ended if one.outcome == outcome]
        yield from counts(f"remained_{outcome}", some, cuts)
    yield from counts("service_period_ended", ended, cuts)


def members(session: Session, population: Population, held: Contacts, period: Period, *, by_year: bool) -> list[Ended]:
    """Whose twelve months ended in the period, each child once, or once in each year."""
    every = _with_statements(session, population, held, period)
    return _once_each_year(every) if by_year else _once_each(every)


def _once_each_year(ended: list[Ended]) -> list[Ended]:
    return list({(one.child.person, one.year): one for one in sorted(ended, key=attrgetter("end"))}.values())


def _remained(one: Ended) -> bool:
    return one.outcome == "remained"


def _once_each(ended: list[Ended]) -> list[Ended]:
    """Each child once, by the period that ended last."""
    found: dict[str, Ended] = {}
    for one in ended:
        known = found.get(one.child.person)
        if known is None or one.end > known.end:
            found[one.child.person] = one
    return list(found.values())


def looked_at(population: Population, period: Period) -> set[str]:
    """The cases whose contacts tell how they ended."""
    return {case.id for case in population.enrolments() if _ended(case, period)}


def _with_statements(session: Session, population: Population, held: Contacts, period: Period) -> list[Ended]:
    ended = {one.case: one for case in population.enrolments() if (one := _ended(case, period))}
    for case_id, one in ended.items():
        for contact in held.get(case_id, ()):
            one.hear(contact.since, contact.until, 0, contact.id, contact.residence)
    closure = table_of(r.Closure).c
    closed = select(
        closure.case_id, earliest(closure.closed_on), latest(closure.closed_on), closure.id, closure.residence,
        closure.reason,
    ).where(earliest(closure.closed_on).is_not(None), latest(closure.closed_on).is_not(None))  # fmt: skip
    for case_id, since, until, record_id, residence, reason in rows_of(session, closed):
        if case_id in ended:
            ended[case_id].hear(since, until, 1, record_id, SPOKEN.get(reason, residence))
    return list(ended.values())


def _ended(case: CaseFacts, period: Period) -> Ended | None:
    """The case as a period that ended within the days reported; a date of return not known to the day counts by the
    latest day it may be, so that no period is counted before it was surely over.
    """
    if case.returned is None or case.returned_latest is None:
        return None
    end = _year_later(case.returned_latest)
    if not period.first <= end <= period.last:
        return None
    return Ended(case.child, case.id, end.isoformat(), (end + AFTER_THE_END).isoformat(), case.returned)


@lru_cache(maxsize=40_000)
def _middle(since: str, until: str) -> str:
    """The middle of the days a statement may be of, so that *May* stands between the 1st and the 31st."""
    if since == until:
        return since
    start, end = date.fromisoformat(since), date.fromisoformat(until)
    return (start + (end - start) / 2).isoformat()


@lru_cache(maxsize=40_000)
def _year_later(day: str) -> date:
    start = date.fromisoformat(day)
    try:
        return start.replace(year=start.year + SERVICE_YEARS)
    except ValueError:
        return date(start.year + SERVICE_YEARS, 2, 28)
