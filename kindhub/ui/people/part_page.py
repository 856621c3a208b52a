"""One part of a person in a form: her identity, a name, a telephone, a relative, a consent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import select
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.services.search.cards import card
from kindhub.ui.error_words import words_of
from kindhub.ui.forms.form_desk import FormDesk
from kindhub.ui.forms.form_page import FormPage
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.kit.page_header import PageHeader
from kindhub.ui.people.part_forms import FORMS
from kindhub.ui.shell import Page, Route
from kindhub.ui.tasks import tasks

if TYPE_CHECKING:
    from kindhub.storage.hub import Hub

TAB_OF = {"relative": "family", "contact": "family", "consent": "consents", "document": "documents"}


class PersonPartPage(Page):
    """`PersonPartPage(hub, person id, form key, record id = "")`; without a record id it writes a new part."""

    def __init__(self, hub: Hub, person_id: str, form_key: str, record_id: str = "") -> None:
        super().__init__()
        self._person_id, self._form = person_id, FORMS[form_key]
        self._back = Route("person", (person_id, TAB_OF.get(form_key, "")))
        with hub.read() as session:
            name = session.execute(select(card.c.name).where(card.c.person_id == person_id)).scalar() or ""
        header = PageHeader(str(name), ((tr("People", "Personas"), Route("people")), (str(name), self._back)))
        header.crumb_clicked.connect(self.go)
        self.column.addWidget(header)
        self.form = FormPage(self._form, Lookups(hub))
        self.column.addWidget(self.form, 1)
        self.desk = FormDesk(hub, self.form, tasks())
        self.desk.saved.connect(self._saved)
        self.desk.clashed.connect(self._clashed)
        self.desk.failed.connect(self._failed)
        self.desk.opened.connect(self._opened)
        own = person_id if form_key == "person" else record_id
        self.desk.open(person_id, own or None)

    def _opened(self) -> None:
        self.form.body.focus_field("")

    def _saved(self, _saved: object, _go_on: bool) -> None:
        self.say("ok", tr("Saved.", "Guardado."))
        self.go.emit(self._back)

    def _clashed(self, _answers: object, _clash: object) -> None:
        self.say("warn", tr(
            "Someone saved this part after you opened it. What you typed is kept as a draft; open it again to compare.",
            "Otra persona guardó esta parte después de que usted la abrió. Lo que escribió queda como borrador; ábrala "
            "otra vez para comparar.",
        ), passing=False)  # fmt: skip

    def _failed(self, error: BaseException) -> None:
        self.say("danger", words_of(error), passing=False)

    @override
    def leave(self) -> None:
        self.desk.keep_before_leaving()

    @override
    def help_text(self) -> tuple[str, Sequence[str], Sequence[tuple[str, str]]]:
        return (
            self._form.title.say(),
            (tr("What you type is kept as a draft until you save.",
                "Lo que escribe queda como borrador hasta que guarde."),),
            (("Ctrl+S", tr("save", "guardar")), ("F9", tr("why there is no value", "por qué no hay dato")),
             ("F8", tr("next thing to look at", "lo siguiente por revisar"))),
        )  # fmt: skip
