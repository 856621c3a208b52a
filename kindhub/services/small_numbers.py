"""Figures of people who must not be found in them: all cuts of an indicator are tables that are protected together.

So are those of indicators that are parts of one another (`Indicator.part_of`); others are taken to count others.

They go through one function, `compiled_figures`, with what was kept of all that went out before, by whatever door: what
is hidden must not follow from last month's either.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

from sqlalchemy.orm import Session

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.program.indicators import Dimension, Figure, Indicator, Period
from kindhub.services.dated_tables import dated, protect_dated, stretches, undated
from kindhub.services.settings import setting_in_force
from kindhub.services.suppression import OTHER, TOTAL, CountTable, Limits, SafeReport

USUAL, BY_TOWN = "office.small_numbers", "office.small_numbers_town"
TOWN = "municipality"
"""The dimension with a limit of its own: in a small place a number is sooner a person."""
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
    """The same figures, in the same order, safe beside what went out `before` (the earliest first, as it was kept).

    Every count is one of its days, so that a quarter is the sum of three months, and a month that is given out again
    differs from itself by what was entered late. What was given out once may be given out again as it was.
    """
    held = [_cells(one, one.unit or indicators[one.indicator].unit) for one in figures]
    parts = {key: one.parts for key, one in (dimensions or {}).items() if one.parts}
    tables = tuple(dated(one, period) for one in _tables(figures, held, indicators, parts))
    earlier = [SafeReport.from_kept(one) for one in before]
    safe = _given_out_as_it_is(tables, limits, earlier) or protect_dated(tables, limits, earlier)
    marks = {one.table.key: undated(one.marks, one.table, period) for one in safe.tables}
    return CompiledFigures(tuple(_safe(one, cells, marks) for one, cells in zip(figures, held, strict=True)),
                           safe.kept())  # fmt: skip


def _given_out_as_it_is(
    tables: Sequence[CountTable], limits: Limits, earlier: Sequence[SafeReport]
) -> SafeReport | None:
    """What went out of these very numbers: once more it tells nothing new."""
    same = (one for one in earlier if one.limits == limits and tuple(safe.table for safe in one.tables) == tables)
    return next(same, None)


def whole_months(period: Period) -> None:
    """Raises `UserError` when a period does not begin and end with a month."""
    if not all(one.whole for one in stretches(period)):
        raise UserError(WHOLE_MONTHS)


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
    figure = replace(figure, spread=())
    if cells is None:
        mark = OTHER
    else:
        hidden = marks[_key(figure)]
        places = [(*figure.group.values(), answer) for answer in (*cells, TOTAL)]
        found = [hidden[place] for place in places if place in hidden]
        mark = "" if not found else found[0] if figure.value == cells[_IN] and len(cells) == 1 else OTHER
    return replace(figure, value=None, numerator=None, denominator=None, hidden=mark) if mark else figure
