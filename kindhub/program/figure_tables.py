"""Tables of a report made of figures: everybody in one table, or one indicator by one dimension."""

from collections.abc import Iterable, Iterator
from typing import Any

from kindhub.i18n import L
from kindhub.program.indicators import Dimension, Figure, Indicator
from kindhub.program.reports import ReportTable

FIGURE = L("Figure", "Cifra")
NUMBERS = (L("Value", "Valor"), L("Unit", "Unidad"), L("Of these", "De estos"), L("Out of", "Entre"))
UNITS: dict[str, L] = {
    "persons": L("persons", "personas"), "cases": L("cases", "casos"), "events": L("times", "veces"),
    "organisations": L("institutions", "instituciones"),
    "hours": L("hours", "horas"), "percent": L("%", "%"), "days": L("days", "días"), "score": L("points", "puntos"),
}  # fmt: skip
"""What is counted, in words; a currency is its own."""
_ONE: dict[str, L] = {
    "persons": L("person", "persona"), "cases": L("case", "caso"), "events": L("time", "vez"),
    "organisations": L("institution", "institución"), "hours": L("hour", "hora"), "days": L("day", "día"),
    "score": L("point", "punto"),
}  # fmt: skip


def unit_said(unit: str, value: float | None) -> str:
    """What so many are: `1 case`, `0 cases`; a currency by its code."""
    said = _ONE.get(unit) if value == 1 else None
    return (said or UNITS[unit]).say() if unit in UNITS else unit


def whole_table(title: L, indicators: Iterable[Indicator], figures: Iterable[Figure]) -> ReportTable:
    """Every figure of everybody, in the order of the indicators, with the method of each."""
    held = {figure.indicator: figure for figure in figures if not figure.group}
    shown = [one for one in indicators if one.key in held]
    note = L("\n".join(f"{one.title.en}: {one.method.en}" for one in shown),
             "\n".join(f"{one.title.es}: {one.method.es}" for one in shown))  # fmt: skip
    rows = tuple(_row(one, one.title.say(), held[one.key]) for one in shown)
    return ReportTable(title, (FIGURE, *NUMBERS), rows, note if shown else None)


def tables_by_group(
    indicators: Iterable[Indicator], dimensions: Iterable[Dimension], figures: Iterable[Figure]
) -> Iterator[ReportTable]:
    """Each indicator by each dimension it has, with its method; cuts in which nobody is are left out."""
    known, held = tuple(dimensions), tuple(figures)
    for indicator in indicators:
        for dimension in known:
            if dimension.key in indicator.dimensions and (table := table_by(indicator, dimension, held)).rows:
                yield table


def table_by(indicator: Indicator, dimension: Dimension, figures: Iterable[Figure]) -> ReportTable:
    """One indicator by one dimension."""
    rows = tuple(
        _row(indicator, dimension.label(figure.group[dimension.key]), figure)
        for figure in figures
        if figure.indicator == indicator.key and tuple(figure.group) == (dimension.key,)
    )
    title = L(f"{indicator.title.en}: {dimension.title.en}", f"{indicator.title.es}: {dimension.title.es}")
    return ReportTable(title, (dimension.title, *NUMBERS), rows, indicator.method)


def _row(indicator: Indicator, label: str, figure: Figure) -> tuple[Any, ...]:
    unit = figure.unit or indicator.unit
    value = round(figure.value, 2) if isinstance(figure.value, float) else figure.value
    return (label, figure.hidden or value, unit_said(unit, value), figure.numerator, figure.denominator)
