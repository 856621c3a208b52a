"""The compiled tables of a period: only what she agreed to have counted, with small numbers hidden."""

from collections.abc import Mapping, Sequence
from typing import Any

from kindhub.i18n import L
from kindhub.program.indicators import Dimension, Figure, Period
from kindhub.program.reports import Compiled, Report, ReportTable
from kindhub.services.small_numbers import compiled_figures, limits_in_force, whole_months
from kindhub.services.suppression import method
from kindhub_gbv.indicators import DIMENSIONS, count
from kindhub_gbv.indicators.definitions import CAVEAT, INDICATORS

TITLE = L("Compiled tables", "Tablas compiladas")
TOTAL = L("Total", "Total")
INCIDENTS = L("Incidents", "Incidentes")
BANDS = ("0-11", "12-17", "18-49", "50+", "18+")
"""The columns of the table of ages; the last is made of the two before it and is not added to them."""
COUNTED = "incidents_compiled"
LISTED = ("core_type", "sex", "displacement", "department", "month")
PRINTED = ((), ("age_band",), ("core_type", "age_band"), *((key,) for key in LISTED))
"""The cuts of these tables, and no others: what is not printed need not be hidden for."""


def compiled_tables(session: Any, period: Period) -> tuple[ReportTable, ...]:
    """The fixed tables, with nothing before them."""
    return compile_tables(session, period, ()).tables


def compile_tables(session: Any, period: Period, before: Sequence[Mapping[str, Any]]) -> Compiled:
    """The fixed tables: type by age, then one table for each other cut. Nothing of them names a village or a day."""
    whole_months(period)
    dimensions = {one.key: one for one in DIMENSIONS}
    limits = limits_in_force(session)
    counted = [one for one in count(session, period) if one.indicator == COUNTED and tuple(one.group) in PRINTED]
    safe = compiled_figures(counted, {one.key: one for one in INDICATORS}, limits, period, before, dimensions)
    compiled, hidden = list(safe.figures), method(limits)
    note = L(f"{CAVEAT.en} {hidden.en}", f"{CAVEAT.es} {hidden.es}")
    tables = (
        _by_age(compiled, dimensions["core_type"], note),
        *(_list(compiled, dimensions[key], note) for key in LISTED),
    )
    return Compiled(tables, safe.kept)


def _said(one: Figure | None) -> Any:
    return 0 if one is None else one.hidden or one.value


def _by_age(compiled: list[Figure], kinds: Dimension, note: L) -> ReportTable:
    held = {tuple(sorted(one.group.items())): one for one in compiled}

    def row(label: Any, *at: tuple[str, str]) -> tuple[Any, ...]:
        cells = (_said(held.get(tuple(sorted((*at, ("age_band", band)))))) for band in BANDS)
        return (label, *cells, _said(held.get(tuple(sorted(at)))))

    codes = [one.group["core_type"] for one in compiled if tuple(one.group) == ("core_type",)]
    rows = (*(row(kinds.label(code), ("core_type", code)) for code in codes), row(TOTAL.say()))
    headings = (kinds.title, *(L(band, band) for band in BANDS), TOTAL)
    return ReportTable(L("Type by age", "Tipo por edad"), headings, rows, note)


def _list(compiled: list[Figure], dimension: Dimension, note: L) -> ReportTable:
    rows = tuple(
        (dimension.label(one.group[dimension.key]), _said(one))
        for one in compiled
        if tuple(one.group) == (dimension.key,)
    )
    return ReportTable(dimension.title, (dimension.title, INCIDENTS), rows, note)


REPORTS: tuple[Report, ...] = (Report("gbv.compiled", TITLE, compiled_tables, compile_tables),)
