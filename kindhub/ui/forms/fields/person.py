"""A shared person, found as one types her name."""

from __future__ import annotations

from kindhub.program.forms import Field
from kindhub.records.fields import FieldSpec
from kindhub.ui.forms.fields.code import unmatched
from kindhub.ui.forms.fields.question import Question
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.kit.inputs import ComboInput


def ask_person(_spec: FieldSpec, _field: Field, lookups: Lookups) -> Question:
    """A shared person, found as one types her name."""
    combo = ComboInput(find=lookups.persons)
    return Question(combo, to_input=lookups.person, unread=unmatched(combo))
