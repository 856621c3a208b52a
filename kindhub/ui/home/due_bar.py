"""What can be done with ticked rows of what is due: the same bar under *My day* and under *Tasks and deadlines*."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from kindhub.i18n import L, tr
from kindhub.ui.kit.table import BulkBar, Ticks, WorkTable

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kindhub.services.due_soon import DueRow
    from kindhub.ui.home.todo_chosen import ChosenDue

DUE_NOUN = (L("task or deadline", "tarea o plazo"), L("tasks and deadlines", "tareas y plazos"))


class DueBar(BulkBar):
    """Its three acts; `TodoActs` shows those the person may do."""

    def __init__(self, ticks: Ticks, parent: QWidget | None = None) -> None:
        super().__init__(ticks, DUE_NOUN, parent)
        self.finish = self.add_action(tr("Mark as done", "Marcar como hecho"), "check")
        self.assign = self.add_action(tr("Reassign…", "Reasignar…"), "swap")
        self.task = self.add_action(tr("Set a task…", "Poner tarea…"), "check-square")


class DueList(Protocol):
    """A list of what is due, as `TodoActs` takes it in hand."""

    table: WorkTable
    ticks: Ticks
    bar: DueBar

    def current(self) -> DueRow | None:
        """The row with the cursor."""

    def chosen(self) -> ChosenDue:
        """The ticked rows, else the one with the cursor."""

    def open_current(self) -> None:
        """Enter."""

    def tick_current(self) -> None:
        """Space."""
