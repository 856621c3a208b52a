"""An organisation, found as one types its name."""

from __future__ import annotations

from kindhub.program.forms import Field
from kindhub.records.fields import FieldSpec
from kindhub.ui.forms.fields.code import unmatched
from kindhub.ui.forms.fields.question import Question
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.kit.inputs import ComboInput


def ask_organisation(_spec: FieldSpec, _field: Field, lookups: Lookups) -> Question:
    """An organisation, found as one types its name."""
    combo = ComboInput(find=lookups.organisations)
    return Question(combo, to_input=lookups.organisation, unread=unmatched(combo))
