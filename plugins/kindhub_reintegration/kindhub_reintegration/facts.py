"""What is known of a case, as the needs of its stages and its clocks look at it.

Read for many cases at once, one query per kind of part, because an import touches thousands. Plain tables, not
records: a stage must not look finished because a part of it lies outside somebody's scope.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, Row, Select, bindparam, case, func, select
from sqlalchemy.orm import Session

from kindhub.records.base import Record, table_of
from kindhub.records.partial_date import PartialDate
from kindhub_reintegration import records as r

Facts = dict[str, Any]
CHUNK = 400
DOMAINS = 12
ROUNDS = ("baseline", "month_3", "month_6", "month_12")
IN_SERVICE = ("received", "active", "monitoring", "reopened")
SETTLED = ("closed", "declined", "cancelled_return")
HOME = "GT"
IDS: BindParameter[Any] = bindparam("ids", expanding=True)


def facts_of(session: Session, case: r.Case) -> Facts:
    """The facts of one case."""
    return facts_of_many(session, (case,))[case.id]


def facts_of_many(session: Session, cases: Sequence[r.Case]) -> dict[str, Facts]:
    """The facts of many cases, by case id."""
    found = {case.id: _of_case(case) for case in cases}
    ids = list(found)
    for start in range(0, len(ids), CHUNK):
        some = ids[start : start + CHUNK]
        for read in PARTS:
            read(session, some, found)
    return found


def day_of(value: PartialDate | date | datetime | None) -> date | None:
    """The day a clock counts from: the earliest it may have been, so that a reminder never comes too late."""
    if isinstance(value, PartialDate):
        return value.earliest
    if isinstance(value, datetime):
        return value.astimezone(UTC).date()
    return value


def _of_case(case: r.Case) -> Facts:
    return {
        "status": case.status,
        "person_id": case.person_id,
        "responsible": case.responsible,
        "consent_home_on": case.consent_home_on,
        "country": HOME,
        "in_service": case.status in IN_SERVICE,
        "open": case.status not in SETTLED,
        "scored": 0,
        "goals": 0,
        "goals_met": 0,
    }


def _rows(session: Session, record: type[Record], ids: list[str], *names: str) -> Iterable[Row[Any]]:
    """The parts of these cases in the order they were added (ids sort by time)."""
    return session.connection().execute(_parts_of(record, names), {"ids": ids})


@cache
def _parts_of(record: type[Record], names: tuple[str, ...]) -> Select[Any]:
    """The question for one kind of part; every save asks a dozen, and putting one together takes longer than asking."""
    table = table_of(record)
    columns = [table.c[name] for name in ("case_id", *names)]
    return select(*columns).where(table.c.case_id.in_(IDS)).order_by(table.c.id)


def _referral(session: Session, ids: list[str], found: dict[str, Facts]) -> None:
    names = ("received_on", "decision", "decided_on", "consent_signed", "place", "depart_by")
    for row in _rows(session, r.Referral, ids, *names):
        facts = found[row.case_id]
        facts["referred_on"] = facts.get("referred_on") or day_of(row.received_on)
        facts["answered_on"] = day_of(row.decided_on) or facts.get("answered_on")
        facts["decision"] = row.decision or facts.get("decision")
        facts["consent_signed"] = bool(row.consent_signed or facts.get("consent_signed"))
        facts["place"] = row.place or facts.get("place")
        facts["country"] = row.place[:2] if row.place else facts["country"]
        facts["depart_by"] = row.depart_by


def _eligibility(session: Session, ids: list[str], found: dict[str, Facts]) -> None:
    checks = ("nationality_ok", "area_ok", "age_ok", "return_ok", "consent_ok")
    for row in _rows(session, r.Eligibility, ids, "checked_on", "result", *checks):
        facts = found[row.case_id]
        facts["checked"] = all(getattr(row, name) is not None for name in checks)
        facts["decision"] = row.result or facts.get("decision")
        facts["answered_on"] = facts.get("answered_on") or row.checked_on


def _pre_return(session: Session, ids: list[str], found: dict[str, Facts]) -> None:
    for contact in _rows(session, r.PreReturnContact, ids, "spoke_with"):
        if contact.spoke_with in ("child", "both"):
            found[contact.case_id]["child_spoken"] = True
        if contact.spoke_with in ("family", "both"):
            found[contact.case_id]["family_spoken"] = True
    for screen in _rows(session, r.RiskScreen, ids, "safe_return", "attorney_told_on"):
        facts = found[screen.case_id]
        facts["safe_return"] = screen.safe_return
        facts["cleared"] = screen.safe_return in ("safe", "concerns") or (
            screen.safe_return == "red_flag" and screen.attorney_told_on is not None
        )


def _partner(session: Session, ids: list[str], found: dict[str, Facts]) -> None:
    for row in _rows(session, r.PartnerAssignment, ids, "assigned_on", "package_sent_on", "answer", "answered_on"):
        found[row.case_id].update(
            assigned_on=row.assigned_on,
            package_sent=row.package_sent_on is not None,
            partner_answered_on=row.answered_on,
            partner_accepted=row.answer == "accepted",
        )


def _journey(session: Session, ids: list[str], found: dict[str, Facts]) -> None:
    for plan in _rows(session, r.PreDeparturePlan, ids, "departure_planned", "ready_on", "who_meets", "sleeps_at"):
        found[plan.case_id].update(
            departure_planned=day_of(plan.departure_planned),
            departure_plan_ready_on=plan.ready_on,
            journey_settled=bool(plan.ready_on and plan.who_meets and plan.sleeps_at),
        )
    names = ("departure_planned", "departed_on", "departure_outcome", "arrived_on", "arrival_point", "shelter_in",
             "shelter_out", "home_unsafe", "handed_on", "handed_to", "authority")  # fmt: skip
    for row in _rows(session, r.Return, ids, *names):
        facts = found[row.case_id]
        facts["departure_planned"] = facts.get("departure_planned") or day_of(row.departure_planned)
        facts["departed_on"] = day_of(row.departed_on)
        facts["departure_outcome"] = row.departure_outcome
        facts["returned_on"] = day_of(row.arrived_on)
        facts["shelter_in"] = row.shelter_in
        facts["shelter_left_on"] = day_of(row.shelter_out)
        facts["shelter_limited"] = row.shelter_in is not None and not row.home_unsafe
        facts["handed_over"] = row.handed_on is not None and bool(row.handed_to or row.authority)


def _assessments(session: Session, ids: list[str], found: dict[str, Facts]) -> None:
    for row in _rows(session, r.Assessment, ids, "round", "assessed_on"):
        if row.round in ROUNDS:
            found[row.case_id][f"assessed_{row.round}_on"] = day_of(row.assessed_on)
    for row in session.connection().execute(_scored(), {"ids": ids}):
        found[row.case_id].update(scored=row.scored, baseline_scored=row.scored >= DOMAINS)


@cache
def _scored() -> Select[Any]:
    """How many domains of the baseline assessment have a score, by case."""
    assessment, score = table_of(r.Assessment), table_of(r.DomainScore)
    return (
        select(assessment.c.case_id, func.count(func.distinct(score.c.domain)).label("scored"))
        .join(score, score.c.assessment_id == assessment.c.id)
        .where(assessment.c.case_id.in_(IDS), assessment.c.round == "baseline", score.c.score.is_not(None))
        .group_by(assessment.c.case_id)
    )


def _plans(session: Session, ids: list[str], found: dict[str, Facts]) -> None:
    for row in _rows(session, r.Plan, ids, "made_on", "child_agrees", "approved_on"):
        found[row.case_id].update(
            plan_made_on=day_of(row.made_on), child_agrees=row.child_agrees is True, plan_approved_on=row.approved_on
        )
    for review in _rows(session, r.PlanReview, ids, "reviewed_on"):
        found[review.case_id]["reviewed_on"] = review.reviewed_on
    for row in session.connection().execute(_goals(), {"ids": ids}):
        found[row.case_id].update(goals=row.goals, goals_met=row.met)
    for case_id in ids:
        facts = found[case_id]
        facts["review_from"] = _latest(facts.get("plan_approved_on"), facts.get("reviewed_on"))


@cache
def _goals() -> Select[Any]:
    """How many goals the plans of each case have, and how many of them are met; dropped ones count for nothing."""
    plan, goal = table_of(r.Plan), table_of(r.Goal)
    return (
        select(plan.c.case_id, func.count().label("goals"), func.count(case((goal.c.status == "met", 1))).label("met"))
        .join(goal, goal.c.plan_id == plan.c.id)
        .where(plan.c.case_id.in_(IDS), goal.c.status.is_distinct_from("dropped"))
        .group_by(plan.c.case_id)
    )


def _contacts(session: Session, ids: list[str], found: dict[str, Facts]) -> None:
    for row in _rows(session, r.Contact, ids, "held_on", "mode", "reached", "next_due"):
        held = day_of(row.held_on)
        if held is None or row.reached is False:
            continue
        facts = found[row.case_id]
        returned = facts.get("returned_on")
        if held >= (facts.get("contacted_on") or held):
            facts["contacted_on"] = held
            facts["next_agreed"] = day_of(row.next_due)
        if row.mode == "home_visit" and (returned is None or held >= returned):
            facts["first_visit_on"] = min(held, facts.get("first_visit_on") or held)
            facts["visited_on"] = max(held, facts.get("visited_on") or held)
    for case_id in ids:
        facts = found[case_id]
        facts["contact_from"] = _latest(facts.get("contacted_on"), facts.get("returned_on"))
        facts["visit_from"] = _latest(facts.get("visited_on"), facts.get("returned_on"))


def _closures(session: Session, ids: list[str], found: dict[str, Facts]) -> None:
    for row in _rows(session, r.Closure, ids, "closed_on", "reason", "residence", "approval", "follow_up_on"):
        facts = found[row.case_id]
        closed = day_of(row.closed_on)
        if closed is not None and closed < (facts.get("closed_on") or closed):
            continue
        facts.update(
            closed_on=closed,
            closure_reason=row.reason,
            closure_complete=bool(closed and row.reason and row.residence),
            closure_approved=row.approval == "approved",
            followed_up_on=row.follow_up_on,
            call_later=row.reason not in ("deceased", "duplicate", None),
        )


def _latest(*days: date | None) -> date | None:
    return max((day for day in days if day is not None), default=None)


PARTS: tuple[Callable[[Session, list[str], dict[str, Facts]], None], ...] = (
    _referral, _eligibility, _pre_return, _partner, _journey, _assessments, _plans, _contacts, _closures,
)  # fmt: skip
