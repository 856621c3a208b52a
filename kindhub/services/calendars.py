"""Business days by country, for legal time limits: which days count, and which day a limit falls on.

Day 0 is the day of the event; day *n* is the n-th business day after it. Weekends never count. National holidays come
from the `holidays` library; local feasts and suspended terms are dated rows of resources/calendars/local_days.csv.
Several countries may be asked at once: a day counts if it is a business day in all of them, or in any.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Literal

from kindhub.i18n import L
from kindhub.resources import resource

if TYPE_CHECKING:
    from collections.abc import Mapping

Rule = Literal["all", "any"]

COUNTRIES = ("GT", "HN", "SV", "MX", "US")
FURTHEST = 5_000
"""The most business days counted: some twenty years, beyond any time limit in the field."""

_SATURDAY = 5
_WEEKEND = L("Saturday or Sunday", "Sábado o domingo")


@dataclass(frozen=True, slots=True)
class LocalDay:
    """One row: days off or working days of a place or an authority, once or every year."""

    country: str
    place: str
    authority: str
    first: str
    last: str
    is_yearly: bool
    is_off: bool
    name: L
    source: str

    def covers(self, day: date) -> bool:
        """Whether the row speaks of that day."""
        text = f"{day:%m-%d}" if self.is_yearly else day.isoformat()
        return self.first <= text <= self.last


@dataclass(frozen=True, slots=True)
class Calendar:
    """What counts as a business day, to ask the same way many times.

    `countries` are ISO codes. `place` adds the feasts of the places it lies in, `authority` its suspended terms.
    With `holidays=False` only weekends are left out, as some published figures are counted.
    """

    countries: tuple[str, ...]
    place: str | None = None
    authority: str | None = None
    rule: Rule = "all"
    holidays: bool = True

    def is_business_day(self, day: date) -> bool:
        """Whether the day counts."""
        open_in = (self._closed(country, day) is None for country in self.countries)
        return all(open_in) if self.rule == "all" else any(open_in)

    def add(self, start: date, days: int) -> date:
        """The business day `days` after `start` (before it when negative). 0 gives `start`, whatever day it is.

        Raises ValueError beyond `FURTHEST` or where no business day can be found.
        """
        if abs(days) > FURTHEST:
            raise ValueError("too many business days")
        step, left, day = timedelta(days=1 if days > 0 else -1), abs(days), start
        for _ in range(abs(days) * 4 + 400):
            if left == 0:
                return day
            day += step
            left -= self.is_business_day(day)
        raise ValueError("no business days in this calendar")

    def between(self, start: date, end: date) -> int:
        """Business days after `start` up to and including `end`; negative when `end` is earlier."""
        if end < start:
            return -self._counted(end - timedelta(days=1), start - timedelta(days=1))
        return self._counted(start, end)

    def why_closed(self, day: date) -> str | None:
        """Why the day does not count, to show beside a time limit; None for a business day."""
        if self.is_business_day(day):
            return None
        reasons = (self._closed(country, day) for country in self.countries)
        return next((reason for reason in reasons if reason), None)

    def _counted(self, after: date, until: date) -> int:
        days = range(after.toordinal() + 1, until.toordinal() + 1)
        return sum(self.is_business_day(date.fromordinal(day)) for day in days)

    def _closed(self, country: str, day: date) -> str | None:
        if day.weekday() >= _SATURDAY:
            return str(_WEEKEND)
        if not self.holidays:
            return None
        row = self._local(country, day)
        if row:
            return str(row.name) if row.is_off else None
        return _national(country, day.year).get(day)

    def _local(self, country: str, day: date) -> LocalDay | None:
        """The row that decides: of the authority first, then of the smallest place, then of the country."""
        rows = [row for row in _local_days().get(country, ()) if row.covers(day)]
        if not rows:
            return None
        order = ("", *reversed(_places_around(self.place)))
        applying = [row for row in rows if row.place in order and row.authority in ("", self.authority or "")]
        return max(applying, key=lambda row: (row.authority != "", order.index(row.place)), default=None)


def is_business_day(country: str | tuple[str, ...], day: date, place: str | None = None) -> bool:
    """Whether the day counts in the country (in all of them, if several)."""
    return calendar(country, place).is_business_day(day)


def add_business_days(country: str | tuple[str, ...], start: date, n: int, place: str | None = None) -> date:
    """The day a time limit of `n` business days from `start` falls on."""
    return calendar(country, place).add(start, n)


def business_days_between(country: str | tuple[str, ...], start: date, end: date, place: str | None = None) -> int:
    """Business days after `start` up to and including `end`."""
    return calendar(country, place).between(start, end)


def calendar(country: str | tuple[str, ...], place: str | None = None, authority: str | None = None) -> Calendar:
    """The usual calendar of a country or of several. Raises ValueError for a country without one."""
    countries = (country,) if isinstance(country, str) else country
    if not countries or not set(countries) <= set(COUNTRIES):
        raise ValueError(f"no calendar for {countries}")
    return Calendar(countries, place, authority)


@cache
def _national(country: str, year: int) -> Mapping[date, str]:
    """National holidays of a year with their names, in Spanish where the library has it."""
    import holidays

    language = "en_US" if country == "US" else "es"
    return dict(holidays.country_holidays(country, years=year, language=language))


@cache
def _local_days() -> Mapping[str, tuple[LocalDay, ...]]:
    rows: dict[str, list[LocalDay]] = {}
    with resource("calendars", "local_days.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            rows.setdefault(row["country"], []).append(_local_day(row))
    return {country: tuple(found) for country, found in rows.items()}


def _local_day(row: Mapping[str, str]) -> LocalDay:
    return LocalDay(
        row["country"],
        row["place"],
        row["authority"],
        row["first"],
        row["last"],
        row["yearly"] == "yes",
        row["effect"] == "off",
        L(row["en"], row["es"]),
        row["source"],
    )


@cache
def _places_around(code: str | None) -> tuple[str, ...]:
    """The place and what it lies in, the smallest first."""
    if code is None:
        return ()
    from kindhub.records.places import places

    return tuple(place.code for place in places().path(code))
