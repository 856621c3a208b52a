"""What is known of a file, as the needs of its stages and its clocks look at it; read for many files at once."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from kindhub.program.case_facts import Facts, part_rows, read_facts
from kindhub.records.partial_date import PartialDate, first_day
from kindhub_gbv import records as r
from kindhub_gbv.classification import QUESTIONS, SEXUAL, classify

HOME = "GT"
SETTLED = ("closed", "declined")
MADE = ("referred",)
"""Statuses of a referral by which something of hers left the house."""


def facts_of(session: Session, case: r.Case) -> Facts:
    """The facts of one file."""
    return facts_of_many(session, (case,))[case.id]


def facts_of_many(session: Session, cases: Sequence[r.Case]) -> dict[str, Facts]:
    """The facts of many files, by case id."""
    found = read_facts(session, cases, _of_case, (_consent, _incidents, _care, _contacts, _closure))
    for facts in found.values():
        facts["health_wanted"] = facts["open"] and facts.get("health_on") is None and not facts.get("health_declined")
    return found


def _of_case(case: r.Case) -> Facts:
    return {
        "status": case.status,
        "responsible": case.responsible,
        "country": HOME,
        "open": case.status not in SETTLED,
        "incidents": 0,
        "undecided": 0,
        "goals": 0,
        "referrals_settled": 0,
        "opened_on": case.opened,
    }


def _consent(session: Session, ids: list[str], found: dict[str, Facts]) -> None:
    for row in part_rows(session, r.Consent, ids, "introduced_on", "limits_told_on", "services", "services_on",
                     "withdrawn_on", "country"):  # fmt: skip
        granted = row.services == "granted" and row.withdrawn_on is None
        found[row.case_id].update(
            country=row.country or HOME,
            introduced_on=row.introduced_on,
            limits_told=row.limits_told_on is not None,
            consented=granted,
            refused=row.services == "refused" or row.withdrawn_on is not None,
            consented_on=row.services_on if granted else None,
        )


def _incidents(session: Session, ids: list[str], found: dict[str, Facts]) -> None:
    for row in part_rows(session, r.Incident, ids, "core_type", "happened_on", "happened_at", "from_sheet", *QUESTIONS):
        facts = found[row.case_id]
        facts["incidents"] += 1
        facts["undecided"] += row.core_type is None
        since = row.happened_at or _exact(row.happened_on)
        if _may_be_sexual(row) and since is not None and not row.from_sheet:
            held = facts.get("sexual_violence_at")
            facts["sexual_violence_at"] = since if held is None or _stamp(since) > _stamp(held) else held


def _may_be_sexual(row: Row[Any]) -> bool:
    """Health care does not wait for the last question: the clock runs until the answers say it was nothing sexual."""
    if row.core_type is not None:
        return row.core_type in SEXUAL
    ruled_out = classify({name: getattr(row, name) for name in QUESTIONS}).ruled_out
    return not all(kind in ruled_out for kind in SEXUAL)


def _exact(value: PartialDate | None) -> date | None:
    """A clock in hours counts from a day only when that day is known."""
    return value.earliest if value is not None and value.is_exact else None


def _stamp(value: Any) -> str:
    return str(value.isoformat())


def _care(session: Session, ids: list[str], found: dict[str, Facts]) -> None:
    for row in part_rows(session, r.Safety, ids, "assessed_on", "plan_needed", "health_on"):
        found[row.case_id].update(
            safety_assessed=row.assessed_on is not None and row.plan_needed is not None,
            safety_plan_needed=bool(row.plan_needed),
            health_on=row.health_on,
        )
    for row in part_rows(session, r.SafetyPlan, ids, "made_on"):
        found[row.case_id]["safety_plan_on"] = row.made_on
    for row in part_rows(session, r.Goal, ids, "agreed_on", "status"):
        facts = found[row.case_id]
        facts["goals"] += 1
        if row.agreed_on is not None:
            facts["first_goal_on"] = min(row.agreed_on, facts.get("first_goal_on") or row.agreed_on)
    for row in part_rows(session, r.Referral, ids, "sector", "status"):
        found[row.case_id]["referrals_settled"] += row.status is not None
        if row.sector == "health" and row.status in ("declined", "provided_by_us", "already_received"):
            found[row.case_id]["health_declined"] = True
    for facts in (found[one] for one in ids):
        facts["safe"] = not facts.get("safety_plan_needed") or facts.get("safety_plan_on") is not None


def _contacts(session: Session, ids: list[str], found: dict[str, Facts]) -> None:
    for row in part_rows(session, r.Contact, ids, "held_on", "next_due"):
        facts, held = found[row.case_id], first_day(row.held_on)
        if held is not None and held >= (facts.get("contacted_on") or held):
            facts.update(contacted_on=held, next_agreed=first_day(row.next_due))


def _closure(session: Session, ids: list[str], found: dict[str, Facts]) -> None:
    for row in part_rows(session, r.Closure, ids, "closed_on", "reason", "approval"):
        found[row.case_id].update(
            closed_on=row.closed_on,
            closure_complete=row.closed_on is not None and row.reason is not None,
            closure_approved=row.approval == "approved",
        )
