"""Dates as people know them: a day, a month, a year, an age, or only what was written.

Decision. *Question*: how is "about 15 years old in April 2024" kept so that it can be counted, sorted and read back?
*Options*: a date column plus a flag (loses the range), three columns per date (every query repeats them), one text
column. *Choice*: one value with an earliest and a latest day, its precision and the words as written, stored as one
text that sorts by the earliest day. Rules are decided on both ends, so a missing day never decides a case by itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from datetime import datetime

    from kindhub.i18n import Language

Precision = Literal["day", "month", "year", "range", "before", "after", "age", "invalid"]
DateKind = Literal["birth", "event"]

PRECISIONS: frozenset[str] = frozenset(get_args(Precision))
_NO_START, _NO_END = "0000-00-00", "9999-99-99"
_STORED = re.compile(
    r"(?P<earliest>\d{4}-\d\d-\d\d)/(?P<latest>\d{4}-\d\d-\d\d) "
    r"(?P<precision>[a-z]+)(?:@(?P<on>\d{4}-\d\d-\d\d))?(?P<estimated>~?) (?P<written>.*)",
    re.DOTALL | re.ASCII,
)


def birthday(born: date, age: int) -> date:
    """The day on which someone born on `born` turns `age`. Born on 29 February: 1 March in a common year."""
    if born.year + age > date.max.year:
        return date.max
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def age_at(born: date, day: date) -> int:
    """Completed years on `day`; negative before birth."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date with the precision it is known with.

    `earliest` and `latest` are both inclusive; `None` is an open end (or both, when nothing could be read).
    `estimated` says that the writer was not sure (*aprox.*, `~`). `written` is the cell or the keystrokes, unchanged.
    `on` is the day an age was stated at; it is set for precision `age` only.
    """

    earliest: date | None
    latest: date | None
    precision: Precision
    estimated: bool = False
    written: str = ""
    on: date | None = None

    @staticmethod
    def read(
        value: str | float | date | datetime | None,
        *,
        on: date | None = None,
        kind: DateKind = "event",
        day_first: bool = True,
        year_floor: int = 1900,
        year_ceiling: int = 2100,
    ) -> PartialDate | None:
        """Read what a person typed or a cell holds. Never raises.

        `None` means that there is no date: empty, or a word such as *no recuerda* (ask `read_absence` which).
        What is there but cannot be a date (31/02, `#N/A`, a name) comes back with precision `invalid`, as written.
        `on` is the day that ages, *hoy*, *lun* and *+7* count from; without it they cannot be read.
        `kind` decides what a bare number is (an age, for births) and where two-digit years fall.
        `day_first=False` is for columns whose header says mm/dd; 4/30/2018 is read either way, 31/02 in neither.
        """
        from kindhub.records.date_parser import Reader

        return Reader(on, kind, day_first, year_floor, year_ceiling).read(value)

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """A date known to the day."""
        return cls(day, day, "day", written=day.isoformat())

    @classmethod
    def invalid(cls, written: str) -> PartialDate:
        """Something that was written in place of a date and could not be read."""
        return cls(None, None, "invalid", written=written)

    @property
    def is_exact(self) -> bool:
        """Whether one certain day is known: the only dates that legal time limits may count from."""
        return self.precision == "day" and not self.estimated

    @property
    def is_known(self) -> bool:
        """Whether anything about the time is known."""
        return self.precision != "invalid"

    def age_on(self, day: date) -> tuple[int | None, int | None]:
        """The least and the greatest age in completed years on `day`; `None` where an end is open or not yet born."""
        youngest = age_at(self.latest, day) if self.latest else None
        oldest = age_at(self.earliest, day) if self.earliest else None
        if oldest is not None and oldest < 0:
            return None, None
        return (max(youngest, 0) if youngest is not None else None), oldest

    def turns(self, age: int) -> tuple[date | None, date | None]:
        """The first and the last day on which the person may turn `age`."""
        return (
            birthday(self.earliest, age) if self.earliest else None,
            birthday(self.latest, age) if self.latest else None,
        )

    def overlaps(self, other: PartialDate) -> bool:
        """Whether both may be the same day. What could not be read is compatible with nothing."""
        if not (self.is_known and other.is_known):
            return False
        return (self.earliest or date.min) <= (other.latest or date.max) and (other.earliest or date.min) <= (
            self.latest or date.max
        )

    def may_be(self, day: date) -> bool:
        """Whether `day` lies within what is known."""
        return self.overlaps(PartialDate.of(day))

    def is_before(self, other: PartialDate | date) -> bool | None:
        """True or False where every possible day gives that answer; `None` where it cannot be decided."""
        limit = other if isinstance(other, PartialDate) else PartialDate.of(other)
        if not (self.is_known and limit.is_known):
            return None
        if self.latest and limit.earliest and self.latest < limit.earliest:
            return True
        if self.earliest and limit.latest and self.earliest >= limit.latest:
            return False
        return None

    def is_after(self, other: PartialDate | date) -> bool | None:
        """As `is_before`, the other way round."""
        limit = other if isinstance(other, PartialDate) else PartialDate.of(other)
        return limit.is_before(self)

    def days_until(self, other: PartialDate) -> tuple[int, int] | None:
        """The least and the greatest number of days from this to `other`; `None` with an open end."""
        if not (self.earliest and self.latest and other.earliest and other.latest):
            return None
        return (other.earliest - self.latest).days, (other.latest - self.earliest).days

    def to_storage(self) -> str:
        """The one text kept in the file: `2018-03-01/2018-03-31 month~ aprox. marzo 2018`; sorts by earliest day."""
        start = self.earliest.isoformat() if self.earliest else _NO_START
        end = self.latest.isoformat() if self.latest else _NO_END
        stated = f"@{self.on.isoformat()}" if self.on else ""
        return f"{start}/{end} {self.precision}{stated}{'~' if self.estimated else ''} {self.written}"

    @classmethod
    @lru_cache(maxsize=8_192)
    def from_storage(cls, text: str) -> PartialDate:
        """The inverse of `to_storage`; a text in any other form is kept as `invalid`, so a file always opens."""
        found = _STORED.fullmatch(text)
        if not found or found["precision"] not in PRECISIONS:
            return cls.invalid(text)
        precision: Precision = found["precision"]  # type: ignore[assignment]
        try:
            return cls(
                None if found["earliest"] == _NO_START else date.fromisoformat(found["earliest"]),
                None if found["latest"] == _NO_END else date.fromisoformat(found["latest"]),
                precision,
                bool(found["estimated"]),
                found["written"],
                date.fromisoformat(found["on"]) if found["on"] else None,
            )
        except ValueError:
            return cls.invalid(text)

    def show(self, language: Language | None = None) -> str:
        """As printed: `7 may 2011`, `mar 2018`, `~2018`, `2008–2010`, `17 años aprox. (a 3 abr 2024)`."""
        from kindhub.records.date_show import show

        return show(self, language)

    def understood(self, language: Language | None = None) -> str:
        """What the field says back under itself: `se entiende: marzo de 2018`."""
        from kindhub.records.date_show import understood

        return understood(self, language)

    def __str__(self) -> str:
        return self.show()


def born_at_age(youngest: int, oldest: int, on: date) -> tuple[date, date]:
    """The earliest and latest birth date of someone who is `youngest` to `oldest` completed years old on `on`.

    Raises ValueError or OverflowError where the calendar does not reach back that far.
    """
    return _years_before(on, oldest + 1) + timedelta(days=1), _years_before(on, youngest)


def _years_before(day: date, years: int) -> date:
    """The same day `years` earlier; 28 February where there is no 29th, so that ages and birthdays agree."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return date(day.year - years, day.month, 28)


def first_day(when: PartialDate | None) -> date | None:
    """The day, where it is known to the day; else the first it may be. None where nothing is known."""
    return when.earliest if when is not None and when.is_known else None
