"""One value of a list: segments when few and short, else type to filter."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from kindhub.i18n import L
from kindhub.program.forms import Field
from kindhub.records.codes import CodeList, code_list
from kindhub.records.fields import FieldSpec
from kindhub.ui.forms.fields.question import Question
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.kit.inputs import Choice, ComboInput, Input, choice_input
from kindhub.ui.kit.inputs.choices import SEGMENTS_AT_MOST

_ROOM_BY_WIDTH = {1: 20, 2: 48, 3: 76}
NOT_IN_LIST = L("Choose from the list.", "Elija de la lista.")


def choices_of(codes: CodeList) -> list[Choice]:
    """What a list offers today, found by label and by the words spreadsheets use."""
    offered = codes.offered(datetime.now(UTC).date())
    return [Choice(code.code, code.label.say(), words=" ".join(code.synonyms)) for code in offered]


def ask_code(spec: FieldSpec, field: Field, _lookups: Lookups) -> Question:
    """One value of a list. A retired value that a record still holds is shown and kept, but not offered."""
    codes = code_list(spec.codes or "")
    choices = choices_of(codes)
    every_one_offered = len(choices) == len(codes.codes)
    fits = sum(len(choice.label) for choice in choices) <= _ROOM_BY_WIDTH[field.width]
    if every_one_offered and fits and len(choices) <= SEGMENTS_AT_MOST:
        return Question(choice_input(choices, compact=False))
    combo = ComboInput(choices)

    def shown(code: object) -> object:
        return code if any(choice.code == code for choice in choices) else Choice(code, codes.label(str(code)))

    return Question(combo, to_input=shown, unread=unmatched(combo))


def unmatched(combo: Input) -> Callable[[object], L | None]:
    """Advice for typed words that are no choice."""

    def advice(value: object) -> L | None:
        return NOT_IN_LIST if value is None and isinstance(combo, ComboInput) and combo.unmatched() else None

    return advice
