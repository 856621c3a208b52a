"""The clocks of the program, read from dated data; and how much is left of those that count in hours."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from kindhub.program.deadlines import DeadlineRule, read_rules

REFERENCE = Path(__file__).parent / "reference"


@cache
def clocks() -> tuple[DeadlineRule, ...]:
    """Every clock, with its source."""
    return read_rules(REFERENCE / "deadlines.csv")


@dataclass(frozen=True, slots=True)
class HoursLeft:
    """A clock in hours: until when, and how much is left (negative once it has run out)."""

    rule: DeadlineRule
    until: datetime
    left: timedelta


def hours_left(since: datetime, now: datetime) -> tuple[HoursLeft, ...]:
    """The clocks that count down from the hour of an incident, the shortest first."""
    counting = sorted((one for one in clocks() if one.unit == "hours"), key=lambda one: one.amount)
    return tuple(
        HoursLeft(one, until := since + timedelta(hours=one.amount), until - now)
        for one in counting
        if one.in_force(since.date())
    )
