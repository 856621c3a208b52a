from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kindhub.i18n import spoken
from kindhub.ui.dashboard.periods import custom, month_of, period_of, quarter_of, us_fiscal_year_of, year_of

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("made", "first", "last", "title"),
    [
        (quarter_of(date(2026, 8, 15)), date(2026, 7, 1), date(2026, 9, 30), "jul-sep 2026 · 3.er trimestre"),
        (quarter_of(date(2026, 12, 31)), date(2026, 10, 1), date(2026, 12, 31), "oct-dic 2026 · 4.o trimestre"),
        (year_of(date(2024, 2, 29)), date(2024, 1, 1), date(2024, 12, 31), "2024"),
        (month_of(date(2024, 2, 3)), date(2024, 2, 1), date(2024, 2, 29), "feb 2024"),
        (us_fiscal_year_of(date(2025, 9, 30)), date(2024, 10, 1), date(2025, 9, 30),
         "Año fiscal 2025 (oct 2024 a sep 2025)"),
        (us_fiscal_year_of(date(2025, 10, 1)), date(2025, 10, 1), date(2026, 9, 30),
         "Año fiscal 2026 (oct 2025 a sep 2026)"),
        (custom(date(2021, 3, 1), date(2020, 1, 5)), date(2020, 1, 5), date(2021, 3, 1), "5 ene 2020 a 1 mar 2021"),
    ],
)  # fmt: skip
def test_periods(made, first, last, title):
    assert (made.period.first, made.period.last) == (first, last)
    with spoken("es"):
        assert made.title == title


@given(DAYS, st.sampled_from(["month", "quarter", "year", "us_fiscal"]))
def test_periods_follow_each_other_without_a_gap(day, kind):
    one = period_of(kind, day)
    assert one.period.holds(day)
    assert (one.step(1).period.first - one.period.last).days == 1
    assert one.step(1).step(-1) == one


@given(DAYS, DAYS)
def test_own_days_stay_where_they_are(one, other):
    made = custom(one, other)
    assert made.step(5) == made
    assert made.period.first <= made.period.last


def test_months_of_a_fiscal_year_run_over_new_year():
    months = us_fiscal_year_of(date(2026, 1, 1)).months()
    assert (len(months), months[0], months[2], months[3], months[-1]) == (
        12,
        "2025-10",
        "2025-12",
        "2026-01",
        "2026-09",
    )
