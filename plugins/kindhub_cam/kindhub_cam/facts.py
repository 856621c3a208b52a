"""What is known of a family case, as the needs of its stages and its clocks look at it.

Read for many cases at once, one query per kind of part, because an import touches thousands. Plain tables, not
records: a stage must not look finished because a part of it lies outside somebody's scope.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from kindhub.program.case_facts import Facts, Reader, earliest, keep, part_rows, read_facts
from kindhub_cam import records as r

SETTLED = ("closed", "ineligible", "closed_program", "withdrawn", "aged_out", "transferred")
"""Statuses of a case nobody works on; one that waits for the program is open."""
EXPIRING = ("parole", "tps", "ead", "deferred_action")
"""Papers of time with a clock of their own; the others share one."""
AFTER = ("arrived_on", "arrived_as", "parole_until", "reparole_filed_on", "reception_done_on", "green_card_filed_on")
OVER = ("arrived", "post_arrival", *SETTLED)
"""Where nobody waits any more."""


def facts_of(session: Session, case: r.Case) -> Facts:
    """The facts of one case."""
    return facts_of_many(session, (case,))[case.id]


def facts_of_many(session: Session, cases: Sequence[r.Case]) -> dict[str, Facts]:
    """The facts of many cases, by case id."""
    return read_facts(session, cases, _of_case, PARTS)


def _of_case(case: r.Case) -> Facts:
    return {
        "status": case.status,
        "person_id": case.person_id,
        "responsible": case.responsible,
        "inquired_on": case.inquired_on or case.opened,
        "conflict_checked_on": case.conflict_checked_on,
        "consent_on": case.consent_on,
        "last_news": case.last_news,
        "country": "US",
        "open": case.status not in SETTLED,
        "children": 0,
        "documents": 0,
        "open_referrals": 0,
    }


def _members(session: Session, ids: list[str], found: dict[str, Facts]) -> None:
    for row in part_rows(session, r.Member, ids, "role", "stage", "earliest_21", "papers_expire"):
        facts = found[row.case_id]
        earliest(facts, "paper_expires", row.papers_expire if row.stage not in OVER else None)
        if row.role == "child":
            facts["children"] += 1
            if row.stage not in OVER:
                earliest(facts, "turns_21", row.earliest_21)


def _screenings(session: Session, ids: list[str], found: dict[str, Facts]) -> None:
    for row in part_rows(session, r.Screening, ids, "screened_on", "outcome"):
        facts = found[row.case_id]
        if row.screened_on is not None and row.screened_on >= facts.get("screened_on", row.screened_on):
            facts["screened_on"], facts["outcome"] = row.screened_on, row.outcome


def _filings(session: Session, ids: list[str], found: dict[str, Facts]) -> None:
    names = ("drafted_on", "reviewed_on", "signed_on", "sent_on", "filed_on", "rpc_number", "rsc_contact_on")
    for row in part_rows(session, r.Aor, ids, *names):
        keep(found[row.case_id], row, *names)


def _interviews(session: Session, ids: list[str], found: dict[str, Facts]) -> None:
    for row in part_rows(session, r.Interview, ids, "kind", "called_for", "held_on"):
        if row.kind:
            found[row.case_id][f"{row.kind}_on"] = row.held_on
            found[row.case_id][f"{row.kind}_called_for"] = row.called_for
        if row.held_on is None:
            earliest(found[row.case_id], "called_for", row.called_for)


def _tests(session: Session, ids: list[str], found: dict[str, Facts]) -> None:
    for row in part_rows(session, r.Dna, ids, "requested_on", "result"):
        facts = found[row.case_id]
        if row.requested_on is not None:
            facts["dna_requested_on"] = row.requested_on
        facts["dna_result"] = row.result


def _decisions(session: Session, ids: list[str], found: dict[str, Facts]) -> None:
    for row in part_rows(
        session, r.Decision, ids, "decision", "decided_on", "notified_on", "request", "request_filed_on"
    ):
        facts = found[row.case_id]
        keep(facts, row, "decision", "decided_on")
        if row.decision in ("denied", "denied_parole_considered") and row.request in (None, "due"):
            earliest(facts, "denied_on", row.notified_on or row.decided_on)


def _journeys(session: Session, ids: list[str], found: dict[str, Facts]) -> None:
    names = ("medical_on", "orientation_on", "booked_on", "departs_on")
    landed: dict[str, set[str | None]] = defaultdict(set)
    for row in part_rows(session, r.Arrival, ids, "member_id", *AFTER):
        facts = found[row.case_id]
        landed[row.case_id].add(row.member_id)
        keep(facts, row, "arrived_on", "arrived_as")
        _after_arrival(facts, row)
    for row in part_rows(session, r.Travel, ids, "member_id", *names, "medical_valid_to", "cancelled"):
        facts = found[row.case_id]
        keep(facts, row, *names)
        if row.member_id not in landed[row.case_id]:
            earliest(facts, "medical_expires", row.medical_valid_to)
            earliest(facts, "to_depart_on", None if row.cancelled else row.departs_on)


def _after_arrival(facts: Facts, row: Row[Any]) -> None:
    """What is still to be done for one who arrived: the clocks run from the first whose turn has not come."""
    if row.reparole_filed_on is None:
        earliest(facts, "parole_until", row.parole_until)
    if row.arrived_as == "refugee" and row.reception_done_on is None:
        earliest(facts, "received_since", row.arrived_on)
    if row.arrived_as == "refugee" and row.green_card_filed_on is None:
        earliest(facts, "refugee_since", row.arrived_on)


def _expiries(session: Session, ids: list[str], found: dict[str, Facts]) -> None:
    for row in part_rows(session, r.Expiry, ids, "kind", "valid_to", "renewal_filed_on"):
        if row.renewal_filed_on is None:
            earliest(found[row.case_id], f"{row.kind if row.kind in EXPIRING else 'status'}_expires", row.valid_to)


def _papers(session: Session, ids: list[str], found: dict[str, Facts]) -> None:
    for row in part_rows(session, r.CaseDocument, ids, "received_on"):
        found[row.case_id]["documents"] += row.received_on is not None
    for row in part_rows(session, r.Protection, ids, "opened_on", "status"):
        if row.status == "open":
            found[row.case_id]["open_referrals"] += 1
            earliest(found[row.case_id], "protection_opened_on", row.opened_on)
    for row in part_rows(session, r.Closure, ids, "closed_on", "reason", "approval"):
        facts = found[row.case_id]
        facts["closed_on"] = row.closed_on
        facts["closure_complete"] = bool(row.closed_on and row.reason)
        facts["closure_approved"] = row.approval == "approved"


PARTS: tuple[Reader, ...] = (
    _members, _screenings, _filings, _interviews, _tests, _decisions, _journeys, _expiries, _papers,
)  # fmt: skip
