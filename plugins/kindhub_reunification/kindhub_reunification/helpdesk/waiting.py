"""When a call waits to be returned, and on which day it was: one answer for the desk, the list and the counts."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import Text, and_, func, type_coerce
from sqlmodel import col

from kindhub_reunification.records import Call

_PRECISION_AT, _DAY = len("2026-11-27/2026-11-27 ") + 1, "day"
"""Where the kept text of a partial date says how well it is known, and how it says that it is to the day."""


def waits(call: Any) -> bool:
    """Whether somebody was promised to be called and was not yet; a `Call`, or a row of one with these columns."""
    return call.follow_up_on is not None and call.followed_up_on is None and call.resolved is not True


def due_back(today: date) -> Any:
    """The same as a condition in SQL, of the calls whose day has come."""
    due = and_(col(Call.follow_up_on).is_not(None), col(Call.follow_up_on) <= today)
    return and_(due, col(Call.followed_up_on).is_(None), col(Call.resolved).is_not(True))


def called_between(first: date, last: date) -> Any:
    """The calls of these days as a condition in SQL, however their day was written; only those known to the day."""
    kept = type_coerce(col(Call.called_on), Text)
    known = func.substr(kept, _PRECISION_AT, len(_DAY)) == _DAY
    return and_(kept >= first.isoformat(), kept < (last + timedelta(days=1)).isoformat(), known)
