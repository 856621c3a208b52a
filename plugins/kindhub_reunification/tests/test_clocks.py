"""Every clock of the program: what it counts from, how long, when it does not run, and what an office may change."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from kindhub_reunification.clocks import SETTLEMENT_FROM, clocks, due_if
from kindhub_reunification.parole.telling import lines
from kindhub_reunification.rules_shown import shipped_clocks, shipped_search_rule

from kindhub.i18n import spoken
from kindhub.program.deadlines import CHANGES, ClockChange
from kindhub.records.codes import code_list
from kindhub.services.deadlines import due_for

DAY = date(2026, 3, 2)
RUNNING = {"open": True, "searching": True, "unregistered": True, "rfe_open": True, "asylum_open": True,
           "class_member": True}  # fmt: skip
EXPECTED = {
    "next_step": ("next_step_due", DAY, DAY),
    "help_desk": ("follow_up_on", DAY, DAY),
    "registration": ("settlement_from", SETTLEMENT_FROM, date(2024, 12, 11)),
    "rfe": ("rfe_on", DAY, date(2026, 5, 25)),
    "rfe_notice": ("rfe_due_on", DAY, DAY),
    "parole_term": ("parole_from", date(2023, 8, 23), date(2026, 8, 23)),
    "reparole_opens": ("parole_to", date(2026, 8, 23), date(2026, 2, 24)),
    "reparole": ("parole_to", date(2026, 8, 23), date(2026, 5, 25)),
    "parole_ends": ("parole_to", date(2026, 8, 23), date(2026, 8, 23)),
    "ead": ("ead_from", date(2023, 8, 23), date(2023, 9, 22)),
    "asylum": ("settlement_from", SETTLEMENT_FROM, date(2025, 12, 11)),
    "benefits_12": ("benefits_from", date(2024, 2, 29), date(2025, 2, 28)),
    "mental_health": ("benefits_from", date(2024, 2, 29), date(2027, 2, 28)),
    "service_ends": ("service_until", DAY, DAY),
    "settlement_terms": ("settlement_from", SETTLEMENT_FROM, date(2029, 12, 11)),
    "separation_limits": ("settlement_from", SETTLEMENT_FROM, date(2031, 12, 11)),
    "mentor": ("mentor_due", DAY, DAY),
}
"""Clock → the fact it counts from, a day for it, and the day on which it is due."""


def of(key):
    return next(one for one in clocks() if one.key == key)


def due(key, **facts):
    return [one.due_on for one in due_for((of(key),), {**RUNNING, **facts})]


def test_every_clock_is_here_with_its_source_and_in_the_list_an_office_chooses_from():
    assert list(EXPECTED) == [one.key for one in clocks()] == list(code_list("reunification.clock").codes)
    assert all("reunification.md" in one.source for one in clocks())
    assert {one.key for one in clocks() if "[unverified]" in one.source} == {
        "registration", "rfe", "reparole_opens", "reparole"}  # fmt: skip


@pytest.mark.parametrize("key", EXPECTED)
def test_a_clock_falls_on_its_day_and_runs_only_while_it_is_wanted(key):
    fact, began, expected = EXPECTED[key]
    assert due(key, **{fact: began}) == [expected]
    assert due(key) == []
    stopped = dict.fromkeys(RUNNING, False)
    assert due(key, **{fact: began}, **stopped) == []
    if of(key).done:
        (found,) = due_for((of(key),), {fact: began, of(key).done: DAY})
        assert found.done_on == DAY


@pytest.mark.parametrize("key", EXPECTED)
def test_a_court_may_stop_any_clock_and_an_office_may_change_its_length(key):
    fact, began, expected = EXPECTED[key]
    stop = ClockChange(key, expected, expected + timedelta(days=9), stopped=True)
    assert due(key, **{fact: began, CHANGES: (stop,)}) == [expected + timedelta(days=10)]
    other = ClockChange(key, None, None, 10, "days")
    assert due(key, **{fact: began, CHANGES: (other,)}) == [began + timedelta(days=10)]


def test_what_becomes_of_a_clock_if_it_is_filed_today():
    facts = {**RUNNING, "rfe_on": DAY}
    assert due_if(facts, {"rfe_answered_on": date(2026, 5, 20)}, "rfe")["rfe"][1] == 5
    assert due_if(facts, {"rfe_answered_on": date(2026, 5, 26)}, "rfe")["rfe"][1] == -1
    assert due_if(facts, {}, "rfe") == {}


def test_the_form_of_a_matter_says_it_in_words():
    matter = {"rfe_on": DAY, "parole_from": date(2023, 8, 23), "parole_to": date(2026, 8, 23),
              "arrived_on": date(2023, 8, 23)}  # fmt: skip
    with spoken("en"):
        said = list(lines(matter, date(2026, 2, 14)))
        assert (
            said[0]
            == "Answer the request for evidence: if it is filed today, 100 days before the last day (25 May 2026)."
        )
        assert said[1].startswith("Ask for re-parole at the latest: if it is filed today, 100 days")
        assert said[2] == "Asylum under Ms. L. (I-589): the last day was 11 Dec 2025; today is 65 days after it."
        assert said[3] == "Re-parole may be asked for: from 24 Feb 2026, in 10 days."
        assert len(said) == 4
        assert len(list(lines({**matter, "rfe_answered_on": DAY, "asylum_filed_on": DAY}, DAY))) == 2
        assert list(lines({**matter, "parole_to": date(2025, 8, 23)}, DAY))[-1].endswith("does not last 36 months.")
        assert list(lines({"rfe_on": DAY}, date(2026, 5, 25))) == [
            "Answer the request for evidence: today is the last day."
        ]


def test_the_register_shows_every_clock_with_its_source_and_its_doubt():
    with spoken("en"):
        shown = dict(shipped_clocks("in_force"))
        assert len(shown) == len(clocks())
        assert shown["Ask for re-parole at the latest"] == (
            "-90 days. Source: field notes of KIND: parole end minus 90 days. Not checked by a lawyer yet."
        )
        assert shipped_clocks("withdrawn") == shipped_search_rule("withdrawn") == ()
        assert "8 attempts, 3 channels and 1 visit" in shipped_search_rule("in_force")[0][1]


def test_each_clock_leads_to_a_form_that_fills_it():
    from kindhub_reunification.forms import FORMS

    known = {form.key for form in FORMS}
    assert {one.form for one in clocks()} <= known
    assert replace(of("rfe"), form="nowhere").form not in known
