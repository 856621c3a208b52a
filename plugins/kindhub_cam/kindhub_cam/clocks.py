"""The clocks of the program, read from dated data."""

from functools import cache
from pathlib import Path

from kindhub.program.deadlines import DeadlineRule, read_rules

REFERENCE = Path(__file__).parent / "reference"


@cache
def clocks() -> tuple[DeadlineRule, ...]:
    """Every clock, with its source."""
    return read_rules(REFERENCE / "deadlines.csv")
