"""Children referred, accepted and enrolled, each counted once however often she was referred."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter

from kindhub.program.indicators import Figure, Period
from kindhub_reintegration.indicators.children import CaseFacts, Child, Population
from kindhub_reintegration.indicators.figures import Cut, counts, of_child

MONTH: Cut = ("month", attrgetter("month"))


@dataclass(slots=True)
class Once:
    """A child in a period, with the month of the first event that counts."""

    child: Child
    month: str


def figures(population: Population, period: Period) -> Iterator[Figure]:
    """Referred, accepted, enrolled, and the enrolments whose day of return nobody wrote down."""
    cases = population.cases.values()
    enrolled = [case for case in cases if case.enrolled]
    cuts = (*of_child(), MONTH)
    yield from counts("children_referred", _once(((c, c.referred) for c in cases), period), cuts)
    yield from counts("children_accepted", _once(((c, c.referred) for c in cases if c.accepted), period), cuts)
    yield from counts("children_enrolled", _once(((c, c.enrolled) for c in enrolled), period), cuts)
    first, last = period.first.isoformat(), period.last.isoformat()
    undated = [c for c in enrolled if not c.returned and c.enrolled and first <= c.enrolled <= last]
    yield from counts("enrolments_without_return_date", undated, of_child(), "cases")


def _once(dated: Iterable[tuple[CaseFacts, str | None]], period: Period) -> list[Once]:
    first, last = period.first.isoformat(), period.last.isoformat()
    found: dict[str, Once] = {}
    for case, day in dated:
        if day is None or not first <= day <= last:
            continue
        seen = found.get(case.child.person)
        if seen is None:
            found[case.child.person] = Once(case.child, day[:7])
        elif day[:7] < seen.month:
            seen.month = day[:7]
    return list(found.values())
