"""Calls that lie over each other: on one desk that is a slip of the clock, or a second telephone."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from kindhub.records.partial_date import PartialDate

_HOUR = 60


def overlapping(calls: Sequence[Mapping[str, Any]]) -> Iterator[tuple[int, int]]:
    """Pairs of places: a call, and a later one that begins before it ends. Calls without day or time are in none."""
    of_day: dict[date, list[tuple[int, int, int]]] = defaultdict(list)
    for place, call in enumerate(calls):
        on, at = call.get("called_on"), call.get("at")
        if isinstance(on, PartialDate) and on.precision == "day" and on.earliest and at:
            begins = int(at[:2]) * _HOUR + int(at[3:])
            of_day[on.earliest].append((begins, begins + (call.get("minutes") or 0), place))
    for day in of_day.values():
        running: tuple[int, int, int] | None = None
        for one in sorted(day):
            if running is not None and one[0] < running[1]:
                yield running[2], one[2]
            if running is None or one[1] > running[1]:
                running = one
