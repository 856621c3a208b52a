"""A program of KIND that takes referrals."""

from __future__ import annotations

from kindhub.program.forms import Field
from kindhub.records.fields import FieldSpec
from kindhub.ui.forms.fields.code import unmatched
from kindhub.ui.forms.fields.question import Question
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.kit.inputs import Choice, ComboInput


def ask_program(_spec: FieldSpec, _field: Field, lookups: Lookups) -> Question:
    """One that is open here; another that a record names is kept, and not told."""
    combo = ComboInput([Choice(key, name) for key, name in lookups.programs().items()])

    def shown(key: object) -> object:
        return key if key in lookups.programs() else Choice(key, lookups.program(str(key)))

    return Question(combo, to_input=shown, unread=unmatched(combo))
