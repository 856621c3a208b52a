"""A page that is one form: it opens a record, saves it, and shows both sides when somebody saved in between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.services.form_contents import Answers
from kindhub.services.forms import FormTarget
from kindhub.ui.forms.conflict import Clash, ConflictPanel
from kindhub.ui.forms.form_desk import FormDesk
from kindhub.ui.forms.form_page import FormPage
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.kit.look import clear_layout, gaps
from kindhub.ui.kit.page_header import PageHeader
from kindhub.ui.kit.views import Views
from kindhub.ui.shell import Page, Route
from kindhub.ui.tasks import tasks

if TYPE_CHECKING:
    from kindhub.program.forms import Form
    from kindhub.storage.hub import Hub


class OneRecordPage(Page):
    """The form of a record under its heading; after a save it goes back to where it was opened from."""

    def __init__(self, hub: Hub, form: Form, back: Route, crumb: tuple[str, Route]) -> None:
        super().__init__()
        self._form, self._back, self._crumb = form, back, crumb
        self._head = QVBoxLayout()
        gaps(self._head)
        self.column.addLayout(self._head)
        self._show_name("")
        self._lookups = Lookups(hub)
        self._levels = Views(self)
        self.form = FormPage(self._form, self._lookups, parent=self._levels)
        self.conflict: ConflictPanel | None = None
        self._levels.addWidget(self.form)
        self.column.addWidget(self._levels, 1)
        self.desk = FormDesk(hub, self.form, tasks())
        self.desk.saved.connect(self._saved)
        self.desk.clashed.connect(self._clashed)
        self.desk.failed.connect(self._failed)
        self.desk.opened.connect(self._opened)

    def _show_name(self, name: object) -> None:
        clear_layout(self._head)
        crumbs: list[tuple[str, object]] = [self._crumb]
        crumbs += [(str(name), self._back)] if name and self._back != self._crumb[1] else []
        header = PageHeader(str(name) or self._form.title.say(), crumbs)
        header.crumb_clicked.connect(self.go)
        self._head.addWidget(header)

    def _opened(self) -> None:
        self.form.body.focus_field("")

    def _saved(self, _saved: object, _go_on: bool) -> None:
        self.say("ok", tr("Saved.", "Guardado."))
        self.go.emit(self._back)

    def _clashed(self, mine: object, clash: object) -> None:
        """Somebody saved in between: both beside each other, field by field."""
        if not isinstance(mine, Answers) or not isinstance(clash, Clash):
            return
        self._close_conflict()
        self.conflict = ConflictPanel(self._form, mine, clash, self._lookups)
        self.conflict.settled.connect(self._settled)
        self.conflict.left_open.connect(self._close_conflict)
        self._levels.addWidget(self.conflict)
        self._levels.setCurrentWidget(self.conflict)
        self.conflict.focus_first()

    def _settled(self, answers: object, target: object) -> None:
        self._close_conflict()
        if isinstance(answers, Answers) and isinstance(target, FormTarget):
            self.desk.save_settled(answers, target)

    def _close_conflict(self) -> None:
        if self.conflict is not None:
            self._levels.removeWidget(self.conflict)
            self.conflict.hide()
            self.conflict.deleteLater()
            self.conflict = None
            self.form.body.focus_field("")

    def _failed(self, error: BaseException) -> None:
        self.fail(error)

    @override
    def leave(self) -> None:
        self.desk.keep_before_leaving()
