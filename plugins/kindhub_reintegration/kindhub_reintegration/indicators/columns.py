"""Parts of stored partial dates as plain SQL text: counting needs two days and no objects."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import Executable, Text, and_, func, or_, type_coerce
from sqlalchemy.orm import Session

EARLIEST_UNKNOWN = "0000-00-00"
LATEST_UNKNOWN = "9999-99-99"
FIRST_YEAR = "0001"
AFTER_A_DAY = "~"
"""Sorts after whatever follows the earliest day in a stored date."""


def rows_of(session: Session, statement: Executable) -> Iterator[tuple[Any, ...]]:
    """The driver's own rows, values as they are stored: yes and no are 1 and 0, days are ISO texts.

    Making SQLAlchemy's rows of them would take longer than reading them.
    """
    found: Any = session.connection().execute(statement).cursor
    return iter(found)


def earliest(column: Any) -> Any:
    """The earliest day a partial date may be, as ISO text; NULL where nothing is known of it."""
    return func.nullif(func.substr(type_coerce(column, Text), 1, 10), EARLIEST_UNKNOWN)


def latest(column: Any) -> Any:
    """The latest day it may be, as ISO text; NULL where nothing is known of it."""
    return func.nullif(func.substr(type_coerce(column, Text), 12, 10), LATEST_UNKNOWN)


def within(column: Any, first: date, last: date) -> Any:
    """Whether its earliest day lies in these days, both inclusive; asked of the text as it stands, for the index."""
    stored = type_coerce(column, Text)
    return and_(stored >= first.isoformat(), stored < last.isoformat() + AFTER_A_DAY)


def undated(column: Any) -> Any:
    """Whether no earliest day is known of it."""
    stored = type_coerce(column, Text)
    return or_(stored.is_(None), stored < FIRST_YEAR)
