"""The cards of a panel: one per chart a program asks for, and one for figures that have two readings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from kindhub.i18n import L, tr, tr_n
from kindhub.ui.dashboard.chart_figures import chart_figures
from kindhub.ui.dashboard.readings import Readings, readings_by, readings_of, stem_of, title_of
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.charts import BarChart, Chart, ChartCard, Figures, LyingBarChart
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.text import Text
from kindhub.ui.theme import theme

if TYPE_CHECKING:
    from kindhub.program.indicators import Figure
    from kindhub.program.reports import ChartSpec, Dashboard
    from kindhub.services.indicators import Counted
    from kindhub.ui.dashboard.reading import PanelFigures

_BAR_HEIGHT, _LETTERS_ACROSS = 84, 50
STANDING = ("month", "year")
"""Dimensions drawn as standing bars, from left to right; all others lie, with their names beside them."""


class ReadingsCard(ChartCard):
    """Both readings as large figures, and all parts on one bar, what is not known with its own empty mark."""

    def __init__(self, title: str, found: Readings, foot: str) -> None:
        chart = LyingBarChart(found.figures())
        chart.setMinimumHeight(theme().size(_BAR_HEIGHT))
        super().__init__(title, "", chart, foot)
        row = QHBoxLayout()
        gaps(row, 12)
        row.addLayout(_big(found.strict, tr("strict", "estricta"), COUNTS_AS_NO), 1)
        row.addLayout(_big(found.optimistic, tr("optimistic", "optimista"), LEFT_OUT), 1)
        self.body.insertLayout(0, row)
        if found.apart:
            words = "; ".join(f"{words}: {number}" for words, number in found.apart)
            self.body.insertWidget(
                2, Text(tr("Apart: {words}", "Aparte: {words}", words=words), "cap", "text2", wrap=True)
            )


COUNTS_AS_NO = L("“not known” counts as no", "«no se sabe» como «no»")
LEFT_OUT = L("“not known” left out", "sin contar «no se sabe»")


def _big(figure: Figure, name: str, how: L) -> QVBoxLayout:
    column = QVBoxLayout()
    gaps(column, 0)
    column.addWidget(Text("–" if figure.value is None else f"{figure.value:.1f} %", "fig"))
    of = tr(
        "{name}: {a} of {b}", "{name}: {a} de {b}", name=name, a=f"{figure.numerator:,}", b=f"{figure.denominator:,}"
    )
    column.addWidget(Text(of, "strong", wrap=True))
    column.addWidget(Text(how.say(), "cap", "text2", wrap=True))
    column.addStretch(1)
    return column


def panel_cards(dashboard: Dashboard, figures: PanelFigures) -> list[Card]:
    """The cards in reading order; the two readings of one figure make one card, where the first of them stands."""
    cards: list[Card] = []
    done: set[str] = set()
    for spec in dashboard.charts:
        if spec.indicator not in figures.counted.indicators:
            continue
        stem = stem_of(spec.indicator)
        if stem is None or f"{stem}_strict" not in figures.counted.indicators:
            cards.append(_chart_card(spec, figures))
        elif stem not in done:
            done.add(stem)
            cards.extend(_readings_cards(stem, figures.counted))
    return cards


def _readings_cards(stem: str, counted: Counted) -> list[Card]:
    """Both readings of everybody, and by year where the period spans several."""
    title, found = title_of(counted, stem), readings_of(counted, stem)
    method = counted.indicators[f"{stem}_strict"].method.say()
    if found is None:
        return [_empty_card(title, "")]
    cards: list[Card] = [_with_method(ReadingsCard(title, found, first_sentence(method)), method)]
    years = readings_by(counted, stem, "year")
    if years is not None and len(years.categories) > 1:
        chart = ChartCard(title, tr("% by year", "% por año"), BarChart(years), first_sentence(method))
        cards.append(_with_method(chart, method))
    return cards


def _chart_card(spec: ChartSpec, figures: PanelFigures) -> Card:
    counted = figures.counted
    indicator = counted.indicators[spec.indicator]
    title = (spec.title or indicator.title).say()
    known = counted.dimensions.get(spec.by)
    note = tr("by {name}", "por {name}", name=known.title.say().lower()) if known else ""
    made = chart_figures(counted, figures.period, spec.indicator, spec.by)
    if made is None:
        return _empty_card(title, note)
    shown, left_out = made
    foot = first_sentence(indicator.method.say())
    if left_out:
        foot = f"{_left_out_words(spec.by, left_out)} {foot}"
    chart: Chart = BarChart(shown) if spec.by in STANDING and _fits_standing(shown) else LyingBarChart(shown)
    return _with_method(ChartCard(title, note, chart, foot), indicator.method.say())


def _fits_standing(figures: Figures) -> bool:
    """Whether the numbers over the bars keep apart: many bars leave room for three or four digits."""
    longest = max((len(figures.say(value)) for one in figures.series for value in one.values), default=0)
    return longest * len(figures.categories) * len(figures.series) <= _LETTERS_ACROSS


def _left_out_words(by: str, count: int) -> str:
    if by == "month":
        return tr("The last 12 months; all are in the table.", "Los últimos 12 meses; todos están en la tabla.")
    return tr_n(
        count, L("1 more in the table.", "1 más en la tabla."), L("{n} more in the table.", "{n} más en la tabla.")
    )


def _empty_card(title: str, note: str) -> Card:
    card = Card(title, note or " ")
    card.add(Text(tr("Nothing in this period.", "Nada en este período."), "body", "text2", wrap=True))
    card.body.addStretch(1)
    return card


def _with_method(card: ChartCard, method: str) -> ChartCard:
    card.setToolTip(method)
    card.setAccessibleDescription(method)
    return card


def first_sentence(text: str) -> str:
    """A method by its first sentence; the whole of it is in the tip and in the table of all figures."""
    head, dot, _ = text.partition(". ")
    return head + "." if dot else text
