"""*My team*: how many cases each has, whose deadlines have passed, what waits for a decision. Every mark leads on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from kindhub.i18n import L, tr
from kindhub.services.due_soon import NOBODY
from kindhub.services.list_filters import Filter
from kindhub.services.team import coordinates, team_of
from kindhub.services.worklists import every_case_list
from kindhub.ui.home.chart_row import HomeChart
from kindhub.ui.home.side_cards import LeadCard
from kindhub.ui.kit.charts import Figures, LyingBarChart, Series
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.panes import ScrollPane
from kindhub.ui.kit.row_list import Row
from kindhub.ui.shell.nav import Route
from kindhub.ui.theme import theme

if TYPE_CHECKING:
    from kindhub.services.team import Team
    from kindhub.storage.hub import Hub
    from kindhub.ui.tasks import Progress

_BESIDE_FROM, _ROW, _LEGEND = 760, 28, 26
LEAST_ROWS = 3
NOTHING_WAITS = L("Nothing waits for you.", "Nada espera su decisión.")
NOTHING_TO_DECIDE = L("Nothing that you decide.", "Nada que le toque decidir.")


class ReadTeam:
    """Work: see `team_of`."""

    def __init__(self, hub: Hub, on: date) -> None:
        self._hub, self._on = hub, on

    def __call__(self, _progress: Progress) -> Team:
        """Read."""
        return team_of(self._hub, self._on)


class TeamView(ScrollPane):
    """`asked(Route)` for the rows behind a bar or a line."""

    asked = Signal(object)

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._programs = coordinates(hub.programs, hub.user)
        blank = Figures((), (), "…")
        self.load = HomeChart(tr("Open cases by person", "Casos abiertos por persona"), LyingBarChart(blank))
        self.late = HomeChart(tr("Overdue by person", "Vencidos por persona"), LyingBarChart(blank))
        self.load.mark_clicked.connect(self._load_taken)
        self.late.mark_clicked.connect(self._late_taken)
        self.waiting = LeadCard(tr("Waiting for approval", "Esperan aprobación"))
        self.waiting.asked.connect(self.asked)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        gaps(self._row, 12)
        self._row.addWidget(self.load, 3)
        self._row.addWidget(self.late, 2)
        self.body.addWidget(self.waiting)
        self.body.addLayout(self._row)
        self.body.addStretch(1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        down = event.size().width() < theme().size(_BESIDE_FROM)
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if down else QBoxLayout.Direction.LeftToRight)

    def show_team(self, team: object) -> None:
        """Show what was read."""
        found = cast("Team", team)
        most = found.suggested.most if found.suggested else None
        chart = cast("LyingBarChart", self.load.chart)
        chart.tick = most
        note = tr("suggested maximum: {n}", "máximo sugerido: {n}", n=most) if most else ""
        empty = tr("No open cases in sight.", "No hay casos abiertos a la vista.")
        self._fill(self.load, load_figures(found.cases, found.names, most), empty, note)
        empty = tr("Nobody has anything overdue.", "Nadie tiene nada vencido.")
        total = sum(found.overdue.values())
        note = tr("{n} overdue", "{n} en total", n=f"{total:,}") if total else ""
        self._fill(self.late, late_figures(found.overdue, found.names), empty, note)
        rows = [
            (
                Row(
                    f"{one.program.key}:{one.list_key}",
                    one.title,
                    icon="check-square-offset",
                    sub=one.program.info.neutral_name.say(),
                    right=f"{one.rows:,}",
                    strong=True,
                ),
                Route("list", (one.program.key, one.list_key)),
            )
            for one in found.waiting
            if one.rows
        ]
        nothing = NOTHING_WAITS if found.waiting else NOTHING_TO_DECIDE
        self.waiting.show_rows(rows, nothing.say())

    def _fill(self, card: HomeChart, figures: Figures | None, empty: str, note: str) -> None:
        card.show_figures(figures, empty, note)
        rows = len(figures.categories) if figures else 0
        tall = theme().size(_ROW * max(rows, LEAST_ROWS) + _LEGEND)
        card.hold(tall)

    def _load_taken(self, key: object, _series: str) -> None:
        program = next(iter(self._programs), None)
        if program is None:
            return
        workflow = program.workflows[0]
        whose = Filter(workflow.responsible, "is", key) if key else Filter(workflow.responsible, "empty")
        open_ = Filter(workflow.status, "any_of", workflow.open_statuses)
        self.asked.emit(Route("list", (program.key, every_case_list(program), (whose, open_))))

    def _late_taken(self, key: object, _series: str) -> None:
        self.asked.emit(Route("deadlines", ("overdue", str(key) or NOBODY)))


def name_of(uid: str, names: Mapping[str, str]) -> str:
    """A colleague by uid; cases of nobody have no caseworker yet."""
    return names.get(uid, uid) if uid else tr("No caseworker", "Sin responsable")


def load_figures(cases: Mapping[str, int], names: Mapping[str, str], most: int | None) -> Figures | None:
    """Open cases of each, and apart what lies over the suggested maximum."""
    if not cases:
        return None
    ordered = sorted(cases.items(), key=lambda pair: (-pair[1], name_of(pair[0], names)))
    limit = most or max(cases.values())
    over = sum(1 for _, n in ordered if n > limit)
    labels = tuple(f"{name_of(uid, names)} · {n:,}" for uid, n in ordered)
    sentence = tr(
        "Open cases by person: {n} people, {over} of them over the suggested maximum.",
        "Casos abiertos por persona: {n} personas, {over} de ellas sobre el máximo sugerido.",
        n=len(ordered), over=over,
    )  # fmt: skip
    series = [Series(tr("up to the maximum", "hasta el máximo"), tuple(float(min(n, limit)) for _, n in ordered))]
    series.append(Series(tr("over it", "sobre el máximo"), tuple(float(max(n - limit, 0)) for _, n in ordered)))
    return Figures(labels, tuple(series), sentence, keys=tuple(uid for uid, _ in ordered))


def late_figures(overdue: Mapping[str, int], names: Mapping[str, str]) -> Figures | None:
    """How many deadlines of each have passed."""
    if not overdue:
        return None
    ordered = sorted(overdue.items(), key=lambda pair: (-pair[1], name_of(pair[0], names)))
    worst = ordered[0]
    sentence = tr(
        "Overdue by person: {n} people; {name} has the most, {most}.",
        "Vencidos por persona: {n} personas; quien más tiene es {name}, con {most}.",
        n=len(ordered), name=name_of(worst[0], names), most=worst[1],
    )  # fmt: skip
    values = tuple(float(n) for _, n in ordered)
    labels = tuple(name_of(uid, names) for uid, _ in ordered)
    return Figures(
        labels, (Series(tr("overdue", "vencidos"), values),), sentence, keys=tuple(uid for uid, _ in ordered)
    )
