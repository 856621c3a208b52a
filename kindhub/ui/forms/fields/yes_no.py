"""Yes or no; why there is neither is asked with F9."""

from __future__ import annotations

from kindhub.program.forms import Field
from kindhub.records.fields import FieldSpec
from kindhub.ui.forms.fields.question import Question
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.kit.inputs import YesNoInput


def ask_yes_no(_spec: FieldSpec, _field: Field, _lookups: Lookups) -> Question:
    """Two segments."""
    return Question(YesNoInput())
