"""Someone who works with the hub."""

from __future__ import annotations

from kindhub.program.forms import Field
from kindhub.records.fields import FieldSpec
from kindhub.ui.forms.fields.code import unmatched
from kindhub.ui.forms.fields.question import Question
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.kit.inputs import ComboInput


def ask_user(_spec: FieldSpec, _field: Field, lookups: Lookups) -> Question:
    """A colleague; one who has left is still shown where she stands."""
    combo = ComboInput(lookups.users())
    return Question(combo, unread=unmatched(combo))
