"""Every clock of the program: what it counts from, how long, when it does not run, what may be changed or suspended."""

from datetime import date, timedelta

import pytest
from kindhub_mexico.clocks import clocks, shipped_clocks
from kindhub_mexico.forms import FORMS

from kindhub.i18n import spoken
from kindhub.program.deadlines import CHANGES, ClockChange
from kindhub.records.codes import code_list
from kindhub.services.deadlines import due_for

DAY = date(2026, 3, 2)
"""A Monday; 16 March 2026 and 1 May 2026 are holidays in Mexico."""
EXPECTED = {
    "notify_ppnna": ("alone_seen_on", date(2026, 3, 3)),
    "urgent_measures": ("urgent_on", date(2026, 3, 3)),
    "answer_due": ("answer_due_on", DAY),
    "bid_review": ("review_due_on", DAY),
    "plan_quarter": ("plan_seen_on", date(2026, 6, 2)),
    "measure_due": ("measure_due_on", DAY),
    "file_claim": ("claim_from", date(2026, 4, 14)),
    "ratify_claim": ("by_other_filed_on", date(2026, 3, 5)),
    "inm_to_comar": ("inm_filed_on", date(2026, 3, 5)),
    "comar_to_inm": ("comar_filed_on", date(2026, 3, 5)),
    "certificate": ("filed_pending_on", date(2026, 3, 5)),
    "decide_45": ("counts_from", date(2026, 5, 6)),
    "decide_90": ("counts_extended", date(2026, 7, 8)),
    "notify_decision": ("decided_on", date(2026, 3, 17)),
    "sign_weekly": ("signed_on", date(2026, 3, 9)),
    "appeal_claim": ("refused_on", date(2026, 3, 24)),
    "appeal_written": ("appeal_due_on", DAY),
    "derived_family": ("recognised_on", date(2026, 4, 14)),
    "matter_appeal": ("matter_appeal_due_on", DAY),
    "hearing": ("hearing_on", DAY),
    "stay_expires": ("stay_expires_on", DAY),
    "stay_renewal": ("stay_renew_on", date(2026, 1, 31)),
    "curp_expires": ("curp_expires_on", DAY),
    "turns_18": ("turns_18_on", DAY),
    "before_18": ("turns_18_on", date(2025, 12, 2)),
    "referral_answer": ("referral_waits_on", date(2026, 3, 16)),
    "no_news": ("last_seen_on", date(2026, 4, 2)),
}
"""Clock → the fact it counts from, and the day on which it is due when that is `DAY`."""
RUNNING = {rule.when: True for rule in clocks() if rule.when}


def of(key):
    return next(one for one in clocks() if one.key == key)


def due(key, **facts):
    return [one.due_on for one in due_for((of(key),), {**RUNNING, **facts})]


def test_every_clock_is_here_with_its_source_and_in_the_list_an_office_chooses_from():
    assert list(EXPECTED) == [one.key for one in clocks()] == list(code_list("mexico.clock").codes)
    laws = ("art.", "arts.", "mexico.md", "cross-cutting.md", "[proposal]")
    assert all(any(law in one.source for law in laws) for one in clocks())
    assert {one.key for one in clocks() if "[unverified]" in one.source} == {
        "urgent_measures", "inm_to_comar", "certificate", "decide_45", "decide_90", "notify_decision"}  # fmt: skip
    assert {one.form for one in clocks()} <= {form.key for form in FORMS}


@pytest.mark.parametrize("key", EXPECTED)
def test_a_clock_falls_on_its_day_and_runs_only_while_it_is_wanted(key):
    fact, expected = EXPECTED[key]
    rule = of(key)
    assert due(key, **{fact: DAY}) == [expected]
    assert due(key) == []
    if rule.when:
        assert due(key, **{fact: DAY, rule.when: False}) == []
    if rule.done:
        (found,) = due_for((rule,), {fact: DAY, rule.done: DAY})
        assert found.done_on == DAY


@pytest.mark.parametrize("key", EXPECTED)
def test_any_clock_may_be_suspended_and_its_length_changed(key):
    fact, expected = EXPECTED[key]
    stop = ClockChange(key, expected, expected + timedelta(days=9), stopped=True)
    assert due(key, **{fact: DAY, CHANGES: (stop,)}) == [expected + timedelta(days=10)]
    other = ClockChange(key, None, None, 10, "days")
    assert due(key, **{fact: DAY, CHANGES: (other,)}) == [DAY + timedelta(days=10)]


def test_the_days_on_which_comar_suspended_its_terms_do_not_count():
    assert due("appeal_claim", refused_on=date(2020, 3, 2)) == [date(2020, 6, 1)]
    assert due("ratify_claim", by_other_filed_on=date(2024, 5, 27)) == [date(2024, 6, 4)]
    assert due("ratify_claim", by_other_filed_on=date(2024, 5, 13)) == [date(2024, 5, 16)]


def test_no_clock_runs_before_its_law():
    assert due("notify_ppnna", alone_seen_on=date(2015, 12, 31)) == []
    assert due("file_claim", claim_from=date(2011, 1, 27)) == []


def test_the_register_shows_every_clock_with_its_source_and_its_doubt():
    with spoken("en"):
        shown = dict(shipped_clocks("in_force"))
        assert len(shown) == len(clocks())
        assert shown["Ratify the claim in person"].startswith("3 business days. Source: Reglamento")
        assert shown["Certificate of the claim"].endswith("Not checked by a lawyer yet.")
        assert "desde el día siguiente a la presentación" in shown["COMAR decides in 45 business days"]
        assert shown["COMAR decides in 45 business days"].endswith("Not checked by a lawyer yet.")
        assert shown["A month without an encounter"].endswith("A proposal.")
        assert shipped_clocks("withdrawn") == ()
