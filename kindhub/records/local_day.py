"""Today where this computer stands: a day is a local thing, points in time are UTC."""

from datetime import UTC, date, datetime


def today() -> date:
    """The day here."""
    return datetime.now(UTC).astimezone().date()
