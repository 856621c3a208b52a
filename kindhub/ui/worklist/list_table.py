"""The table of a worklist with its ticks, what stands there when nothing is found, and the bar of chosen rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kindhub.i18n import L, tr
from kindhub.ui.kit.busy import EmptyState
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.look import gaps, show_when
from kindhub.ui.kit.table import Ask, BulkBar, Column, PageModel, Ticks, WorkTable
from kindhub.ui.kit.views import Views
from kindhub.ui.worklist.list_foot import ListFoot

if TYPE_CHECKING:
    from kindhub.program.lists import ListView
    from kindhub.ui.worklist.loading import LoadedList


class ListTable(QWidget):
    """`only_these` when the filters are to go."""

    only_these = Signal()

    def __init__(
        self, columns: Sequence[Column], ask: Ask, view: ListView, noun: tuple[L, L], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._total = 0
        outer = QVBoxLayout(self)
        gaps(outer, 8)
        card = Card(parent=self)
        gaps(card.column, 0, 1)
        self.ticks = Ticks(self)
        self.model = PageModel(columns, ask=ask, ticks=self.ticks, parent=self)
        self.stack = Views(card)
        self.table = WorkTable(self.model, view.title.say(), parent=self.stack)
        self.table.sight_changed.connect(self.show_range)
        self.stack.addWidget(self.table)
        self.nothing = EmptyState(view.empty.say(), icon="check-circle", parent=self.stack)
        self.stack.addWidget(self.nothing)
        self.filtered = EmptyState(
            tr("0 with these filters.", "0 con estos filtros."),
            tr("Take the filters away", "Quitar filtros"),
            parent=self.stack,
        )
        self.filtered.acted.connect(self.only_these)
        self.stack.addWidget(self.filtered)
        card.add(self.stack, 1)
        self.bar = BulkBar(self.ticks, noun, card)
        self.assign = self.bar.add_action(tr("Reassign…", "Reasignar…"), "swap")
        self.task = self.bar.add_action(tr("Set a task…", "Poner tarea…"), "check-square")
        self.bar.shown.connect(self._bar_shown)
        card.add(self.bar)
        outer.addWidget(card, 1)
        self.foot = ListFoot(self)
        outer.addWidget(self.foot)

    def show_rights(self, *, assign: bool, task: bool) -> None:
        """What this person may do with chosen rows."""
        show_when(self.assign, assign)
        show_when(self.task, task)

    def show_rows(self, loaded: LoadedList, row: object) -> None:
        """Say what was found; `row` is where the cursor was when the list was left."""
        self._total = len(loaded.keys)
        if self._total and (row is not None or self.table.current_key() is None):
            self.table.select_key(row if isinstance(row, int) else loaded.keys[0])
            if self.table.current_key() is None:
                self.table.select_key(loaded.keys[0])
        narrowed = self._total != loaded.total
        self.stack.setCurrentWidget(self.table if self._total else self.filtered if narrowed else self.nothing)
        self.show_range()

    def show_range(self) -> None:
        """Which rows are on screen."""
        first, last = self.table.rows_in_sight()
        words = tr("Rows {a} to {b} of {n}", "Filas {a} a {b} de {n}", a=first, b=last, n=f"{self._total:,}")
        self.foot.say_range(words if last and self._total else "")
        self.bar.set_total(self._total, (first, last))

    def _bar_shown(self, shown: bool) -> None:
        self.foot.setVisible(not shown)
