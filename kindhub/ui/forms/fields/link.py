"""Another record of the same file."""

from __future__ import annotations

from collections.abc import Sequence

from kindhub.program.forms import Field
from kindhub.records.fields import FieldSpec
from kindhub.ui.forms.fields.code import unmatched
from kindhub.ui.forms.fields.question import Question
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.kit.inputs import Choice, ComboInput


def ask_link(spec: FieldSpec, _field: Field, lookups: Lookups) -> Question:
    """A record of the table the field points to."""

    def find(typed: str) -> Sequence[Choice]:
        return lookups.links(spec, typed)

    def shown(record_id: str) -> Choice:
        return lookups.link(spec, record_id)

    combo = ComboInput(find=find)
    return Question(combo, to_input=shown, unread=unmatched(combo))
