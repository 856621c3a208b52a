"""The periods one reports on: quarters, calendar years, the fiscal year of the United States, or any two days."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from kindhub.i18n import tr
from kindhub.program.indicators import Period
from kindhub.records import date_words

PeriodKind = Literal["month", "quarter", "year", "us_fiscal", "custom"]
Comparison = Literal["", "period", "year"]
"""With nothing, with the period before, with the same days a year before."""
_FISCAL_START = 10
"""The fiscal year of the United States begins on 1 October and bears the year it ends in (31 U.S.C. 1102)."""


@dataclass(frozen=True, slots=True)
class NamedPeriod:
    """A period with its kind, so that one can step to the one before and after it."""

    kind: PeriodKind
    period: Period

    @property
    def title(self) -> str:
        """`jul-sep 2026 · 3.er trimestre`, `2026`, `Año fiscal 2026 (oct 2025 a sep 2026)`, `1 ene a 7 feb 2026`."""
        first, last = self.period.first, self.period.last
        if self.kind == "month":
            return f"{_month(first)} {first.year}"
        if self.kind == "quarter":
            number = (first.month - 1) // 3 + 1
            which = tr("quarter {n}", "{n}.{o} trimestre", n=number, o="er" if number in (1, 3) else "o")
            return f"{_month(first)}-{_month(last)} {first.year} · {which}"
        if self.kind == "year":
            return str(first.year)
        if self.kind == "us_fiscal":
            return tr("Fiscal year {year} (Oct {before} to Sep {year})",
                      "Año fiscal {year} (oct {before} a sep {year})", year=last.year, before=first.year)  # fmt: skip
        return tr("{first} to {last}", "{first} a {last}", first=_day(first), last=_day(last))

    def step(self, count: int) -> NamedPeriod:
        """The period of the same kind `count` before (negative) or after; any two days stay as they are."""
        first = self.period.first
        if self.kind == "month":
            return month_of(_plus_months(first, count))
        if self.kind == "quarter":
            return quarter_of(_plus_months(first, 3 * count))
        if self.kind == "year":
            return year_of(first.replace(year=first.year + count))
        if self.kind == "us_fiscal":
            return us_fiscal_year_of(first.replace(year=first.year + count))
        return self

    def months(self) -> list[str]:
        """Its months as `2026-07`, in order."""
        found, day = [], self.period.first.replace(day=1)
        while day <= self.period.last:
            found.append(f"{day:%Y-%m}")
            day = _plus_months(day, 1)
        return found


def compared(chosen: NamedPeriod, how: Comparison) -> NamedPeriod | None:
    """What a period is compared with; the period before any two days is as long as theirs."""
    first, last = chosen.period.first, chosen.period.last
    if how == "year":
        if chosen.kind != "custom":
            return period_of(chosen.kind, _plus_months(first, -12))
        return custom(_year_before(first), _year_before(last))
    if how == "period":
        if chosen.kind != "custom":
            return chosen.step(-1)
        return custom(first - (last - first) - timedelta(days=1), first - timedelta(days=1))
    return None


def _year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def month_of(day: date) -> NamedPeriod:
    """The month a day lies in."""
    return NamedPeriod("month", Period(day.replace(day=1), _end_of_month(day)))


def quarter_of(day: date) -> NamedPeriod:
    """The quarter of the calendar year a day lies in."""
    first = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    return NamedPeriod("quarter", Period(first, _end_of_month(_plus_months(first, 2))))


def year_of(day: date) -> NamedPeriod:
    """The calendar year a day lies in."""
    return NamedPeriod("year", Period(date(day.year, 1, 1), date(day.year, 12, 31)))


def us_fiscal_year_of(day: date) -> NamedPeriod:
    """The fiscal year of the United States a day lies in: October to September."""
    start = day.year if day.month >= _FISCAL_START else day.year - 1
    return NamedPeriod("us_fiscal", Period(date(start, _FISCAL_START, 1), date(start + 1, _FISCAL_START - 1, 30)))


def custom(first: date, last: date) -> NamedPeriod:
    """Any two days, put in order."""
    return NamedPeriod("custom", Period(min(first, last), max(first, last)))


def period_of(kind: PeriodKind, day: date) -> NamedPeriod:
    """The period of a kind that a day lies in; for any two days, the year so far."""
    makers = {"month": month_of, "quarter": quarter_of, "year": year_of, "us_fiscal": us_fiscal_year_of}
    maker = makers.get(kind)
    return maker(day) if maker else custom(date(day.year, 1, 1), day)


def month_label(month: str) -> str:
    """`2026-07` as `jul`: twelve of them fit under one chart."""
    year, _, number = month.partition("-")
    return _month(date(int(year), int(number), 1))


def _month(day: date) -> str:
    return tr(date_words.SHORT_EN[day.month - 1], date_words.SHORT_ES[day.month - 1])


def _day(day: date) -> str:
    return f"{day.day} {_month(day)} {day.year}"


def _plus_months(day: date, count: int) -> date:
    months = day.year * 12 + day.month - 1 + count
    return date(months // 12, months % 12 + 1, 1)


def _end_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])
