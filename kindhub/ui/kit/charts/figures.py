"""What a chart shows, as plain values; the same values are its table and its sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Layout = Literal["grouped", "stacked"]


@dataclass(frozen=True, slots=True)
class Series:
    """One series: a value per category, `None` where nothing is known. `unknown` draws the empty outline.

    `marks`, by number of category, are written in the place of values that are not given out (`<5`); they have no bar.
    """

    name: str
    values: tuple[float | None, ...]
    unknown: bool = False
    marks: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Figures:
    """Categories with one or more series.

    `sentence` says the finding in words, for those who listen. `unit` is put after each number (` %`). `decimals` of
    the numbers. `keys`, if given, are what a click on a category hands over instead of its label. `no_data` is the
    number of the category that counts what is not known: it is drawn empty.
    """

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    sentence: str
    unit: str = ""
    decimals: int = 0
    keys: tuple[object, ...] = ()
    no_data: int | None = None

    def say(self, value: float | None) -> str:
        """A number as written at its mark."""
        return "" if value is None else f"{value:,.{self.decimals}f}{self.unit}"

    def words(self, series: Series, at: int) -> str:
        """What is written at the mark of a category: its number, or why there is none."""
        return series.marks.get(at) or self.say(series.values[at])

    def key(self, category: int) -> object:
        """What a click on a category hands over."""
        return self.keys[category] if self.keys else self.categories[category]

    def most(self, layout: Layout = "grouped") -> float:
        """The largest value, or the largest sum when stacked; at least 1, so that an axis exists."""
        columns = [[s.values[at] or 0 for s in self.series] for at in range(len(self.categories))]
        tops = [sum(c) if layout == "stacked" else max(c, default=0) for c in columns]
        return max([*tops, 1])

    def table(self) -> tuple[list[str], list[list[str]]]:
        """Head and rows of the same figures."""
        head = ["", *(s.name for s in self.series)]
        rows = [[name, *(self.words(s, at) for s in self.series)] for at, name in enumerate(self.categories)]
        return head, rows
