"""Reads dates as they are typed and as they stand in partners' sheets.

Each pattern below answers for the whole text or not at all; the first answer wins. Nothing is guessed from a part
of a text, for half a date understood wrongly is worse than one kept as written.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from kindhub.records import date_words as words
from kindhub.records.absence import read_absence
from kindhub.records.partial_date import DateKind, PartialDate, Precision, born_at_age

if TYPE_CHECKING:
    from collections.abc import Callable

_LONGEST, _LONGEST_CELL = 120, 1_000
_LARGEST_NUMBER = 1e12
_OLDEST_AGE = 120
_EXCEL_DAY_0 = date(1899, 12, 30)
_EXCEL_SERIALS = range(10_000, 80_000)  # 1927 to 2119; smaller numbers are ages or years

_YMD = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})", re.ASCII)
_DMY = re.compile(r"(\d{1,2})\s?[-/. ]\s?(\d{1,2})\s?[-/. ]\s?(\d{4}|\d{2})", re.ASCII)
_MY = re.compile(r"(\d{1,2})[-/.](\d{4})|(?P<y>\d{4})[-/.](?P<m>\d{1,2})", re.ASCII)
_USUAL = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}", re.ASCII)
"""What most cells of a column of dates hold: no other pattern, ornament or word can be in it."""
_DIGITS = re.compile(r"\d{5,8}", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)
_SEP = r"(?:\s?[-/.,]\s?|\s+(?:del?\s+)?)"
_DAY_NAME_YEAR = re.compile(rf"(\d{{1,2}}){_SEP}?([a-z]+)\.?{_SEP}?(\d{{4}}|\d{{2}})", re.ASCII)
_NAME_DAY_YEAR = re.compile(r"([a-z]+)\.?[\s-](\d{1,2})(?:,\s?|\s+(?:del?\s+)?)(\d{4})", re.ASCII)
_NAME_YEAR = re.compile(rf"([a-z]+)\.?{_SEP}?'?(\d{{4}}|\d{{2}})", re.ASCII)
_OFFSET = re.compile(r"([+-]\d{1,4})(?:\s?(?:d|dias?|days?))?", re.ASCII)
_AGO = re.compile(r"hace (\d{1,4}) (dias?|semanas?)|(\d{1,4}) (days?|weeks?) ago", re.ASCII)
_NEXT = re.compile(r"(?:proximo|proxima|next)\s+([a-z]+)\.?|([a-z]+)\.?\s+(?:proximo|que viene)")
_AGE = re.compile(rf"(?:edad:?\s*)?(\d{{1,3}})\s*(?:{words.YEARS_OLD}\.?(?: de edad)?)?", re.ASCII)
_AGE_WORDED = re.compile(rf"(?:edad:?\s*\d{{1,3}}.*|\d{{1,3}}\s*{words.YEARS_OLD}\.?(?: de edad)?)", re.ASCII)
_AGES = re.compile(rf"(\d{{1,3}})\s?(?:-|a|to|o|u|y)\s?(\d{{1,3}})\s*(?:{words.YEARS_OLD}\.?)?", re.ASCII)
_MONTHS_OLD = re.compile(rf"(\d{{1,3}})\s*{words.MONTHS_OLD}\.?(?: de edad)?", re.ASCII)
_TWO_ENDS = re.compile(
    r"(?:(?:del?|entre|between|from)\s+)?(.+?)\s*(?: al? | hasta | to | y | and | - |(?<=\d{4})-(?=\d{4}))\s*(.+)"
)
_TWO_DAYS = re.compile(r"(?:del?\s+)?(\d{1,2})\s?(?:-|y|al?|and|to)\s?(\d{1,2}[\s/.-].*)", re.ASCII)


class Impossible(Exception):
    """The text has the shape of a date and is none: 31/02."""


class _Span(NamedTuple):
    """What a pattern understood."""

    earliest: date | None
    latest: date | None
    precision: Precision
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Reader:
    """One column's way of writing dates; see `PartialDate.read` for the fields."""

    on: date | None
    kind: DateKind
    day_first: bool
    year_floor: int
    year_ceiling: int

    def read(self, value: object) -> PartialDate | None:
        """Read any cell value."""
        if value is None:
            return None
        if isinstance(value, datetime):
            return self._known_day(value.date(), value.isoformat(sep=" "))
        if isinstance(value, date):
            return self._known_day(value, value.isoformat())
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return self._number(value)
        return self._text(_writable(str(value)))

    def _known_day(self, day: date, written: str) -> PartialDate:
        written = written.removesuffix(" 00:00:00")
        if not self.year_floor <= day.year <= self.year_ceiling:
            return PartialDate.invalid(written)
        return PartialDate(day, day, "day", written=written)

    def _number(self, number: float) -> PartialDate:
        if not abs(number) < _LARGEST_NUMBER:
            return PartialDate.invalid(f"{number:g}" if isinstance(number, float) else "")
        whole = int(number)
        written = str(whole) if whole == number else str(number)
        if whole in _EXCEL_SERIALS:
            return PartialDate(*(_EXCEL_DAY_0 + timedelta(days=whole),) * 2, "day", written=written)
        if whole != number:
            return PartialDate.invalid(written)
        return self._text(written) or PartialDate.invalid(written)

    def _text(self, written: str) -> PartialDate | None:
        if not written.strip() or read_absence(written):
            return None
        if len(written) > _LONGEST:
            return PartialDate.invalid(written)
        usual, about = written.strip(), False
        try:
            if _USUAL.fullmatch(usual):
                span = self._year_first(usual) or self._numbers(usual)
            else:
                text, about = words.take_about(words.plain(written))
                span = self.span(words.without_ornaments(text))
        except (Impossible, ValueError, OverflowError):
            span = None
        if span is None or _is_reversed(span):
            return PartialDate.invalid(written)
        return PartialDate(span.earliest, span.latest, span.precision, about, written, span.on)

    def span(self, text: str) -> _Span | None:
        """What a plain text says, or None. Raises Impossible for a date that the calendar does not have."""
        found = self._single(text)
        if found is None:
            found = self._open_ended(text) or self._two_ends(text)
        return found

    def _single(self, text: str) -> _Span | None:
        patterns: tuple[Callable[[str], _Span | None], ...] = (
            self._relative, self._year_first, self._numbers, self._named_day, self._named_month, self._month_number,
            self._age, self._digits,
        )  # fmt: skip
        for pattern in patterns:
            found = pattern(text)
            if found is not None:
                return found
        return None

    def _year_first(self, text: str) -> _Span | None:
        found = _YMD.fullmatch(text)
        return self._day(int(found[3]), int(found[2]), self._year(found[1])) if found else None

    def _numbers(self, text: str) -> _Span | None:
        found = _DMY.fullmatch(text)
        if not found:
            return None
        first, second, year = int(found[1]), int(found[2]), self._year(found[3])
        day, month = (first, second) if self.day_first else (second, first)
        if month > 12 >= day > 0:
            day, month = month, day
        return self._day(day, month, year)

    def _named_day(self, text: str) -> _Span | None:
        found = _DAY_NAME_YEAR.fullmatch(text)
        if found and found[2] in words.MONTH_OF:
            return self._day(int(found[1]), words.MONTH_OF[found[2]], self._year(found[3]))
        found = _NAME_DAY_YEAR.fullmatch(text)
        if found and found[1] in words.MONTH_OF:
            return self._day(int(found[2]), words.MONTH_OF[found[1]], self._year(found[3]))
        return None

    def _named_month(self, text: str) -> _Span | None:
        found = _NAME_YEAR.fullmatch(text)
        if found and found[1] in words.MONTH_OF:
            return self._month(words.MONTH_OF[found[1]], self._year(found[2]))
        return None

    def _month_number(self, text: str) -> _Span | None:
        if _YEAR.fullmatch(text):
            return self._whole_year(self._year(text))
        found = _MY.fullmatch(text)
        if not found:
            return None
        return self._month(int(found[1] or found["m"]), self._year(found[2] or found["y"]))

    def _digits(self, text: str) -> _Span | None:
        if not _DIGITS.fullmatch(text):
            return None
        if len(text) == 5:
            day = _EXCEL_DAY_0 + timedelta(days=int(text))
            return _Span(day, day, "day") if int(text) in _EXCEL_SERIALS else None
        if len(text) == 8 and self.year_floor <= int(text[:4]) <= self.year_ceiling and int(text[4:6]) <= 12:
            return self._day(int(text[6:]), int(text[4:6]), int(text[:4]))
        return self._numbers(f"{text[:2]}/{text[2:4]}/{text[4:]}") if len(text) != 7 else None

    def _relative(self, text: str) -> _Span | None:
        if text in words.DAY_OFFSET_OF:
            return self._days_away(words.DAY_OFFSET_OF[text])
        if found := _OFFSET.fullmatch(text):
            return self._days_away(int(found[1]))
        if found := _AGO.fullmatch(text):
            return self._days_away(-int(found[1] or found[3]) * (7 if (found[2] or found[4])[0] in "sw" else 1))
        if (found := _NEXT.fullmatch(text)) and (found[1] or found[2]) in words.WEEKDAY_OF:
            return self._days_away((words.WEEKDAY_OF[found[1] or found[2]] - self._from_day().weekday() - 1) % 7 + 1)
        if text.rstrip(".") in words.WEEKDAY_OF:
            return self._days_away(-((self._from_day().weekday() - words.WEEKDAY_OF[text.rstrip(".")]) % 7))
        return None

    def _age(self, text: str) -> _Span | None:
        if found := _MONTHS_OLD.fullmatch(text):
            return self._months_old(int(found[1]))
        found = _AGE.fullmatch(text)
        if found and (self.kind == "birth" or _AGE_WORDED.fullmatch(text)):
            return self._aged(int(found[1]), int(found[1]))
        found = _AGES.fullmatch(text)
        if found and self.kind == "birth":
            return self._aged(int(found[1]), int(found[2]))
        return None

    def _open_ended(self, text: str) -> _Span | None:
        if found := words.BEFORE.fullmatch(text):
            end = self._end(found["rest"]).earliest
            return _Span(None, end - timedelta(days=1), "before") if end else None
        if found := words.UNTIL.fullmatch(text):
            return _Span(None, self._end(found["rest"]).latest, "before")
        if found := words.AFTER.fullmatch(text):
            end = self._end(found["rest"]).latest
            return _Span(end + timedelta(days=1), None, "after") if end else None
        if found := words.SINCE.fullmatch(text):
            start = self._single(words.without_ornaments(found["rest"]))
            return _Span(start.earliest, None, "after") if start else None
        return None

    def _two_ends(self, text: str) -> _Span | None:
        if found := _TWO_DAYS.fullmatch(text):
            last = self._end(found[2])
            if last.precision == "day" and last.latest:
                return _Span(last.latest.replace(day=int(found[1])), last.latest, "range")
        if found := _TWO_ENDS.fullmatch(text):
            first, last = self._end(found[1]), self._end(found[2])
            return _Span(first.earliest, last.latest, "range")
        return None

    def _end(self, text: str) -> _Span:
        found = self._single(words.without_ornaments(text))
        if found is None:
            raise Impossible
        return found

    def _day(self, day: int, month: int, year: int) -> _Span:
        if day == 0:  # the habit of writing 00 for a day that is not known
            return self._month(month, year) if month else self._whole_year(year)
        try:
            known = date(year, month, day)
        except ValueError:
            raise Impossible from None
        return _Span(known, known, "day")

    def _month(self, month: int, year: int) -> _Span:
        if not 1 <= month <= 12:
            raise Impossible
        return _Span(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), "month")

    def _whole_year(self, year: int) -> _Span:
        return _Span(date(year, 1, 1), date(year, 12, 31), "year")

    def _year(self, digits: str) -> int:
        """A year of four or two digits. Two fall in the century ending now (births) or 20 years on (events)."""
        year = int(digits)
        if len(digits) == 2:
            if self.kind == "birth":
                last = self.on.year if self.on else 2029
            else:
                last = self.on.year + 20 if self.on else 2069
            year = last - (last - year) % 100
        if not self.year_floor <= year <= self.year_ceiling:
            raise Impossible
        return year

    def _aged(self, youngest: int, oldest: int) -> _Span:
        if not youngest <= oldest <= _OLDEST_AGE:
            raise Impossible
        return _Span(*born_at_age(youngest, oldest, self._from_day()), "age", self.on)

    def _months_old(self, months: int) -> _Span:
        on = self._from_day()
        if months > 12 * _OLDEST_AGE:
            raise Impossible
        return _Span(_months_before(on, months + 1) + timedelta(days=1), _months_before(on, months), "age", on)

    def _days_away(self, days: int) -> _Span:
        day = self._from_day() + timedelta(days=days)
        return _Span(day, day, "day")

    def _from_day(self) -> date:
        if self.on is None:
            raise Impossible
        return self.on


def _months_before(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _is_reversed(span: _Span) -> bool:
    return bool(span.earliest and span.latest and span.earliest > span.latest)


def _writable(text: str) -> str:
    """The text without half characters, which no file can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


_CELL_ENDS = re.compile(r"\s+/\s+|\s*[;\n]\s*")


def read_each(
    text: str, *, kind: DateKind = "event", day_first: bool = True, on: date | None = None
) -> tuple[PartialDate, ...]:
    """Several dates in one cell (`05/02/2006 / 20/04/2006`, one per line, or with `;`), in their order."""
    reader = Reader(on, kind, day_first, 1900, 2100)
    read = (reader.read(part) for part in _CELL_ENDS.split(text[:_LONGEST_CELL]))
    return tuple(found for found in read if found is not None)
