"""A country, department, municipality or district, found as one types."""

from __future__ import annotations

from kindhub.program.forms import Field
from kindhub.records.fields import FieldSpec
from kindhub.ui.forms.fields.code import unmatched
from kindhub.ui.forms.fields.question import Question
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.kit.inputs import ComboInput


def ask_place(_spec: FieldSpec, _field: Field, lookups: Lookups) -> Question:
    """A country, department, municipality or district, found as one types."""
    combo = ComboInput(find=lookups.places)
    return Question(combo, to_input=lookups.place, unread=unmatched(combo))
