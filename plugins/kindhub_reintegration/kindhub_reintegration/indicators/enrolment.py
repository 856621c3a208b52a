"""Children referred, accepted and enrolled, each counted once however often she was referred."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter

from kindhub.program.indicators import Figure, Period
from kindhub_reintegration.indicators.children import CaseFacts, Child, Population
from kindhub_reintegration.indicators.figures import Cut, counts, of_child

CUTS: tuple[Cut, ...] = (*of_child(), ("month", attrgetter("month")))


@dataclass(slots=True)
class Once:
    """A child in a period, with the month of the first event that counts."""

    child: Child
    month: str
    case: str


def figures(population: Population, period: Period) -> Iterator[Figure]:
    """Referred, accepted, enrolled, and the enrolments whose day of return nobody wrote down."""
    for key, once in members(population, period).items():
        yield from counts(key, once, CUTS)
    yield from counts("enrolments_without_return_date", undated(population, period), of_child(), "cases")


def members(population: Population, period: Period) -> dict[str, list[Once]]:
    """Who is in the three figures of children, each with the case that counts."""
    cases = population.cases.values()
    return {
        "children_referred": _once(((c, c.referred) for c in cases), period),
        "children_accepted": _once(((c, c.referred) for c in cases if c.accepted), period),
        "children_enrolled": _once(((c, c.enrolled) for c in cases if c.enrolled), period),
    }


def undated(population: Population, period: Period) -> list[CaseFacts]:
    """Enrolments of the period whose day of return nobody wrote down."""
    first, last = period.first.isoformat(), period.last.isoformat()
    return [c for c in population.enrolments() if not c.returned and c.enrolled and first <= c.enrolled <= last]


def _once(dated: Iterable[tuple[CaseFacts, str | None]], period: Period) -> list[Once]:
    first, last = period.first.isoformat(), period.last.isoformat()
    found: dict[str, Once] = {}
    for case, day in dated:
        if day is None or not first <= day <= last:
            continue
        seen = found.get(case.child.person)
        if seen is None:
            found[case.child.person] = Once(case.child, day[:7], case.id)
        elif day[:7] < seen.month:
            seen.month, seen.case = day[:7], case.id
    return list(found.values())
