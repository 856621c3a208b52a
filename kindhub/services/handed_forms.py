"""A part that was handed to the person it is about: each answer is kept at once."""

from datetime import date

from kindhub.program.forms import Form
from kindhub.records.base import table_of
from kindhub.services.forms import FormTarget, save_form
from kindhub.storage.hub import Hub

HANDED = "handed over"


class HandedForm:
    """One record that grows with each answer. It is asked for in the thread of the records, one call after the other.

    Raises `Refused` where this person may add no record of the part.
    """

    def __init__(self, hub: Hub, form: Form, parent_id: str, on: date) -> None:
        assert form.handed is not None
        self._hub, self._form = hub, form
        self._target = FormTarget(form, parent_id)
        self._answers: dict[str, object] = {form.handed.dated: on}
        hub.user.require(form.record.schema_key(), "create")

    def begin(self) -> None:
        """Tell the ledger that the computer was handed over."""
        with self._hub.begin(HANDED) as work:
            table = str(table_of(self._form.record).name)
            work.log(HANDED, table, self._target.parent_id, schema=self._form.record.schema_key())

    def answer(self, field: str, code: str | None) -> None:
        """Keep an answer, the first as a new record; None takes one back."""
        self._answers[field] = code
        saved = save_form(self._hub, self._target, self._answers)
        self._target = FormTarget(self._form, self._target.parent_id, saved.record_id, saved.version)
