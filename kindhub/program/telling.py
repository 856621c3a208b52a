"""Figures with what is behind them: whoever counts gets the numbers, whoever asks for the rows gets the ids."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from statistics import median
from typing import Any

from sqlalchemy.orm import Session

from kindhub.program.figure_labels import UNKNOWN
from kindhub.program.indicators import CountUnit, Figure, Period

Cuts = Mapping[str, Callable[[Any], str]]
Key = Callable[[Any], str]


@dataclass(frozen=True, slots=True)
class Told:
    """A figure and the ids of the records it counts; none where the figure opens nothing."""

    figure: Figure
    ids: tuple[str, ...] = field(default=())


def counts(
    indicator: str, members: Sequence[Any], cuts: Cuts, unit: CountUnit = "cases", key: Key | None = None
) -> Iterator[Told]:
    """How many there are, and in each group. `key` names the record behind one of them."""
    yield _told(indicator, {}, members, unit, key)
    for name, group_of in cuts.items():
        groups: dict[str, list[Any]] = defaultdict(list)
        for one in members:
            groups[group_of(one)].append(one)
        yield from (_told(indicator, {name: code}, groups[code], unit, key) for code in sorted(groups))


def _told(indicator: str, group: Mapping[str, str], members: Sequence[Any], unit: CountUnit, key: Key | None) -> Told:
    return Told(Figure(indicator, group, len(members), unit=unit), ids_of(members, key))


def ids_of(members: Iterable[Any], key: Key | None) -> tuple[str, ...]:
    """The ids of the records behind these; a record may be behind several."""
    return tuple(key(one) for one in members) if key is not None else ()


def middle(
    indicator: str,
    values: Iterable[tuple[int, str]],
    group: dict[str, str] | None = None,
    *,
    spread: bool = False,
    unit: CountUnit = "days",
) -> Told:
    """The middle value of days, each with the id of its record; `denominator` says of how many."""
    known = sorted(values)
    days = tuple(day for day, _ in known)
    figure = Figure(indicator, group or {}, median(days) if days else None, None, len(days), unit,
                    spread=days if spread else ())  # fmt: skip
    return Told(figure, tuple(one for _, one in known))


def middles(indicator: str, values: Iterable[tuple[str, int, str]], dimension: str) -> Iterator[Told]:
    """The middle value of everybody and of each group, with what lies around it; values are (group, days, id)."""
    groups: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for code, days, one in values:
        groups[code].append((days, one))
    yield middle(indicator, [pair for some in groups.values() for pair in some], spread=True)
    yield from (middle(indicator, some, {dimension: code}, spread=True) for code, some in sorted(groups.items()))


def share(
    indicator: str, part: Sequence[Any], whole: int, key: Key | None = None, group: dict[str, str] | None = None
) -> Told:
    """A percentage with its numbers; behind it are those of the numerator."""
    value = 100 * len(part) / whole if whole else None
    return Told(Figure(indicator, group or {}, value, len(part), whole, "percent"), ids_of(part, key))


def number(indicator: str, members: Sequence[Any], unit: CountUnit = "cases", key: Key | None = None) -> Told:
    """How many there are, in no groups."""
    return _told(indicator, {}, members, unit, key)


@dataclass(frozen=True, slots=True)
class Telling:
    """Counts and opens whatever `told(session, period)` tells: what an `IndicatorSet` asks for, from one reading."""

    told: Callable[[Session, Period], Iterable[Told]]

    def count(self, session: Session, period: Period) -> Iterator[Figure]:
        """Every figure of the period."""
        return figures_in(self.told(session, period))

    def rows(self, session: Session, period: Period, indicator: str, group: Mapping[str, str]) -> tuple[str, ...]:
        """The ids behind one figure, counted anew; none where it was not told."""
        told = self.told(session, period)
        return next((one.ids for one in told if one.figure.indicator == indicator and one.figure.group == group), ())


def figures_in(told: Iterable[Told]) -> Iterator[Figure]:
    """The figures alone."""
    return (one.figure for one in told)


def month_of(day: date | None) -> str:
    """`2023-04`."""
    return day.strftime("%Y-%m") if day else UNKNOWN
