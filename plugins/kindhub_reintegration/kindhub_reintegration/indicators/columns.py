"""Parts of stored partial dates as plain SQL text: counting needs two days and no objects."""

from typing import Any

from sqlalchemy import Text, func, type_coerce

EARLIEST_UNKNOWN = "0000-00-00"
LATEST_UNKNOWN = "9999-99-99"


def earliest(column: Any) -> Any:
    """The earliest day a partial date may be, as ISO text; NULL where nothing is known of it."""
    return func.nullif(func.substr(type_coerce(column, Text), 1, 10), EARLIEST_UNKNOWN)


def latest(column: Any) -> Any:
    """The latest day it may be, as ISO text; NULL where nothing is known of it."""
    return func.nullif(func.substr(type_coerce(column, Text), 12, 10), LATEST_UNKNOWN)
