"""One case from the referral to the closing, stopped at every gate until what it needs is there."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from kindhub_reintegration import records as r
from kindhub_reintegration.workflow import WORKFLOW

from kindhub.errors import Refused, UserError
from kindhub.records.codes import code_list
from kindhub.records.partial_date import PartialDate
from kindhub.records.person import Person
from kindhub.security.access import Rights
from kindhub.services.stages import NotYet, move
from kindhub.storage.guard import Invalid

DAY = date(2026, 11, 3)
THEN = PartialDate.of(DAY)


@pytest.fixture
def case(hub):
    person = Person(sex="male")
    case = r.Case(person_id=person.id, responsible="ana", opened=DAY)
    with hub.begin("test") as work:
        work.add(person)
        work.flush()
        work.add(case)
    return case


def go(hub, case, to, *parts, user=None):
    """Write the parts, then try to move; gives the keys of what is missing."""
    with hub.begin("test") as work:
        for part in parts:
            work.add(part)
            work.flush()
    try:
        with hub.begin("test") as work:
            move(work, WORKFLOW, work.get(r.Case, case.id), to, user or hub.user)
    except NotYet as not_yet:
        return {need.key for need in not_yet.needs}
    return set()


def status(hub, case):
    with hub.read() as session:
        return session.get(r.Case, case.id)


def domains(assessment, leave_out=0):
    codes = [one.code for one in code_list("reintegration.domain")][leave_out:]
    return [r.DomainScore(assessment_id=assessment.id, domain=code, score=3) for code in codes]


def test_every_gate_on_the_way(hub, case):
    mine = {"case_id": case.id}
    assert go(hub, case, "screening") == {"referral_dated"}
    referral = r.Referral(**mine, received_on=THEN, consent_signed=True)
    assert go(hub, case, "screening", referral) == set()
    assert go(hub, case, "accepted") == {"eligibility_checked", "accepted"}
    checked = r.Eligibility(
        **mine, nationality_ok=True, area_ok=True, age_ok=True, return_ok=True, consent_ok=True, result="accepted"
    )
    assert go(hub, case, "accepted", checked) == set()
    assert go(hub, case, "pre_departure") == {"child_spoken", "family_spoken", "safe_return", "partner_accepted"}
    spoken = r.PreReturnContact(**mine, spoke_with="both")
    partner = r.PartnerAssignment(**mine, answer="accepted")
    flag = r.RiskScreen(**mine, safe_return="red_flag")
    assert go(hub, case, "pre_departure", spoken, partner, flag) == {"safe_return"}
    told = r.RiskScreen(**mine, safe_return="red_flag", attorney_told_on=DAY)
    assert go(hub, case, "pre_departure", told) == set()
    assert go(hub, case, "departed") == {"journey_settled", "departed"}
    plan = r.PreDeparturePlan(**mine, who_meets="tía", sleeps_at="en casa", ready_on=DAY)
    journey = r.Return(**mine, departed_on=THEN)
    assert go(hub, case, "departed", plan, journey) == set()
    assert go(hub, case, "received") == {"returned", "handed_over"}
    home = r.Return(**mine, departed_on=THEN, arrived_on=THEN, handed_on=THEN, handed_to="Catarina")
    assert go(hub, case, "received", home) == set()
    assert go(hub, case, "active") == {"baseline_scored", "plan_approved", "child_agrees", "consent_home"}
    baseline = r.Assessment(**mine, round="baseline", assessed_on=THEN)
    agreed = r.Plan(**mine, approved_on=DAY, child_agrees=True)
    gaps = go(hub, case, "active", baseline, *domains(baseline, leave_out=1), agreed)
    assert gaps == {"baseline_scored", "consent_home"}
    with hub.begin("test") as work:
        work.get(r.Case, case.id).consent_home_on = DAY
    last = r.DomainScore(assessment_id=baseline.id, domain="safety", score=1)
    assert go(hub, case, "active", last) == set()
    assert status(hub, case).approved_plan_on == DAY
    assert go(hub, case, "closed") == {"closure_complete", "closure_approved"}
    closing = r.Closure(**mine, closed_on=THEN, reason="goals_met_early", residence="in_community")
    assert go(hub, case, "closed", closing) == {"closure_approved"}
    with hub.begin("test") as work:
        work.get(r.Closure, closing.id).approval = "approved"
    assert go(hub, case, "closed") == set()
    assert status(hub, case).closed == DAY


def test_a_case_cannot_leap_over_a_stage(hub, case):
    with pytest.raises(UserError), hub.begin("test") as work:
        move(work, WORKFLOW, work.get(r.Case, case.id), "received", hub.user)
    assert status(hub, case).status == "referred"


def test_a_case_comes_back_from_a_side_status_to_where_it_was(hub, case):
    with hub.begin("test") as work:
        work.get(r.Case, case.id).status = "received"
    assert go(hub, case, "lost_contact") == set()
    lost = status(hub, case)
    assert (lost.status, lost.stage_before) == ("lost_contact", "received")
    found = r.Return(case_id=case.id, arrived_on=THEN, handed_on=THEN, authority="pgn")
    assert go(hub, case, "received", found) == set()


def test_closing_needs_the_right_to_approve(hub, case):
    closing = r.Closure(case_id=case.id, closed_on=THEN, reason="deceased", residence="deceased", approval="approved")
    caseworker = next(role for role in hub.programs["reintegration"].roles if role.key == "caseworker")
    user = replace(hub.user, rights={"reintegration": Rights.of([caseworker])})
    with pytest.raises(Refused):
        go(hub, case, "closed", closing, user=user)
    assert status(hub, case).status == "referred"
    assert go(hub, case, "closed") == set()


def test_an_attempt_reached_nobody_and_a_contact_sets_the_next(hub, case):
    attempt = r.Contact(case_id=case.id, held_on=PartialDate.of(date(2026, 11, 20)), mode="attempt", next_due=THEN)
    call = r.Contact(case_id=case.id, held_on=THEN, mode="phone", next_due=PartialDate.of(date(2026, 12, 1)))
    with hub.begin("test") as work:
        work.add(attempt, call)
    seen = status(hub, case)
    assert attempt.reached is False
    assert (seen.last_contact, seen.next_contact) == (DAY, date(2026, 12, 1))


def test_cases_number_themselves_in_the_order_of_the_year(hub):
    people = [Person(), Person(), Person()]
    cases = [r.Case(person_id=one.id, opened=date(2026, 3, 1)) for one in people]
    with hub.begin("test") as work:
        work.add(*people)
        work.flush()
        work.add(*cases[:2])
    with hub.begin("test") as work:
        work.add(cases[2])
    assert sorted(one.number for one in cases) == ["REI-2026-0001", "REI-2026-0002", "REI-2026-0003"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"arrived_on": THEN, "handed_on": PartialDate.of(date(2026, 11, 1))},
        {
            "shelter_in": datetime(2026, 11, 3, 20, tzinfo=UTC),
            "shelter_out": datetime(2026, 11, 3, 19, tzinfo=UTC),
        },
    ],
)
def test_dates_of_a_return_that_cannot_all_be_true_are_refused(hub, case, wrong):
    with pytest.raises(Invalid), hub.begin("test") as work:
        work.add(r.Return(case_id=case.id, **wrong))
    with hub.begin("test") as work:
        work.add(r.Return(case_id=case.id, arrived_on=THEN, handed_on=THEN))
