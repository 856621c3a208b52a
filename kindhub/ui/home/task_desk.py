"""Marks chosen tasks as done beside the window, says how it went and offers the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from typing_extensions import override

from kindhub.i18n import L, tr
from kindhub.services.ticking import A_TASK, finish_tasks
from kindhub.ui.home.todo_chosen import ChosenDue, rows_meant
from kindhub.ui.tasks import run
from kindhub.ui.worklist.bulk_saying import BulkSaying

if TYPE_CHECKING:
    from datetime import date

    from kindhub.program.nouns import Noun
    from kindhub.services.bulk_acts import BulkResult
    from kindhub.storage.hub import Hub
    from kindhub.ui.tasks import Progress


class FinishChosen:
    """Work: the tasks among what was chosen are done."""

    def __init__(self, hub: Hub, chosen: ChosenDue, on: date) -> None:
        self._hub, self._chosen, self._on = hub, chosen, on

    def __call__(self, _progress: Progress) -> BulkResult:
        """Do it."""
        return finish_tasks(self._hub, rows_meant(self._hub, self._chosen, self._on), self._on)


class TaskDesk(BulkSaying):
    """`changed` when tasks were marked or are open again."""

    words: ClassVar[tuple[L, L]] = (
        L("{n} {rows} marked as done.", "Se marcó {n} {rows} como hecha."),
        L("{n} {rows} marked as done.", "Se marcaron {n} {rows} como hechas."),
    )

    @override
    def called(self) -> Noun:
        return A_TASK

    def finish(self, chosen: ChosenDue, on: date) -> None:
        """Mark them."""
        words = tr("Marking tasks…", "Marcando tareas…")
        run(self, FinishChosen(self._hub, chosen, on), self._done, self._failed, words=words)
