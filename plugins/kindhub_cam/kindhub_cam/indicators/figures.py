"""From families to figures: the whole, then cut by each dimension."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from kindhub.program.figure_labels import UNKNOWN
from kindhub.program.indicators import Figure, Period
from kindhub.program.telling import Cuts, Told, counts, ids_of, middle, middles, month_of
from kindhub.records.local_day import today
from kindhub_cam.indicators.population import Family, Population, band_on

GOES_ON = ("likely_eligible", "needs_review")
ENDED = ("withdrawn", "aged_out", "ineligible", "closed_program")


def family_id(one: Family) -> str:
    """The case behind a family."""
    return str(one.case.id)


def screening_figures(found: Population, period: Period) -> Iterator[Told]:
    """Families and children screened, and why not."""
    latest = [one for family in found.families.values() if (one := _latest(family, period)) is not None]
    cuts: Cuts = {"outcome": lambda one: one.outcome or UNKNOWN, "rules": lambda one: one.rules or UNKNOWN,
                  "month": lambda one: month_of(one.screened_on)}  # fmt: skip
    yield from counts("families_screened", latest, cuts, key=_case_id)
    likely = [one for one in latest if one.outcome == "likely_eligible"]
    value = 100 * len(likely) / len(latest) if latest else None
    yield Told(Figure("families_eligible", {}, value, len(likely), len(latest), "percent"), ids_of(likely, _case_id))
    born = {one.id: one for family in found.families.values() for one in family.members}
    children = [
        (child, born.get(child.member_id), one.screened_on) for one in latest for child in found.screened[one.id]
    ]
    by_child = {"outcome": lambda row: row[0].outcome or UNKNOWN, **_child(lambda row: row[1], lambda row: row[2])}
    yield from counts("children_screened", children, by_child, "persons", _screened_id)
    yield from _reasons([row for row in children if row[0].outcome in ("not_eligible", "needs_review")])


def _reasons(open_ones: list[Any]) -> Iterator[Told]:
    yield Told(Figure("reasons", {}, len(open_ones), unit="persons"), ids_of(open_ones, _screened_id))
    missed = [(key, row) for row in open_ones for key in (row[0].reasons or "").split()]
    for key in sorted({key for key, _row in missed}):
        rows = [row for one, row in missed if one == key]
        yield Told(Figure("reasons", {"reason": key}, len(rows), unit="persons"), ids_of(rows, _screened_id))


def filing_figures(found: Population, period: Period) -> Iterator[Told]:
    """Inquiries, AORs, whom they cover, and how long it took."""
    families = list(found.families.values())
    begun = [one for one in families if period.holds(one.inquired_on)]
    yield from counts("inquiries", begun, {"month": lambda one: month_of(one.inquired_on)}, key=family_id)
    drafted = [one for one in families if period.holds(one.drafted_on)]
    yield from counts("aors_prepared", drafted, {"month": lambda one: month_of(one.drafted_on)}, key=family_id)
    filed = [one for one in families if period.holds(one.filed_on)]
    yield from counts("aors_filed", filed, {"month": lambda one: month_of(one.filed_on)}, key=family_id)
    days = [((one.filed_on - one.inquired_on).days, family_id(one)) for one in filed
            if one.filed_on and one.inquired_on and one.filed_on >= one.inquired_on]  # fmt: skip
    yield middle("days_to_filing", days)
    children = [(child, one.filed_on) for one in filed for child in one.children]
    by_child = _child(lambda row: row[0], lambda row: row[1])
    yield from counts("children_covered", children, by_child, "persons", lambda row: str(row[0].id))
    relatives = [one for family in filed for one in family.members if one.role not in ("child", "petitioner")]
    yield from counts("relatives_covered", relatives, {"role": lambda one: one.role or UNKNOWN}, "persons", _own_id)


def care_figures(found: Population, period: Period) -> Iterator[Told]:
    """Preparation, company, decisions, arrivals."""
    held = [one for one in found.sessions if period.holds(one.held_on) and one.case_id in found.families]
    prepared = {one.member_id or one.case_id for one in held if one.kind == "preparation"}
    yield Told(Figure("children_prepared", {}, len(prepared), unit="persons"))
    together = [one for one in found.interviews if one.accompanied and period.holds(one.held_on)]
    seen = {(one.member_id, one.held_on) for one in together}
    alone = {(one.member_id, one.held_on) for one in held if (one.kind or "").startswith("accompaniment")} - seen
    yield Told(Figure("interviews_accompanied", {}, len(together) + len(alone), unit="events"))
    families = found.families.values()
    decisions = [one for family in families for one in family.decisions if period.holds(one.decided_on)]
    yield from counts("decisions", decisions, {"decision": lambda one: one.decision or UNKNOWN}, "persons", _own_id)
    arrivals = [one for family in families for one in family.arrivals if period.holds(one.arrived_on)]
    cuts: Cuts = {"arrived_as": lambda one: one.arrived_as or UNKNOWN, "month": lambda one: month_of(one.arrived_on)}
    yield from counts("arrivals", arrivals, cuts, "persons", _own_id)


def waiting_figures(found: Population, period: Period) -> Iterator[Told]:
    """Who ended before arrival, and who waits how long where: by families, and by each person's own track."""
    families, last = list(found.families.values()), min(period.last, today())
    ended = [one for one in families if one.case.status in ENDED and period.holds(one.case.status_since)]
    yield from counts("ended", ended, {"stage": lambda one: one.case.status}, key=family_id)
    waiting = [one for one in families if one.waits and (one.inquired_on is None or one.inquired_on <= last)]
    yield from counts("waiting", waiting, {"stage": lambda one: one.case.status}, key=family_id)
    since = [(one.case.status, one.case.status_since, family_id(one)) for one in waiting]
    yield from middles("waiting_days", _days(since, last), "stage")
    tracks = [track for one in waiting for track in one.tracks if track.waits]
    yield from counts("tracks_waiting", tracks, {"stage": lambda one: one.stage}, "persons", lambda one: str(one.id))
    moved = [(one.stage, one.since, str(one.id)) for one in tracks]
    yield from middles("track_days", _days(moved, last), "stage")


def _days(since: list[tuple[str, date | None, str]], last: date) -> list[tuple[str, int, str]]:
    return [(stage, (last - day).days, one) for stage, day, one in since if day is not None and day <= last]


STEPS: tuple[tuple[str, Callable[[Family], bool]], ...] = (
    ("inquiry", lambda _one: True),
    ("screened", lambda one: bool(one.screenings)),
    ("eligible", lambda one: any(row.outcome in GOES_ON for row in one.screenings)),
    ("filed", lambda one: one.filed_on is not None),
    ("interviewed", lambda one: one.interviewed),
    ("decided", lambda one: bool(one.decisions)),
    ("approved", lambda one: any((row.decision or "").endswith("_conditional") for row in one.decisions)),
    ("arrived", lambda one: bool(one.arrivals) or one.case.status in ("arrived", "post_arrival")),
)


def funnel_figures(found: Population, period: Period) -> Iterator[Told]:
    """How far the families that began in the period have come."""
    begun = [one for one in found.families.values() if period.holds(one.inquired_on)]
    yield Told(Figure("funnel", {}, len(begun), unit="cases"), ids_of(begun, family_id))
    for step, reached in STEPS:
        there = [one for one in begun if reached(one)]
        yield Told(Figure("funnel", {"step": step}, len(there), unit="cases"), ids_of(there, family_id))


def _child(who: Callable[[Any], Any], when: Callable[[Any], date | None]) -> dict[str, Callable[[Any], str]]:
    return {
        "country": lambda row: (who(row).lives_in if who(row) else None) or UNKNOWN,
        "sex": lambda row: (who(row).sex if who(row) else None) or UNKNOWN,
        "age_band": lambda row: band_on(who(row).birth if who(row) else None, when(row)),
    }


def _latest(family: Family, period: Period) -> Any:
    inside = [one for one in family.screenings if period.holds(one.screened_on)]
    return max(inside, key=lambda one: (one.screened_on, one.id), default=None)


def _case_id(row: Any) -> str:
    return str(row.case_id)


def _own_id(row: Any) -> str:
    return str(row.id)


def _screened_id(row: Any) -> str:
    return str(row[0].member_id)
