"""Words: one line or several."""

from __future__ import annotations

from kindhub.program.forms import Field
from kindhub.records.fields import FieldSpec
from kindhub.ui.forms.fields.question import Question
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.kit.inputs import LineInput, TextInput

_ROWS = 3


def ask_text(spec: FieldSpec, _field: Field, _lookups: Lookups) -> Question:
    """One line of text."""
    return Question(LineInput(spec.max_length or 300))


def ask_long_text(spec: FieldSpec, _field: Field, _lookups: Lookups) -> Question:
    """Several lines of text."""
    return Question(TextInput(_ROWS, spec.max_length or 20_000))
