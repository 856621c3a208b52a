"""Counts every figure of a period from one reading of the facts."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.program.cut_figures import Cut, counts, ids_of_group, members_of, one, shares, sums
from kindhub.program.figure_labels import UNKNOWN
from kindhub.program.indicators import CountUnit, Figure, Period, day_in
from kindhub.program.telling import middle
from kindhub_mexico import records as r
from kindhub_mexico.indicators.asked import actions, determinations, plans
from kindhub_mexico.indicators.claims import LATE, TO_DECIDE, WITHIN, claims
from kindhub_mexico.indicators.definitions import INDICATORS
from kindhub_mexico.indicators.population import ASSISTED, OfCase, cases_of, children, encounters

CHILD: tuple[Cut, ...] = (
    *(one(name, f"case.{name}") for name in ("sex", "nationality", "accompaniment", "language")),
    one("age_band", "age_band"), ("office", lambda child: child.offices), ("year", lambda child: child.years),
    ("concern", lambda child: child.concerns), ("level", lambda child: child.levels),
)  # fmt: skip
LINES: tuple[Cut, ...] = tuple(one(name, name) for name in ("office", "kind", "level", "year", "month"))
ASKED: tuple[Cut, ...] = tuple(
    one(name, path)
    for name, path in (("authority", "authority"), ("action", "kind"), ("office", "office"), ("year", "year"))
)
CLAIM: tuple[Cut, ...] = (
    *(one(name, name) for name in ("office", "year")),
    *(one(name, f"case.{name}") for name in ("sex", "nationality", "accompaniment")),
)  # fmt: skip
LOAD: tuple[Cut, ...] = (one("office", "office"), one("stage", "status"))
Members = tuple[Sequence[Any], tuple[Cut, ...], Callable[[Any], str]]


class Facts:
    """Everything the figures of a period are counted from, read when the first asks for it."""

    def __init__(self, session: Session, period: Period, only: Mapping[str, str] | None) -> None:
        self._session, self._period = session, period
        self.cases = cases_of(session, only)
        self.met = encounters(session, period, self.cases)
        self.children = children(self.met)
        self.asked = actions(session, period, self.cases)
        self.bids = determinations(session, period, self.cases)
        self.plans = plans(session, period, self.cases)
        self.claims = claims(session, period, self.cases)

    def at_work(self) -> list[OfCase]:
        """The cases that were open on the last day of the period."""
        last = self._period.last
        return [
            case for case in self.cases.values()
            if case.opened is not None and case.opened <= last and (case.closed is None or case.closed > last)
        ]  # fmt: skip

    def referred(self) -> list[r.Referral]:
        """The referrals of the period."""
        every = self._session.scalars(select(r.Referral))
        return [ref for ref in every if ref.case_id in self.cases and self._period.holds(ref.referred_on)]

    def groups(self) -> list[r.Visit]:
        """The days on which children were counted and not written down."""
        every = self._session.scalars(select(r.Visit))
        return [visit for visit in every if day_in(self._period, visit.held_on) is not None]

    def minutes_along(self) -> list[tuple[str, str, int]]:
        """Office, year and minutes of accompaniments: encounters, and hearings somebody went along to."""
        found = [(met.office, met.year, met.minutes) for met in self.met if met.kind == "accompaniment"]
        found += [
            (self.cases[one.case_id].office, f"{one.held_on.year}", one.minutes or 0)
            for one in self._session.scalars(select(r.Hearing))
            if one.case_id in self.cases and one.held_on is not None and self._period.holds(one.held_on)
        ]
        return found


def count(session: Session, period: Period, only: Mapping[str, str] | None = None) -> Iterator[Figure]:
    """Every figure of the period; `only`: of the cases of one office or partner."""
    facts = Facts(session, period, only)
    for indicator in COUNTED:
        members, cuts, _ = _members(facts, indicator)
        yield from counts(indicator, members, cuts, UNITS[indicator])
    yield from _waiting(facts)
    yield from _claims(facts)
    along = facts.minutes_along()
    yield from sums("accompaniment_hours", along, lambda part: part[2] / 60, _BY_OFFICE, "hours")
    if not only:
        yield from sums("counted_in_groups", facts.groups(), _heads, _VISITS, "events")


COUNTED = (
    "children_met", "children_oriented", "children_screened", "children_accompanied", "children_assisted",
    "encounters", "actions_sent", "bids_requested", "bids_done", "plans_received", "claims", "claims_timeliness",
    "claims_timeliness_rule", "claim_outcomes", "cases_open", "referrals", "referrals_to_programs",
)  # fmt: skip
UNITS: dict[str, CountUnit] = {one.key: one.unit for one in INDICATORS}
_BY_OFFICE: tuple[Cut, ...] = (("office", lambda part: (part[0],)), ("year", lambda part: (part[1],)))
_VISITS: tuple[Cut, ...] = (("office", lambda visit: (visit.office or UNKNOWN,)),)


def _heads(visit: r.Visit) -> int:
    """Counted in all, else the sum of the cells that were filled in."""
    cells = [value for name in r.CELLS if (value := getattr(visit, name)) is not None]
    return visit.counted if visit.counted is not None else sum(cells)


def _members(facts: Facts, indicator: str) -> Members:
    of_children: dict[str, Callable[[Any], bool]] = {
        "children_met": lambda _: True,
        "children_oriented": lambda child: "group" in child.kinds,
        "children_screened": lambda child: child.screened,
        "children_accompanied": lambda child: child.accompanied,
        "children_assisted": lambda child: ASSISTED in child.levels,
    }
    if indicator in of_children:
        return list(filter(of_children[indicator], facts.children)), CHILD, lambda child: child.case.id
    answered = [bid for bid in facts.bids if bid.answered_on is not None]
    decided = [claim for claim in facts.claims if claim.outcome != UNKNOWN]
    timed: tuple[Cut, ...] = (one("timeliness", "by_weekdays"),)
    ruled: tuple[Cut, ...] = (one("timeliness", "by_rule"),)
    outcomes: tuple[Cut, ...] = (one("outcome", "outcome"), *CLAIM)
    tables: dict[str, tuple[Callable[[], Sequence[Any]], tuple[Cut, ...]]] = {
        "encounters": (lambda: facts.met, LINES),
        "actions_sent": (lambda: facts.asked, ASKED),
        "bids_requested": (lambda: facts.bids, ASKED),
        "bids_done": (lambda: answered, ASKED),
        "plans_received": (lambda: facts.plans, ASKED),
        "claims": (lambda: facts.claims, CLAIM),
        "claims_timeliness": (lambda: facts.claims, timed),
        "claims_timeliness_rule": (lambda: facts.claims, ruled),
        "claim_outcomes": (lambda: decided, outcomes),
        "cases_open": (facts.at_work, LOAD),
        "referrals": (facts.referred, (("referred_to", lambda ref: (ref.to_kind or UNKNOWN,)),)),
        "referrals_to_programs": (
            lambda: [ref for ref in facts.referred() if ref.program], (("program", lambda ref: (ref.program,)),)
        ),
    }  # fmt: skip
    members, cuts = tables[indicator]
    return members(), cuts, lambda member: member.id


def _waiting(facts: Facts) -> Iterator[Figure]:
    """Days until the answer, with what lies around the middle; and how many were answered at all."""
    for indicator, asked in (("authority_days", facts.asked), ("bid_days", facts.bids)):
        for group, some in members_of(asked, ASKED):
            days = [(waited, part.id) for part in some if (waited := part.days) is not None]
            yield middle(indicator, days, group, spread=True).figure
    yield from shares("authority_answered", facts.asked, lambda part: part.answered_on is not None, ASKED)


def _claims(facts: Facts) -> Iterator[Figure]:
    for indicator, field in (("claims_within_30", "by_weekdays"), ("claims_within_rule", "by_rule")):
        known = [claim for claim in facts.claims if getattr(claim, field) in (WITHIN, LATE)]
        yield from shares(indicator, known, _is_within(field), CLAIM)
    ended = [claim for claim in facts.claims if claim.decided_in is not None]
    yield from shares("claims_decided_45", ended, lambda claim: claim.decided_in <= TO_DECIDE, CLAIM)


def _is_within(field: str) -> Callable[[Any], bool]:
    return lambda claim: getattr(claim, field) == WITHIN


def rows(
    session: Session, period: Period, indicator: str, group: dict[str, str], only: Mapping[str, str] | None = None
) -> tuple[str, ...]:
    """The ids of the records behind one figure, those of the numerator for a percentage."""
    facts = Facts(session, period, only)
    if indicator in COUNTED:
        members, cuts, key = _members(facts, indicator)
    else:
        members, cuts, key = _numerators(facts, indicator)
    return ids_of_group(members, cuts, key, group)


def _numerators(facts: Facts, indicator: str) -> Members:
    ids: Callable[[Any], str] = lambda member: member.id  # noqa: E731
    if indicator in ("claims_within_30", "claims_within_rule"):
        field = "by_weekdays" if indicator == "claims_within_30" else "by_rule"
        return [claim for claim in facts.claims if getattr(claim, field) == WITHIN], CLAIM, ids
    if indicator == "claims_decided_45":
        ended = [claim for claim in facts.claims if claim.decided_in is not None and claim.decided_in <= TO_DECIDE]
        return ended, CLAIM, ids
    asked = facts.bids if indicator == "bid_days" else facts.asked
    if indicator == "authority_answered":
        return [part for part in asked if part.answered_on is not None], ASKED, ids
    return [part for part in asked if part.days is not None], ASKED, ids
