"""From counted figures to what a chart shows. No widgets here, so every rule can be tested."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from kindhub.i18n import tr
from kindhub.program.figure_tables import UNITS, unit_said
from kindhub.services.suppression import OTHER
from kindhub.ui.dashboard.periods import month_label
from kindhub.ui.kit.charts import Figures, FunnelFigures, Series, SpreadFigures

if TYPE_CHECKING:
    from kindhub.program.indicators import Figure
    from kindhub.services.indicators import Counted
    from kindhub.ui.dashboard.periods import NamedPeriod

MONTHS_AT_MOST, BARS_AT_MOST = 12, 8
"""How many marks a card has room for; what is left out is said in its foot and stands in the table of all figures."""
UNKNOWN = "unknown"
"""The code programs give to a group of which nothing is known; it is shown last, and empty."""
IN_ORDER = ("age_band", "year", "month")
"""Dimensions whose values have an order of their own; the others are shown by size."""


def unit_words(figure: Figure, counted: Counted) -> str:
    """What a figure counts, in words; a currency by its code."""
    return unit_said(figure.unit or counted.indicators[figure.indicator].unit, figure.value)


def said(value: float | None, unit: str) -> str:
    """A figure as written: percentages and scores with one decimal, money with two, counts whole."""
    if value is None:
        return tr("no data", "sin dato")
    if unit == "percent":
        return f"{value:.1f} %"
    if isinstance(value, int) or unit in ("persons", "cases", "events"):
        return f"{round(value):,}"
    return f"{value:,.1f}" if unit in ("days", "score", "hours") else f"{value:,.2f} {unit}"


def written(figure: Figure, unit: str) -> str:
    """A figure as written, or the mark of one that is not given out."""
    return figure.hidden or said(figure.value, unit)


def marks_words(figures: Iterable[Figure]) -> str:
    """What the marks among these figures mean; nothing where there are none."""
    marks = sorted({one.hidden for one in figures if one.hidden})
    small = [(mark, int(mark[1:]) - 1) for mark in marks if mark != OTHER]
    words = [tr("“{mark}”: 1 to {n}.", "«{mark}»: de 1 a {n}.", mark=mark, n=most) for mark, most in small]
    if OTHER in marks:
        words.append(tr("“{mark}”: hidden to protect another.", "«{mark}»: oculta para proteger otra.", mark=OTHER))
    return " ".join(words)


BROKEN = ("percent", "days", "score")
"""Units whose values may have a fraction; where none has, none is shown."""


def chart_figures(
    counted: Counted, period: NamedPeriod, indicator: str, by: str, *, whole: bool = False
) -> tuple[Figures, int] | None:
    """The figures of one chart and how many groups it leaves out (`whole`: none); None when there is nothing to show.

    Amounts of different currencies are never one series.
    """
    rows = [one for one in counted.figures if one.indicator == indicator and _is_cut(one, by)]
    if not any(one.value for one in rows):
        return None
    order = counted.dimensions[by].order if by in counted.dimensions else ()
    codes, left_out = _codes(rows, period, by, order, whole=whole)
    usual = counted.indicators[indicator].unit
    value = {(one.unit or usual, one.group[by]): one.value for one in rows}
    units = list(dict.fromkeys(unit for unit, _ in value))
    zero = 0 if by == "month" else None
    hidden = {one.group[by]: one.hidden for one in rows if one.hidden}
    marks = {at: hidden[code] for at, code in enumerate(codes) if code in hidden}
    series = tuple(
        Series(_series_name(unit, counted), tuple(value.get((unit, code), zero) for code in codes), marks=marks)
        for unit in units
    )
    labels = tuple(month_label(code) if by == "month" else counted.label(by, code) for code in codes)
    figures = Figures(
        labels,
        series,
        _sentence(counted.indicators[indicator].title.say(), labels, series[0]),
        unit=" %" if units[0] == "percent" else "",
        decimals=1 if units[0] in BROKEN and any(one.value and one.value % 1 for one in rows) else 0,
        keys=tuple(codes),
        no_data=codes.index(UNKNOWN) if UNKNOWN in codes else None,
    )
    return figures, left_out


def _is_cut(figure: Figure, by: str) -> bool:
    told = figure.value is not None or bool(figure.hidden)
    return told and by in figure.group and set(figure.group) <= {by, "currency"}


def funnel_figures(figures: Figures) -> FunnelFigures:
    """The same figures as steps of a way: the finding is how many came to its end."""
    values, names = figures.series[0].values, figures.categories
    first, last = figures.say(values[0]), figures.say(values[-1])
    said = tr("{first}: {n}; {last}: {m}", "{first}: {n}; {last}: {m}", first=names[0], n=first, last=names[-1], m=last)
    return FunnelFigures(names, figures.series, said, figures.unit, figures.decimals, figures.keys)


def spread_figures(counted: Counted, figures: Figures, indicator: str, by: str) -> SpreadFigures:
    """The same figures with the values behind each middle one."""
    spreads = {one.group[by]: one.spread for one in counted.figures if one.indicator == indicator and _is_cut(one, by)}
    return SpreadFigures(
        figures.categories, figures.series, figures.sentence, figures.unit, figures.decimals, figures.keys,
        spreads=tuple(spreads.get(str(key), ()) for key in figures.keys), counted=tr("how many", "cuántos"),
    )  # fmt: skip


def _codes(
    rows: Sequence[Figure], period: NamedPeriod, by: str, order: Sequence[str] = (), *, whole: bool = False
) -> tuple[list[str], int]:
    """The groups shown, in their order, and how many are not."""
    if by == "month":
        months = period.months()
        return months[-MONTHS_AT_MOST:], max(len(months) - MONTHS_AT_MOST, 0)
    codes = list(dict.fromkeys(one.group[by] for one in rows))
    if order:
        codes.sort(key=lambda code: order.index(code) if code in order else len(order))
    elif by in IN_ORDER:
        codes.sort(key=_natural)
    else:
        size: dict[str, float] = {}
        for one in rows:
            size[one.group[by]] = max(size.get(one.group[by], 0), one.value or 0)
        codes.sort(key=lambda code: -size[code])
    known = [code for code in codes if code != UNKNOWN]
    shown = known if order or whole else known[:BARS_AT_MOST]
    return shown + [code for code in codes if code == UNKNOWN], len(known) - len(shown)


def _natural(code: str) -> tuple[int, str]:
    """`6-12` before `13-17`; what begins with no number comes last."""
    digits = re.match(r"\d+", code)
    return (int(digits[0]) if digits else sys.maxsize, code)


def _series_name(unit: str, counted: Counted) -> str:
    if unit in UNITS:
        return UNITS[unit].say()
    return counted.label("currency", unit) if unit else tr("value", "valor")


def _sentence(title: str, labels: Sequence[str], series: Series) -> str:
    """The finding, for those who listen: the largest group."""
    known = [(value, label) for value, label in zip(series.values, labels, strict=True) if value is not None]
    if not known:
        return title
    most, label = max(known)
    return tr(
        "{title}: most in {label}, {n}", "{title}: lo más en {label}, {n}", title=title, label=label, n=f"{most:,.0f}"
    )
