"""How a scored instrument stands and how it moved: a radar of today and the round before, and the mean of each round.

It follows the scores as they are given. Beside a grid, where room is short, the items carry the numbers of its rows.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kindhub.i18n import capital, tr
from kindhub.program.forms import Grid
from kindhub.services.grids import list_of
from kindhub.ui.forms.rounds import Round
from kindhub.ui.kit.busy import EmptyState
from kindhub.ui.kit.charts import ChartCard, Figures, LineChart, RadarChart, Series
from kindhub.ui.kit.look import gaps, show_when
from kindhub.ui.kit.panes import ScrollPane
from kindhub.ui.kit.text import Text
from kindhub.ui.theme import theme

FEWEST = 3
_RADAR, _TREND = 244, 62


class ScoresPane(QWidget):
    """`show_scores(rounds, now)`: the rounds there are, and the one being looked at, which may not be saved yet."""

    def __init__(self, grid: Grid, *, numbered: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = grid
        outer = QVBoxLayout(self)
        gaps(outer)
        scroll = ScrollPane()
        outer.addWidget(scroll)
        column = scroll.body
        self.empty = EmptyState(
            tr("Three scores are needed for a chart.", "Hacen falta tres puntuaciones para la gráfica.")
        )
        column.addWidget(self.empty)
        self.radar = RadarChart(Figures(("", "", ""), (), ""), len(grid.steps), numbered=numbered)
        self.radar.setMinimumHeight(theme().size(_RADAR))
        self._finding = Text("", "cap", "text2", wrap=True)
        self._radar_card = ChartCard(tr("How it stands", "Cómo está"), "", self.radar)
        self._radar_card.add(self._finding)
        column.addWidget(self._radar_card, 5)
        self.trend = LineChart(Figures(("",), (), ""))
        self.trend.setMinimumHeight(theme().size(_TREND))
        self._movement = Text("", "cap", "text2", wrap=True)
        self._trend_card = ChartCard(tr("How it moves", "Cómo cambia"), "", self.trend)
        self._trend_card.add(self._movement)
        column.addWidget(self._trend_card, 2)
        column.addStretch(0)
        self.show_scores((), None)

    def show_scores(self, rounds: tuple[Round, ...], now: Round | None) -> None:
        """Draw anew. `now` stands for its own saved round, or after the last when it is new."""
        known = [now if now is not None and one.record_id == now.record_id else one for one in rounds]
        if now is not None and all(one.record_id != now.record_id for one in rounds):
            known.append(now)
        at = known.index(now) if now is not None else len(known) - 1
        scored = [one for one in known if one.scores]
        shown = self._in_radar(known, at)
        items = [code for code in list_of(self._grid) if any(code.code in one.scores for one in known)]
        enough = bool(shown) and len(items) >= FEWEST and any(len(one.scores) >= FEWEST for one in shown)
        show_when(self.empty, not enough)
        show_when(self._radar_card, enough)
        show_when(self._trend_card, len(scored) > 1)
        if enough:
            self._draw_radar(shown)
        if len(scored) > 1:
            self._draw_trend(scored)

    def _in_radar(self, known: list[Round], at: int) -> list[Round]:
        """The round looked at first, then the one before it."""
        return [one for one in (known[at : at + 1] + known[max(at - 1, 0) : at]) if one.scores] if known else []

    def _draw_radar(self, shown: Sequence[Round]) -> None:
        codes = list(list_of(self._grid))
        labels = tuple(code.label.say() for code in codes)
        lowest, worst = min((score, code) for code, score in shown[0].scores.items())
        sentence = tr(
            "{round}: lowest is {item}, {n} of {top}.",
            "{round}: lo más bajo es {item}, {n} de {top}.",
            round=capital(shown[0].name),
            item=list_of(self._grid).label(worst),
            n=lowest,
            top=len(self._grid.steps),
        )
        series = tuple(Series(one.name, tuple(one.scores.get(code.code) for code in codes)) for one in shown)
        self.radar.set_figures(Figures(labels, series, sentence))
        self._finding.setText(sentence)

    def _draw_trend(self, scored: Sequence[Round]) -> None:
        means = tuple(one.mean() for one in scored)
        sentence = tr(
            "Mean {first} at first, {last} now.",
            "Promedio {first} al inicio, {last} ahora.",
            first=f"{means[0]:.1f}",
            last=f"{means[-1]:.1f}",
        )
        names = tuple(one.name for one in scored)
        self.trend.set_figures(Figures(names, (Series(tr("Mean", "Promedio"), means),), sentence, decimals=1))
        self._movement.setText(sentence)
