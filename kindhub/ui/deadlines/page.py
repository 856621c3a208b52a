"""Tasks and deadlines of all open programs in one list, the oldest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QStackedWidget
from typing_extensions import override

from kindhub.i18n import L, tr, tr_n
from kindhub.services.due_soon import DueRow, due_rows
from kindhub.ui.error_words import words_of
from kindhub.ui.kit.badge import Badge
from kindhub.ui.kit.busy import BusyBar, EmptyState
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.page_header import PageHeader
from kindhub.ui.kit.table import Cell, Column, Key, PageModel, TableRow, WorkTable
from kindhub.ui.kit.view_tabs import ViewTabs
from kindhub.ui.routes import is_there
from kindhub.ui.shell import Page, Route
from kindhub.ui.tasks import run
from kindhub.ui.when import due_state, due_tone, due_words, short_day, today

if TYPE_CHECKING:
    from kindhub.storage.hub import Hub
    from kindhub.ui.tasks import Progress

MOST_ROWS = 5_000
SPANS: dict[str, L] = {
    "": L("All in 30 days", "Todo en 30 días"),
    "overdue": L("Overdue", "Vencido"),
    "today": L("Today", "Hoy"),
    "tomorrow": L("Tomorrow", "Mañana"),
    "week": L("In 7 days", "En 7 días"),
}


class ReadDue:
    """Work: every deadline of the next thirty days that is not done, and all that are overdue."""

    def __init__(self, hub: Hub, on: date, *, mine: bool) -> None:
        self._hub, self._on, self._mine = hub, on, mine

    def __call__(self, _progress: Progress) -> list[DueRow]:
        """Read."""
        uid = self._hub.user.uid if self._mine else None
        with self._hub.read() as session:
            return due_rows(session, self._hub.programs, self._on + timedelta(days=30), uid=uid, limit=MOST_ROWS)


class DeadlinesPage(Page):
    """`DeadlinesPage(hub, which = "")`: `which` is `overdue`, `today`, `tomorrow` or `week`. Enter opens the case."""

    def __init__(self, hub: Hub, which: str = "") -> None:
        super().__init__()
        self._hub, self._today, self._which = hub, today(), which if which in SPANS else ""
        self._rows: list[DueRow] = []
        header = PageHeader(tr("Deadlines", "Tareas y plazos"))
        self.badge = Badge("…", "accent")
        header.add_badge(self.badge)
        self.column.addWidget(header)
        row = QHBoxLayout()
        self.tabs = ViewTabs(tr("When", "Cuándo"))
        self.tabs.set_tabs([(key, words.say(), None) for key, words in SPANS.items()], self._which)
        self.tabs.chosen.connect(self.show_span)
        row.addWidget(self.tabs, 1)
        self.mine = QCheckBox(tr("Only my cases", "Solo mis casos"))
        self.mine.setChecked(True)
        self.mine.toggled.connect(self._mine_toggled)
        row.addWidget(self.mine)
        self.column.addLayout(row)
        self.busy = BusyBar()
        self.column.addWidget(self.busy)
        self.column.addWidget(self._table(), 1)
        self.refresh()

    def _table(self) -> Card:
        card = Card()
        gaps(card.column, 0, 1)
        columns = (
            Column("due", tr("Due", "Plazo"), 150, sortable=False),
            Column("day", tr("Day", "Día"), 110, sortable=False),
            Column("what", tr("What is due", "Qué vence"), 250, sortable=False),
            Column("person", tr("Person", "Persona"), 250, sortable=False, stretch=True),
            Column("number", tr("Case number", "Número de caso"), 150, sortable=False),
            Column("program", tr("Program", "Programa"), 92, sortable=False),
        )
        self.model = PageModel(columns, self._fetch, parent=self)
        self.table = WorkTable(self.model, tr("Deadlines", "Plazos"))
        self.table.opened.connect(self._open)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        words = tr("Nothing is due here.", "Aquí no hay nada pendiente.")
        self._nothing = EmptyState(words, icon="check-circle")
        self._stack.addWidget(self._nothing)
        card.add(self._stack, 1)
        return card

    @override
    def refresh(self) -> None:
        work = ReadDue(self._hub, self._today, mine=self.mine.isChecked())
        self.busy.follow(run(self, work, self._show, self._failed))

    def _mine_toggled(self, _on: bool) -> None:
        self.refresh()

    def _show(self, rows: object) -> None:
        self.busy.stop()
        self._rows = cast("list[DueRow]", rows)
        self.show_span(self._which)

    def show_span(self, which: str) -> None:
        """Show what falls into a span."""
        self._which = which
        keys = [at for at, row in enumerate(self._rows) if _falls_in(row.due_on, which, self._today)]
        self.model.set_keys(keys)
        self._stack.setCurrentWidget(self.table if keys else self._nothing)
        self.badge.set_text(tr_n(len(keys), L("{n} deadline", "{n} plazo"), L("{n} deadlines", "{n} plazos")))
        if keys and self.table.current_key() is None:
            self.table.select_key(keys[0])

    def _fetch(self, keys: Sequence[Key]) -> list[TableRow]:
        return [self._row(key, self._rows[key]) for key in keys if isinstance(key, int)]

    def _row(self, key: int, row: DueRow) -> TableRow:
        state, tone = due_state(row.due_on, self._today), due_tone(row.due_on, self._today)
        late = row.due_on < self._today
        cells = {
            "due": Cell(due_words(row.due_on, self._today), state=state, tone=tone),
            "day": Cell(short_day(row.due_on, self._today)),
            "what": Cell(row.label.say()),
            "person": Cell(row.person, bold=True),
            "number": Cell(row.number),
            "program": Cell(programs=((row.letters, row.slot),)),
        }
        return TableRow(key, cells, "danger" if late else "", tint=late)

    def _open(self, key: object) -> None:
        if isinstance(key, int) and is_there("case"):
            row = self._rows[key]
            self.go.emit(Route("case", (row.program, row.case_id, row.form)))

    def _failed(self, error: BaseException) -> None:
        self.busy.stop()
        self.say("danger", words_of(error))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self.table, self.table.setFocus)


def _falls_in(due: date, which: str, on: date) -> bool:
    days = (due - on).days
    return {"overdue": days < 0, "today": days == 0, "tomorrow": days == 1, "week": 1 < days <= 7}.get(which, True)
