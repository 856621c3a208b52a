"""What is done with a case besides filling forms: moved on, handed over, papers attached, the last save taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from kindhub.errors import UserError
from kindhub.i18n import L, tr, tr_n
from kindhub.services.cases import move_case
from kindhub.services.forms import Saved
from kindhub.services.handing_over import hand_over
from kindhub.services.referring import refer
from kindhub.services.restoring import FieldChange
from kindhub.services.ticking import tick_task
from kindhub.storage.unit_of_work import Conflict
from kindhub.ui.case.attaching import attach
from kindhub.ui.case.documents import start_of
from kindhub.ui.case.history_page import RestoreField
from kindhub.ui.kit.message_bar import MessageStack
from kindhub.ui.taking_back import TakeBack, undone_words
from kindhub.ui.tasks import Progress, Tasks
from kindhub.ui.when import today

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from kindhub.program.forms import Form
    from kindhub.program.registry import LoadedProgram
    from kindhub.storage.hub import Hub
    from kindhub.ui.case.page import CasePage
    from kindhub.ui.kit.look import Tone


class CaseActs(QObject):
    """`done` when the case has changed, `undone` when what was saved was taken back, `restored` when the history has
    to be read anew. Messages go to the page.
    """

    done = Signal()
    undone = Signal()
    restored = Signal()

    def __init__(self, hub: Hub, program: LoadedProgram, case_id: str, tasks: Tasks, page: CasePage) -> None:
        super().__init__(page)
        self._hub, self._program, self._case_id, self._tasks, self._page = hub, program, case_id, tasks, page
        self._last: tuple[str, ...] = ()
        self._words = ""

    def _messages(self) -> MessageStack:
        shell = getattr(self._page.window(), "messages", None)
        return shell if isinstance(shell, MessageStack) else self._page.messages

    def say_saved(self, saved: object, words: str = "") -> None:
        """*Guardado*, with the way back."""
        if isinstance(saved, Saved):
            self._say_done(words or tr("Saved", "Guardado"), saved.unit)

    def _say_done(self, words: str, *units: str) -> None:
        self._last = units
        bar = self._messages().show_message("ok", words, tr("Undo", "Deshacer"), passing=True)
        bar.acted.connect(self.undo_last)

    def undo_last(self) -> None:
        """Ctrl+Shift+U: take the last save on this page back, all of it."""
        units, self._last = self._last, ()
        if not units:
            self.say("info", tr("Nothing was saved here yet.", "Aquí todavía no se ha guardado nada."))
            return
        self._tasks.run(self, TakeBack(self._hub, *units), self._undone, self.fail)

    def _undone(self, result: object) -> None:
        tone, words = undone_words(result)
        if tone == "ok":
            self._messages().clear()
        self._messages().show_message(tone, words, passing=tone == "ok")
        self.undone.emit()

    def move(self, to: str, reason: str = "") -> None:
        """Take the case to a stage or a status beside the line."""
        hub, program, case_id = self._hub, self._program, self._case_id

        def work(_progress: Progress) -> str:
            return move_case(hub, program, case_id, to, reason)

        self._do(work, tr("Moved to another stage", "Cambió de etapa"))

    def hand_over(self, to: str, note: str) -> None:
        """Give the case to a colleague, with a note on how it stands."""
        hub, program, case_id = self._hub, self._program, self._case_id

        def work(_progress: Progress) -> str:
            return hand_over(hub, program, case_id, to, note, today())

        self._do(work, tr("Handed over", "Se reasignó"))

    def refer(self, to: str, reason: str) -> None:
        """Refer the case to another program."""
        hub, program, case_id = self._hub, self._program, self._case_id

        def work(_progress: Progress) -> str:
            return refer(hub, program, case_id, to, reason, today())

        self._do(work, tr("Referred", "Se refirió"))

    def restore(self, change: object, reason: str) -> None:
        """Bring one field back to what it held before."""
        if isinstance(change, FieldChange):
            self._tasks.run(self, RestoreField(self._hub, change, reason), self._brought_back, self._not_brought_back)

    def _brought_back(self, unit: object) -> None:
        self._say_done(tr("Restored", "Restaurado"), str(unit))
        self.done.emit()
        self.restored.emit()

    def _not_brought_back(self, error: BaseException) -> None:
        self.fail(error)
        if isinstance(error, Conflict):
            self.done.emit()
            self.restored.emit()

    def tick(self, form: Form, task_id: str) -> None:
        """Mark a task as done, or as not done after all."""
        hub = self._hub

        def work(_progress: Progress) -> str:
            return tick_task(hub, form, task_id, today())

        self._do(work, tr("Task marked", "Tarea marcada"))

    def _do(self, work: Callable[[Progress], str], words: str) -> None:
        self._words = words
        self._tasks.run(self, work, self._did, self.fail)

    def _did(self, unit: object) -> None:
        self._say_done(self._words, str(unit))
        self.done.emit()

    def attach(self, form: Form, picks: Sequence[tuple[Path, str]]) -> None:
        """Keep files with the case, each as the line of the checklist it fills (empty: of none)."""
        hub, case_id, program = self._hub, self._case_id, self._program

        def work(progress: Progress) -> list[Saved]:
            kept = []
            for path, line in picks:
                progress.check()
                kept.append(attach(hub, form, case_id, path, start_of(program, line)))
            return kept

        self._tasks.run(self, work, self._attached, self.fail)

    def _attached(self, kept: object) -> None:
        if isinstance(kept, list) and kept:
            count = L("{n} document was added", "Se agregó {n} documento")
            words = tr_n(len(kept), count, L("{n} documents were added", "Se agregaron {n} documentos"))
            self._say_done(words, *(one.unit for one in kept))
        self.done.emit()

    def say(self, tone: str, words: str) -> None:
        """Say how something went that changed nothing in the case, such as printing it."""
        self._messages().show_message(cast("Tone", tone), words, passing=tone in ("ok", "info"))

    def fail(self, error: object) -> None:
        """Say what happened and that nothing is lost."""
        if not isinstance(error, BaseException):
            return
        words = ""
        if not isinstance(error, UserError):
            words = tr(
                "That did not work ({kind}). What you typed is kept as a draft.",
                "Eso no funcionó ({kind}). Lo que escribió queda como borrador.",
                kind=type(error).__name__,
            )
        self._messages().show_error(error, words)
