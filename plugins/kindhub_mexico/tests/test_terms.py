"""Whether a claim was filed in its term: by the day, by a month whose days agree, and when nobody can tell."""

from datetime import date

import pytest
from kindhub_mexico.indicators.claims import TO_FILE, WEEKDAYS, in_time

from kindhub.records.partial_date import PartialDate


def within(start, filed):
    return WEEKDAYS.between(start, filed) <= TO_FILE


@pytest.mark.parametrize(
    ("entered", "filed", "answer"),
    [
        ("01/03/2021", date(2021, 4, 12), "within"),  # day 30, Monday to Friday
        ("01/03/2021", date(2021, 4, 13), "late"),
        ("01/03/2021", date(2021, 3, 1), "within"),
        ("02/03/2021", date(2021, 3, 1), "inconsistent"),
        ("marzo 2021", date(2021, 4, 1), "within"),
        ("marzo 2021", date(2021, 5, 1), "undeterminable"),
        ("marzo 2021", date(2021, 7, 1), "late"),
        ("marzo 2021", date(2021, 2, 1), "inconsistent"),
        ("marzo 2021", date(2021, 3, 15), "undeterminable"),
        ("marzo 2021", None, "undeterminable"),
        (None, date(2021, 4, 1), "undeterminable"),
    ],
)
def test_a_claim_is_in_time(entered, filed, answer):
    assert in_time(PartialDate.read(entered) if entered else None, filed, within) == answer
