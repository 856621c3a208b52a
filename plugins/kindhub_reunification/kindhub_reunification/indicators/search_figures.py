"""Figures of the search: sought, contacted, located, confirmed, exhausted; attempts by channel and outcome."""

from collections.abc import Iterator
from typing import Any

from kindhub.program.figure_labels import UNKNOWN
from kindhub.program.indicators import Figure, Period
from kindhub_reunification.facts import exact
from kindhub_reunification.indicators.counting import FAMILY, counts, middle, month_of, of_case, said, share, year_of
from kindhub_reunification.indicators.population import Family, Population
from kindhub_reunification.search.exhaustion import REACHED

LOCATED, NOT_LOCATED = "located", "not_located"


def attempt_figures(found: Population, period: Period) -> Iterator[Figure]:
    """Attempts that count, and those that do not."""
    made = [one for family in found.families.values() for one in family.attempts if period.holds(one.on)]
    cuts = {"channel": said("channel"), "outcome": said("outcome"), "month": lambda one: month_of(one.on),
            "year": lambda one: year_of(one.on)}  # fmt: skip
    yield from counts("attempts", made, cuts, "events")
    for key, rows in (("attempts_repeated", found.repeated), ("attempts_unknown_family", found.unknown)):
        yield Figure(key, {}, sum(period.holds(exact(one.attempted_on)) for one in rows), unit="events")
    undated = sum(one.on is None for family in found.families.values() for one in family.attempts)
    yield Figure("attempts_undated", {}, undated, unit="events")


def search_figures(found: Population, period: Period) -> Iterator[Figure]:
    """Families by how far the search for the parent came in the period."""
    families = list(found.families.values())
    yield from counts("families_listed", families, {**FAMILY, "search_status": of_case("search_status"),
                                                    "location": of_case("location")})  # fmt: skip
    sought = [one for one in families if any(period.holds(tried.on) for tried in one.attempts)]
    contacted = [one for one in families if _contacted(one, period)]
    confirmed = [one for one in families if period.holds(one.confirmed_on)]
    located = [one for one in families if _contacted(one, period) or period.holds(one.confirmed_on)]
    exhausted = [one for one in families if period.holds(one.exhausted_on)]
    yield from counts("families_sought", sought, FAMILY)
    yield from counts("families_contacted", contacted, FAMILY)
    yield from counts("families_located", located, FAMILY)
    yield from counts("identities_confirmed", confirmed, {**FAMILY, "month": lambda one: month_of(one.confirmed_on)})
    cuts = {**FAMILY, "found": lambda one: LOCATED if one.located else NOT_LOCATED}
    yield from counts("searches_exhausted", exhausted, cuts)
    tried = {id(one) for one in sought}
    yield share("located_of_sought", sum(id(one) in tried for one in located), len(sought))
    yield from _efforts(found, period)


def _contacted(family: Family, period: Period) -> bool:
    return any(period.holds(one.on) and one.outcome == REACHED for one in family.attempts)


def _efforts(found: Population, period: Period) -> Iterator[Figure]:
    """What it took until somebody spoke with the parent for the first time, where that was in the period."""
    reached = [one for one in found.families.values() if period.holds(one.reached_on)]
    yield middle("attempts_to_contact", (_tries_until(one) for one in reached), unit="events")
    yield middle("days_to_contact", (_days(one.first_tried, one.reached_on) for one in reached))
    tried = [one for one in found.families.values() if one.attempts and period.holds(one.first_tried)]
    yield middle("attempts_per_family", (len(one.attempts) for one in tried), unit="events")


def _tries_until(family: Family) -> int:
    """Attempts up to the first talk with the parent; of those of its day, the ones that stand before it."""
    ordered = sorted(family.attempts, key=lambda one: str(one.on or ""))
    return next(n for n, one in enumerate(ordered, start=1) if one.outcome == REACHED and one.on)


def _days(first: Any, last: Any) -> int:
    return int((last - first).days)


def wish_figures(found: Population, _period: Period) -> Iterator[Figure]:
    """What parents wish, by the latest word of each."""
    told = [one for one in found.families.values() if one.case.wish]
    yield from counts("wishes", told, {"wish": of_case("wish")}, "persons")
    unknown = [one for one in found.families.values() if one.located and not one.case.wish]
    yield Figure("wishes", {"wish": UNKNOWN}, len(unknown), unit="persons")
