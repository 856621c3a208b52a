"""The cards of a panel: one per chart a program asks for, and one for figures that have two readings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from kindhub.i18n import L, tr, tr_n, within
from kindhub.ui.dashboard.chart_figures import chart_figures, funnel_figures, marks_words, spread_figures
from kindhub.ui.dashboard.figure_line import arrow_of, change_words, figure_line, words_of_figure
from kindhub.ui.dashboard.readings import Readings, readings_by, readings_of, stem_of, title_of
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.charts import BarChart, Chart, ChartCard, Figures, FunnelChart, LyingBarChart, SpreadChart, TileMap
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.text import Icon, Text

if TYPE_CHECKING:
    from kindhub.program.indicators import Figure
    from kindhub.program.reports import ChartSpec, Dashboard
    from kindhub.services.indicators import Counted
    from kindhub.ui.dashboard.reading import PanelFigures

_LETTERS_ACROSS = 50
STANDING = ("month", "year")
"""Dimensions drawn as standing bars, from left to right; all others lie, with their names beside them."""


@dataclass(frozen=True, slots=True)
class Behind:
    """What a click on a mark of a card means: an indicator and the dimension it is cut by, or one per part."""

    indicator: str
    by: str = ""
    parts: Mapping[str, str] = field(default_factory=dict)

    def of_mark(self, key: object, series: str) -> tuple[str, dict[str, str]]:
        """The figure behind a mark: its indicator and group."""
        if self.parts:
            return self.parts.get(series, self.indicator), {}
        return self.indicator, {self.by: str(key)} if self.by else {}


class PanelCard(ChartCard):
    """A chart of a panel with what is behind it; None: a click leads nowhere. A `wide` one takes two places."""

    behind: Behind | None = None
    wide = False


class ReadingsCard(PanelCard):
    """Both readings as large figures, and all parts on one bar, what is not known with its own empty mark."""

    def __init__(self, title: str, found: Readings, foot: str, before: Readings | None = None) -> None:
        super().__init__(title, "", LyingBarChart(found.figures()), foot)
        row = QHBoxLayout()
        gaps(row, 12)
        pairs = (
            (found.strict, before.strict if before else None, tr("strict", "estricta"), COUNTS_AS_NO),
            (found.optimistic, before.optimistic if before else None, tr("optimistic", "optimista"), LEFT_OUT),
        )
        for figure, then, name, how in pairs:
            row.addLayout(_big(figure, then, name, how), 1)
        self.body.insertLayout(0, row)
        self.figure_words = tuple(f"{_percent(figure)} · {_of(figure, name)}; {how}" for figure, _, name, how in pairs)
        if found.apart:
            words = "; ".join(f"{words}: {number}" for words, number in found.apart)
            self.body.insertWidget(
                2, Text(tr("Apart: {words}", "Aparte: {words}", words=words), "cap", "text2", wrap=True)
            )
        self.behind = Behind(f"{found.stem}_strict", parts=found.behind)


COUNTS_AS_NO = L("“not known” counts as no", "«no se sabe» como «no»")
LEFT_OUT = L("“not known” left out", "sin contar «no se sabe»")


def _percent(figure: Figure) -> str:
    return figure.hidden or ("–" if figure.value is None else f"{figure.value:.1f} %")


def _of(figure: Figure, name: str) -> str:
    a, b = f"{figure.numerator:,}", f"{figure.denominator:,}"
    return tr("{name}: {a} of {b}", "{name}: {a} de {b}", name=name, a=a, b=b)


def _big(figure: Figure, before: Figure | None, name: str, how: L) -> QVBoxLayout:
    column = QVBoxLayout()
    gaps(column, 0)
    head = QHBoxLayout()
    gaps(head, 6)
    head.addWidget(Text(_percent(figure), "fig"))
    arrow = arrow_of(figure.value, before.value) if before else ""
    if arrow:
        head.addWidget(Icon(arrow, "text2", 18))
    head.addStretch(1)
    column.addLayout(head)
    column.addWidget(Text(_of(figure, name), "strong", wrap=True))
    column.addWidget(Text(how.say(), "cap", "text2", wrap=True))
    if before:
        column.addWidget(Text(change_words(figure.value, before.value, "percent"), "cap", "text2"))
    return column


def panel_cards(dashboard: Dashboard, figures: PanelFigures) -> Iterator[Card]:
    """The cards in reading order; the two readings of one figure make one card, where the first of them stands."""
    done: set[str] = set()
    for spec in dashboard.charts:
        if spec.indicator not in figures.counted.indicators:
            continue
        stem = stem_of(spec.indicator)
        if stem is None or f"{stem}_strict" not in figures.counted.indicators:
            yield _chart_card(spec, figures)
        elif stem not in done:
            done.add(stem)
            yield from _readings_cards(stem, figures)


def places_of(cards: Sequence[Card], across: int) -> list[tuple[int, int, int]]:
    """Row, column and width of each card, so many across, in reading order and without holes where that can be."""
    free: set[tuple[int, int]] = set()
    found, end = [], 0
    for card in cards:
        wide = min(2 if isinstance(card, PanelCard) and card.wide else 1, across)
        at = next((one for one in sorted(free) if wide == 1 or (one[0], one[1] + 1) in free), None)
        if at is None:
            at, end = (end, 0), end + 1
            free |= {(at[0], column) for column in range(across)}
        free -= {(at[0], at[1] + step) for step in range(wide)}
        found.append((*at, wide))
    return found


def _readings_cards(stem: str, figures: PanelFigures) -> list[Card]:
    """Both readings of everybody, and by year where the period spans several."""
    counted = figures.counted
    title, found = title_of(counted, stem), readings_of(counted, stem)
    method = counted.indicators[f"{stem}_strict"].method.say()
    if found is None:
        return [_empty_card(title, "", _why_empty(counted, f"{stem}_strict"))]
    before = readings_of(figures.before, stem) if figures.before else None
    cards: list[Card] = [_with_method(ReadingsCard(title, found, first_sentence(method), before), method)]
    years = readings_by(counted, stem, "year")
    if years is not None and len(years.categories) > 1:
        chart = PanelCard(title, tr("% by year", "% por año"), BarChart(years), first_sentence(method))
        chart.behind = Behind(f"{stem}_strict", "year")
        cards.append(_with_method(chart, method))
    return cards


def _chart_card(spec: ChartSpec, figures: PanelFigures) -> Card:
    counted = figures.counted
    indicator = counted.indicators[spec.indicator]
    title = (spec.title or indicator.title).say()
    known = counted.dimensions.get(spec.by)
    note = tr("by {name}", "por {name}", name=within(known.title.say())) if known else ""
    made = chart_figures(counted, figures.period, spec.indicator, spec.by, whole=spec.kind == "map")
    if made is None:
        return _empty_card(title, note, _why_empty(counted, spec.indicator))
    shown, left_out = made
    foot = first_sentence(indicator.method.say())
    if left_out:
        foot = f"{_left_out_words(spec.by, left_out)} {foot}"
    on_card = [one for one in counted.figures if one.indicator == spec.indicator and set(one.group) <= {spec.by}]
    foot = f"{foot} {marks_words(on_card)}".strip()
    card = PanelCard(title, note, _chart(spec, counted, shown), foot)
    card.wide = spec.wide
    line = figure_line(counted, figures.before, spec.indicator)
    if line is not None:
        card.body.insertLayout(0, line)
        card.figure_words = (" ".join((words_of_figure(counted, figures.before, spec.indicator) or ("",))[:2]),)
    if indicator.rows_in:
        card.behind = Behind(spec.indicator, spec.by)
    return _with_method(card, indicator.method.say())


def _chart(spec: ChartSpec, counted: Counted, shown: Figures) -> Chart:
    if spec.kind == "funnel":
        return FunnelChart(funnel_figures(shown))
    if spec.kind == "spread":
        return SpreadChart(spread_figures(counted, shown, spec.indicator, spec.by))
    if spec.kind == "map":
        return TileMap(shown)
    return BarChart(shown) if spec.by in STANDING and _fits_standing(shown) else LyingBarChart(shown)


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


NOTHING = L("Nothing in this period.", "Nada en este período.")
ALL_HIDDEN = L(
    "Too few people to show how they divide. Choose a longer period.",
    "Hay muy pocas personas para mostrar cómo se reparten. Elija un período más largo.",
)


def _why_empty(counted: Counted, indicator: str) -> L:
    return ALL_HIDDEN if any(one.hidden for one in counted.figures if one.indicator == indicator) else NOTHING


def _empty_card(title: str, note: str, words: L = NOTHING) -> Card:
    card = Card(title, note or " ")
    card.add(Text(words.say(), "body", "text2", wrap=True))
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
