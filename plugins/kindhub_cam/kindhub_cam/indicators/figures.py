"""From families to figures: the whole, then cut by each dimension."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from statistics import median
from typing import Any

from kindhub.program.figure_labels import UNKNOWN
from kindhub.program.indicators import Figure, Period
from kindhub_cam.facts import SETTLED
from kindhub_cam.indicators.population import Family, Population, band_on

ENDED = ("withdrawn", "aged_out", "ineligible", "closed_program")
Cuts = Mapping[str, Callable[[Any], str]]


def screening_figures(found: Population, period: Period) -> Iterator[Figure]:
    """Families and children screened, and why not."""
    latest = [one for family in found.families.values() if (one := _latest(family, period)) is not None]
    yield from counts("families_screened", latest, {"outcome": lambda one: one.outcome or UNKNOWN,
                                                    "rules": lambda one: one.rules or UNKNOWN,
                                                    "month": lambda one: month_of(one.screened_on)})  # fmt: skip
    likely = sum(one.outcome == "likely_eligible" for one in latest)
    value = 100 * likely / len(latest) if latest else None
    yield Figure("families_eligible", {}, value, likely, len(latest), "percent")
    born = {one.id: one for family in found.families.values() for one in family.members}
    children = [
        (child, born.get(child.member_id), one.screened_on) for one in latest for child in found.screened[one.id]
    ]
    cuts: Cuts = {"outcome": lambda row: row[0].outcome or UNKNOWN, **_child(lambda row: row[1], lambda row: row[2])}
    yield from counts("children_screened", children, cuts, "persons")
    open_ones = [child for child, _born, _day in children if child.outcome in ("not_eligible", "needs_review")]
    yield Figure("reasons", {}, len(open_ones), unit="persons")
    keys = Counter(key for child in open_ones for key in (child.reasons or "").split())
    yield from (Figure("reasons", {"reason": key}, n, unit="persons") for key, n in sorted(keys.items()))


def filing_figures(found: Population, period: Period) -> Iterator[Figure]:
    """Inquiries, AORs, whom they cover, and how long it took."""
    families = list(found.families.values())
    begun = [one for one in families if period.holds(one.inquired_on)]
    yield from counts("inquiries", begun, {"month": lambda one: month_of(one.inquired_on)})
    drafted = [one for one in families if period.holds(one.drafted_on)]
    yield from counts("aors_prepared", drafted, {"month": lambda one: month_of(one.drafted_on)})
    filed = [one for one in families if period.holds(one.filed_on)]
    yield from counts("aors_filed", filed, {"month": lambda one: month_of(one.filed_on)})
    days = [(one.filed_on - one.inquired_on).days for one in filed
            if one.filed_on and one.inquired_on and one.filed_on >= one.inquired_on]  # fmt: skip
    yield middle("days_to_filing", days)
    children = [(child, one.filed_on) for one in filed for child in one.children]
    yield from counts("children_covered", children, _child(lambda row: row[0], lambda row: row[1]), "persons")
    relatives = [one for family in filed for one in family.members if one.role not in ("child", "petitioner")]
    yield from counts("relatives_covered", relatives, {"role": lambda one: one.role or UNKNOWN}, "persons")


def care_figures(found: Population, period: Period) -> Iterator[Figure]:
    """Preparation, company, decisions, arrivals."""
    held = [one for one in found.sessions if period.holds(one.held_on) and one.case_id in found.families]
    prepared = {one.member_id or one.case_id for one in held if one.kind == "preparation"}
    yield Figure("children_prepared", {}, len(prepared), unit="persons")
    together = [one for one in found.interviews if one.accompanied and period.holds(one.held_on)]
    seen = {(one.member_id, one.held_on) for one in together}
    alone = {(one.member_id, one.held_on) for one in held if (one.kind or "").startswith("accompaniment")} - seen
    yield Figure("interviews_accompanied", {}, len(together) + len(alone), unit="events")
    families = found.families.values()
    decisions = [one for family in families for one in family.decisions if period.holds(one.decided_on)]
    yield from counts("decisions", decisions, {"decision": lambda one: one.decision or UNKNOWN}, "persons")
    arrivals = [one for family in families for one in family.arrivals if period.holds(one.arrived_on)]
    yield from counts("arrivals", arrivals, {"arrived_as": lambda one: one.arrived_as or UNKNOWN,
                                             "month": lambda one: month_of(one.arrived_on)}, "persons")  # fmt: skip


def waiting_figures(found: Population, period: Period) -> Iterator[Figure]:
    """Who ended before arrival, and who waits how long where."""
    families = list(found.families.values())
    ended = [one for one in families if one.case.status in ENDED and period.holds(one.case.status_since)]
    yield from counts("ended", ended, {"stage": lambda one: one.case.status})
    waiting = [one for one in families if one.case.status not in (*SETTLED, "arrived", "post_arrival")
               and (one.inquired_on is None or one.inquired_on <= period.last)]  # fmt: skip
    yield from counts("waiting", waiting, {"stage": lambda one: one.case.status})
    days: dict[str, list[int]] = defaultdict(list)
    for one in waiting:
        since = one.case.status_since
        if since is not None and since <= period.last:
            days[one.case.status].append((period.last - since).days)
    yield middle("waiting_days", [day for some in days.values() for day in some])
    yield from (middle("waiting_days", some, {"stage": stage}) for stage, some in sorted(days.items()))


STEPS: tuple[tuple[str, Callable[[Family], bool]], ...] = (
    ("inquiry", lambda _one: True),
    ("screened", lambda one: bool(one.screenings)),
    ("eligible", lambda one: any(row.outcome == "likely_eligible" for row in one.screenings)),
    ("filed", lambda one: one.filed_on is not None),
    ("interviewed", lambda one: one.interviewed),
    ("decided", lambda one: bool(one.decisions)),
    ("approved", lambda one: any((row.decision or "").endswith("_conditional") for row in one.decisions)),
    ("arrived", lambda one: bool(one.arrivals) or one.case.status in ("arrived", "post_arrival")),
)


def funnel_figures(found: Population, period: Period) -> Iterator[Figure]:
    """How far the families that began in the period have come."""
    begun = [one for one in found.families.values() if period.holds(one.inquired_on)]
    yield Figure("funnel", {}, len(begun), unit="cases")
    yield from (Figure("funnel", {"step": step}, sum(map(reached, begun)), unit="cases") for step, reached in STEPS)


def counts(indicator: str, members: Sequence[Any], cuts: Cuts, unit: str = "cases") -> Iterator[Figure]:
    """How many there are, and in each group."""
    yield Figure(indicator, {}, len(members), unit=unit)
    for name, key in cuts.items():
        for code, number in sorted(Counter(map(key, members)).items()):
            yield Figure(indicator, {name: code}, number, unit=unit)


def middle(indicator: str, values: Iterable[int], group: dict[str, str] | None = None) -> Figure:
    """The middle value; `denominator` says of how many."""
    known = list(values)
    return Figure(indicator, group or {}, median(known) if known else None, None, len(known), "days")


def month_of(day: date | None) -> str:
    """`2023-04`."""
    return day.strftime("%Y-%m") if day else UNKNOWN


def _child(who: Callable[[Any], Any], when: Callable[[Any], date | None]) -> dict[str, Callable[[Any], str]]:
    return {
        "country": lambda row: (who(row).lives_in if who(row) else None) or UNKNOWN,
        "sex": lambda row: (who(row).sex if who(row) else None) or UNKNOWN,
        "age_band": lambda row: band_on(who(row).birth if who(row) else None, when(row)),
    }


def _latest(family: Family, period: Period) -> Any:
    inside = [one for one in family.screenings if period.holds(one.screened_on)]
    return max(inside, key=lambda one: (one.screened_on, one.id), default=None)
