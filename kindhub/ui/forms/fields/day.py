"""A day that is known exactly."""

from __future__ import annotations

from kindhub.i18n import L
from kindhub.program.forms import Field
from kindhub.records.fields import FieldSpec
from kindhub.ui.forms.fields.question import Question
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.kit.inputs import DateInput

NOT_A_DAY = L("Write one day, such as 7/5/2026.", "Escriba un día, como 7/5/2026.")


def _no_day(value: object) -> L | None:
    return NOT_A_DAY if isinstance(value, str) else None


def ask_day(_spec: FieldSpec, _field: Field, _lookups: Lookups) -> Question:
    """One day, typed in any of the usual ways."""
    return Question(DateInput(exact=True), unread=_no_day)
