"""The figures of a period as a workbook: whole figures first, one sheet per cut, and the method of each in words."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kindhub.exchange.tables import SheetTable, TableColumn
from kindhub.exchange.write_xlsx import write_tables
from kindhub.i18n import L
from kindhub.program.indicators import Figure
from kindhub.services.indicators import Counted

INDICATOR = TableColumn(L("Indicator", "Indicador"), width=46)
VALUES = (
    TableColumn(L("Figure", "Cifra"), "number"),
    TableColumn(L("Of these", "De estos"), "number"),
    TableColumn(L("Out of", "De un total de"), "number"),
    TableColumn(L("Unit", "Unidad")),
)


def write_figures(path: Path, program: L, counted: Counted) -> None:
    """Write the figures of one program and period. Raises `UserError` when the file cannot be written."""
    first, last = counted.period.first.isoformat(), counted.period.last.isoformat()
    tables = [
        SheetTable(L("Figures", "Cifras"), (INDICATOR, *VALUES), list(_whole(counted))),
        *(_cut(counted, key) for key in _cuts(counted)),
        SheetTable(
            L("How it is counted", "Cómo se cuenta"),
            (INDICATOR, TableColumn(L("Method", "Método"), width=100)),
            [(one.title, one.method) for one in counted.indicators.values()],
        ),
    ]
    write_tables(path, tables, {"title": f"{program} {first} – {last}", "author": "KIND Hub"})


def _whole(counted: Counted) -> Iterator[tuple[Any, ...]]:
    for figure in counted.figures:
        if not figure.group:
            yield (counted.indicators[figure.indicator].title, *_values(counted, figure))


def _cuts(counted: Counted) -> tuple[tuple[str, ...], ...]:
    return tuple(dict.fromkeys(tuple(figure.group) for figure in counted.figures if figure.group))


def _cut(counted: Counted, keys: tuple[str, ...]) -> SheetTable:
    titles = [counted.dimensions[key].title if key in counted.dimensions else L(key, key) for key in keys]
    rows = [
        (
            counted.indicators[figure.indicator].title,
            *(counted.label(key, figure.group[key]) for key in keys),
            *_values(counted, figure),
        )
        for figure in counted.figures
        if tuple(figure.group) == keys
    ]
    title = L(" × ".join(one.en for one in titles), " × ".join(one.es for one in titles))
    return SheetTable(title, (INDICATOR, *(TableColumn(one, width=24) for one in titles), *VALUES), rows)


def _values(counted: Counted, figure: Figure) -> tuple[Any, ...]:
    unit = figure.unit or counted.indicators[figure.indicator].unit
    return (figure.hidden or figure.value, figure.numerator, figure.denominator, unit)
