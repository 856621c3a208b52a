"""Ages as lists write them: 14, "14 años", "13-17", "13 a 17", "60+"."""

from __future__ import annotations

import re
from datetime import date

from kindhub.records.partial_date import PartialDate, born_at_age
from kindhub_gbv_activities.reach_key import OPEN_END

_NUMBER = re.compile(r"\d{1,3}", re.ASCII)
_OLDEST = 120
_ONWARDS = ("+", "y mas", "o mas", "y más", "o más", "and over", "en adelante")


def read_age(written: str) -> tuple[int, int] | None:
    """The youngest and the oldest completed age that is meant; None where no age, or none that can be, is written."""
    found = [int(one) for one in _NUMBER.findall(written)]
    if not 0 < len(found) < 3 or max(found) > _OLDEST or found != sorted(found):
        return None
    if len(found) == 2:
        return found[0], found[1]
    open_end = any(word in written.lower() for word in _ONWARDS)
    return found[0], OPEN_END if open_end else found[0]


def birth_of(age: tuple[int, int] | None, day: date | None, written: str = "") -> PartialDate | None:
    """When somebody of that age on that day was born."""
    if age is None or day is None:
        return None
    earliest, latest = born_at_age(*age, day)
    return PartialDate(earliest, latest, "range", written=written)


def both(one: PartialDate | None, other: PartialDate | None) -> PartialDate | None:
    """The range that two statements leave; the first one where they contradict each other."""
    if one is None or other is None:
        return one or other
    if None in (one.earliest, one.latest, other.earliest, other.latest) or not one.overlaps(other):
        return one
    earliest, latest = max(one.earliest, other.earliest), min(one.latest, other.latest)  # type: ignore[type-var]
    return PartialDate(earliest, latest, "range", written=one.written)
