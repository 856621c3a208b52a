"""Reasons, branches, what is still to be asked, and what would change the answer."""

from datetime import date

import pytest
from kindhub_cam.rules.books import set_on, shipped
from kindhub_cam.rules.facts import Child, Family, OtherParent, Parent
from kindhub_cam.screening.asking import still_to_ask, still_to_ask_other
from kindhub_cam.screening.explaining import explain
from kindhub_cam.screening.turning import filed_before, turns

from kindhub.i18n import spoken

from .conftest import family, when

RULES = set_on(shipped(), date(2023, 6, 10))


@pytest.fixture(autouse=True)
def in_english():
    with spoken("en"):
        yield


def reasons(**facts):
    return {one.key: one for one in explain(RULES, family(**facts), 1)}


def test_every_rule_is_told_met_or_not_with_its_source_and_facts():
    found = reasons(child={"birth": "2001-05-05"})
    assert set(found) == {rule.key for rule in RULES.for_child}
    assert all(one.source for one in found.values())
    assert found["parent_status"].standing == "met"
    assert ("immigration status of the parent", "lawful permanent resident") in found["parent_status"].facts
    assert found["child_under_21"].standing == "missed"
    assert "5 May 2001" in str(found["child_under_21"])
    assert "It would change" in str(found["child_under_21"])


def test_a_partial_date_leads_to_both_branches():
    found = reasons(child={"birth": "2002"})["child_under_21"]
    assert found.standing == "open"
    assert [standing for _end, standing in found.branches] == ["missed", "met"]
    assert "1 Jan 2002" in str(found)
    assert "31 Dec 2002" in str(found)
    assert reasons(child={"birth": "2010"})["child_under_21"].branches == ()


def test_what_is_missing_is_named():
    found = reasons(parent={"us_status": "asylum_pending", "status_since": None})["parent_status"]
    assert found.standing == "open"
    assert "status since, or filed on" in found.missing


def asked(parent, child=None, other=None):
    told = Family(date(2023, 6, 10), parent, (child,) if child else (), other)
    return still_to_ask(RULES, told, child)


def test_only_what_still_matters_is_asked():
    everything = asked(Parent())
    assert everything[:3] == ("parent.birth", "parent.in_us", "parent.us_status")
    grown = when("1985-01-01")
    assert asked(Parent(grown, True, "lpr")) == ()
    assert asked(Parent(grown, True, "asylum_pending")) == ("parent.status_since",)
    assert asked(Parent(grown, True, "parole")) == ("parent.status_since", "parent.status_until")
    assert asked(Parent(grown, False)) == ()  # out for certain: nothing else is asked
    assert asked(Parent(grown, True, "citizen"), Child(1)) == ()
    step = Child(1, when("2012-01-01"), ("HN",), "HN", "single", "step")
    assert asked(Parent(grown, True, "lpr"), step) == ("child.marriage",)
    told = Family(date(2023, 6, 10), Parent(), (), OtherParent(married=False))
    assert still_to_ask_other(RULES, told) == ("other_parent.biological",)


def test_a_single_fact_that_would_change_the_answer_is_found_and_others_are_not():
    late = family(parent={"us_status": "asylum_pending", "status_since": "2023-05-01"})
    found = {(one.fact, str(one.value.earliest) if one.fact == "parent.status_since" else one.value): one.outcome
             for one in turns(RULES, late, 1)}  # fmt: skip
    assert found["parent.status_since", "2023-04-11"] == "likely_eligible"
    assert found["parent.us_status", "lpr"] == "likely_eligible"
    assert not [fact for fact, _value in found if fact.startswith("child.")]
    assert turns(RULES, family(), 1) == ()
    assert filed_before(family(child={"birth": "2002-07-01"}), 1) == date(2023, 6, 30)
