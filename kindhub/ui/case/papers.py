"""What can be printed of a case: the papers of its program, the whole file, the form at hand left blank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from kindhub.i18n import tr
from kindhub.ui.case.drawn_parts import drawn_parts
from kindhub.ui.case.paper_jobs import BLANK, HISTORY, WHOLE, blank_job, case_job
from kindhub.ui.printing.desk import PrintDesk
from kindhub.ui.printing.job import PrintJob, may_print

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kindhub.program.forms import Form
    from kindhub.program.registry import LoadedProgram
    from kindhub.storage.hub import Hub
    from kindhub.ui.tasks import Tasks


class CasePapers(QObject):
    """`open_menu(anchor, form, record ids)`; `ask(key)` goes straight to one paper."""

    def __init__(self, hub: Hub, program: LoadedProgram, case_id: str, tasks: Tasks, page: QWidget) -> None:
        super().__init__(page)
        self._hub, self._program, self._case_id = hub, program, case_id
        self.desk = PrintDesk(hub, page, tasks)
        self._anchor: QWidget = page
        self._form: Form | None = None
        self._record_ids: Sequence[str] = ()

    def menu(self, anchor: QWidget, form: Form | None, record_ids: Sequence[str]) -> QMenu:
        """What this person may print, nearest first."""
        self._anchor, self._form, self._record_ids = anchor, form, record_ids
        menu = QMenu(anchor)
        if self._may():
            for paper in self._program.about_case:
                menu.addAction(f"{paper.title}…").setData(paper.key)
            for part in drawn_parts(self._program):
                menu.addAction(f"{part.title}…").setData(part.key)
            whole = self._program.workflows[0].called.whole
            menu.addAction(f"{whole}…").setData(WHOLE)
            words = tr("{whole} with its history…", "{whole} con historial…", whole=whole)
            menu.addAction(words).setData(HISTORY)
        if form is not None:
            menu.addSeparator()
            words = tr("Blank form: {name}…", "Formulario en blanco: {name}…", name=form.title)
            menu.addAction(words).setData(BLANK)
        menu.triggered.connect(self._chosen)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def open_menu(self, anchor: QWidget, form: Form | None, record_ids: Sequence[str]) -> None:
        """Show it under the button."""
        self.menu(anchor, form, record_ids).popup(anchor.mapToGlobal(QPoint(0, anchor.height())))

    def _chosen(self, action: QAction) -> None:
        self.ask(str(action.data()))

    def ask(self, key: str) -> None:
        """Ask how and for what this paper is printed."""
        self.desk.ask(self.job(key), self._anchor)

    def job(self, key: str) -> PrintJob:
        """The job behind an entry of the menu."""
        if key == BLANK and self._form is not None:
            return blank_job(self._program, self._form)
        return case_job(self._hub, self._program, self._case_id, key, self._record_ids)

    def _may(self) -> bool:
        user = self._hub.user
        if not any(user.can(self._program.key, right) for right in ("print", "export")):
            return False
        job = case_job(self._hub, self._program, self._case_id, WHOLE)
        return may_print(self._hub, job, file=False) or may_print(self._hub, job, file=True)
