"""The list people sign at a meeting as a job for the desk: printed, it is kept until it is entered back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.program.sheets import Meeting
from kindhub.services.answer_sheets import calling_of, sheet_of
from kindhub.services.giving_out import Leaving
from kindhub.services.papers.signing_paper import signing_paper
from kindhub.services.signed_lists import SignedList, keep_list, new_list
from kindhub.ui.printing.job import PrintJob
from kindhub.ui.when import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from kindhub.program.forms import Form
    from kindhub.program.paper import Paper
    from kindhub.storage.hub import Hub

GONE = L("This meeting is no longer here.", "Esta sesión ya no está.")


def signing_job(hub: Hub, form: Form, parent_id: str, meeting: str) -> PrintJob:
    """The job of one meeting of the list."""
    made, title = _Made(hub, form, parent_id, meeting), calling_of(form).signing.say()
    leaving = Leaving(form.record.schema_key(), form.key, parent_id, about={"meeting": meeting})
    return PrintJob(title, made, f"{form.key}-{today().isoformat()}", leaving, keeping=made.keep)


class _Made:
    """Makes the paper, and knows afterwards who stands on which line."""

    def __init__(self, hub: Hub, form: Form, parent_id: str, meeting: str) -> None:
        self._hub, self._form, self._parent_id, self._meeting = hub, form, parent_id, meeting
        self._list: SignedList | None = None

    def __call__(self, session: Session) -> Paper:
        sheet = sheet_of(self._form).read(session, self._parent_id)
        meeting = next((one for one in sheet.asked if one.key == self._meeting), None)
        if not isinstance(meeting, Meeting):
            raise UserError(GONE)
        people = [person for person, _ in sheet.people]
        self._list = new_list(self._form, self._parent_id, self._meeting, people, today())
        return signing_paper(calling_of(self._form), sheet, meeting, self._list)

    def keep(self) -> None:
        """Remember the sheet that was made last."""
        if self._list is not None:
            keep_list(self._hub, self._form, self._list)
