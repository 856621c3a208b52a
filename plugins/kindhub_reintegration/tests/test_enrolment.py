"""Children, closings and services, counted by hand from the definitions."""

from datetime import date

import pytest
from kindhub_reintegration.indicators.children import age_band

from kindhub.records.partial_date import PartialDate
from kindhub.records.person import Person


def number(figures, key, **group):
    one = figures.get((key, *sorted(group.items())))
    return one.value if one else None


def test_a_child_counts_once_by_her_first_referral(build):
    child = build.child()
    build.case(child, "2022-01-10", place="GT-1301", return_type="voluntary_departure")
    build.case(child, "2023-02-01", place="GT-1413", return_type="removal_order")
    figures = build.figures("2022-01-01", "2023-12-31")
    assert number(figures, "children_referred") == 1
    assert number(figures, "children_referred", department="GT-13") == 1
    assert number(figures, "children_referred", department="GT-14") is None
    assert number(figures, "children_referred", month="2022-01") == 1
    later = build.figures("2023-01-01", "2023-12-31")
    assert number(later, "children_referred", department="GT-13") == 1
    assert number(later, "children_referred", return_type="voluntary_departure") == 1


def test_a_person_merged_into_another_is_no_second_child(build, hub):
    kept, gone = build.child(), build.child()
    build.case(kept, "2022-01-10", returned="2022-02-01")
    build.case(gone, "2022-06-10", returned="2022-07-01")
    assert number(build.figures("2022-01-01", "2022-12-31"), "children_enrolled") == 2
    with hub.begin("merge") as work:
        work.get(Person, gone).merged_into = kept
    figures = build.figures("2022-01-01", "2022-12-31")
    assert number(figures, "children_referred") == number(figures, "children_enrolled") == 1


def test_departments_that_are_unclear_or_unknown_stand_apart(build):
    build.case(place_ambiguous=True)
    build.case()
    build.case(place="HN-CR")
    figures = build.figures("2021-01-01", "2021-12-31")
    for department in ("ambiguous", "unknown", "HN-CR"):
        assert number(figures, "children_referred", department=department) == 1


def test_enrolled_is_accepted_with_a_return_or_contacts_after_the_referral(build):
    build.case(returned="2021-02-01")
    build.contact(build.case(), "2021-03-01")
    build.contact(build.case(), "2021-01-03")  # a day before the referral
    build.contact(build.case(), "2021-03-01", mode="attempt", residence=None)
    build.case()
    build.case(decision="not_eligible", returned="2021-02-01")
    figures = build.figures("2021-01-01", "2021-12-31")
    assert number(figures, "children_referred") == 6
    assert number(figures, "children_accepted") == 5
    assert number(figures, "children_enrolled") == 2
    assert number(figures, "enrolments_without_return_date") == 1


def test_groups_of_the_child(build):
    partner = build.partner("Camino")
    build.case(build.child("male", "2009-05-20", "mam"), "2022-05-19", partner=partner)
    build.case(build.child(None, "2009-05-20"), "2022-05-20")
    figures = build.figures("2022-01-01", "2022-12-31")
    assert number(figures, "children_referred", age_band="6-12") == 1
    assert number(figures, "children_referred", age_band="13-17") == 1
    assert number(figures, "children_referred", sex="male") == 1
    assert number(figures, "children_referred", sex="unknown") == 1
    assert number(figures, "children_referred", language="mam") == 1
    assert number(figures, "children_referred", partner="Camino") == 1


@pytest.mark.parametrize(
    ("birth", "since", "until", "band"),
    [
        ("2004", "2022-06-01", "2022-06-01", "unknown"),  # 17 or 18
        ("2003", "2022-06-01", "2022-06-01", "18-21"),  # 18 or 19
        ("2000-06-02", "2022-06-01", "2022-06-01", "18-21"),
        ("2000-06-01", "2022-06-01", "2022-06-01", "22+"),
        ("2016-06-01", "2022-05-31", "2022-05-31", "0-5"),
        ("2016-05-15", "2022-05-01", "2022-05-31", "unknown"),  # turns 6 in the month of the referral
        ("31/02/2007", "2022-05-01", "2022-05-31", "unknown"),
    ],
)
def test_an_age_that_may_lie_in_two_bands_is_unknown(birth, since, until, band):
    stored = PartialDate.read(birth, kind="birth").to_storage()
    assert age_band(stored, since, until) == band


def test_an_age_stated_on_the_day_of_the_referral_is_that_age():
    stored = PartialDate.read("15 años aprox.", kind="birth", on=date(2022, 6, 1)).to_storage()
    assert age_band(stored, "2022-06-01", "2022-06-01") == "13-17"


@pytest.mark.parametrize(
    ("stated_on", "band"),
    [
        (date(2019, 7, 1), "13-17"),  # said on the referral: 17, whichever day of July it was
        (date(2019, 6, 30), "unknown"),  # said before: she may have turned 18 by the 31st
    ],
)
def test_an_age_stated_on_a_referral_of_a_month_is_that_age(stated_on, band):
    stored = PartialDate.read("17 años", kind="birth", on=stated_on).to_storage()
    assert age_band(stored, "2019-07-01", "2019-07-31") == band


def test_each_number_of_a_referral_typed_twice_may_be_closed(build):
    case = build.case()
    build.closure(case, "2018-11-05", "duplicate", case_written="CV-2018-062")
    build.closure(case, "2018-12-01", "no_contact", case_written="CV-2018-058")
    build.closure(case, "2018-12-20", "completed_12_months", case_written="CV-2018-058")
    figures = build.figures("2018-01-01", "2018-12-31")
    assert number(figures, "closures") == 2
    assert number(figures, "closures", reason="duplicate") == 1
    assert number(figures, "closures", reason="no_contact") is None


def test_of_two_closings_the_later_one_counts_once(build):
    case = build.case()
    build.closure(case, "2022-09-01", "remigrated")
    build.closure(case, "2022-03-01", "completed_12_months")
    build.closure(build.case(), "2022-05-01", "aged_out", goals_met=2, goals_total=5)
    build.closure(None, "2022-05-01", "aged_out", case_written="CV-9")
    figures = build.figures("2022-01-01", "2022-12-31")
    assert number(figures, "closures") == 2
    assert number(figures, "closures", reason="remigrated") == 1
    assert number(figures, "closures", reason="completed_12_months") is None
    assert number(figures, "orphan_rows", kind="closure") == 1
    assert (figures[("goals_met",)].numerator, figures[("goals_met",)].denominator) == (2, 5)


def test_services_their_people_and_their_cost(build):
    one, two = build.case(), build.case()
    build.service(one, "2022-03-01", amount=10_050)
    build.service(one, "2022-04-01", "medicine", amount=None)
    build.service(two, "2022-04-02", amount=2_025)
    build.service(two, "2023-01-01", amount=99_999)
    build.service(None, "2022-05-01", amount=500, case_written="CV-2022-999")
    figures = build.figures("2022-01-01", "2022-12-31")
    assert number(figures, "services_delivered") == 3
    assert number(figures, "services_delivered", service="medicine") == 1
    assert number(figures, "services_people") == 2
    assert number(figures, "services_cost") == 120.75
    assert figures[("services_cost",)].unit == "GTQ"
    assert number(figures, "cost_per_child") == 60.375
    assert number(figures, "orphan_rows", kind="service") == 1


def test_currencies_are_not_added_up(build):
    case = build.case()
    build.service(case, "2022-03-01", amount=100)
    build.service(case, "2022-03-01", amount=700, currency="HNL")
    figures = build.figures("2022-01-01", "2022-12-31")
    assert number(figures, "services_cost", currency="GTQ") == 1
    assert number(figures, "services_cost", currency="HNL") == 7
    assert number(figures, "services_cost") is None


def test_rows_without_a_date_are_shown_apart(build):
    case = build.case(referred=None)
    build.contact(case, None)
    figures = build.figures("2022-01-01", "2022-12-31")
    assert number(figures, "undated_rows") == 2
    assert number(figures, "children_referred") == 0
