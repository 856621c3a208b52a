"""Indicators: what is counted, how it is said in plain words, and by which dimensions it is cut."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from kindhub.i18n import L
from kindhub.records.partial_date import PartialDate

CountUnit = Literal["persons", "cases", "events", "organisations", "hours", "money", "percent", "days", "score"]


@dataclass(frozen=True, slots=True)
class Period:
    """The days a report covers, both inclusive."""

    first: date
    last: date

    def holds(self, day: date | None) -> bool:
        """Whether the day lies in the period."""
        return day is not None and self.first <= day <= self.last


def day_in(period: Period, when: PartialDate | None) -> date | None:
    """The earliest day of a date that lies in the period whichever of its days it was; else None."""
    if when is None or when.earliest is None or when.latest is None:
        return None
    return when.earliest if period.holds(when.earliest) and period.holds(when.latest) else None


@dataclass(frozen=True, slots=True)
class Dimension:
    """A way to cut a figure: by sex, by department. `label(code)` says a value in the language in force.

    `parts` tells which codes are made of finer ones that are counted beside them (`18+` of `18-49` and `50+`), so that
    nothing hidden in one follows from the other. `order` are codes that follow one another (the steps of a way): they
    are shown so, and all of them; those of other dimensions by size.
    """

    key: str
    title: L
    label: Callable[[str], str] = str
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    order: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """One number: an indicator for one group (`{}` is everybody).

    `hidden` is set by the shell, never by a program: what is shown in place of a number that is not given out.
    `spread` are the values whose middle `value` is, the smallest first (days waited): a chart draws how far they lie
    apart, and its table names the least and the most. Those of a set with `suppress` never come so far.
    """

    indicator: str
    group: Mapping[str, str] = field(default_factory=dict)
    value: float | int | None = None
    numerator: float | int | None = None
    denominator: float | int | None = None
    unit: str | None = None
    hidden: str = ""
    spread: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator. `method` is printed under every figure: what is counted, once or often, and what is left out.

    `rows_in` is the key of the list that shows what is behind a figure; without it a figure opens nothing. `part_of`
    is the indicator of the same set all of whose people these are part of: their difference is a number too, and in
    a set with `suppress` it is looked after.
    """

    key: str
    title: L
    method: L
    unit: CountUnit
    dimensions: tuple[str, ...] = ()
    rows_in: str | None = None
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class IndicatorSet:
    """Indicators that are counted from the same facts in one go.

    `count(session, period)` yields figures of all of them; `dimensions` are named by the indicators. A program may
    contribute several sets. `facts` of the count never leave the process: figures are numbers and codes only.

    `rows(session, period, indicator, group)` gives the ids of the records behind one figure, those of the numerator
    for a percentage: as many as the figure says. `limits` are fields of the case (its office, its partner) by which
    the whole count can be narrowed; then both callables take `only`, a mapping of such fields to values.

    `suppress`: the figures are about people who must not be found in them. Whoever counts, on the panel, in a file,
    on paper or without a window, gets them with small numbers hidden and what would give these away
    (`kindhub.services.small_numbers`); the records themselves are in the lists, for those who may see them. A
    percentage is hidden with its numbers; what is no count (days, hours, money, scores) is given out only with the
    number of people behind it as its `denominator`. Such a set has no `rows`, which would count them, and no
    `limits`, for a part beside the whole is a table too.

    `working` are those of its indicators that whoever changes the records may see as they are while she works: she
    could count the records in her lists. Nothing of that leaves: what is saved, printed or sent is hidden like the
    rest, and compiled statistics, which are made to be given out, are never among them.
    """

    indicators: tuple[Indicator, ...]
    dimensions: tuple[Dimension, ...]
    count: Callable[..., Iterable[Figure]]
    rows: Callable[..., Iterable[str]] | None = None
    limits: tuple[str, ...] = ()
    suppress: bool = False
    working: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not set(self.working) <= {one.key for one in self.indicators}:
            raise ValueError("Working figures are of indicators of the same set")
        if self.suppress and (self.limits or self.rows):
            raise ValueError("A set whose small numbers are hidden has neither limits nor rows")
        if not {one.part_of for one in self.indicators} - {None} <= {one.key for one in self.indicators}:
            raise ValueError("An indicator is a part of one of the same set")
