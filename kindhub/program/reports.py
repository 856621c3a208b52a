"""Reports: tables made for one period, and papers made for one case; the shell shows, prints and writes them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from kindhub.i18n import L
from kindhub.program.indicators import Period
from kindhub.program.paper import Paper

ChartKind = Literal["bar", "funnel", "spread", "map"]


@dataclass(frozen=True, slots=True)
class ReportTable:
    """One table of a report: headings and rows of plain values, and the note on method under it."""

    title: L
    headings: tuple[L, ...]
    rows: tuple[tuple[Any, ...], ...]
    note: L | None = None


@dataclass(frozen=True, slots=True)
class Compiled:
    """The tables of a compiled report, and what is kept of it once it is given out (plain values)."""

    tables: tuple[ReportTable, ...]
    kept: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Report:
    """A report of a program; `make(session, period)` gives its tables.

    A report that is `compiled` is about people who must not be found in it, now or by laying it beside an earlier one:
    `compiled(session, period, before)` is asked in the place of `make`, for whole months, with what was kept of all
    that was given out before by any door (reports, panel, command line), the earliest first; and what it leaves to be
    kept is kept before the first sheet leaves. Both are as `kindhub.services.small_numbers.compiled_figures` has them.
    """

    key: str
    title: L
    make: Callable[[Any, Period], tuple[ReportTable, ...]]
    compiled: Callable[[Any, Period, Sequence[Mapping[str, Any]]], Compiled] | None = None


@dataclass(frozen=True, slots=True)
class CasePaper:
    """A paper about one case, such as a plan to be signed; `make(session, case)` gives it in the language in force.

    Raise `kindhub.errors.UserError` in `make` when there is nothing to print yet. The session is
    limited to what the person may see. `as_sheet`: it is handed over as a workbook too, to those who go on with it.
    """

    key: str
    title: L
    make: Callable[[Any, Any], Paper]
    as_sheet: bool = False


@dataclass(frozen=True, slots=True)
class ChartSpec:
    """A chart of a program's dashboard: one indicator cut by one dimension (or by month).

    A `funnel` tells of each step which share of the step before came so far; its dimension has an `order`. A `spread`
    draws the values behind each middle one (`Figure.spread`). A `map` is cut by codes of departments or states and
    draws their countries as tiles. A `wide` chart takes two places where there is room.
    """

    indicator: str
    by: str
    kind: ChartKind = "bar"
    title: L | None = None
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Dashboard:
    """The charts of a program's panel, in reading order."""

    key: str
    title: L
    charts: tuple[ChartSpec, ...]
