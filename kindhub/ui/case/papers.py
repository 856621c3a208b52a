"""What can be printed of a case: the papers of its program, the whole file, the form at hand left blank."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from kindhub.i18n import tr
from kindhub.program.paper import Heading, NewPage, Paper, Table
from kindhub.services.cases import view_case
from kindhub.services.giving_out import Leaving
from kindhub.services.papers.case_paper import case_paper, owner_of_case
from kindhub.services.papers.form_paper import blank_form
from kindhub.ui.case.history_page import read_history
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.printing.desk import PrintDesk
from kindhub.ui.printing.job import PrintJob, may_print

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from kindhub.program.forms import Form
    from kindhub.program.registry import LoadedProgram
    from kindhub.program.reports import CasePaper
    from kindhub.storage.hub import Hub
    from kindhub.ui.tasks import Tasks

WHOLE, HISTORY, BLANK = "whole", "history", "blank"


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
            for paper in self._program.case_papers:
                menu.addAction(f"{paper.title}…").setData(paper.key)
            menu.addAction(tr("Whole case…", "Todo el expediente…")).setData(WHOLE)
            words = tr("Whole case with its history…", "Todo el expediente con historial…")
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
            form, program = self._form, self._program
            title = tr("Blank form: {name}", "Formulario en blanco: {name}", name=form.title)
            return PrintJob(title, _Blank(program, form), f"{program.key}-{form.key}")
        own = next((one for one in self._program.case_papers if one.key == key), None)
        if own is not None:
            return PrintJob(
                own.title.say(), _Own(self._program, self._case_id, own), key, self._leaving(key), named=True
            )
        title = tr("Whole case", "Todo el expediente")
        ids = self._record_ids if key == HISTORY else ()
        make = _Whole(self._hub, self._program, self._case_id, ids)
        return PrintJob(title, make, tr("case-file", "expediente"), self._leaving(WHOLE), named=True)

    def _leaving(self, what: str) -> Leaving:
        with self._hub.read() as session:
            owner = owner_of_case(session, self._program, self._case_id)
        return Leaving(self._program.key, "case", self._case_id, owner, about={"paper": what})

    def _may(self) -> bool:
        user = self._hub.user
        if not any(user.can(self._program.key, right) for right in ("print", "export")):
            return False
        job = PrintJob("", _Whole(self._hub, self._program, self._case_id, ()), "", self._leaving(WHOLE))
        return may_print(self._hub, job, file=False) or may_print(self._hub, job, file=True)


class _Blank:
    def __init__(self, program: LoadedProgram, form: Form) -> None:
        self._program, self._form = program, form

    def __call__(self, _session: Session) -> Paper:
        return blank_form(self._program, self._form)


class _Own:
    """A paper of the program, about this case, with the person's name should it be asked for."""

    def __init__(self, program: LoadedProgram, case_id: str, paper: CasePaper) -> None:
        self._program, self._case_id, self._paper = program, case_id, paper

    def __call__(self, session: Session) -> Paper:
        view = view_case(session, self._program, self._case_id)
        made = self._paper.make(session, view.case)
        return made if made.name else replace(made, name=view.person_name)


class _Whole:
    def __init__(self, hub: Hub, program: LoadedProgram, case_id: str, record_ids: Sequence[str]) -> None:
        self._hub, self._program, self._case_id, self._record_ids = hub, program, case_id, record_ids

    def __call__(self, session: Session) -> Paper:
        return case_paper(session, self._program, self._case_id, self._history() if self._record_ids else ())

    def _history(self) -> tuple[object, ...]:
        lines = read_history(self._hub, self._program, self._record_ids, Lookups(self._hub))
        headings = (
            tr("When and who", "Cuándo y quién"),
            tr("What", "Qué"),
            tr("Before", "Antes"),
            tr("After", "Después"),
        )
        rows = tuple((f"{one.when}\n{one.who}", f"{one.part}\n{one.field}", one.old, one.new) for one in lines)
        return (NewPage(), Heading(tr("History", "Historial")), Table(headings, rows, (2, 2, 2, 2)))
