"""Figures of registration and parole, of what comes after, and of the whole way."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from statistics import mean
from typing import Any

from kindhub.program.figure_labels import UNKNOWN
from kindhub.program.indicators import Figure, Period
from kindhub.program.telling import Told, counts, middle, month_of, number
from kindhub.services.deadlines import due_for
from kindhub_reunification.clocks import clocks
from kindhub_reunification.indicators.counting import case_id, own_id, said
from kindhub_reunification.indicators.population import Family, Population

MATTER = {"pathway": said("pathway"), "representation": said("representation")}
ANSWERED = {"rfe": "rfe_answered_on", "rfe_notice": "rfe_answered_on", "reparole": "reparole_filed_on"}
"""Clocks of a matter that somebody must answer, and the day of the answer."""


def matter_figures(found: Population, period: Period) -> Iterator[Told]:
    """Registrations, filings, decisions, arrivals."""
    matters = [one for _family, one in found.matters()]
    for key, day in (("registrations", "registered_on"), ("filings", "filed_on"), ("arrivals", "arrived_on"),
                     ("work_permits", "ead_filed_on")):  # fmt: skip
        inside = [one for one in matters if period.holds(getattr(one, day))]
        yield from counts(key, inside, {**MATTER, "month": _month(day)}, key=own_id)
    yield from _represented(matters, period)
    decided = [one for one in matters if one.decision in ("approved", "denied") and period.holds(one.decided_on)]
    yield from counts("decisions", decided, {"decision": said("decision"), **MATTER}, key=own_id)
    yield number("approvals", [one for one in decided if one.decision == "approved"], key=own_id)
    undated = [one for one in matters if one.decision in ("approved", "denied") and one.decided_on is None]
    yield number("decisions_undated", undated, key=own_id)
    waiting = [one for one in matters if _waits(one, period.last)]
    yield from counts("decisions_pending", waiting, MATTER, key=own_id)


def _represented(matters: list[Any], period: Period) -> Iterator[Told]:
    """Matters by who represents, of those in which something happened in the period."""
    days = ("registered_on", "filed_on", "decided_on", "arrived_on")
    active = [one for one in matters if any(period.holds(getattr(one, day)) for day in days)]
    yield from counts("matters", active, MATTER, key=own_id)
    for key, value in (("represented", "kind"), ("mentored", "mentored")):
        yield number(f"matters_{key}", [one for one in active if one.representation == value], key=own_id)


def _waits(one: Any, last: date) -> bool:
    filed = one.filed_on is not None and one.filed_on <= last
    return filed and one.decision not in ("approved", "denied")


def _month(day: str) -> Callable[[Any], str]:
    return lambda row: month_of(getattr(row, day))


def waiting_figures(found: Population, period: Period) -> Iterator[Told]:
    """Days between the stages, each by the day that ends it; what ends before it began is left out."""
    matters = [one for _family, one in found.matters()]
    decided = [one for one in matters if one.filed_on and period.holds(one.decided_on)]
    forward = [one for one in decided if one.decided_on >= one.filed_on]
    days = [((one.decided_on - one.filed_on).days, own_id(one)) for one in forward]
    yield middle("days_filing_to_decision", days)
    known = [day for day, _one in days]
    mean_of = Figure("days_filing_to_decision_mean", {}, mean(known) if known else None, None, len(known), "days")
    yield Told(mean_of, tuple(map(own_id, forward)))
    yield number("decisions_before_filing", [one for one in decided if one.decided_on < one.filed_on], key=own_id)
    for representation in sorted({one.representation or UNKNOWN for one in forward}):
        some = [((one.decided_on - one.filed_on).days, own_id(one)) for one in forward
                if (one.representation or UNKNOWN) == representation]  # fmt: skip
        yield middle("days_filing_to_decision", some, {"representation": representation})
    yield from _between(found, period)


STRETCHES: dict[str, Callable[[Family, Any], tuple[date | None, date | None]]] = {
    "sought_contacted": lambda family, _one: (family.first_tried, family.reached_on),
    "contacted_confirmed": lambda family, _one: (family.reached_on, family.confirmed_on),
    "confirmed_registered": lambda family, one: (family.confirmed_on, one.registered_on if one else None),
    "registered_filed": lambda _family, one: (one.registered_on, one.filed_on) if one else (None, None),
    "filed_decided": lambda _family, one: (one.filed_on, one.decided_on) if one else (None, None),
    "decided_arrived": lambda _family, one: (one.decided_on, one.arrived_on) if one else (None, None),
    "filed_arrived": lambda _family, one: (one.filed_on, one.arrived_on) if one else (None, None),
}
OF_FAMILY = ("sought_contacted", "contacted_confirmed")


def _separated(family: Family) -> date | None:
    written = family.case.separated_on
    return written.earliest if written is not None and written.precision == "day" else None


def _between(found: Population, period: Period) -> Iterator[Told]:
    for key, ends in STRETCHES.items():
        whom = (
            [(family, None) for family in found.families.values()] if key in OF_FAMILY else found.matters()
        )  # fmt: skip
        pairs = [(*ends(family, one), case_id(family)) for family, one in whom]
        yield middle("days_between", _days(pairs, period), {"stretch": key}, spread=True)
    apart = [(_separated(family), family.reached_on, case_id(family)) for family in found.families.values()]
    yield middle("days_apart_until_talk", _days(apart, period), spread=True)


def _days(pairs: Iterable[tuple[date | None, date | None, str]], period: Period) -> list[tuple[int, str]]:
    """The days of the stretches that end in the period; what ends before it begins is left out."""
    return [((last - first).days, one) for first, last, one in pairs
            if first and last and period.holds(last) and last >= first]  # fmt: skip


def after_figures(found: Population, period: Period) -> Iterator[Told]:
    """Reunifications, families in services, sessions."""
    together = [one for one in found.families.values() if period.holds(one.together_on)]
    yield from counts("families_reunified", together, {"month": lambda one: month_of(one.together_on)}, key=case_id)
    yield Told(Figure("children_reunified", {}, sum(one.children for one in together), unit="persons"))
    served = [one for one in found.families.values() if any(_runs(row, period) for row in one.services)]
    yield number("families_in_services", served, key=case_id)
    running = [row for one in found.families.values() for row in one.services if _runs(row, period)]
    yield from counts("services", running, {"service_kind": said("kind")}, "events", own_id)
    held = [one for one in found.sessions if period.holds(one.held_on)]
    yield from counts("sessions", held, {"session_kind": said("kind")}, "events")
    yield from _deadlines(found, period)


def _runs(row: Any, period: Period) -> bool:
    """Whether a service ran on a day of the period."""
    begun = row.started_on is not None and row.started_on <= period.last
    return begun and (row.ended_on is None or row.ended_on >= period.first)


def _deadlines(found: Population, period: Period) -> Iterator[Told]:
    """Clocks of matters that ran out in the period: answered in time, or not."""
    ended: list[tuple[str, str, str]] = []
    rules = [rule for rule in clocks() if rule.key in ANSWERED]
    for _family, one in found.matters():
        facts = {"open": True, "rfe_open": True, "rfe_on": None if one.rfe_due_on else one.rfe_on,
                 "rfe_due_on": one.rfe_due_on, "parole_to": one.parole_to,
                 **{name: getattr(one, name) for name in set(ANSWERED.values())}}  # fmt: skip
        for due in due_for(rules, facts):
            if period.holds(due.due_on):
                met = due.done_on is not None and due.done_on <= due.due_on
                ended.append((due.key, "met" if met else "missed", one.id))
    yield from counts("deadlines", ended, {"kept": lambda one: one[1], "clock": lambda one: one[0]}, "events",
                      lambda one: one[2])  # fmt: skip


STEPS: tuple[tuple[str, Callable[[Family], bool]], ...] = (
    ("sought", lambda one: bool(one.attempts)),
    ("located", lambda one: one.located),
    ("confirmed", lambda one: one.confirmed_on is not None),
    ("registered", lambda one: any(row.registered_on for row in one.matters)),
    ("filed", lambda one: any(row.filed_on for row in one.matters)),
    ("approved", lambda one: any(row.decision == "approved" for row in one.matters)),
    ("arrived", lambda one: any(row.arrived_on for row in one.matters)),
    ("reunified", lambda one: one.together_on is not None),
)


def funnel_figures(found: Population, period: Period) -> Iterator[Told]:
    """How far the families that were sought in the period have come to this day."""
    sought = [one for one in found.families.values() if any(period.holds(tried.on) for tried in one.attempts)]
    yield number("funnel", sought, key=case_id)
    for step, reached in STEPS:
        there = [one for one in sought if reached(one)]
        yield Told(Figure("funnel", {"step": step}, len(there), unit="cases"), tuple(map(case_id, there)))
