"""What one does with what is to be done: log, note, task, reassign, mark as done; on one row or all ticked ones.

Tasks and reassigning go through the same desk as on a worklist, so they ask, say and undo alike.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget
from shiboken6 import isValid

from kindhub.i18n import tr
from kindhub.services.bulk_acts import lists_of_cases
from kindhub.services.due_soon import DueRow
from kindhub.services.handing_over import note_form
from kindhub.ui.case.quick_forms import contact_form
from kindhub.ui.home.task_desk import TaskDesk
from kindhub.ui.home.todo_chosen import CasesOfList, ChosenDue, FindCases
from kindhub.ui.tasks import run
from kindhub.ui.worklist.bulk_desk import BulkDesk

if TYPE_CHECKING:
    from kindhub.storage.hub import Hub
    from kindhub.ui.home.contacting import Contacting
    from kindhub.ui.home.due_bar import DueBar, DueList
    from kindhub.ui.shell import Page


class TodoActs(QObject):
    """`changed` when cases were changed or changed back."""

    changed = Signal()

    def __init__(self, hub: Hub, today: date, page: Page, todo: DueList, contacting: Contacting) -> None:
        super().__init__(page)
        self._hub, self._today, self._page = hub, today, page
        self._todo, self._contacting = todo, contacting
        self._about = ChosenDue()
        self.desk: BulkDesk | None = None
        self.menu: QMenu | None = None
        desks = [BulkDesk(hub, one, today, page) for program in hub.programs
                 for one in lists_of_cases(hub, program, today)]  # fmt: skip
        self._may_assign = {one.worklist.program.key for one in desks if one.may_assign}
        self._may_set_task = {one.worklist.program.key for one in desks if one.may_set_task}
        self.tasks = TaskDesk(hub, page)
        self.tasks.changed.connect(self._finished)
        self._undo: Callable[[], None] = self.tasks.undo
        contacting.changed.connect(self._contacted)
        self._connect(todo.bar)

    def _connect(self, bar: DueBar) -> None:
        bar.assign.setVisible(bool(self._may_assign))
        bar.task.setVisible(bool(self._may_set_task))
        bar.finish.setVisible(False)
        bar.assign.clicked.connect(self.ask_assign)
        bar.task.clicked.connect(self.ask_task)
        bar.finish.clicked.connect(self.finish)
        self._todo.ticks.changed.connect(self._offer_finish)
        self._todo.table.menu_asked.connect(self.open_menu)

    def _offer_finish(self) -> None:
        """Only tasks are marked here; a deadline is met by what is written in the case."""
        chosen = self._todo.chosen()
        self._todo.bar.finish.setVisible(chosen.all_but or any(self._may_finish(row) for row in chosen.rows))

    def _may_finish(self, row: DueRow) -> bool:
        return bool(row.task) and self._hub.user.can(row.program, "edit")

    def finish(self) -> None:
        """The tasks among the ticked rows are done."""
        self.tasks.finish(self._todo.chosen(), self._today)

    def ask_task(self) -> None:
        """Ctrl+T: put a task on the cases of the ticked rows, or of the one with the cursor."""
        self._about = self._todo.chosen()
        run(self, FindCases(self._hub, self._about, self._today), self._ask_task, self._failed)

    def ask_assign(self) -> None:
        """Give the cases of the ticked rows to somebody."""
        self._about = self._todo.chosen()
        run(self, FindCases(self._hub, self._about, self._today), self._ask_assign, self._failed)

    def write_note(self) -> None:
        """Ctrl+M: a note in the case of the row with the cursor."""
        row = self._todo.current()
        if row is not None:
            self._contacting.note_for(row.program, row.case_id)

    def log_contact(self) -> None:
        """A contact in the case of the row with the cursor."""
        row = self._todo.current()
        if row is not None:
            self._contacting.log_for(row.program, row.case_id)

    def undo(self) -> None:
        """Ctrl+Shift+U: take back what was done last from here, on one row or on many."""
        self._undo()

    def _ask_task(self, found: object) -> None:
        desk, cases = self._desk_for(cast("list[CasesOfList]", found))
        if desk is not None and cases is not None and desk.may_set_task:
            desk.ask_task(cases.chosen, cases.count, self._anchor(self._todo.bar.task))

    def _ask_assign(self, found: object) -> None:
        desk, cases = self._desk_for(cast("list[CasesOfList]", found))
        if desk is not None and cases is not None and desk.may_assign:
            desk.ask_assign(cases.chosen, cases.count, self._anchor(self._todo.bar.assign))

    def _desk_for(self, found: list[CasesOfList]) -> tuple[BulkDesk | None, CasesOfList | None]:
        if len(found) > 1:
            words = tr("Tick rows of one program only.", "Marque filas de un solo programa.")
            self._page.say("info", words)
        if len(found) != 1:
            return None, None
        if self.desk is not None:
            self.desk.deleteLater()
        self.desk = BulkDesk(self._hub, found[0].worklist, self._today, self._page)
        self.desk.changed.connect(self._changed)
        return self.desk, found[0]

    def _anchor(self, button: QWidget) -> QWidget:
        return button if button.isVisible() else self._todo.table

    def _contacted(self) -> None:
        self._undo = self._contacting.undo_last
        self.changed.emit()

    def _changed(self) -> None:
        if self.desk is not None:
            self._undo = self.desk.undo
        self._done()

    def _finished(self) -> None:
        self._undo = self.tasks.undo
        self._done()

    def _done(self) -> None:
        inside = self._todo.bar.isAncestorOf(self._page.window().focusWidget() or self._page)
        self._todo.ticks.clear()
        if inside:
            self._todo.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def open_menu(self, key: object, at: QPoint) -> None:
        """The menu of a row, by the Menu key, Shift+F10 or the right button."""
        if self.menu is not None and isValid(self.menu) and self.menu.isVisible():
            return
        self._todo.table.select_key(key)
        row = self._todo.current()
        if row is None:
            return
        self.menu = QMenu(self._page)
        for name, words in self._offered(row):
            self.menu.addAction(words).setData(name)
        self.menu.triggered.connect(self._menu_chosen)
        self.menu.aboutToHide.connect(self.menu.deleteLater)
        self.menu.popup(at)
        self.menu.setActiveAction(self.menu.actions()[0])

    def _offered(self, row: DueRow) -> list[tuple[str, str]]:
        program, user = self._hub.programs[row.program], self._hub.user
        writes = user.can(row.program, "create")
        ticked = self._todo.table.current_key() in self._todo.ticks
        acts = [
            ("open", tr("Open", "Abrir"), True),
            ("tick", tr("Take the tick away", "Quitar la marca") if ticked else tr("Tick", "Marcar"), True),
            ("contact", tr("Log a contact\tCtrl+J", "Registrar contacto\tCtrl+J"),
             writes and contact_form(program) is not None),
            ("note", tr("Write a note\tCtrl+M", "Escribir una nota\tCtrl+M"),
             writes and note_form(program) is not None),
            ("task", tr("Set a task…\tCtrl+T", "Poner tarea…\tCtrl+T"), row.program in self._may_set_task),
            ("assign", tr("Reassign…", "Reasignar…"), row.program in self._may_assign),
            ("finish", tr("Mark as done", "Marcar como hecho"), self._may_finish(row)),
        ]  # fmt: skip
        return [(name, words) for name, words, may in acts if may]

    def _menu_chosen(self, action: QAction) -> None:
        does: dict[str, Callable[[], None]] = {
            "open": self._todo.open_current, "tick": self._todo.tick_current, "contact": self.log_contact,
            "note": self.write_note, "task": self.ask_task, "assign": self.ask_assign, "finish": self.finish,
        }  # fmt: skip
        does[str(action.data())]()

    def _failed(self, error: BaseException) -> None:
        self._page.fail(error)
