"""What one types and chooses with."""

from collections.abc import Sequence

from kindhub.records.absence import ABSENCE_WORDS
from kindhub.ui.kit.inputs.base import Input
from kindhub.ui.kit.inputs.choices import (
    LIST_AT_MOST,
    SEGMENTS_AT_MOST,
    Choice,
    ListInput,
    SegmentInput,
    YesNoInput,
    matching,
)
from kindhub.ui.kit.inputs.combo import ComboInput
from kindhub.ui.kit.inputs.date import DateInput
from kindhub.ui.kit.inputs.flag import FlagInput
from kindhub.ui.kit.inputs.line import LineInput, MoneyInput, NumberInput, TextInput
from kindhub.ui.kit.inputs.many import MultiChoiceInput
from kindhub.ui.kit.inputs.score import ScoreInput

__all__ = [
    "ABSENCE_WORDS", "Choice", "ComboInput", "DateInput", "FlagInput", "Input", "LineInput", "ListInput", "MoneyInput",
    "MultiChoiceInput", "NumberInput", "ScoreInput", "SegmentInput", "TextInput", "YesNoInput", "choice_input",
    "matching",
]  # fmt: skip


def choice_input(choices: Sequence[Choice], *, compact: bool = True) -> Input:
    """The right input for a number of choices.

    `compact` keeps in one line what needs several (a form's column): segments only when their words are short, and
    type-to-filter in place of an open list.
    """
    short = sum(len(c.label) for c in choices) <= (24 if compact else 60)
    if len(choices) <= SEGMENTS_AT_MOST and short:
        return SegmentInput(choices)
    if len(choices) <= LIST_AT_MOST and not compact:
        return ListInput(choices)
    return ComboInput(choices)
