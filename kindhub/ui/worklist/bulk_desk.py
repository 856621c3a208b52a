"""Acts on the ticked rows: asks, does them beside the window, says how it went and offers the way back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kindhub.i18n import L, tr, tr_n
from kindhub.program.nouns import CASE, Noun
from kindhub.records.task import TaskFields
from kindhub.services.bulk_acts import BulkResult, NewTask, assign, part_form, receivers, set_task, workflow_of
from kindhub.ui.kit.message_bar import MessageStack
from kindhub.ui.taking_back import TakeBack, undone_words
from kindhub.ui.tasks import run
from kindhub.ui.worklist.bulk_panes import AssignPane, BulkWork, TaskPane
from kindhub.ui.worklist.loading import Chosen

if TYPE_CHECKING:
    from collections.abc import Callable

    from kindhub.services.worklists import Worklist
    from kindhub.storage.hub import Hub

NAMED_AT_MOST = 5


class BulkDesk(QObject):
    """`changed` when rows were changed or changed back. `on` is the day it is."""

    changed = Signal()

    def __init__(self, hub: Hub, worklist: Worklist, on: date, over: QWidget) -> None:
        super().__init__(over)
        self._hub, self.worklist, self._on, self._over = hub, worklist, on, over
        self._chosen = Chosen(())
        self._unit = ""
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

    def _messages(self) -> MessageStack | None:
        found = getattr(self._over.window(), "messages", None)
        return found if isinstance(found, MessageStack) else None

    def _done(self, result: object) -> None:
        messages = self._messages()
        if not isinstance(result, BulkResult):
            return
        self._unit = result.unit
        if messages is not None:
            bar = messages.show_message(
                "warn" if result.left else "ok",
                said_of(result, self._called()),
                tr("Undo", "Deshacer") if result.unit else "",
                passing=not result.left,
            )
            bar.acted.connect(self.undo)
        self.changed.emit()

    def undo(self) -> None:
        """Ctrl+Shift+U: take the last act on many rows back."""
        unit, self._unit = self._unit, ""
        if unit:
            words = tr("Undoing…", "Deshaciendo…")
            run(self, TakeBack(self._hub, unit), self._undone, self._failed, words=words)

    def _undone(self, result: object) -> None:
        messages = self._messages()
        if messages is not None:
            messages.clear()
            tone, words = undone_words(result)
            messages.show_message(tone, words, passing=tone == "ok")
        self.changed.emit()

    def _called(self) -> Noun:
        flow = workflow_of(self.worklist)
        return flow.called if flow is not None else CASE

    def _cases(self, count: int) -> str:
        called = self._called()
        return f"{count} {(called.one if count == 1 else called.many).say()}"

    def _failed(self, error: BaseException) -> None:
        messages = self._messages()
        if messages is not None:
            messages.show_error(error)


def said_of(result: BulkResult, called: Noun = CASE) -> str:
    """How it went in words; the rows left alone are named, with the reason of the first."""
    one = L("{n} {cases} was changed.", "Se cambió {n} {cases}.")
    many = L("{n} {cases} were changed.", "Se cambiaron {n} {cases}.")
    said = [tr_n(result.done, one, many, cases=called.one if result.done == 1 else called.many)]
    if result.same:
        said.append(tr_n(result.same, L("{n} was so already.", "{n} ya estaba así."),
                         L("{n} were so already.", "{n} ya estaban así.")))  # fmt: skip
    if result.left:
        names = [" ".join(part for part in (one.number, one.name) if part) for one in result.left[:NAMED_AT_MOST]]
        more = len(result.left) - len(names)
        if more:
            names.append(tr("{n} more", "{n} más", n=more))
        stay = tr("Left as they were: {names}. {why}", "Quedaron igual: {names}. {why}",
                  names=", ".join(names), why=result.left[0].why)  # fmt: skip
        said.append(stay)
    return " ".join(said)
