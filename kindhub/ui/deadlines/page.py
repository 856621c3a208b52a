"""Tasks and deadlines of all open programs in one list, the oldest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QCheckBox, QHBoxLayout
from typing_extensions import override

from kindhub.i18n import L, tr, tr_n
from kindhub.services.due_soon import NOBODY, DueRow, Span, due_rows, spans_of
from kindhub.ui.kit.badge import Badge
from kindhub.ui.kit.busy import EmptyState
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.page_header import PageHeader
from kindhub.ui.kit.table import Cell, Column, Key, PageModel, TableRow, WorkTable, remember
from kindhub.ui.kit.view_tabs import ViewTabs
from kindhub.ui.kit.views import Views
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
    """Work: the deadlines of a span that are not done, of one person's cases or of all in sight."""

    def __init__(self, hub: Hub, which: str, span: Span, uid: str | None) -> None:
        self._hub, self._which, self._span, self._uid = hub, which, span, uid

    def __call__(self, _progress: Progress) -> tuple[str, list[DueRow]]:
        """Read."""
        hub = self._hub
        with hub.read() as session:
            rows = due_rows(session, hub.programs, hub.user, self._span, uid=self._uid, limit=MOST_ROWS)
            return self._which, rows


class DeadlinesPage(Page):
    """`DeadlinesPage(hub, which = "", whose = "")`. Enter opens the case.

    `which` is `overdue`, `today`, `tomorrow`, `week`, or two days as `2026-11-30/2026-12-06`. `whose` is the uid of
    the person who answers for the cases; empty is the person at work.
    """

    def __init__(self, hub: Hub, which: str = "", whose: str = "") -> None:
        super().__init__()
        self._hub, self._today, self._whose = hub, today(), whose or hub.user.uid
        self._days = _two_days(which)
        self._which = which if which in SPANS or self._days else ""
        self._rows: list[DueRow] = []
        header = PageHeader(tr("Deadlines", "Tareas y plazos"))
        self.badge = Badge("…", "accent")
        header.add_badge(self.badge)
        self.column.addWidget(header)
        row = QHBoxLayout()
        self.tabs = ViewTabs(tr("When", "Cuándo"))
        tabs = [(key, words.say(), None) for key, words in SPANS.items()]
        if self._days is not None:
            tabs.append((which, _days_words(self._days, self._today), None))
        self.tabs.set_tabs(tabs, self._which)
        self.tabs.chosen.connect(self.show_span)
        row.addWidget(self.tabs, 1)
        self.mine = QCheckBox(self._whose_words())
        self.mine.setChecked(True)
        self.mine.toggled.connect(self._mine_toggled)
        row.addWidget(self.mine)
        self.column.addLayout(row)
        self.column.addWidget(self._table(), 1)
        self.refresh()

    def _table(self) -> Card:
        card = Card(parent=self)
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
        self._stack = Views(card)
        self.table = WorkTable(self.model, tr("Deadlines", "Plazos"), parent=self._stack)
        remember(self.table, "deadlines", place=True)
        self.table.opened.connect(self._open)
        self._stack.addWidget(self.table)
        words = tr("Nothing is due here.", "Aquí no hay nada pendiente.")
        self._nothing = EmptyState(words, icon="check-circle", parent=self._stack)
        self._stack.addWidget(self._nothing)
        card.add(self._stack, 1)
        return card

    def _whose_words(self) -> str:
        if self._whose == self._hub.user.uid:
            return tr("Only my cases", "Solo mis casos")
        if self._whose == NOBODY:
            return tr("Only cases nobody answers for", "Solo casos sin responsable")
        people = {one.uid: one.display_name for one in self._hub.keyring.people()}
        return tr("Only cases of {name}", "Solo casos de {name}", name=people.get(self._whose, self._whose))

    @override
    def refresh(self) -> None:
        span = self._days if self._days and self._which not in SPANS else spans_of(self._today).get(self._which)
        span = span or Span(None, self._today + timedelta(days=30))
        work = ReadDue(self._hub, self._which, span, self._whose if self.mine.isChecked() else None)
        run(self, work, self._show, self._failed)

    def _mine_toggled(self, _on: bool) -> None:
        self.refresh()

    def show_span(self, which: str) -> None:
        """Show what falls into a span."""
        self._which = which
        self.refresh()

    def _show(self, answer: object) -> None:
        which, rows = cast("tuple[str, list[DueRow]]", answer)
        if which != self._which:
            return
        self._rows = rows
        keys = list(range(len(rows)))
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
            "person": Cell(row.person or row.number, bold=True, secret=bool(row.person)),
            "number": Cell(row.number),
            "program": Cell(programs=((row.letters, row.slot),)),
        }
        return TableRow(key, cells, "danger" if late else "", tint=late)

    def _open(self, key: object) -> None:
        if isinstance(key, int) and is_there("case"):
            row = self._rows[key]
            self.go.emit(Route("case", (row.program, row.case_id, row.form)))

    def _failed(self, error: BaseException) -> None:
        self.fail(error)

    @override
    def begins_at(self) -> WorkTable:
        return self.table


def _two_days(which: str) -> Span | None:
    first, _, last = which.partition("/")
    try:
        return Span(date.fromisoformat(first) if first else None, date.fromisoformat(last))
    except ValueError:
        return None


def _days_words(span: Span, on: date) -> str:
    words = (short_day(day, on) for day in dict.fromkeys((span.first or span.last, span.last)))
    return " – ".join(words)
