"""Tasks and deadlines of all open programs in one list, the oldest first, and what one does with them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy
from typing_extensions import override

from kindhub.i18n import L, tr, tr_n
from kindhub.services.due_soon import NOBODY, DueRow, Span, spans_of
from kindhub.ui.deadlines.due_table import DueTable
from kindhub.ui.deadlines.month_card import MonthCard, span_of
from kindhub.ui.deadlines.reading import DueFound, ReadDue
from kindhub.ui.deadlines.taking_out import TakingOut
from kindhub.ui.home.contacting import Contacting
from kindhub.ui.home.due_bar import DUE_NOUN
from kindhub.ui.home.todo_acts import TodoActs
from kindhub.ui.home.todo_chosen import DueQuestion
from kindhub.ui.kit.badge import Badge
from kindhub.ui.kit.buttons import QuietButton
from kindhub.ui.kit.look import show_when
from kindhub.ui.kit.page_header import PageHeader
from kindhub.ui.kit.view_switch import ViewSwitch
from kindhub.ui.kit.view_tabs import ViewTabs
from kindhub.ui.kit.views import Views
from kindhub.ui.shell import Page, Route, bind
from kindhub.ui.shell.acts import Act
from kindhub.ui.tasks import run
from kindhub.ui.when import short_day, today

if TYPE_CHECKING:
    from kindhub.storage.hub import Hub
    from kindhub.ui.kit.table import WorkTable

LIST, MONTH = "list", "month"
SPANS: dict[str, L] = {
    "": L("All in 30 days", "Todo en 30 días"),
    "overdue": L("Overdue", "Vencido"),
    "today": L("Today", "Hoy"),
    "tomorrow": L("Tomorrow", "Mañana"),
    "week": L("In 7 days", "En 7 días"),
}


class DeadlinesPage(Page):
    """`DeadlinesPage(hub, which = "", whose = "")`. Enter opens the case, Space ticks, the menu key offers the acts.

    `which` is `overdue`, `today`, `tomorrow`, `week`, or two days as `2026-11-30/2026-12-06`. `whose` is the uid of
    the person who has to do it; empty is the person at work.
    """

    def __init__(self, hub: Hub, which: str = "", whose: str = "") -> None:
        super().__init__()
        self._hub, self._today, self._whose = hub, today(), whose or hub.user.uid
        self._days = _two_days(which)
        self._which = which if which in SPANS or self._days else ""
        header = PageHeader(tr("What is due", "Tareas y plazos"))
        self.badge = Badge("…", "accent")
        header.add_badge(self.badge)
        self.taking_out = TakingOut(hub, self)
        if self.taking_out.possible():
            self.out = QuietButton(tr("Calendar file…", "Archivo de calendario…"), "calendar-plus")
            self.out.clicked.connect(self.take_out)
            header.add_action(self.out)
            bind(self, "export", self.take_out)
        self.column.addWidget(header)
        row = QHBoxLayout()
        views = ((LIST, tr("List", "Lista"), "list-bullets"), (MONTH, tr("Month", "Mes"), "calendar-blank"))
        self.switch = ViewSwitch(tr("Show", "Ver"), views)
        self.switch.chosen.connect(self.show_view)
        self.switch.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row.addWidget(self.switch)
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
        row.addStretch(0)
        self.column.addLayout(row)
        self.views = Views(self)
        self.due = DueTable(self._today, self.views)
        self.due.opened.connect(self._open)
        self.views.addWidget(self.due)
        self.month = MonthCard(self._today, self.views)
        self.month.chosen.connect(self._open_day)
        self.month.month_changed.connect(self.refresh)
        self.views.addWidget(self.month)
        self.column.addWidget(self.views, 1)
        self._connect()
        self.refresh()

    def _connect(self) -> None:
        self.contacting = Contacting(self._hub, self._today, self)
        self.acts = TodoActs(self._hub, self._today, self, self.due, self.contacting)
        self.acts.changed.connect(self.refresh)
        bind(self.due, "contact", self.acts.log_contact)
        bind(self.due, "note", self.acts.write_note)
        bind(self.due, "task", self.acts.ask_task)
        bind(self, "undo_save", self.undo_last, inside=False)

    @property
    def table(self) -> WorkTable:
        """The table of what is due."""
        return self.due.table

    def _whose_words(self) -> str:
        if self._whose == self._hub.user.uid:
            return tr("Only mine", "Solo lo mío")
        if self._whose == NOBODY:
            return tr("Only what nobody answers for", "Solo lo que no tiene responsable")
        people = {one.uid: one.display_name for one in self._hub.keyring.people()}
        return tr("Only what {name} has to do", "Solo lo de {name}", name=people.get(self._whose, self._whose))

    def question(self) -> DueQuestion:
        """What is asked for now."""
        if self.switch.current() == MONTH:
            return DueQuestion(span_of(self.month.month), self._whose if self.mine.isChecked() else None)
        span = self._days if self._days and self._which not in SPANS else spans_of(self._today).get(self._which)
        span = span or Span(None, self._today + timedelta(days=30))
        return DueQuestion(span, self._whose if self.mine.isChecked() else None)

    @override
    def refresh(self) -> None:
        run(self, ReadDue(self._hub, self.question()), self._show, self._failed)

    def _mine_toggled(self, _on: bool) -> None:
        self.refresh()

    def show_span(self, which: str) -> None:
        """Show what falls into a span."""
        self._which = which
        self.refresh()

    def _show(self, found: object) -> None:
        if not isinstance(found, DueFound) or found.question != self.question():
            return
        if self.switch.current() == MONTH:
            self.month.show_rows(found.rows)
        else:
            self.due.show_rows(found.rows, found.question, found.count)
        self.badge.set_text(f"{found.count:,} {tr_n(found.count, *DUE_NOUN)}")

    def show_view(self, view: str) -> None:
        """The list, or a month of it."""
        self.switch.set_current(view)
        at_rows = self.table.hasFocus()
        self.views.setCurrentWidget(self.month if view == MONTH else self.due)
        show_when(self.tabs, view == LIST)
        if at_rows:
            self.month.grid.setFocus()
        self.refresh()

    def _open_day(self, day: object) -> None:
        """The rows of a day of the month."""
        if isinstance(day, date):
            self.go.emit(Route("deadlines", (f"{day}/{day}", self._whose)))

    def take_out(self) -> None:
        """Write what is shown as a calendar file."""
        self.taking_out.ask(self.question(), self.out)

    def _open(self, row: object) -> None:
        if isinstance(row, DueRow):
            self.go.emit(Route("case", (row.program, row.case_id, row.form)))

    def undo_last(self) -> None:
        """Ctrl+Shift+U: take back what was done last from here."""
        self.acts.undo()

    def _failed(self, error: BaseException) -> None:
        self.fail(error)

    @override
    def begins_at(self) -> WorkTable:
        return self.table

    @override
    def offers(self) -> Sequence[Act]:
        if not self.contacting.possible():
            return ()
        words = tr("Log a contact", "Registrar contacto")
        return (Act("contact", words, self.acts.log_contact, "phone-call", keys="contact"),)


def _two_days(which: str) -> Span | None:
    first, _, last = which.partition("/")
    try:
        return Span(date.fromisoformat(first) if first else None, date.fromisoformat(last))
    except ValueError:
        return None


def _days_words(span: Span, on: date) -> str:
    words = (short_day(day, on) for day in dict.fromkeys((span.first or span.last, span.last)))
    return " – ".join(words)
