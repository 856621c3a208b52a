"""When a call waits to be returned: one answer for the desk, the list and the counts."""

from datetime import date
from typing import Any

from sqlalchemy import and_
from sqlmodel import col

from kindhub_reunification.records import Call


def waits(call: Any) -> bool:
    """Whether somebody was promised to be called and was not yet; a `Call`, or a row of one with these columns."""
    return call.follow_up_on is not None and call.followed_up_on is None and call.resolved is not True


def due_back(today: date) -> Any:
    """The same as a condition in SQL, of the calls whose day has come."""
    due = and_(col(Call.follow_up_on).is_not(None), col(Call.follow_up_on) <= today)
    return and_(due, col(Call.followed_up_on).is_(None), col(Call.resolved).is_not(True))
