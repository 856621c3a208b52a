"""The clocks of the program, read from dated data, and what an office or a court has changed in them."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from kindhub.program.deadlines import ClockChange as Change
from kindhub.program.deadlines import DeadlineRule, Due, read_rules
from kindhub.program.mixins.clock_change import changes_in
from kindhub.services.deadlines import due_for
from kindhub_reunification.records import ClockChange

REFERENCE = Path(__file__).parent / "reference"
SETTLEMENT_FROM = date(2023, 12, 11)
"""The day the settlement of Ms. L. v. ICE was approved (S.D. Cal., 18-cv-428); its terms count from it."""


@cache
def clocks() -> tuple[DeadlineRule, ...]:
    """Every clock, with its source."""
    return read_rules(REFERENCE / "deadlines.csv")


def changes_of(session: Session) -> tuple[Change, ...]:
    """What the register of clocks says, the earliest first."""
    return changes_in(session, ClockChange)


def due_if(facts: Mapping[str, Any], done: Mapping[str, date], *keys: str) -> dict[str, tuple[Due, int]]:
    """What becomes of these clocks if these facts were filled on these days (“what if it is filed today”).

    By key: the clock, and by how many days it would be early; below zero it would be late.
    """
    supposed = {**facts, **done}
    rules = [rule for rule in clocks() if rule.key in keys]
    found = {due.key: due for due in due_for(rules, supposed)}
    filled = {rule.key: supposed.get(rule.done) for rule in rules}
    return {key: (due, (due.due_on - day).days) for key, due in found.items() if (day := filled[key]) is not None}
