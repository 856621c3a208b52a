"""Every clock of the program on a case whose due day was found with a paper calendar."""

from datetime import UTC, date, datetime

import pytest
from kindhub_reintegration.rules import area_of, clocks

from kindhub.services.deadlines import due_for

OPEN = {"open": True, "in_service": True, "country": "GT"}

DUE = [
    # Monday 23 November 2026: Tuesday, Wednesday, Thursday
    ("answer_referral", {"referred_on": date(2026, 11, 23)}, date(2026, 11, 26)),
    # Wednesday before Easter 2026; Thursday, Friday, Saturday of Holy Week are holidays: Monday, Tuesday, Wednesday
    ("answer_referral", {"referred_on": date(2026, 4, 1)}, date(2026, 4, 8)),
    ("partner_answer", {"assigned_on": date(2026, 11, 20)}, date(2026, 11, 24)),
    # backwards from Monday 30 November: Friday 27, (Thanksgiving), Wednesday 25, 24, 23, Friday 20
    ("departure_plan", {"departure_planned": date(2026, 11, 30)}, date(2026, 11, 20)),
    # 3 November 14:20 in Guatemala and 72 hours
    (
        "shelter_72_hours",
        {"shelter_in": datetime(2026, 11, 3, 20, 20, tzinfo=UTC), "shelter_limited": True},
        date(2026, 11, 6),
    ),
    # 3 November 21:00 in Guatemala is already the 4th in UTC
    (
        "shelter_72_hours",
        {"shelter_in": datetime(2026, 11, 4, 3, 0, tzinfo=UTC), "shelter_limited": True},
        date(2026, 11, 6),
    ),
    ("first_visit", {"returned_on": date(2026, 11, 3)}, date(2026, 11, 10)),
    ("initial_assessment", {"returned_on": date(2026, 11, 3)}, date(2026, 11, 18)),
    ("plan", {"returned_on": date(2026, 11, 3)}, date(2026, 12, 3)),
    ("monthly_contact", {"contact_from": date(2026, 11, 4)}, date(2026, 12, 4)),
    ("monthly_contact", {"contact_from": date(2027, 1, 31)}, date(2027, 2, 28)),
    ("quarterly_visit", {"visit_from": date(2026, 11, 9)}, date(2027, 2, 9)),
    ("agreed_contact", {"next_agreed": date(2026, 11, 20)}, date(2026, 11, 20)),
    ("plan_review", {"review_from": date(2026, 11, 30)}, date(2027, 2, 28)),
    ("assessment_3", {"returned_on": date(2026, 11, 30)}, date(2027, 2, 28)),
    ("assessment_6", {"returned_on": date(2026, 11, 30)}, date(2027, 5, 30)),
    ("assessment_12", {"returned_on": date(2026, 11, 30)}, date(2027, 11, 30)),
    ("closure", {"returned_on": date(2026, 11, 3)}, date(2027, 11, 3)),
    # the year over 29 February 2028 has 366 days
    ("closure", {"returned_on": date(2027, 3, 1)}, date(2028, 2, 29)),
    ("follow_up_call", {"closed_on": date(2026, 8, 31), "call_later": True}, date(2027, 2, 28)),
    ("depart_by", {"depart_by": date(2026, 12, 15)}, date(2026, 12, 15)),
]


def due(key, facts):
    return next((one for one in due_for(clocks(), facts) if one.key == key), None)


@pytest.mark.parametrize(("key", "facts", "expected"), DUE)
def test_the_day_a_clock_falls_on(key, facts, expected):
    assert due(key, {**OPEN, **facts}).due_on == expected


def test_every_clock_is_tested_and_says_where_it_comes_from():
    assert {rule.key for rule in clocks()} == {key for key, _, _ in DUE}
    assert all(rule.source and rule.label.en and rule.label.es for rule in clocks())


@pytest.mark.parametrize("rule", [rule for rule in clocks() if rule.done], ids=lambda rule: rule.key)
def test_a_clock_stops_when_its_work_is_done(rule):
    facts = {**OPEN, "shelter_limited": True, "call_later": True, rule.anchor: date(2026, 11, 3)}
    assert due(rule.key, facts).done_on is None
    assert due(rule.key, {**facts, rule.done: date(2026, 11, 4)}).done_on == date(2026, 11, 4)


@pytest.mark.parametrize("rule", [rule for rule in clocks() if rule.when], ids=lambda rule: rule.key)
def test_a_clock_that_nobody_waits_for_does_not_run(rule):
    facts = {rule.anchor: date(2026, 11, 3)}
    assert due(rule.key, {**facts, rule.when: True}) is not None
    assert due(rule.key, {**facts, rule.when: False}) is None


def test_the_shelter_limit_is_of_the_protocol_of_2017():
    inside = {"shelter_limited": True, "shelter_in": datetime(2017, 2, 1, 18, 0, tzinfo=UTC)}
    before = {"shelter_limited": True, "shelter_in": datetime(2017, 1, 31, 18, 0, tzinfo=UTC)}
    assert due("shelter_72_hours", inside) is not None
    assert due("shelter_72_hours", before) is None


def test_areas_are_dated():
    assert area_of("GT-1301", date(2020, 1, 1)).source
    assert not area_of("HN-CR", date(2020, 1, 1)).case_by_case
    assert area_of("HN-FM", date(2020, 1, 1)).case_by_case
    assert area_of("HN-CR", date(2015, 1, 1)) is None
    assert area_of("GT-0101", date(2020, 1, 1)) is None
    assert area_of(None, date(2020, 1, 1)) is None


def test_nobody_is_asked_to_call_families_of_cases_closed_before_the_call_was_agreed_on():
    assert due("follow_up_call", {"call_later": True, "closed_on": date(2019, 5, 1)}) is None
    assert due("follow_up_call", {"call_later": True, "closed_on": date(2026, 1, 1)}) is not None
