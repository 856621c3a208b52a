"""Filters of a list: which questions each kind of column can answer, and the same questions as conditions in SQL.

A filter is plain data, so that a saved view holds it: days are ISO texts, and *in the last 30 days* stays that, to be
counted anew each day.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Text, and_, func, not_, or_, select, true, type_coerce

from kindhub.records.base import table_of
from kindhub.records.names import fold
from kindhub.records.organisation import Organisation
from kindhub.records.places import places
from kindhub.services.deadlines import CENTRAL_AMERICA
from kindhub.services.search.cards import card

EMPTINESS = ("empty", "filled")
_WORDS = ("contains", "lacks", *EMPTINESS)
_CHOICES = ("any_of", "none_of", *EMPTINESS)
_DATES = ("between", "last_days", "next_days", *EMPTINESS)
HOWS: Mapping[str, tuple[str, ...]] = {
    "text": _WORDS, "long_text": _WORDS, "person": _WORDS, "link": _WORDS, "name": _WORDS, "place": _WORDS,
    "code": _CHOICES, "user": _CHOICES, "rule": _CHOICES, "organisation": (*_CHOICES[:2], *_WORDS),
    "codes": ("has_any", "has_none", *EMPTINESS), "languages": ("has_any", "has_none", *EMPTINESS),
    "yes_no": ("any_of", *EMPTINESS),
    "integer": ("between", *EMPTINESS), "decimal": ("between", *EMPTINESS), "money": ("between", *EMPTINESS),
    "age": ("between", *EMPTINESS),
    "day": _DATES, "partial": _DATES, "moment": _DATES, "due": ("overdue", *_DATES),
}  # fmt: skip
"""Kind of column → what can be asked of it. `between` holds two bounds, both in it; one of them may be None."""
DATED = ("day", "partial", "moment", "due")
NUMBERS = ("integer", "decimal", "money", "age")
_BEGINNING, _END = "0001-01-01", "9999-12-31"
_LATEST_AT = 12
"""Where the latest day begins in the text a partial date is kept as."""


@dataclass(frozen=True, slots=True)
class Filter:
    """A condition on a column. `how` is one of `HOWS`, or `is`, `is_not`, `has`, `before`, `after` with one value.

    `among` asks for one of any number of values, such as the ids behind a figure.

    `value`: a tuple of codes, a pair of bounds, a number of days, words.
    """

    source: str
    how: str
    value: Any = None

    def plain(self) -> list[Any]:
        """What a saved view keeps of it."""
        value = self.value
        return [self.source, self.how, list(map(_plain, value)) if isinstance(value, tuple | list) else _plain(value)]

    @classmethod
    def read(cls, kept: Sequence[Any]) -> "Filter":
        """The inverse of `plain`."""
        source, how, value = kept
        return cls(str(source), str(how), tuple(value) if isinstance(value, list) else value)


def _several(value: Any) -> tuple[Any, ...]:
    return tuple(value) if isinstance(value, tuple | list) else (value,)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def span_of(one: Filter, today: date) -> tuple[date | None, date | None]:
    """The first and last day a filter on dates lets through on that day; both are in it."""
    if one.how == "last_days":
        return today - timedelta(days=int(one.value)), today
    if one.how == "next_days":
        return today, today + timedelta(days=int(one.value))
    if one.how == "overdue":
        return None, today - timedelta(days=1)
    first, last = (date.fromisoformat(day) if isinstance(day, str) else day for day in one.value)
    return first, last


class FilterConditions:
    """Turns filters into SQL: `expression(source)` gives a column's value, `kind(source)` what kind it is."""

    def __init__(
        self, expression: Callable[[str], ColumnElement[Any]], kind: Callable[[str], str], today: date
    ) -> None:
        self._expression, self._kind, self._today = expression, kind, today

    def condition(self, one: Filter) -> ColumnElement[bool]:
        """The condition of one filter. Raises `KeyError` for a `how` nobody knows."""
        value: Any = self._expression(one.source)
        empty = or_(value.is_(None), type_coerce(value, Text) == "")
        if one.how in EMPTINESS:
            return empty if one.how == "empty" else not_(empty)
        if one.how == "lacks":
            return or_(empty, not_(self._contains(one.source, str(one.value))))
        if one.how in ("none_of", "is_not", "has_none"):
            unwanted = _several(one.value)
            holds = self._has(one.source, unwanted) if one.how == "has_none" else value.in_(unwanted)
            return or_(empty, not_(holds))
        return self._positive(one, value)

    def _positive(self, one: Filter, value: Any) -> ColumnElement[bool]:
        if one.how == "contains":
            return self._contains(one.source, str(one.value))
        if one.how == "among":
            values = func.json_each(json.dumps(_several(one.value))).table_valued("value")
            among: ColumnElement[bool] = value.in_(select(values.c.value))
            return among
        if one.how in ("has_any", "has"):
            return self._has(one.source, _several(one.value))
        if one.how in ("any_of", "is"):
            wanted: ColumnElement[bool] = value.in_(_several(one.value))
            return wanted
        if one.how in ("before", "after"):
            bound = _plain(one.value) if self._kind(one.source) == "due" else one.value
            before: ColumnElement[bool] = value < bound
            return before if one.how == "before" else value > bound
        kind = self._kind(one.source)
        if kind in DATED:
            return _within(value, kind, *span_of(one, self._today))
        low, high = one.value
        return self._aged(value, low, high) if kind == "age" else _between(value, low, high)

    def _has(self, source: str, codes: Sequence[Any]) -> ColumnElement[bool]:
        """Whether a column of several codes holds one of these."""
        text = type_coerce(self._expression(source), Text)
        if self._kind(source) == "languages":
            padded = " " + text + " "
            return or_(*(padded.contains(f" {code} ", autoescape=True) for code in codes))
        return or_(*(text.contains(f'"{code}"', autoescape=True) for code in codes))

    def _contains(self, source: str, words: str) -> ColumnElement[bool]:
        """Words as people see them: an organisation and a place by name, a person without accents."""
        expression, kind = self._expression(source), self._kind(source)
        if kind == "organisation":
            name = table_of(Organisation).c
            return expression.in_(select(name.id).where(name.name.contains(words, autoescape=True)))
        if kind == "place":
            folded = fold(words)
            return expression.in_([one.code for one in places() if folded in fold(places().path_label(one.code))])
        if kind == "name":
            return and_(true(), *(card.c.sort_name.contains(one, autoescape=True) for one in fold(words).split()))
        return type_coerce(expression, Text).contains(words, autoescape=True)

    def _aged(self, birth: ColumnElement[Any], low: Any, high: Any) -> ColumnElement[bool]:
        """An age between two numbers, by the oldest the child may be: nobody who might be of age is left out."""
        born_by = None if low is None else _years_before(self._today, int(low))
        born_after = None if high is None else _years_before(self._today, int(high) + 1)
        conditions: list[ColumnElement[bool]] = [birth >= _BEGINNING]
        if born_by is not None:
            conditions.append(type_coerce(birth, Text) < _next(born_by))
        if born_after is not None:
            conditions.append(type_coerce(birth, Text) >= _next(born_after))
        return and_(*conditions)


def _between(value: Any, low: Any, high: Any) -> ColumnElement[bool]:
    conditions: list[ColumnElement[bool]] = [value.is_not(None)]
    if low is not None:
        conditions.append(value >= low)
    if high is not None:
        conditions.append(value <= high)
    return and_(*conditions)


def _within(value: Any, kind: str, first: date | None, last: date | None) -> ColumnElement[bool]:
    if kind == "partial":
        return _begins_within(type_coerce(value, Text), first, last)
    if kind == "moment":
        begin = datetime.combine(first, datetime.min.time(), CENTRAL_AMERICA) if first else None
        end = datetime.combine(last + timedelta(days=1), datetime.min.time(), CENTRAL_AMERICA) if last else None
        text = type_coerce(value, Text)
        conditions: list[ColumnElement[bool]] = [text.is_not(None)]
        if begin is not None:
            conditions.append(text >= _utc(begin))
        if end is not None:
            conditions.append(text < _utc(end))
        return and_(*conditions)
    if kind == "due":
        return _between(value, first and first.isoformat(), last and last.isoformat())
    return _between(value, first, last)


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _begins_within(text: ColumnElement[Any], first: date | None, last: date | None) -> ColumnElement[bool]:
    """A date as people know it falls where its earliest day does; one without such a day, where its latest does."""
    known = text >= (first.isoformat() if first else _BEGINNING)
    if last is None:
        return known
    until = and_(known, text < _next(last))
    if first is not None:
        return until
    open_start = and_(text < _BEGINNING, func.substr(text, _LATEST_AT, 10) <= last.isoformat())
    return or_(until, open_start)


def _next(day: date) -> str:
    """The text just behind everything that begins with this day."""
    return (day + timedelta(days=1)).isoformat() if day < date.max else _END


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)
