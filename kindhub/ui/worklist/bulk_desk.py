"""Acts on the ticked rows: asks, does them beside the window, says how it went and offers the way back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.program.nouns import CASE, Noun
from kindhub.records.task import TaskFields
from kindhub.services.bulk_acts import BulkResult, NewTask, assign, part_form, receivers, set_task, workflow_of
from kindhub.ui.tasks import run
from kindhub.ui.worklist.bulk_panes import AssignPane, BulkWork, TaskPane
from kindhub.ui.worklist.bulk_saying import BulkSaying
from kindhub.ui.worklist.loading import Chosen

if TYPE_CHECKING:
    from collections.abc import Callable

    from kindhub.services.worklists import Worklist
    from kindhub.storage.hub import Hub


class BulkDesk(BulkSaying):
    """`changed` when rows were changed or changed back. `on` is the day it is."""

    def __init__(self, hub: Hub, worklist: Worklist, on: date, over: QWidget) -> None:
        super().__init__(hub, over)
        self.worklist, self._on = worklist, on
        self._chosen = Chosen(())
        self.pane: AssignPane | TaskPane | None = None

    @property
    def may_assign(self) -> bool:
        """Whether the rows are cases and this person may give any of them away."""
        cases = workflow_of(self.worklist) is not None
        return cases and self._hub.user.can(self.worklist.program.key, "assign")

    @property
    def may_set_task(self) -> bool:
        """Whether the rows are cases that can have tasks, and this person may change any of them."""
        program = self.worklist.program
        keeps = workflow_of(self.worklist) is not None and part_form(program, TaskFields) is not None
        return keeps and self._hub.user.can(program.key, "edit")

    def _people(self) -> list[tuple[str, str]]:
        with self._hub.read() as session:
            return receivers(self._hub, session, self.worklist.program.key)

    def ask_assign(self, chosen: Chosen, count: int, anchor: QWidget) -> None:
        """Ask to whom, and what the next person must know."""
        self._chosen = chosen
        pane = AssignPane(self._cases(count), self._people(), self._over)
        pane.given.connect(self.assign)
        pane.open_under(anchor)
        pane.to.setFocus()
        self.pane = pane

    def ask_task(self, chosen: Chosen, count: int, anchor: QWidget) -> None:
        """Ask what is to be done, by when and by whom."""
        self._chosen = chosen
        pane = TaskPane(self._cases(count), self._people(), self._over)
        pane.made.connect(self.set_task)
        pane.open_under(anchor)
        pane.title.setFocus()
        self.pane = pane

    def assign(self, uid: str, note: str) -> None:
        """Give the chosen cases away."""
        hub, worklist, chosen, on = self._hub, self.worklist, self._chosen, self._on

        def act(step: Callable[[int, int], None]) -> BulkResult:
            return assign(hub, worklist, chosen.rows(), uid, note, on=on, step=step)

        words = tr("Reassigning…", "Reasignando…")
        run(self, BulkWork(words, act), self._done, self._failed, words=words)

    def set_task(self, task: NewTask) -> None:
        """Put the task on the chosen cases."""
        hub, worklist, chosen = self._hub, self.worklist, self._chosen

        def act(step: Callable[[int, int], None]) -> BulkResult:
            return set_task(hub, worklist, chosen.rows(), task, step=step)

        words = tr("Setting tasks…", "Poniendo tareas…")
        run(self, BulkWork(words, act), self._done, self._failed, words=words)

    @override
    def called(self) -> Noun:
        flow = workflow_of(self.worklist)
        return flow.called if flow is not None else CASE

    def _cases(self, count: int) -> str:
        called = self.called()
        return f"{count} {(called.one if count == 1 else called.many).say()}"
