"""What is known of a family case, as the needs of its stages and its clocks look at it.

Read for many cases at once, one query per kind of part, because an import touches thousands. Plain tables, not
records: a stage must not look finished because a part of it lies outside somebody's scope.
"""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy.orm import Session

from kindhub.program.case_facts import Facts, Reader, earliest, keep, part_rows, read_facts
from kindhub.program.deadlines import CHANGES
from kindhub.records.partial_date import PartialDate, first_day
from kindhub_reunification import records as r
from kindhub_reunification.clocks import SETTLEMENT_FROM, changes_of
from kindhub_reunification.helpdesk.waiting import waits

SETTLED = ("closed", "unreachable", "declined", "deceased", "reunified_elsewhere", "not_class")
"""Statuses of a case nobody works on; the search for somebody unreachable may be taken up again."""
SEARCHING = ("identified", "searching")
TO_REGISTER = ("contacted", "counselled")
"""Before that nobody can be registered: the parent is not found."""
MEMBERS_OF_CLASS = ("confirmed_class", "qafm")


def facts_of(session: Session, case: r.Case) -> Facts:
    """The facts of one case."""
    return facts_of_many(session, (case,))[case.id]


def facts_of_many(session: Session, cases: Sequence[r.Case]) -> dict[str, Facts]:
    """The facts of many cases, by case id."""
    changes = changes_of(session)
    found = read_facts(session, cases, _of_case, PARTS)
    for facts in found.values():
        facts[CHANGES] = changes
        _conclude(facts)
    return found


def _of_case(case: r.Case) -> Facts:
    in_class = case.class_status in MEMBERS_OF_CLASS
    return {
        "status": case.status,
        "person_id": case.person_id,
        "responsible": case.responsible,
        "country": "US",
        "open": case.status not in SETTLED,
        "searching": case.status in SEARCHING,
        "class_member": in_class and case.status not in SETTLED,
        "settlement_from": SETTLEMENT_FROM if in_class else None,
        "next_step_due": case.next_step_due,
        "first_attempt_on": case.first_attempt_on,
        "contacted_on": case.contacted_on,
        "identity_confirmed_on": first_day(case.identity_confirmed_on),
        "located": bool(case.contacted_on or case.identity_confirmed_on),
        "exhausted_on": case.exhausted_on,
        "informed_on": case.informed_on,
        "reunified_on": case.reunified_on,
        "location": case.location,
        "class_status": case.class_status,
        "wishes": 0,
        "children": 0,
        "matters": 0,
        "services": 0,
    }


def certainly_before(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Whether a date is before another whatever day each means; an estimated one may be a month off."""
    if one is None or other is None or one.latest is None or other.earliest is None:
        return False
    slack = timedelta(days=31) if other.estimated else timedelta()
    return bool(one.latest < other.earliest - slack)


def _members(session: Session, ids: list[str], found: dict[str, Facts]) -> None:
    for row in part_rows(session, r.Member, ids, "role"):
        found[row.case_id]["children"] += row.role == "child"
    for row in part_rows(session, r.Wish, ids, "said_on"):
        found[row.case_id]["wishes"] += 1


def _matters(session: Session, ids: list[str], found: dict[str, Facts]) -> None:
    names = ("conflict", "registered_on", "filed_on", "decision", "decided_on", "rfe_on", "rfe_due_on",
             "rfe_answered_on", "parole_from", "parole_to", "reparole_filed_on", "travel_booked_on", "arrived_on",
             "ead_filed_on", "asylum_filed_on")  # fmt: skip
    for row in part_rows(session, r.Matter, ids, *names):
        facts = found[row.case_id]
        facts["matters"] += 1
        keep(facts, row, "conflict", "registered_on", "filed_on", "decided_on", "travel_booked_on", "asylum_filed_on")
        earliest(facts, "arrived_on", row.arrived_on)
        if row.decision in ("approved", "denied") and facts.get("decision") != "approved":
            facts["decision"] = row.decision
        if row.rfe_answered_on is None and row.decided_on is None:
            earliest(facts, "rfe_due_on", row.rfe_due_on)
            earliest(facts, "rfe_on", row.rfe_on if row.rfe_due_on is None else None)
        if row.reparole_filed_on is None:
            earliest(facts, "parole_to", row.parole_to)
            earliest(facts, "parole_from", row.parole_from if row.parole_to is None else None)
        if row.ead_filed_on is None:
            earliest(facts, "ead_from", row.arrived_on)


def _after(session: Session, ids: list[str], found: dict[str, Facts]) -> None:
    for row in part_rows(session, r.Service, ids, "state", "eligible_from", "eligible_to", "started_on"):
        facts = found[row.case_id]
        facts["services"] += 1
        if row.state not in ("done", "declined"):
            earliest(facts, "benefits_from", row.eligible_from)
            earliest(facts, "service_until", row.eligible_to)
        earliest(facts, "service_started_on", row.started_on)
    for row in part_rows(session, r.MatterContact, ids, "held_on", "next_due"):
        found[row.case_id]["mentor_due"] = first_day(row.next_due)
    for row in part_rows(session, r.Call, ids, "follow_up_on", "followed_up_on", "resolved"):
        if waits(row):
            earliest(found[row.case_id], "follow_up_on", row.follow_up_on)
    for row in part_rows(session, r.Closure, ids, "closed_on", "reason", "approval"):
        facts = found[row.case_id]
        facts["closed_on"] = row.closed_on
        facts["closure_complete"] = bool(row.closed_on and row.reason)
        facts["closure_approved"] = row.approval == "approved"


def _conclude(facts: Facts) -> None:
    """What follows from several parts together."""
    facts["rfe_open"] = bool(facts.get("rfe_on") or facts.get("rfe_due_on"))
    facts["unregistered"] = (
        facts["class_member"] and facts["status"] in TO_REGISTER and facts.get("registered_on") is None
    )
    facts["asylum_open"] = facts["class_member"] and (facts.get("arrived_on") is not None or facts["location"] == "us")
    if facts.get("benefits_from") is None:
        facts["benefits_from"] = facts["reunified_on"] or facts.get("arrived_on")


PARTS: tuple[Reader, ...] = (_members, _matters, _after)
