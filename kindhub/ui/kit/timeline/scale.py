"""Days to lengths and back, and the years or months that stand over the lanes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from kindhub.i18n import tr
from kindhub.records import date_words

YEAR, MONTH = 365.25, 30.44
_STEPS = (1, 2, 5, 10, 20, 50)


_EQUAL, _END = 0.6, 0.5
"""How much of the length is dealt out among the stretches of an uneven scale, the rest going by days; and how much
of a share what lies before the first and after the last change gets."""


@dataclass(frozen=True, slots=True)
class Scale:
    """`start` stands at 0; each day is `day` long.

    With `knots` (days from the start, length up to there; the first at 0) it is uneven: even between two knots only,
    and `day` is the length of a day on the whole.
    """

    start: date
    day: float
    knots: tuple[tuple[int, float], ...] = ()

    def x(self, on: date) -> float:
        """Where a day begins."""
        days = (on - self.start).days
        if not self.knots:
            return days * self.day
        (before, left), day = self._around(bisect_right(self.knots, (days, float("inf"))))
        return left + (days - before) * day

    def on(self, x: float) -> date:
        """The day at a place; places beyond the calendar give its ends."""
        found = x / self.day
        if self.knots:
            (before, left), day = self._around(bisect_right([length for _, length in self.knots], x))
            found = before + (x - left) / day
        days = min(max(int(found), (date.min - self.start).days), (date.max - self.start).days)
        return self.start + timedelta(days=days)

    def _around(self, place: int) -> tuple[tuple[int, float], float]:
        """The knot before a place and the length of a day after it; beyond the ends it goes on as it was."""
        at = min(max(place - 1, 0), len(self.knots) - 2)
        (before, left), (after, right) = self.knots[at : at + 2]
        return self.knots[at], (right - left) / (after - before)


def uneven(start: date, days: int, length: float, changes: Iterable[date]) -> Scale:
    """A scale on which each stretch between two of these days has room to be seen, however short it is.

    What lies before the first of them and after the last has half of that.
    """
    inner = sorted({(one - start).days for one in changes} - {0, days})
    inner = [one for one in inner if 0 < one < days]
    if len(inner) < 2:
        return Scale(start, length / max(days, 1))
    share, ends = length * _EQUAL / (len(inner) - 1 + 2 * _END), [0, *inner, days]
    rest = length * (1 - _EQUAL) / days
    knots, x = [(0, 0.0)], 0.0
    for at, (before, after) in enumerate(pairwise(ends)):
        x += (after - before) * rest + share * (1 if 0 < at < len(inner) else _END)
        knots.append((after, x))
    return Scale(start, length / days, tuple(knots))


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
