"""One part of a person in a form: her identity, a name, a telephone, a relative, a consent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout
from sqlalchemy import select
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.services.aliases import roots_of
from kindhub.services.form_contents import Answers
from kindhub.services.forms import FormTarget
from kindhub.services.search.cards import card
from kindhub.ui.forms.conflict import Clash, ConflictPanel
from kindhub.ui.forms.form_desk import FormDesk
from kindhub.ui.forms.form_page import FormPage
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.kit.look import clear_layout, gaps
from kindhub.ui.kit.page_header import PageHeader
from kindhub.ui.kit.views import Views
from kindhub.ui.people.part_forms import FORMS
from kindhub.ui.shell import Page, Route
from kindhub.ui.tasks import run, tasks

if TYPE_CHECKING:
    from kindhub.storage.hub import Hub
    from kindhub.ui.tasks import Progress

TAB_OF = {"relative": "family", "contact": "family", "consent": "consents", "document": "documents"}


class ReadName:
    """Work: the name a person goes by."""

    def __init__(self, hub: Hub, person_id: str) -> None:
        self._hub, self._person_id = hub, person_id

    def __call__(self, _progress: Progress) -> str:
        """Read it; empty when there is none."""
        with self._hub.read() as session:
            found = session.execute(select(card.c.name).where(card.c.person_id == self._person_id)).scalar()
        return str(found or "")


class PersonPartPage(Page):
    """`PersonPartPage(hub, person id, form key, record id = "")`; without a record id it writes a new part."""

    def __init__(self, hub: Hub, person_id: str, form_key: str, record_id: str = "") -> None:
        super().__init__()
        with hub.read() as session:
            person_id = roots_of(session, [person_id])[person_id]
        self._person_id, self._form = person_id, FORMS[form_key]
        self._back = Route("person", (person_id, TAB_OF.get(form_key, "")))
        self._head = QVBoxLayout()
        gaps(self._head)
        self.column.addLayout(self._head)
        self._show_name("")
        run(self, ReadName(hub, person_id), self._show_name, self._failed)
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
        own = person_id if form_key == "person" else record_id
        self.desk.open(person_id, own or None)

    def _show_name(self, name: object) -> None:
        clear_layout(self._head)
        crumbs: list[tuple[str, object]] = [(tr("People", "Personas"), Route("people"))]
        crumbs += [(str(name), self._back)] if name else []
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
