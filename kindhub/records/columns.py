"""Columns whose values SQLite does not know: partial dates, points in time, small maps and lists.

All are kept as text that a person can read in the file, sorts as it should, and comes back as a value that cannot
be changed in place: SQLAlchemy would not see such a change and it would be lost.
"""

# ruff: noqa: D102, ARG002 - the two methods of each class are SQLAlchemy's, and so are their arguments

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NoReturn

from sqlalchemy import Text
from sqlalchemy.types import TypeDecorator

from kindhub.records.partial_date import PartialDate

if TYPE_CHECKING:
    from sqlalchemy.engine import Dialect
    from sqlalchemy.sql.operators import OperatorType
    from sqlalchemy.types import TypeEngine

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True)


class PartialDateColumn(TypeDecorator[PartialDate]):
    """A `PartialDate` in its storage form, which sorts by the earliest day."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: PartialDate | None, dialect: Dialect) -> str | None:
        return None if value is None else value.to_storage()

    def process_result_value(self, value: str | None, dialect: Dialect) -> PartialDate | None:
        return None if value is None else PartialDate.from_storage(value)

    def coerce_compared_value(self, op: OperatorType | None, value: Any) -> TypeEngine[Any]:
        """Let a query compare with the beginning of the text: `born >= "2010-01-01"`."""
        return Text() if isinstance(value, str) else self


class UtcDateTime(TypeDecorator[datetime]):
    """An aware point in time, kept as `2026-11-23T21:40:05.123456Z`; SQLite alone would lose the time zone.

    Raises ValueError for a time without zone: guessing one would shift a deadline by hours.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a point in time needs its time zone")
        return value.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


class FrozenMap(dict[str, Any]):
    """A dict that refuses to change. A `MappingProxyType` would do, but pydantic's strict mode takes only dicts."""

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise TypeError("this map cannot be changed in place; give the record a new one")

    __setitem__ = __delitem__ = __ior__ = clear = pop = popitem = setdefault = update = _refuse

    def __deepcopy__(self, memo: dict[int, Any]) -> FrozenMap:
        return self


class JsonMap(TypeDecorator[Mapping[str, Any]]):
    """A small map as compact JSON, `{}` when empty, so that the column may forbid NULL. Replace it to change it."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Mapping[str, Any] | None, dialect: Dialect) -> str:
        return _compact(dict(value)) if value else "{}"

    def process_result_value(self, value: str | None, dialect: Dialect) -> Mapping[str, Any]:
        return FrozenMap(json.loads(value) if value else {})


class JsonList(TypeDecorator[tuple[Any, ...]]):
    """A short list as compact JSON; empty is NULL in the file and an empty tuple in memory."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[Any, ...] | list[Any] | None, dialect: Dialect) -> str | None:
        return _compact(list(value)) if value else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[Any, ...]:
        return tuple(json.loads(value)) if value else ()


def _compact(value: object) -> str:
    """JSON without spaces, keys in order, so that equal values are equal texts."""
    return _ENCODER.encode(value)
