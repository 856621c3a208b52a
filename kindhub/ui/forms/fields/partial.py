"""A date as people know it."""

from __future__ import annotations

from kindhub.program.forms import Field
from kindhub.records.fields import FieldSpec
from kindhub.ui.forms.fields.question import Question
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.kit.inputs import DateInput


def ask_partial(spec: FieldSpec, _field: Field, _lookups: Lookups) -> Question:
    """A day, a month, a year, an age; what cannot be read stays as written, and that is a value too."""
    return Question(DateInput(kind="birth" if spec.name.startswith("birth") else "event"))
