"""The clocks of the program, read from dated data, and what was changed in them or suspended."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from sqlalchemy.orm import Session

from kindhub.program.clock_register import clocks_told
from kindhub.program.deadlines import ClockChange as Change
from kindhub.program.deadlines import DeadlineRule, read_rules
from kindhub.program.mixins.clock_change import changes_in
from kindhub_mexico.records import ClockChange

REFERENCE = Path(__file__).parent / "reference"


@cache
def clocks() -> tuple[DeadlineRule, ...]:
    """Every clock, with its source."""
    return read_rules(REFERENCE / "deadlines.csv")


def changes_of(session: Session) -> tuple[Change, ...]:
    """What the register of clocks says, the earliest first."""
    return changes_in(session, ClockChange)


def shipped_clocks(tab: str) -> Sequence[tuple[str, str]]:
    """Every clock as it came, with its length and source."""
    return clocks_told(clocks(), tab)
