"""Age bands, and the role that goes by age: a pupil of 12 is a child, of 13 an adolescent, of 18 a young person."""

import csv
from datetime import date
from functools import cache
from pathlib import Path

from kindhub.program.figure_labels import UNKNOWN
from kindhub.records.partial_date import PartialDate
from kindhub_gbv_activities.exchange.line_reading import YOUNG

REFERENCE = Path(__file__).parents[1] / "reference"
ROLE_OF_BAND = {"0-5": "child", "6-12": "child", "13-17": "adolescent", "18-24": "youth"}
_OLDEST = 150


@cache
def bands() -> tuple[tuple[str, int, int], ...]:
    """The age bands of `reference/age_bands.csv`: code, youngest, oldest."""
    with (REFERENCE / "age_bands.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return tuple((row["code"], int(row["youngest"]), int(row["oldest"] or _OLDEST)) for row in rows)


def band_of(youngest: int | None, oldest: int | None, birth: PartialDate | None, day: date | None) -> str:
    """The band of the age that day: as the list said it, else by what all lists say of the person's birth.

    Unknown where neither is known, or where they leave more than one band open.
    """
    if youngest is None and birth is not None and day is not None:
        youngest, oldest = birth.age_on(day)
    if youngest is None or oldest is None:
        return UNKNOWN
    return next((code for code, low, high in bands() if low <= youngest and oldest <= high), UNKNOWN)


def role_of(role: str | None, band: str) -> str:
    """The role, for children and young people by their age; `student` is one whose age nobody wrote."""
    if role in YOUNG:
        return ROLE_OF_BAND.get(band, role or UNKNOWN)
    return role or UNKNOWN
