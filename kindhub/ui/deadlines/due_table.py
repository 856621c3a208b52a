"""The table of what is due with its ticks, what stands there when nothing is, and the bar of chosen rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kindhub.i18n import tr
from kindhub.ui.home.due_bar import DueBar
from kindhub.ui.home.saying import KIND_ICONS
from kindhub.ui.home.todo_chosen import ChosenDue, DueQuestion
from kindhub.ui.kit.busy import EmptyState
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.table import Cell, Column, Key, PageModel, TableRow, Ticks, WorkTable, remember
from kindhub.ui.kit.views import Views
from kindhub.ui.when import due_state, due_tone, due_words, short_day

if TYPE_CHECKING:
    from kindhub.services.due_soon import DueRow


class DueTable(Card):
    """`opened(DueRow)` by Enter; Space ticks a row, Ctrl+A all that the question of the page finds."""

    opened = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._today = today
        self.rows: Sequence[DueRow] = ()
        self._question: DueQuestion | None = None
        gaps(self.column, 0, 1)
        columns = (
            Column("due", tr("Due", "Plazo"), 150, sortable=False),
            Column("person", tr("Person", "Persona"), 240, sortable=False, stretch=True, names=True),
            Column("what", tr("What is due", "Qué vence"), 260, sortable=False),
            Column("day", tr("Day", "Día"), 100, sortable=False),
            Column("number", tr("Case number", "Número de caso"), 150, sortable=False),
            Column("program", tr("Program", "Programa"), 92, sortable=False),
        )
        self.ticks = Ticks(self)
        self.model = PageModel(columns, self._fetch, ticks=self.ticks, parent=self)
        self.stack = Views(self)
        self.table = WorkTable(self.model, tr("What is due", "Tareas y plazos"), parent=self.stack)
        remember(self.table, "deadlines", place=True)
        self.table.opened.connect(self._open)
        self.table.sight_changed.connect(self._show_range)
        self.stack.addWidget(self.table)
        words = tr("Nothing is due here.", "Aquí no hay nada pendiente.")
        self.nothing = EmptyState(words, icon="check-circle", parent=self.stack)
        self.stack.addWidget(self.nothing)
        self.add(self.stack, 1)
        self.bar = DueBar(self.ticks, self)
        self.add(self.bar)
        self._found = 0

    def show_rows(self, rows: Sequence[DueRow], question: DueQuestion, found: int) -> None:
        """Show other rows; `found` is how many there are in all, of which the first are listed."""
        here = self.current()
        if (list(rows), question) != (list(self.rows), self._question):
            self.ticks.clear()  # rows are ticked by their place, and must be among what is found
        self.rows, self._question, self._found = rows, question, found
        self.model.set_keys(list(range(len(rows))))
        self.stack.setCurrentWidget(self.table if rows else self.nothing)
        at = next((n for n, row in enumerate(rows) if here is not None and row == here), None)
        if at is not None or (rows and self.table.current_key() is None):
            self.table.select_key(at or 0)
        self._show_range()

    def current(self) -> DueRow | None:
        """The row with the cursor."""
        return self._row_of(self.table.current_key())

    def chosen(self) -> ChosenDue:
        """The ticked rows, else the one with the cursor."""
        ticked = (self._row_of(key) for key in self.ticks.named())
        rows = tuple(row for row in ticked if row is not None)
        if self.ticks.all_that_match:
            return ChosenDue(rows, all_but=True, question=self._question)
        here = self.current()
        return ChosenDue(rows or ((here,) if here is not None else ()))

    def open_current(self) -> None:
        """Enter."""
        self._open(self.table.current_key())

    def tick_current(self) -> None:
        """Space."""
        self.table.tick_current()

    def _row_of(self, key: object) -> DueRow | None:
        return self.rows[key] if isinstance(key, int) and key < len(self.rows) else None

    def _show_range(self) -> None:
        self.bar.set_total(self._found, self.table.rows_in_sight())

    def _fetch(self, keys: Sequence[Key]) -> list[TableRow]:
        return [self._cells(key, self.rows[key]) for key in keys if isinstance(key, int)]

    def _cells(self, key: int, row: DueRow) -> TableRow:
        state, tone = due_state(row.due_on, self._today), due_tone(row.due_on, self._today)
        late = row.due_on < self._today
        cells = {
            "due": Cell(due_words(row.due_on, self._today), state=state, tone=tone),
            "day": Cell(short_day(row.due_on, self._today)),
            "what": Cell(row.label.say(), icon=KIND_ICONS[row.kind]),
            "person": Cell(row.person or row.number, bold=True, secret=bool(row.person)),
            "number": Cell(row.number),
            "program": Cell(programs=((row.letters, row.slot),)),
        }
        return TableRow(key, cells, "danger" if late else "", tint=late)

    def _open(self, key: object) -> None:
        row = self._row_of(key)
        if row is not None:
            self.opened.emit(row)
