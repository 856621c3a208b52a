"""Closings: one per case number, the later one where there are two, by reason; and how many goals were met by then.

A referral that was typed twice under two numbers is one case with two numbers, and each of them may be closed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kindhub.program.figure_labels import UNKNOWN
from kindhub.program.indicators import Figure, Period
from kindhub.records.base import table_of
from kindhub_reintegration import records as r
from kindhub_reintegration.indicators.children import Child, Population
from kindhub_reintegration.indicators.columns import earliest, rows_of
from kindhub_reintegration.indicators.figures import Cut, counts, of_child, share


@dataclass(slots=True)
class Closed:
    """The closing of one case."""

    child: Child
    case: str
    day: str
    reason: str
    met: int | None
    total: int | None

    @property
    def month(self) -> str:
        """The month of the closing."""
        return self.day[:7]


CUTS: tuple[Cut, ...] = (("reason", attrgetter("reason")), *of_child(), ("month", attrgetter("month")))


def figures(session: Session, population: Population, period: Period) -> Iterator[Figure]:
    """Closings of the period and the goals written on them."""
    closed = members(session, population, period)
    yield from counts("closures", closed, CUTS, "cases")
    with_goals = [one for one in closed if one.met is not None and one.total]
    yield share("goals_met", {}, *_goals(with_goals))
    for name, key in CUTS:
        for code in sorted({key(one) for one in with_goals}):
            yield share("goals_met", {name: code}, *_goals([one for one in with_goals if key(one) == code]))


def members(session: Session, population: Population, period: Period) -> list[Closed]:
    """The closings of the period."""
    first, last = period.first.isoformat(), period.last.isoformat()
    return [one for one in _closings(session, population) if first <= one.day <= last]


def _goals(closed: list[Closed]) -> tuple[int, int]:
    return sum(one.met or 0 for one in closed), sum(one.total or 0 for one in closed)


def _closings(session: Session, population: Population) -> list[Closed]:
    closure = table_of(r.Closure).c
    cases = table_of(r.Case)
    day = earliest(closure.closed_on)
    number = func.coalesce(closure.case_written, cases.c.number)
    rows = (
        select(closure.case_id, number, day, closure.reason, closure.goals_met, closure.goals_total)
        .join(cases, cases.c.id == closure.case_id)
        .order_by(day, closure.id)
    )
    found: dict[tuple[str, str | None], Closed] = {}
    for case_id, written, closed_on, reason, met, total in rows_of(session, rows):
        case = population.cases.get(case_id)
        if case is not None and closed_on is not None:
            found[case_id, written] = Closed(case.child, case_id, closed_on, reason or UNKNOWN, met, total)
    return list(found.values())
