"""*My work*: four figures, what to do, three charts, and at the right drafts, changes and recent records."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from kindhub.i18n import L, tr, tr_n
from kindhub.program.nouns import CASE
from kindhub.services.due_soon import DueRow, spans_of
from kindhub.ui.home.chart_row import ChartRow
from kindhub.ui.home.saying import most_frequent
from kindhub.ui.home.side_cards import SideCards
from kindhub.ui.home.todo_card import TodoCard
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.panes import Panes, ScrollPane
from kindhub.ui.kit.tiles import FigureTile, TileRow
from kindhub.ui.shell.nav import Route
from kindhub.ui.theme import theme

if TYPE_CHECKING:
    from kindhub.storage.hub import Hub
    from kindhub.ui.home.reading import MyWork

STACK_BELOW = 860
_CALM = ("check-circle", "ok")
_WORDS = {
    "overdue": (L("overdue", "vencido"), L("overdue", "vencidos")),
    "today": (L("due today", "para hoy"), L("due today", "para hoy")),
    "week": (L("next 7 days", "próximos 7 días"), L("next 7 days", "próximos 7 días")),
    "open": (CASE.open, CASE.open_many),
}
_SIGNS = {
    "overdue": ("warning-circle-fill", "danger"),
    "today": ("clock-fill", "warn"),
    "week": ("calendar-blank", "accent"),
    "open": ("folder-open", "accent"),
}


class WorkView(ScrollPane):
    """`asked(Route)` for whatever leads elsewhere."""

    asked = Signal(object)

    def __init__(self, hub: Hub, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hub, self._today = hub, today
        self.work: MyWork | None = None
        self.body.addWidget(self._tile_row())
        panes = Panes(stack_below=STACK_BELOW, parent=self.inside)
        left = QWidget(panes)
        self.todo = TodoCard(today, left)
        self.todo.list.opened.connect(self._open_due)
        self.todo.days_asked.connect(self._ask_days)
        self.charts = ChartRow(today, (one for one in hub.programs if one.lists), left)
        self.charts.asked.connect(self.asked)
        column = QVBoxLayout(left)
        gaps(column, 12)
        column.addWidget(self.todo, 1)
        column.addWidget(self.charts)
        self.side = SideCards(today, panes)
        self.side.asked.connect(self.asked)
        panes.put(left, right=self.side)
        panes.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.body.addWidget(panes, 1)

    def to_top(self) -> None:
        """The figures come into sight, wherever the cursor went."""
        self.verticalScrollBar().setValue(0)

    def _tile_row(self) -> TileRow:
        row = TileRow((), self.inside)
        self.tiles: dict[str, FigureTile] = {}
        for name, words in _WORDS.items():
            tile = FigureTile("…", words[1].say(), "", *_SIGNS[name], row)
            tile.setProperty("which", name)
            tile.clicked.connect(self._tile_clicked)
            self.tiles[name] = tile
        row.set_tiles(tuple(self.tiles.values()))
        return row

    def show_work(self, work: MyWork) -> None:
        """Show deadlines and caseload."""
        self.work, called = work, work.called or CASE
        spans = spans_of(self._today)
        notes = {
            "overdue": self._oldest(work),
            "today": most_frequent(work.tally, spans["today"]),
            "week": most_frequent(work.tally, spans["week"]),
            "open": self._beside_maximum(work),
        }
        for name, tile in self.tiles.items():
            n = work.open_cases() if name == "open" else work.tally.count(spans[name])
            words = (called.open, called.open_many) if name == "open" else _WORDS[name]
            tile.set_figure(f"{n:,}", tr_n(n, *words), notes[name])
            calm = not n and name in ("overdue", "today")
            tile.set_sign(*(_CALM if calm else _SIGNS[name]))
        self.tiles["open"].setToolTip(work.suggested.source if work.suggested else "")
        self.todo.show_work(work)
        self.charts.show_work(work)

    def _oldest(self, work: MyWork) -> str:
        oldest = work.tally.oldest()
        if oldest is None or oldest >= self._today:
            return tr("all on time", "todo a tiempo")
        return tr_n(
            (self._today - oldest).days,
            L("the oldest, yesterday", "el más antiguo, ayer"),
            L("the oldest, {n} days ago", "el más antiguo, hace {n} días"),
        )

    def _beside_maximum(self, work: MyWork) -> str:
        """The suggestion is about cases: not about events or groups, nor where there is no program."""
        if work.suggested is None or work.called != CASE:
            return ""
        return tr("suggested maximum: {n}", "máximo sugerido: {n}", n=work.suggested.most)

    def _tile_clicked(self) -> None:
        tile = self.sender()
        if not isinstance(tile, FigureTile):
            return
        which = str(tile.property("which"))
        if which != "open":
            self._ask_days(which)
        elif self.work is not None and len(self.work.mine) == 1:
            self.asked.emit(Route("list", self.work.mine[0]))
        elif self.work is not None:
            self._ask_program(tile)

    def _ask_program(self, tile: FigureTile) -> None:
        """Open cases lie in several programs, each with a list of its own."""
        menu = QMenu(self)
        for program, key in self.work.mine if self.work else ():
            menu.addAction(self._hub.programs[program].info.neutral_name.say()).setData((program, key))
        menu.triggered.connect(self._program_chosen)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(tile.mapToGlobal(tile.rect().bottomLeft()))

    def _program_chosen(self, action: QAction) -> None:
        self.asked.emit(Route("list", tuple(action.data())))

    def _ask_days(self, which: str) -> None:
        self.asked.emit(Route("deadlines", (which,)))

    def _open_due(self, row: object) -> None:
        if isinstance(row, DueRow):
            self.asked.emit(Route("case", (row.program, row.case_id, row.form)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.side.setMinimumWidth(0 if event.size().width() < theme().size(STACK_BELOW) else theme().size(250))
