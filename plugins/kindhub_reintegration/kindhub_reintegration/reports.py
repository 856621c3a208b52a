"""Reports of the program: the figures of a period as tables to print or send, with their method under them."""

from collections.abc import Iterable
from typing import Any

from kindhub.i18n import L
from kindhub.program.indicators import Dimension, Figure, Indicator, Period
from kindhub.program.reports import CasePaper, Report, ReportTable
from kindhub_reintegration.indicators import DIMENSIONS, count
from kindhub_reintegration.indicators.definitions import INDICATORS
from kindhub_reintegration.plan_paper import plan_paper

HEADINGS = (
    L("Figure", "Cifra"),
    L("Value", "Valor"),
    L("Of", "De"),
    L("Out of", "Entre"),
)
WHOLE = L("Reintegration: figures of the period", "Reintegración: cifras del período")
CHILDREN = ("children_referred", "children_accepted", "children_enrolled")
REMAINED = ("remained_optimistic", "remained_strict", "remained_unknown", "remained_deceased")


def summary(session: Any, period: Period) -> tuple[ReportTable, ...]:
    """Every figure of everybody, in one table."""
    figures = {figure.indicator: figure for figure in count(session, period) if not figure.group}
    rows = tuple(_row(one.title.say(), figures[one.key]) for one in INDICATORS if one.key in figures)
    return (ReportTable(WHOLE, HEADINGS, rows),)


def by_group(session: Any, period: Period) -> tuple[ReportTable, ...]:
    """Children and the two figures of who remained, by every dimension."""
    figures = list(count(session, period))
    wanted = [one for one in INDICATORS if one.key in (*CHILDREN, *REMAINED, "closures")]
    return tuple(
        table
        for indicator in wanted
        for dimension in DIMENSIONS
        if dimension.key in indicator.dimensions
        if (table := _table(indicator, dimension, figures)).rows
    )


def _table(indicator: Indicator, dimension: Dimension, figures: Iterable[Figure]) -> ReportTable:
    rows = tuple(
        _row(dimension.label(figure.group[dimension.key]), figure)
        for figure in figures
        if figure.indicator == indicator.key and tuple(figure.group) == (dimension.key,)
    )
    title = L(f"{indicator.title.en}: {dimension.title.en}", f"{indicator.title.es}: {dimension.title.es}")
    return ReportTable(title, (dimension.title, *HEADINGS[1:]), rows, indicator.method)


def _row(label: str, figure: Figure) -> tuple[Any, ...]:
    value = round(figure.value, 2) if isinstance(figure.value, float) else figure.value
    return (label, value, figure.numerator, figure.denominator)


REPORTS: tuple[Report | CasePaper, ...] = (
    Report("reintegration.summary", WHOLE, summary),
    Report("reintegration.groups", L("Reintegration: by group", "Reintegración: por grupo"), by_group),
    CasePaper("reintegration.plan", L("Plan to sign", "Plan para firmar"), plan_paper),
)
