"""A row of a program's list that lies in no case, in its own form: a participant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kindhub.i18n import tr
from kindhub.ui.forms.one_record import OneRecordPage
from kindhub.ui.shell import Route
from kindhub.ui.tasks import run

if TYPE_CHECKING:
    from kindhub.program.lists import ListView
    from kindhub.storage.hub import Hub
    from kindhub.ui.tasks import Progress


class ReadName:
    """Work: what a record is called; empty when it is not there."""

    def __init__(self, hub: Hub, view: ListView, record_id: str) -> None:
        self._hub, self._view, self._record_id = hub, view, record_id

    def __call__(self, _progress: Progress) -> str:
        """Read it."""
        with self._hub.read() as session:
            found: Any = session.get(self._view.record, self._record_id)
            return str(found.display()) if found is not None else ""


class RecordPage(OneRecordPage):
    """`RecordPage(hub, program key, list key, record id)`; without the right to edit it is read only."""

    def __init__(self, hub: Hub, program: str, list_key: str, record_id: str) -> None:
        held = hub.programs[program]
        view = next(one for one in held.lists if one.key == list_key)
        form = next(one for one in held.forms if one.key == view.opens)
        back = Route("list", (program, list_key))
        super().__init__(hub, form, back, (view.title.say(), back))
        if not hub.user.can(program, "edit"):
            self.form.set_read_only(tr("Reading only", "Solo lectura"))
        run(self, ReadName(hub, view, record_id), self._show_name, self._failed)
        self.desk.open(record_id, record_id)
