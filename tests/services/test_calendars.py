"""Business days, checked against the calendar on the wall."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kindhub.i18n import spoken
from kindhub.services.calendars import (
    COUNTRIES,
    Calendar,
    add_business_days,
    business_days_between,
    calendar,
    is_business_day,
)


@pytest.mark.parametrize(
    ("country", "day", "counts"),
    [
        ("GT", date(2024, 9, 13), True),  # a Friday
        ("GT", date(2024, 9, 14), False),  # Saturday
        ("GT", date(2023, 10, 20), False),  # Revolution Day, a Friday
        ("HN", date(2023, 10, 20), True),
        ("SV", date(2024, 8, 6), False),
        ("MX", date(2024, 9, 16), False),
        ("US", date(2024, 7, 4), False),
        ("MX", date(2024, 7, 4), True),
        ("US", date(2024, 11, 28), False),
    ],
)
def test_weekends_and_national_holidays_do_not_count(country, day, counts):
    assert is_business_day(country, day) is counts


def test_the_feast_of_a_town_closes_only_that_town():
    assumption = date(2024, 8, 15)  # a Thursday
    assert not is_business_day("GT", assumption, "GT-0101")
    assert is_business_day("GT", assumption, "GT-1301")
    assert is_business_day("GT", assumption)
    assert not is_business_day("SV", date(2023, 8, 3), "SV-SS-san-salvador")
    assert is_business_day("SV", date(2023, 8, 3), "SV-SM-san-miguel")


def test_suspended_terms_count_for_their_authority_only():
    comar = Calendar(("MX",), authority="comar")
    assert not comar.is_business_day(date(2024, 5, 29))
    assert calendar("MX").is_business_day(date(2024, 5, 29))
    assert comar.add(date(2024, 5, 28), 1) == date(2024, 6, 3)


def test_thirty_business_days_after_an_entry():
    # Monday 5 August 2024 + 6 weeks is Monday 16 September, a Mexican holiday, so the 30th day is the 17th
    assert add_business_days("MX", date(2024, 8, 5), 30) == date(2024, 9, 17)
    weekdays_only = Calendar(("MX",), holidays=False)
    assert weekdays_only.add(date(2024, 8, 5), 30) == date(2024, 9, 16)
    assert weekdays_only.between(date(2024, 8, 5), date(2024, 9, 16)) == 30


def test_day_0_is_the_day_itself_even_on_a_sunday():
    sunday = date(2024, 9, 1)
    assert add_business_days("GT", sunday, 0) == sunday
    assert add_business_days("GT", sunday, 1) == date(2024, 9, 2)
    assert add_business_days("GT", date(2024, 9, 2), -1) == date(2024, 8, 30)
    assert business_days_between("GT", date(2024, 8, 30), date(2024, 9, 2)) == 1
    assert business_days_between("GT", date(2024, 9, 2), date(2024, 8, 30)) == -1


def test_several_countries_count_together():
    fourth_of_july = date(2024, 7, 4)
    assert not calendar(("MX", "US")).is_business_day(fourth_of_july)
    assert Calendar(("MX", "US"), rule="any").is_business_day(fourth_of_july)
    assert not Calendar(("MX", "US"), rule="any").is_business_day(date(2024, 7, 6))


def test_why_a_day_is_closed_is_said():
    assert calendar("MX").why_closed(date(2024, 9, 16)) == "Día de la Independencia"
    assert calendar("MX").why_closed(date(2024, 9, 17)) is None
    with spoken("es"):
        assert calendar("GT").why_closed(date(2024, 9, 14)) == "Sábado o domingo"


def test_a_country_without_calendar_and_endless_counts_are_refused():
    with pytest.raises(ValueError, match="no calendar"):
        is_business_day("XX", date(2024, 1, 1))
    with pytest.raises(ValueError, match="too many"):
        add_business_days("GT", date(2024, 1, 1), 10**9)


@settings(max_examples=60)
@given(
    country=st.sampled_from(COUNTRIES),
    start=st.dates(date(2015, 1, 1), date(2030, 1, 1)),
    days=st.integers(1, 80),
)
def test_adding_and_counting_agree(country, start, days):
    end = add_business_days(country, start, days)
    assert business_days_between(country, start, end) == days
    assert business_days_between(country, start, end - timedelta(days=1)) == days - 1
    assert is_business_day(country, end)
    assert add_business_days(country, end, -days) <= start
