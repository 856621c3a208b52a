"""Several values of a list: chips when few, else one types and takes, and what was taken stands as chips."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from kindhub.program.forms import Field
from kindhub.records.codes import code_list
from kindhub.records.fields import FieldSpec
from kindhub.ui.forms.fields.code import choices_of
from kindhub.ui.forms.fields.question import Question
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.kit.chip import FilterChip
from kindhub.ui.kit.flow import FlowLayout
from kindhub.ui.kit.inputs import Choice, ComboInput, Input, MultiChoiceInput
from kindhub.ui.kit.inputs.choices import LIST_AT_MOST
from kindhub.ui.kit.look import clear_layout, gaps


class PickManyInput(Input):
    """A combo that empties itself when something is taken; the value is a tuple of codes in the order taken."""

    def __init__(self, choices: Sequence[Choice]) -> None:
        super().__init__()
        self._choices = tuple(choices)
        self._taken: list[object] = []
        self._combo = ComboInput(self._choices)
        self._combo.changed.connect(self._take)
        page = QWidget()
        column = QVBoxLayout(page)
        gaps(column, 4)
        column.addWidget(self._combo)
        self._chips = FlowLayout(None, 4)
        column.addLayout(self._chips)
        self._edit_with(page, self._combo.edit)

    @override
    def value(self) -> object:
        return tuple(self._taken) or None

    @override
    def _put(self, value: object) -> None:
        self._taken = list(value) if isinstance(value, tuple | list) else []
        self._show_taken()

    def _take(self, code: object) -> None:
        if code is None:
            return
        if code not in self._taken:
            self._taken.append(code)
        self._combo.set_value(None)
        self._show_taken()
        self.changed.emit(self.value())

    def _drop(self) -> None:
        chip = self.sender()
        if isinstance(chip, FilterChip) and not self._read_only:
            self._taken.remove(chip.property("code"))
            self._show_taken()
            self.changed.emit(self.value())

    def _show_taken(self) -> None:
        clear_layout(self._chips)
        labels = {choice.code: choice.label for choice in self._choices}
        for code in self._taken:
            chip = FilterChip(labels.get(code, str(code)))
            chip.setProperty("code", code)
            chip.removed.connect(self._drop)
            self._chips.addWidget(chip)


def ask_codes(spec: FieldSpec, _field: Field, _lookups: Lookups) -> Question:
    """Several values of a list."""
    choices = choices_of(code_list(spec.codes or ""))
    return Question(MultiChoiceInput(choices) if len(choices) <= LIST_AT_MOST else PickManyInput(choices))
