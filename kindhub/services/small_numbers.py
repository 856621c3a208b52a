"""Figures of people who must not be found in them: all cuts of an indicator are tables that are protected together.

So are those of indicators that are parts of one another (`Indicator.part_of`); others are taken to count others.

Figures that are given out month after month go through `compiled_figures`, with what was kept of the earlier ones: what
is hidden must not follow from last month's either. `safe_figures` holds no two periods against each other.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import product
from typing import Any

from sqlalchemy.orm import Session

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.program.indicators import Dimension, Figure, Indicator, Period
from kindhub.services.settings import setting_in_force
from kindhub.services.suppression import OTHER, TOTAL, CountTable, Limits, SafeReport, protect

USUAL, BY_TOWN = "office.small_numbers", "office.small_numbers_town"
TOWN = "municipality"
"""The dimension with a limit of its own: in a small place a number is sooner a person."""
MONTH = "month"
"""The dimension of the month a count lies in."""
WHOLE_MONTHS = L(
    "Compiled tables are made of whole months. Choose a month, a quarter or a year.",
    "Las tablas compiladas se hacen de meses completos. Elija un mes, un trimestre o un año.",
)
COUNTS = ("persons", "cases", "events")
_IN, _YES, _NO = "in", "yes", "no"
"""The people of an indicator among those it is a part of, and those of a percentage that are counted in it or not."""
Cells = Mapping[str, int]
Place = tuple[str, ...]
Parts = Mapping[str, tuple[str, ...]]


def limits_in_force(session: Session) -> Limits:
    """Below which number a count is small, as the office rules."""
    usual, town = (int(setting_in_force(session, "", key).value) for key in (USUAL, BY_TOWN))
    return Limits(usual, {TOWN: town})


def safe_figures(
    figures: Sequence[Figure],
    indicators: Mapping[str, Indicator],
    limits: Limits,
    dimensions: Mapping[str, Dimension] | None = None,
) -> tuple[Figure, ...]:
    """The same figures, in the same order, without the numbers that may not be given out."""
    held = [_cells(one, one.unit or indicators[one.indicator].unit) for one in figures]
    parts = {key: one.parts for key, one in (dimensions or {}).items() if one.parts}
    safe = protect(_tables(figures, held, indicators, parts), limits)
    marks = {one.table.key: one.marks for one in safe.tables}
    return tuple(_safe(one, cells, marks) for one, cells in zip(figures, held, strict=True))


@dataclass(frozen=True, slots=True)
class CompiledFigures:
    """Figures that may be given out, and what is to be kept of them: true numbers, for the program's own file only."""

    figures: tuple[Figure, ...]
    kept: dict[str, Any]


def compiled_figures(
    figures: Sequence[Figure],
    indicators: Mapping[str, Indicator],
    limits: Limits,
    period: Period,
    before: Sequence[Mapping[str, Any]] = (),
    dimensions: Mapping[str, Dimension] | None = None,
) -> CompiledFigures:
    """Counts of whole months, safe beside what was given out `before` (the earliest first, as it was kept).

    Every count is one of its months, so that a quarter is the sum of three of them, and a month that is given out
    again differs from itself by what was entered late. Raises `UserError` for a period of anything but whole months.
    """
    months = whole_months(period)
    held = [_cells(one, one.unit or indicators[one.indicator].unit) for one in figures]
    parts = {key: one.parts for key, one in (dimensions or {}).items() if one.parts}
    tables = [_dated(one, months) for one in _tables(figures, held, indicators, parts)]
    earlier = [SafeReport.from_kept(one) for one in before]
    safe = protect(tables, limits, _bearing_on(months, earlier))
    marks = {one.table.key: _undated(one.marks, one.table, months) for one in safe.tables}
    return CompiledFigures(tuple(_safe(one, cells, marks) for one, cells in zip(figures, held, strict=True)),
                           safe.kept())  # fmt: skip


def whole_months(period: Period) -> tuple[str, ...]:
    """The months of a period as `2026-07`. Raises `UserError` when it does not begin and end with one."""
    found, day = [], period.first
    while day <= period.last:
        found.append(f"{day:%Y-%m}")
        day = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    if period.first.day != 1 or period.last + timedelta(days=1) != day:
        raise UserError(WHOLE_MONTHS)
    return tuple(found)


def _span(months: Sequence[str]) -> str:
    return months[0] if len(months) == 1 else f"{months[0]}..{months[-1]}"


def _dated(table: CountTable, months: Sequence[str]) -> CountTable:
    """The same table as one of its months; where it is cut by month, its total is the whole of them."""
    span = _span(months)
    parts = {**table.parts, **({MONTH: {span: tuple(months)}} if len(months) > 1 else {})}
    if MONTH not in table.dimensions:
        return replace(table, at={**table.at, MONTH: span}, parts=parts)
    at = table.dimensions.index(MONTH)
    cells = {_with(place, at, span if place[at] == TOTAL else place[at]): n for place, n in table.cells.items()}
    return replace(table, cells=cells, parts=parts)


def _undated(marks: Mapping[Place, str], table: CountTable, months: Sequence[str]) -> dict[Place, str]:
    """Marks by the places the figures know, where the whole of the months has no name."""
    if MONTH not in table.dimensions:
        return dict(marks)
    at, span = table.dimensions.index(MONTH), _span(months)
    whole = {_with(place, at, TOTAL): mark for place, mark in marks.items() if place[at] == span}
    return {**marks, **whole}


def _with(place: Place, at: int, code: str) -> Place:
    return (*place[:at], code, *place[at + 1 :])


def _bearing_on(months: Sequence[str], earlier: Sequence[SafeReport]) -> list[SafeReport]:
    """Of the reports given out before, those of a month in question, and those that bear on these in turn."""
    wanted, chosen = set(months), set[int]()
    again = True
    while again:
        again = False
        for at, report in enumerate(earlier):
            theirs = {month for one in report.tables for month in _months_of(one.table)}
            if at not in chosen and theirs & wanted:
                chosen.add(at)
                wanted |= theirs
                again = True
    return [earlier[at] for at in sorted(chosen)]


def _months_of(table: CountTable) -> set[str]:
    span = table.at.get(MONTH)
    if span is not None:
        return set(table.parts.get(MONTH, {}).get(span, (span,)))
    at = table.dimensions.index(MONTH) if MONTH in table.dimensions else -1
    codes = {place[at] for place in table.cells} if at >= 0 else set()
    return {atom for code in codes for atom in table.parts.get(MONTH, {}).get(code, (code,))}


def _cells(figure: Figure, unit: str) -> Cells | None:
    """The counts of people in a figure; None where it has numbers and nobody says how many people they are of."""
    if unit == "percent":
        of, among = _whole(figure.numerator), _whole(figure.denominator)
        if of is not None and among is not None and of <= among:
            return {_IN: among, _YES: of, _NO: among - of}
    else:
        count = _whole(figure.value if unit in COUNTS else figure.denominator)
        if count is not None:
            return {_IN: count}
    return {} if not any((figure.value, figure.numerator, figure.denominator)) else None


def _whole(value: float | None) -> int | None:
    return int(value) if value is not None and value >= 0 and int(value) == value else None


def _key(figure: Figure) -> str:
    return " ".join((figure.indicator, *figure.group))


def _tables(
    figures: Sequence[Figure],
    held: Sequence[Cells | None],
    indicators: Mapping[str, Indicator],
    parts: Mapping[str, Parts],
) -> Iterator[CountTable]:
    """A table for each way an indicator is cut; a group that is not named has nobody in it.

    What an indicator counts is one more dimension of the one it is a part of: in it or not.
    """
    cuts: dict[str, tuple[Figure, dict[Place, int]]] = {}
    for figure, cells in zip(figures, held, strict=True):
        found = cuts.setdefault(_key(figure), (figure, {}))[1]
        found.update({(*figure.group.values(), answer): count for answer, count in (cells or {}).items()})
    for key, (figure, found) in cuts.items():
        *wholes, own = _lineage(figure.indicator, indicators)
        inside = _IN if wholes else TOTAL
        codes = [dict.fromkeys(place[at] for place in found) for at in range(len(figure.group) + 1)]
        yield CountTable(
            key,
            (*figure.group, f"~{own}"),
            {
                (*place[:-1], inside if place[-1] == _IN else place[-1]): found.get(place, 0)
                for place in product(*codes)
            },
            (wholes or [own])[0],
            {f"~{one}": _IN for one in wholes[1:]},
            _parts(figure, parts) | ({f"~{own}": {_IN: (_YES, _NO)}} if _YES in codes[-1] else {}),
        )


def _parts(figure: Figure, parts: Mapping[str, Parts]) -> dict[str, Parts]:
    return {name: parts[name] for name in figure.group if name in parts}


def _lineage(indicator: str, indicators: Mapping[str, Indicator]) -> list[str]:
    """An indicator after those it is a part of, the whole first."""
    line = [indicator]
    while (whole := indicators[line[0]].part_of) is not None and whole not in line:
        line.insert(0, whole)
    return line


def _safe(figure: Figure, cells: Cells | None, marks: Mapping[str, Mapping[Place, str]]) -> Figure:
    if cells is None:
        mark = OTHER
    else:
        hidden = marks[_key(figure)]
        places = [(*figure.group.values(), answer) for answer in (*cells, TOTAL)]
        found = [hidden[place] for place in places if place in hidden]
        mark = "" if not found else found[0] if figure.value == cells[_IN] and len(cells) == 1 else OTHER
    return replace(figure, value=None, numerator=None, denominator=None, hidden=mark) if mark else figure
