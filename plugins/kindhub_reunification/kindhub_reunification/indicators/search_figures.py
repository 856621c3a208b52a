"""Figures of the search: sought, contacted, located, confirmed, exhausted; attempts by channel and outcome."""

from collections.abc import Iterable, Iterator
from typing import Any

from kindhub.program.figure_labels import UNKNOWN
from kindhub.program.indicators import Figure, Period
from kindhub.program.telling import Told, counts, middle, month_of, number, share
from kindhub.records.partial_date import first_day
from kindhub_reunification.indicators.counting import FAMILY, case_id, of_case, own_id, said, year_of
from kindhub_reunification.indicators.population import Family, Population
from kindhub_reunification.search.exhaustion import REACHED

LOCATED, NOT_LOCATED = "located", "not_located"


def attempt_figures(found: Population, period: Period) -> Iterator[Told]:
    """Attempts that count, and those that do not."""
    made = [one for family in found.families.values() for one in family.attempts if period.holds(one.on)]
    cuts = {"channel": said("channel"), "outcome": said("outcome"), "month": lambda one: month_of(one.on),
            "year": lambda one: year_of(one.on)}  # fmt: skip
    yield from counts("attempts", made, cuts, "events", own_id)
    for key, rows in (("attempts_repeated", found.repeated), ("attempts_unknown_family", found.unknown)):
        yield number(key, [one for one in rows if period.holds(first_day(one.attempted_on))], "events", own_id)
    undated = [one for family in found.families.values() for one in family.attempts if one.on is None]
    yield number("attempts_undated", undated, "events", own_id)


def search_figures(found: Population, period: Period) -> Iterator[Told]:
    """Families by how far the search for the parent came in the period."""
    families = list(found.families.values())
    standing = {**FAMILY, "search_status": of_case("search_status"), "location": of_case("location")}
    yield from counts("families_listed", families, standing, key=case_id)
    sought = sought_in(families, period)
    contacted = [one for one in families if _contacted(one, period)]
    confirmed = [one for one in families if period.holds(one.confirmed_on)]
    located = [one for one in families if _contacted(one, period) or period.holds(one.confirmed_on)]
    exhausted = [one for one in families if period.holds(one.exhausted_on)]
    yield from counts("families_sought", sought, FAMILY, key=case_id)
    yield from counts("families_contacted", contacted, FAMILY, key=case_id)
    yield from counts("families_located", located, FAMILY, key=case_id)
    months = {**FAMILY, "month": lambda one: month_of(one.confirmed_on)}
    yield from counts("identities_confirmed", confirmed, months, key=case_id)
    cuts = {**FAMILY, "found": lambda one: LOCATED if one.located else NOT_LOCATED}
    yield from counts("searches_exhausted", exhausted, cuts, key=case_id)
    tried = {id(one) for one in sought}
    yield share("located_of_sought", [one for one in located if id(one) in tried], len(sought), case_id)
    yield from _efforts(found, period)


def sought_in(families: Iterable[Family], period: Period) -> list[Family]:
    """Those with at least one attempt in the period."""
    return [one for one in families if any(period.holds(tried.on) for tried in one.attempts)]


def _contacted(family: Family, period: Period) -> bool:
    return any(period.holds(one.on) and one.outcome == REACHED for one in family.attempts)


def _efforts(found: Population, period: Period) -> Iterator[Told]:
    """What it took until somebody spoke with the parent for the first time, where that was in the period."""
    reached = [one for one in found.families.values() if period.holds(one.reached_on)]
    yield middle("attempts_to_contact", ((_tries_until(one), case_id(one)) for one in reached), unit="events")
    yield middle("days_to_contact", ((_days(one.first_tried, one.reached_on), case_id(one)) for one in reached))
    tried = [one for one in found.families.values() if one.attempts and period.holds(one.first_tried)]
    yield middle("attempts_per_family", ((len(one.attempts), case_id(one)) for one in tried), unit="events")


def _tries_until(family: Family) -> int:
    """Attempts up to the first talk with the parent; of those of its day, the ones that stand before it."""
    ordered = sorted(family.attempts, key=lambda one: str(one.on or ""))
    return next(n for n, one in enumerate(ordered, start=1) if one.outcome == REACHED and one.on)


def _days(first: Any, last: Any) -> int:
    return int((last - first).days)


def wish_figures(found: Population, _period: Period) -> Iterator[Told]:
    """What parents wish, by the latest word of each."""
    told = [one for one in found.families.values() if one.case.wish]
    yield from counts("wishes", told, {"wish": of_case("wish")}, "persons", case_id)
    unknown = [one for one in found.families.values() if one.located and not one.case.wish]
    yield Told(Figure("wishes", {"wish": UNKNOWN}, len(unknown), unit="persons"), tuple(map(case_id, unknown)))
