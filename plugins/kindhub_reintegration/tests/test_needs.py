"""Each thing a stage needs: met by the facts that give it, and by nothing less."""

from datetime import date

import pytest
from kindhub_reintegration.forms import FORMS
from kindhub_reintegration.workflow import NEEDS, SIDE, WORKFLOW, status_of_old_case

from kindhub.records.fields import fields_of

DAY = date(2026, 11, 3)
MET_BY = {
    "referral_dated": ({"referred_on": DAY}, {"referred_on": None}),
    "consent_signed": ({"consent_signed": True}, {"consent_signed": False}),
    "eligibility_checked": ({"checked": True}, {"checked": False}),
    "accepted": ({"decision": "accepted"}, {"decision": "waitlisted"}),
    "child_spoken": ({"child_spoken": True}, {"family_spoken": True}),
    "family_spoken": ({"family_spoken": True}, {"child_spoken": True}),
    "safe_return": ({"cleared": True}, {"cleared": False, "safe_return": "red_flag"}),
    "partner_accepted": ({"partner_accepted": True}, {"partner_accepted": False}),
    "journey_settled": ({"journey_settled": True}, {"departure_planned": DAY}),
    "departed": ({"departed_on": DAY}, {"departure_planned": DAY}),
    "departure_stands": ({"departure_outcome": "changed"}, {"departure_outcome": "cancelled"}),
    "returned": ({"returned_on": DAY}, {"departed_on": DAY}),
    "handed_over": ({"handed_over": True}, {"handed_over": False}),
    "baseline_scored": ({"baseline_scored": True}, {"baseline_scored": False, "scored": 11}),
    "plan_approved": ({"plan_approved_on": DAY}, {"plan_made_on": DAY}),
    "child_agrees": ({"child_agrees": True}, {"child_agrees": False}),
    "consent_home": ({"consent_home_on": DAY}, {"consent_signed": True}),
    "closure_complete": ({"closure_complete": True}, {"closed_on": DAY}),
    "closure_approved": ({"closure_approved": True}, {"closure_complete": True}),
    "waitlisted": ({"decision": "waitlisted"}, {"decision": "accepted"}),
    "declined": ({"decision": "not_eligible"}, {"decision": "accepted"}),
    "departure_cancelled": ({"departure_outcome": "absconded"}, {"departure_outcome": "confirmed"}),
}
ALL = {need.key: need for needs in (*NEEDS.values(), *(needs for _, _, needs in SIDE.values())) for need in needs}


@pytest.mark.parametrize("key", sorted(ALL))
def test_a_need_is_met_by_what_it_asks_for_only(key):
    met, unmet = MET_BY[key]
    assert ALL[key].met.holds(met)
    assert not ALL[key].met.holds(unmet)


@pytest.mark.parametrize("need", ALL.values(), ids=lambda need: need.key)
def test_a_need_links_to_a_form_and_a_field_of_it(need):
    form = next(form for form in FORMS if form.key == need.form)
    assert need.field is None or need.field in {field.name for field in form.fields()}
    assert need.label.en
    assert need.label.es


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.key)
def test_forms_name_fields_of_their_records(form):
    assert {field.name for field in form.fields()} <= set(fields_of(form.record))


def test_closing_and_the_plan_are_approved_by_somebody():
    approvals = {stage.key: stage.approval for stage in WORKFLOW.stages if stage.approval}
    assert approvals == {"active": "approve_plan", "closed": "approve_closure"}


@pytest.mark.parametrize(
    ("decision", "returned", "closed", "followed", "status"),
    [
        ("accepted", True, True, DAY, "closed"),
        ("waitlisted", True, False, None, "waitlisted"),
        ("withdrawn", False, False, None, "declined"),
        ("accepted", True, False, None, "received"),
        ("accepted", False, False, DAY, "active"),
        ("accepted", False, False, None, "accepted"),
        (None, False, False, None, "referred"),
    ],
)
def test_the_status_of_a_case_kept_on_paper(decision, returned, closed, followed, status):
    assert status_of_old_case(decision, returned=returned, closed=closed, followed=followed) == status
