"""One part of a person in a form: her identity, a name, a telephone, a relative, a consent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from kindhub.i18n import tr
from kindhub.services.aliases import roots_of
from kindhub.services.referring import receiving
from kindhub.services.search.cards import card
from kindhub.ui.forms.one_record import OneRecordPage
from kindhub.ui.people.part_forms import form_of
from kindhub.ui.shell import Route
from kindhub.ui.tasks import run

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


class PersonPartPage(OneRecordPage):
    """`PersonPartPage(hub, person id, form key, record id = "")`; without a record id it writes a new part."""

    def __init__(self, hub: Hub, person_id: str, form_key: str, record_id: str = "") -> None:
        with hub.read() as session:
            person_id = roots_of(session, [person_id])[person_id]
        back = Route("person", (person_id, TAB_OF.get(form_key, "")))
        super().__init__(hub, form_of(form_key, receiving(hub)), back, (tr("People", "Personas"), Route("people")))
        run(self, ReadName(hub, person_id), self._show_name, self._failed)
        own = person_id if form_key == "person" else record_id
        self.desk.open(person_id, own or None)
