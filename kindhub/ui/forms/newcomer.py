"""The form for somebody who is on no list yet, under the list she is put on; one after the other without the mouse."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kindhub.i18n import L
from kindhub.program.forms import Form
from kindhub.storage.hub import Hub
from kindhub.ui.forms.form_desk import FormDesk
from kindhub.ui.forms.form_page import FormPage
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.kit.look import gaps
from kindhub.ui.tasks import Tasks

MISSING = L("Who came and is not on the list", "Quien llegó y no está en la lista")


class Newcomer(QWidget):
    """`added(record id)` once somebody was saved, `closed` when the form is put away. Ctrl+Enter saves and goes on."""

    added = Signal(str)
    closed = Signal()

    def __init__(self, hub: Hub, form: Form, lookups: Lookups, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parent_id = ""
        column = QVBoxLayout(self)
        gaps(column)
        self.page = FormPage(form, lookups, MISSING.say(), self)
        self.desk = FormDesk(hub, self.page, tasks)
        self.desk.opened.connect(self._opened)
        self.desk.saved.connect(self._saved)
        self.desk.discarded.connect(self.close_form)
        column.addWidget(self.page)
        self.hide()

    def begin(self, parent_id: str) -> None:
        """Open it for a new line of this meeting or event; what was begun for another stays a draft of that one."""
        self.desk.keep_before_leaving()
        self._parent_id = parent_id
        self.show()
        self.desk.open(parent_id)

    def close_form(self) -> None:
        """Put it away; what is typed is kept."""
        self.desk.keep_before_leaving()
        self.hide()
        self.closed.emit()

    def _opened(self) -> None:
        if self.isVisible():
            self.page.body.focus_field("")

    def _saved(self, saved: object, go_on: bool) -> None:
        self.added.emit(str(getattr(saved, "record_id", "")))
        if go_on:
            self.begin(self._parent_id)
        else:
            self.close_form()
