"""What is known of a child's case, as the needs of its stages and its clocks look at it.

Read for many cases at once, one query per kind of part, because an import touches thousands.
"""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.program.case_facts import Facts, Reader, earliest, keep, part_rows, read_facts
from kindhub.program.deadlines import CHANGES
from kindhub.records.base import table_of
from kindhub.records.partial_date import PartialDate, first_day
from kindhub.records.person import Person
from kindhub_mexico import records as r
from kindhub_mexico.clocks import changes_of

ADULT = 18
CLOSED = ("closed",)
ALONE = ("unaccompanied", "separated")
"""Children for whom the protection authority is to be told."""
PROTECTORS = ("ppnna_federal", "ppnna_state")
FOR_URGENT = (*PROTECTORS, "fiscalia", "court")
PROCEDURE_OVER = ("recognised", "complementary", "denied", "abandoned", "withdrawn")
SERVED = ("accompaniment", "legal_assistance", "psychosocial_only", "brief_advice")


def facts_of(session: Session, case: r.Case) -> Facts:
    """The facts of one case."""
    return facts_of_many(session, (case,))[case.id]


def facts_of_many(session: Session, cases: Sequence[r.Case]) -> dict[str, Facts]:
    """The facts of many cases, by case id."""
    changes = changes_of(session)
    found = read_facts(session, cases, _of_case, PARTS)
    _births(session, cases, found)
    for facts in found.values():
        facts[CHANGES] = changes
        _conclude(facts)
    return found


def _of_case(case: r.Case) -> Facts:
    is_open = case.status not in CLOSED
    return {
        "status": case.status,
        "person_id": case.person_id,
        "responsible": case.responsible,
        "country": "MX",
        "open": is_open,
        "in_work": case.status == "open",
        "level": case.level,
        "alone": case.accompaniment in ALONE,
        "accompaniment": case.accompaniment,
        "protection": case.protection,
        "urgent": bool(case.urgent) and is_open,
        "entered_on": case.entered_on,
        "oriented_on": case.oriented_on,
        "screened_on": case.screened_on,
        "last_seen_on": case.last_seen_on,
        "encounters": 0,
        "claims": 0,
    }


def _births(session: Session, cases: Sequence[r.Case], found: dict[str, Facts]) -> None:
    """The first day on which each child may turn 18."""
    table = table_of(Person)
    asked = select(table.c.id, table.c.birth).where(table.c.id.in_([case.person_id for case in cases]))
    born = {row.id: row.birth for row in session.connection().execute(asked)}
    for case in cases:
        birth: PartialDate | None = born.get(case.person_id)
        found[case.id]["turns_18_on"] = birth.turns(ADULT)[0] if birth else None


def _met(session: Session, ids: list[str], found: dict[str, Facts]) -> None:
    for row in part_rows(session, r.Encounter, ids, "held_on", "kind", "urgent"):
        found[row.case_id]["encounters"] += 1
        _urgent(found[row.case_id], row.urgent, first_day(row.held_on))
    for row in part_rows(session, r.Screening, ids, "held_on", "urgent"):
        _urgent(found[row.case_id], row.urgent, first_day(row.held_on))


def _urgent(facts: Facts, urgent: bool | None, on: date | None) -> None:
    if urgent:
        earliest(facts, "urgent_on", on)


def _asked(session: Session, ids: list[str], found: dict[str, Facts]) -> None:
    for row in part_rows(session, r.AuthorityAction, ids, "authority", "kind", "sent_on", "due_on", "answered_on"):
        facts = found[row.case_id]
        if row.authority in PROTECTORS:
            earliest(facts, "ppnna_told_on", row.sent_on)
        if row.authority in FOR_URGENT:
            earliest(facts, "urgent_asked_on", row.sent_on)
        if row.answered_on is None:
            earliest(facts, "answer_due_on", row.due_on)
    for row in part_rows(session, r.BestInterest, ids, "plan_on", "reviewed_on", "review_due_on", "ended_on"):
        if row.ended_on is None:
            _plan(found[row.case_id], row.plan_on, row.reviewed_on, row.review_due_on)
    for row in part_rows(session, r.Measure, ids, "due_on", "state", "done_on"):
        if row.done_on is None and row.state in (None, "open", "under_way"):
            earliest(found[row.case_id], "measure_due_on", row.due_on)


def _plan(facts: Facts, plan_on: date | None, reviewed_on: date | None, review_due_on: date | None) -> None:
    if review_due_on is not None:
        earliest(facts, "review_due_on", review_due_on)
    elif plan_on is not None:
        earliest(facts, "plan_seen_on", max(plan_on, reviewed_on) if reviewed_on else plan_on)


CLAIM = ("filed_on", "filed_with", "by_other", "ratified_on", "told_comar_on", "told_inm_on", "admitted_on",
         "extended_on", "signs_weekly", "decided_on", "notified_on", "outcome", "appeal_filed_on", "appeal_due_on",
         "appeal_decided_on", "family_on", "entered_on", "could_from")  # fmt: skip


def _claims(session: Session, ids: list[str], found: dict[str, Facts]) -> None:
    """The newest claim is the one whose clocks run."""
    for row in part_rows(session, r.AsylumClaim, ids, *CLAIM):
        facts = found[row.case_id]
        facts["claims"] += 1
        facts.update({name: getattr(row, name) for name in CLAIM})
        facts["entered_on"] = row.entered_on or facts["entered_on"]
    for row in part_rows(session, r.Signature, ids, "signed_on"):
        facts = found[row.case_id]
        if row.signed_on is not None:
            facts["signed_on"] = max(row.signed_on, facts.get("signed_on") or row.signed_on)
    for row in part_rows(session, r.LegalMatter, ids, "appeal_due_on", "appeal_filed_on"):
        if row.appeal_filed_on is None:
            earliest(found[row.case_id], "matter_appeal_due_on", row.appeal_due_on)
    for row in part_rows(session, r.Hearing, ids, "called_for", "held_on"):
        if row.held_on is None:
            earliest(found[row.case_id], "hearing_on", row.called_for)


def _papers(session: Session, ids: list[str], found: dict[str, Facts]) -> None:
    for row in part_rows(session, r.StayDocument, ids, "kind", "expires_on", "renewed_on"):
        if row.renewed_on is not None:
            continue
        facts = found[row.case_id]
        if row.kind == "temporary_curp":
            earliest(facts, "curp_expires_on", row.expires_on)
        else:
            earliest(facts, "stay_expires_on", row.expires_on)
    for row in part_rows(session, r.Referral, ids, "referred_on", "state", "answered_on"):
        if row.answered_on is None and row.state in (None, "to_send", "sent"):
            earliest(found[row.case_id], "referral_waits_on", row.referred_on)
    for row in part_rows(session, r.Closure, ids, "closed_on", "reason", "approval"):
        facts = found[row.case_id]
        keep(facts, row, "closed_on")
        facts["closure_complete"] = bool(row.closed_on and row.reason)
        facts["closure_approved"] = row.approval == "approved"


def _conclude(facts: Facts) -> None:
    """What follows from several parts together."""
    facts["alone_seen_on"] = facts["screened_on"] if facts["alone"] else None
    facts["tell_ppnna"] = facts["open"] and facts["alone"]
    facts["plan_runs"] = facts["plan_undated"] = facts["open"]
    facts["stay_renew_on"] = facts.get("stay_expires_on")
    _of_claim(facts)


def _of_claim(facts: Facts) -> None:
    """Which clocks of the procedure run, from which day.

    Decision. *Question*: from which day has COMAR forty-five business days? *Options*: from the day after the claim is
    filed, or from its certificate (constancia), which may come weeks later. *Choice*: from the filing, until a lawyer
    has read article 24 for us: it is the earlier day, so nobody asks too late how a claim stands. The clock says on
    its page that no lawyer has checked it, and the figure says from where it counts.
    """
    filed, outcome = facts.get("filed_on"), facts.get("outcome")
    pending = facts["open"] and facts.get("decided_on") is None and outcome not in PROCEDURE_OVER
    notified = facts.get("notified_on")
    facts["claim_from"] = facts.get("could_from") or first_day(facts["entered_on"])
    facts["may_claim"] = facts["open"] and filed is None and facts["protection"] == "yes"
    facts["claim_pending"] = filed is not None and pending
    facts["by_other_filed_on"] = filed if facts.get("by_other") else None
    facts["inm_filed_on"] = filed if facts.get("filed_with") == "inm" else None
    facts["comar_filed_on"] = filed if facts.get("filed_with") == "comar" else None
    facts["filed_pending_on"] = filed
    extended = facts.get("extended_on") is not None
    facts["counts_from"] = None if extended else filed
    facts["counts_extended"] = filed if extended else None
    facts["claim_plain"] = facts["claim_extended"] = facts["claim_pending"]
    facts["signs"] = facts["claim_pending"] and facts.get("signs_weekly") is not False
    facts["signed_on"] = facts.get("signed_on") or filed
    facts["refused_on"] = notified if outcome == "denied" else None
    facts["refused"] = facts["open"] and outcome == "denied"
    facts["recognised_on"] = notified if outcome == "recognised" else None
    facts["recognised"] = facts["open"] and outcome == "recognised"
    if facts.get("appeal_filed_on") is not None:
        facts["appeal_due_on"] = None


PARTS: tuple[Reader, ...] = (_met, _asked, _claims, _papers)
