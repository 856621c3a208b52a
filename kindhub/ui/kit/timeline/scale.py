"""Days to lengths and back, and the years or months that stand over the lanes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kindhub.i18n import tr
from kindhub.records import date_words

YEAR, MONTH = 365.25, 30.44
_STEPS = (1, 2, 5, 10, 20, 50)


@dataclass(frozen=True, slots=True)
class Scale:
    """`start` stands at 0; each day is `day` long."""

    start: date
    day: float

    def x(self, on: date) -> float:
        """Where a day begins."""
        return (on - self.start).days * self.day

    def on(self, x: float) -> date:
        """The day at a place; places beyond the calendar give its ends."""
        days = min(max(int(x / self.day), (date.min - self.start).days), (date.max - self.start).days)
        return self.start + timedelta(days=days)


@dataclass(frozen=True, slots=True)
class Tick:
    """A year or a month: from where to where it goes, what stands over it, and whether it is shaded."""

    left: float
    right: float
    words: str
    shaded: bool


def ticks(scale: Scale, left: float, right: float, least: tuple[float, float]) -> Iterator[Tick]:
    """The ticks between two places; `least` is how wide a year's word is and a month's, which must have room."""
    if scale.day * MONTH >= least[1]:
        yield from _months(scale, left, right)
        return
    step = next((one for one in _STEPS if scale.day * YEAR * one >= least[0]), _STEPS[-1])
    year = max(scale.on(left).year - scale.on(left).year % step, date.min.year)
    while year < date.max.year - step and scale.x(date(year, 1, 1)) < right:
        here, there = scale.x(date(year, 1, 1)), scale.x(date(year + step, 1, 1))
        yield Tick(here, there, str(year), bool(year // step % 2))
        year += step


def _months(scale: Scale, left: float, right: float) -> Iterator[Tick]:
    day = max(scale.on(left), date(date.min.year, 1, 1)).replace(day=1)
    while day.year < date.max.year and scale.x(day) < right:
        after = date(day.year + day.month // 12, day.month % 12 + 1, 1)
        month = tr(date_words.SHORT_EN[day.month - 1], date_words.SHORT_ES[day.month - 1])
        words = f"{month} {day.year}" if day.month == 1 else month
        yield Tick(scale.x(day), scale.x(after), words, bool(day.month % 2))
        day = after
