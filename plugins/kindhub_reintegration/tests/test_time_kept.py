"""Time kept: only the contacts a figure looks at are read, and every figure says what all contacts together would."""

from datetime import date, timedelta

import pytest
from kindhub_reintegration import records as r

from kindhub.records.partial_date import PartialDate

QUARTER = ("2024-07-01", "2024-09-30")


def date_of(day):
    return PartialDate.of(date.fromisoformat(day))


def of(figures, indicator):
    one = figures[indicator,]
    return one.numerator, one.denominator


@pytest.mark.parametrize("returned", ["2024-06-01", "2018-02-03", None])
def test_an_agreed_contact_counts_however_long_ago_the_return_was(build, returned):
    case = build.case(returned=returned)
    build.contact(case, "2024-07-10", next_due=date_of("2024-08-10"))
    build.contact(case, "2024-08-09", next_due=date_of("2024-09-09"))
    build.contact(case, "2024-10-20")
    assert of(build.figures(*QUARTER), "contacts_on_time") == (1, 2)


def test_a_contact_that_reached_nobody_keeps_no_date(build):
    case = build.case(returned="2024-06-01")
    build.contact(case, "2024-07-10", next_due=date_of("2024-08-10"))
    build.contact(case, "2024-08-09", reached=False)
    assert of(build.figures(*QUARTER), "contacts_on_time") == (0, 1)


@pytest.mark.parametrize(
    ("returned", "seen"),
    [("2024-06-30", False), ("2024-07-01", True), ("2024-09-30", True), ("2024-10-01", False)],
)
def test_a_first_visit_counts_in_the_period_of_the_return(build, returned, seen):
    case = build.case(returned=returned)
    day = date.fromisoformat(returned)
    build.contact(case, (day - timedelta(days=2)).isoformat(), mode="home_visit")
    build.contact(case, (day + timedelta(days=3)).isoformat(), mode="phone")
    build.contact(case, (day + timedelta(days=9)).isoformat(), mode="home_visit")
    found = build.figures(*QUARTER)["median_days_to_first_visit",]
    assert (found.value, found.denominator) == ((9, 1) if seen else (None, 0))


@pytest.mark.parametrize("months", [3, 6, 12])
@pytest.mark.parametrize(("mark", "counted"), [(-1, False), (0, True), (91, True), (92, False)])
def test_school_is_asked_where_the_mark_falls_into_the_period(build, months, mark, counted):
    on = date.fromisoformat(QUARTER[0]) + timedelta(days=mark)
    case = build.case(
        build.child(birth="2012-01-15"), returned=(on - timedelta(days=round(months * 365.25 / 12))).isoformat()
    )
    build.contact(case, (on - timedelta(days=40)).isoformat(), in_school=False)
    build.contact(case, (on + timedelta(days=20)).isoformat(), in_school=True)
    assert of(build.figures(*QUARTER), f"in_school_{months}") == ((1, 1) if counted else (0, 0))


@pytest.mark.parametrize(("days", "hit"), [(30, 1), (31, 0)])
def test_a_plan_is_in_time_within_thirty_days_that_end_in_the_period(build, days, hit):
    returned = date.fromisoformat("2024-06-20")
    case = build.case(returned=returned.isoformat())
    build.add(r.Plan(case_id=case, approved_on=returned + timedelta(days=days)))
    build.case(returned="2024-05-20")
    assert of(build.figures(*QUARTER), "plan_within_30_days") == (hit, 1)


def test_an_answer_counts_in_the_period_of_the_question(build):
    build.case(referred="2024-07-04", decided_on=date_of("2024-07-15"))
    build.case(referred="2024-06-04", decided_on=date_of("2024-07-15"))
    build.case(referred="2024-07", decided_on=date_of("2024-07-15"))
    found = build.figures(*QUARTER)["median_days_to_answer",]
    assert (found.value, found.denominator) == (11, 1)
