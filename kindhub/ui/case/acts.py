"""What one does with a case besides filling forms: move it on, attach papers, take the last save back."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from kindhub.errors import UserError
from kindhub.i18n import L, tr, tr_n
from kindhub.services.cases import move_case
from kindhub.services.forms import Saved
from kindhub.services.undo import UndoResult, undo_unit
from kindhub.ui.case.attaching import attach
from kindhub.ui.kit.message_bar import MessageStack
from kindhub.ui.tasks import Progress, Tasks

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kindhub.program.forms import Form
    from kindhub.program.registry import LoadedProgram
    from kindhub.storage.hub import Hub
    from kindhub.ui.case.page import CasePage
    from kindhub.ui.case.picture import CasePicture
    from kindhub.ui.kit.look import Tone


class CaseActs(QObject):
    """`done` when the case has changed, `undone` when what was saved was taken back. Messages go to the page."""

    done = Signal()
    undone = Signal()

    def __init__(self, hub: Hub, program: LoadedProgram, case_id: str, tasks: Tasks, page: CasePage) -> None:
        super().__init__(page)
        self._hub, self._program, self._case_id, self._tasks, self._page = hub, program, case_id, tasks, page
        self._last_unit = ""

    def _messages(self) -> MessageStack:
        shell = getattr(self._page.window(), "messages", None)
        return shell if isinstance(shell, MessageStack) else self._page.messages

    def say_saved(self, saved: object) -> None:
        """*Guardado*, with the way back."""
        if isinstance(saved, Saved):
            self._say_done(tr("Saved", "Guardado"), saved.unit)

    def say_contact_kept(self) -> None:
        """A contact that was begun and left is a draft now."""
        words = tr("The contact was kept as a draft.", "El contacto quedó como borrador.")
        self._messages().show_message("info", words, passing=True)

    def _say_done(self, words: str, unit: str) -> None:
        self._last_unit = unit
        bar = self._messages().show_message("ok", words, tr("Undo", "Deshacer"), passing=True)
        bar.acted.connect(self.undo_last)

    def undo_last(self) -> None:
        """Ctrl+Shift+U: take the last save on this page back."""
        unit, self._last_unit, hub = self._last_unit, "", self._hub
        if not unit:
            return

        def work(_progress: Progress) -> UndoResult:
            return undo_unit(hub, unit)

        self._tasks.run(self, work, self._undone, self.fail)

    def _undone(self, result: object) -> None:
        if isinstance(result, UndoResult) and result.left:
            words = tr("Undone, except what was changed since.", "Se deshizo, menos lo que se cambió después.")
            self._messages().show_message("warn", words)
        else:
            self._messages().clear()
            self._messages().show_message("ok", tr("Undone", "Deshecho"), passing=True)
        self.undone.emit()

    def move(self, to: str) -> None:
        """Take the case to a stage or a status beside the line."""
        hub, program, case_id = self._hub, self._program, self._case_id

        def work(_progress: Progress) -> str:
            return move_case(hub, program, case_id, to)

        self._tasks.run(self, work, self._moved, self.fail)

    def _moved(self, unit: object) -> None:
        self._say_done(tr("The case moved on", "El caso cambió de etapa"), str(unit))
        self.done.emit()

    def attach(self, form: Form, paths: Sequence[Path]) -> None:
        """Keep files with the case, one after the other; the name of each is said when it is in."""
        hub, case_id = self._hub, self._case_id

        def work(progress: Progress) -> list[Saved]:
            kept = []
            for path in paths:
                progress.check()
                kept.append(attach(hub, form, case_id, path))
            return kept

        self._tasks.run(self, work, self._attached, self.fail)

    def _attached(self, kept: object) -> None:
        if isinstance(kept, list) and kept:
            count = L("{n} document was added", "Se agregó {n} documento")
            words = tr_n(len(kept), count, L("{n} documents were added", "Se agregaron {n} documentos"))
            self._say_done(words, kept[-1].unit)
        self.done.emit()

    def open_menu(self, picture: CasePicture, anchor: QWidget) -> None:
        """Where the case may go from here; what lacks something says so and cannot be taken."""
        menu = QMenu(anchor)
        menu.setToolTipsVisible(True)
        for goal in picture.moves:
            if goal.key == picture.next_key:
                continue
            words = goal.title if goal.side else tr("Move to {stage}", "Pasar a {stage}", stage=goal.title)
            action = menu.addAction(words)
            action.setData(goal.key)
            action.setEnabled(not goal.lacking)
            if goal.lacking:
                why = tr("Missing: {what}", "Falta: {what}", what=", ".join(goal.lacking))
                action.setToolTip(why)
        menu.triggered.connect(self._chosen)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(anchor.mapToGlobal(QPoint(0, anchor.height())))

    def _chosen(self, action: QAction) -> None:
        self.move(str(action.data()))

    def say(self, tone: str, words: str) -> None:
        """Say how something went that changed nothing in the case, such as printing it."""
        self._messages().show_message(cast("Tone", tone), words, passing=tone == "ok")

    def fail(self, error: object) -> None:
        """Say what happened and that nothing is lost."""
        if isinstance(error, UserError):
            words = str(error)
        else:
            words = tr(
                "That did not work ({kind}). What you typed is kept as a draft.",
                "Eso no funcionó ({kind}). Lo que escribió queda como borrador.",
                kind=type(error).__name__,
            )
        self._messages().show_message("danger", words)
