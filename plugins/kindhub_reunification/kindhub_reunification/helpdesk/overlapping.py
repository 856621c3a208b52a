"""Calls that lie over each other: on one desk that is a slip of the clock, or a second telephone."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select

from kindhub.records.partial_date import PartialDate
from kindhub_reunification.clock_time import clock_of
from kindhub_reunification.helpdesk.waiting import called_between
from kindhub_reunification.records import Call

_HOUR = 60


def overlapping(calls: Sequence[Mapping[str, Any]]) -> Iterator[tuple[int, int]]:
    """Pairs of places: a call, and a later one that begins before it ends. Calls without day or time are in none."""
    of_day: dict[date, list[tuple[int, int, int]]] = defaultdict(list)
    for place, call in enumerate(calls):
        on, at = day_of(call.get("called_on")), clock_of(call.get("at"))
        if on is not None and at is not None:
            begins = at.hour * _HOUR + at.minute
            of_day[on].append((begins, begins + (call.get("minutes") or 0), place))
    for day in of_day.values():
        running: tuple[int, int, int] | None = None
        for one in sorted(day):
            if running is not None and one[0] < running[1]:
                yield running[2], one[2]
            if running is None or one[1] > running[1]:
                running = one


def day_of(called_on: object) -> date | None:
    """The day of a call, where it is known to the day."""
    if isinstance(called_on, PartialDate) and called_on.precision == "day":
        return called_on.earliest
    return None


def mark_overlaps(work: Any, days: Sequence[str]) -> None:
    """Mark the calls of these days that lie over an earlier one; what somebody said of a call herself stays."""
    wanted = {date.fromisoformat(day) for day in days}
    between = called_between(min(wanted), max(wanted))
    calls = [one for one in work.session.scalars(select(Call).where(between)) if day_of(one.called_on) in wanted]
    for _earlier, later in overlapping([vars(one) for one in calls]):
        if calls[later].overlaps is None:
            calls[later].overlaps = True
