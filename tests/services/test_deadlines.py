"""Clocks as dated data: which rule governs, when it falls due, and that every save keeps the rows in step."""

from datetime import date, datetime, timedelta, timezone

import pytest
from kindhub_reintegration import records as r
from sqlalchemy import select

from kindhub.i18n import L
from kindhub.program.deadlines import CHANGES, ClockChange, DeadlineRule
from kindhub.records.partial_date import PartialDate
from kindhub.records.person import Person
from kindhub.services.deadlines import add_months, due_for, refresh_deadlines
from kindhub.storage.house import house_of
from kindhub.testing import hub  # noqa: F401 - a fixture

DAY = date(2026, 11, 3)


def rule(key="plan", amount=30, unit="days", *, when=None, calendar="home", valid_from=None, valid_to=None):
    name = L(key, key)
    return DeadlineRule(key, name, "event", amount, unit, "done", "form", when, calendar, valid_from, valid_to, "law")


def test_what_has_no_event_is_not_due():
    assert due_for([rule()], {}) == ()
    assert due_for([rule()], {"event": None}) == ()


def test_the_rule_in_force_on_the_day_of_the_event_governs():
    old = rule(amount=60, valid_to=date(2026, 11, 3))
    new = rule(amount=30, valid_from=date(2026, 11, 4))
    assert [one.due_on for one in due_for([old, new], {"event": DAY})] == [date(2027, 1, 2)]
    assert [one.due_on for one in due_for([old, new], {"event": date(2026, 11, 4)})] == [date(2026, 12, 4)]


JANUARY, FEBRUARY = date(2027, 1, 1), date(2027, 2, 28)


def changed(*changes, amount=30):
    return [one.due_on for one in due_for([rule(amount=amount)], {"event": DAY, CHANGES: changes})]


def test_an_office_may_give_a_clock_another_length_for_events_from_a_day_on():
    longer = ClockChange("plan", DAY, None, 60, "days")
    assert changed(longer) == [date(2027, 1, 2)]
    assert changed(ClockChange("plan", date(2026, 11, 4), None, 60, "days")) == [date(2026, 12, 3)]
    assert changed(ClockChange("another", DAY, None, 60, "days")) == [date(2026, 12, 3)]
    assert changed(longer, ClockChange("plan", DAY, None, 2, "months")) == [date(2027, 1, 3)]


def test_days_on_which_a_court_stopped_a_clock_do_not_count():
    stop = ClockChange("plan", date(2026, 11, 10), date(2026, 11, 19), stopped=True)
    assert changed(stop) == [date(2026, 12, 13)]
    again = ClockChange("plan", date(2026, 12, 10), date(2026, 12, 11), stopped=True)
    assert changed(stop, again) == changed(again, stop) == [date(2026, 12, 15)]
    assert changed(ClockChange("plan", date(2026, 10, 1), DAY, stopped=True)) == [date(2026, 12, 3)]
    assert changed(ClockChange("plan", date(2026, 12, 4), date(2026, 12, 9), stopped=True)) == [date(2026, 12, 3)]
    assert changed(ClockChange("plan", date(2026, 10, 1), date(2026, 11, 5), stopped=True)) == [date(2026, 12, 5)]


def test_a_clock_that_stands_still_without_an_end_is_not_due():
    assert changed(ClockChange("plan", date(2026, 11, 10), None, stopped=True)) == []
    assert changed(ClockChange("plan", date(2026, 12, 4), None, stopped=True)) == [date(2026, 12, 3)]


def test_what_runs_towards_an_event_ends_after_the_stop_in_which_it_would_end():
    assert changed(ClockChange("plan", JANUARY, FEBRUARY, stopped=True), amount=-30) == [date(2026, 10, 4)]
    assert changed(ClockChange("plan", date(2026, 10, 1), date(2026, 10, 8), stopped=True), amount=-30) == [
        date(2026, 10, 9)]  # fmt: skip


def test_what_is_done_stays_even_when_nobody_waits_for_it_any_more():
    wanted = rule(when="open")
    assert due_for([wanted], {"event": DAY, "open": False}) == ()
    (done,) = due_for([wanted], {"event": DAY, "open": False, "done": DAY})
    assert done.done_on == DAY


def test_the_nearest_stands_first():
    found = due_for([rule("later", 9), rule("sooner", 2)], {"event": DAY})
    assert [one.key for one in found] == ["sooner", "later"]


def test_business_days_are_those_of_the_country_of_the_case():
    """15 September 2026 is a holiday in Guatemala and in Honduras, not in the United States; 14 is a Monday."""
    facts = {"event": date(2026, 9, 14)}
    home, us = rule(unit="business_days", amount=1), rule(unit="business_days", amount=1, calendar="US")
    assert due_for([home], {**facts, "country": "GT"})[0].due_on == date(2026, 9, 16)
    assert due_for([us], {**facts, "country": "GT"})[0].due_on == date(2026, 9, 15)


def test_hours_fall_on_a_day_in_central_america():
    evening = datetime(2026, 11, 3, 23, 30, tzinfo=timezone(timedelta(hours=-6)))
    assert due_for([rule(unit="hours", amount=72)], {"event": evening})[0].due_on == date(2026, 11, 6)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 10, 31), 1, date(2026, 11, 30)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
    ],
)
def test_months_end_where_the_shorter_month_ends(day, months, expected):
    assert add_months(day, months) == expected


@pytest.fixture
def kept(hub):  # noqa: F811 - the fixture of that name
    if refresh_deadlines not in hub.observers:
        hub.observers.append(refresh_deadlines)
    return hub


def rows(hub, case):  # noqa: F811 - not the fixture
    table = house_of("reintegration").deadline
    with hub.read() as session:
        found = session.execute(
            select(table.c.key, table.c.due_on, table.c.done_on).where(table.c.record_id == case.id)
        )
        return {row.key: (row.due_on, row.done_on) for row in found}


def test_a_save_of_any_part_rewrites_the_deadlines_of_its_case(kept):
    person = Person()
    case, other = r.Case(person_id=person.id, status="received"), r.Case(person_id=person.id, status="received")
    with kept.begin("test") as work:
        work.add(person)
        work.flush()
        work.add(case, other)
        work.flush()
        work.add(r.Return(case_id=case.id, arrived_on=PartialDate.of(DAY)))
    assert rows(kept, case)["plan"] == ("2026-12-03", None)
    assert rows(kept, other) == {}
    with kept.begin("test") as work:
        plan = r.Plan(case_id=case.id, approved_on=date(2026, 11, 30))
        work.add(plan)
    assert rows(kept, case)["plan"] == ("2026-12-03", "2026-11-30")
    assert rows(kept, case)["plan_review"] == ("2027-02-28", None)
    with kept.begin("test") as work:
        work.delete(work.get(r.Plan, plan.id))
    assert rows(kept, case)["plan"] == ("2026-12-03", None)
    assert "plan_review" not in rows(kept, case)


def test_a_part_of_a_part_finds_its_case(kept):
    person = Person()
    case = r.Case(person_id=person.id, status="received")
    assessment = r.Assessment(case_id=case.id, round="baseline", assessed_on=PartialDate.of(DAY))
    with kept.begin("test") as work:
        work.add(person)
        work.flush()
        work.add(case)
        work.flush()
        work.add(assessment, r.Return(case_id=case.id, arrived_on=PartialDate.of(DAY)))
    table = house_of("reintegration").deadline
    with kept.begin("test") as work:
        work.session.execute(table.delete())
    with kept.begin("test") as work:
        work.add(r.DomainScore(assessment_id=assessment.id, domain="food", score=2))
    assert "plan" in rows(kept, case)


def test_a_save_that_fails_leaves_the_deadlines_as_they_were(kept):
    person = Person()
    case = r.Case(person_id=person.id, status="received")
    with kept.begin("test") as work:
        work.add(person)
        work.flush()
        work.add(case)
    with pytest.raises(RuntimeError):
        _fail_after_the_deadlines(kept, case)
    assert rows(kept, case) == {}


def _fail_after_the_deadlines(hub, case):  # noqa: F811 - not the fixture
    with hub.begin("test") as work:
        work.add(r.Return(case_id=case.id, arrived_on=PartialDate.of(DAY)))
        work.flush()
        refresh_deadlines(work)
        raise RuntimeError
