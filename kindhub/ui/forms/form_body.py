"""The questions of a form in their sections, shown and hidden as the answers ask for it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kindhub.i18n import L, tr
from kindhub.program.forms import Field, Form
from kindhub.records.fields import FieldSpec, fields_of
from kindhub.services.form_contents import Answers
from kindhub.services.needs import shown_fields
from kindhub.ui.forms.checks import advice_in, problems_in
from kindhub.ui.forms.fields import Question, ask
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.kit.field_block import FieldBlock, Needed
from kindhub.ui.kit.form_section import FormSection
from kindhub.ui.kit.look import gaps


class FormBody(QWidget):
    """`changed(name)` while writing; `left(name)` after a field was checked. `blocks` are the fields by name."""

    changed = Signal(str)
    left = Signal(str)

    def __init__(self, form: Form, lookups: Lookups, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = form
        self._specs = fields_of(form.record)
        self._base: dict[str, Any] = {}
        self._shown: set[str] = set()
        self.questions: dict[str, Question] = {}
        self.blocks: dict[str, FieldBlock] = {}
        self._sections: list[tuple[FormSection, tuple[Field, ...]]] = []
        column = QVBoxLayout(self)
        gaps(column, 6)
        for section in form.sections:
            box = FormSection(section.title.say())
            for field in section.fields:
                box.add_block(self._block(field, lookups), field.width)
            self._sections.append((box, section.fields))
            column.addWidget(box)
        column.addStretch(1)
        self._order_tabs()

    def _block(self, field: Field, lookups: Lookups) -> FieldBlock:
        spec = self._specs[field.name]
        question = ask(spec, field, lookups)
        needed: Needed = field.needed if isinstance(field.needed, str) else ""
        block = FieldBlock(spec.label.say(), question.input, name=field.name, hint=_hint(field, spec), needed=needed)
        block.changed.connect(self._changed)
        block.left.connect(self._left)
        self.questions[field.name] = question
        self.blocks[field.name] = block
        return block

    def _order_tabs(self) -> None:
        editors = [question.input for question in self.questions.values()]
        for before, after in pairwise(editors):
            QWidget.setTabOrder(before, after)

    def show_answers(self, answers: Answers, as_written: Mapping[str, str]) -> None:
        """Fill every field; what a sheet said of it stands under it."""
        self._base = dict(answers.values)
        for field in self.form.fields():
            question, block = self.questions[field.name], self.blocks[field.name]
            block.clear_message()
            block.set_hint(_hint(field, self._specs[field.name], as_written.get(field.name, "")))
            if field.name in answers.typed:
                question.show_typed(answers.typed[field.name])
            else:
                question.show(answers.values.get(field.name))
            if field.name in answers.absent:
                question.input.set_absence(answers.absent[field.name])
        self._show_what_holds()

    def answers(self) -> Answers:
        """What the fields hold now."""
        return Answers(
            {name: question.value() for name, question in self.questions.items()},
            {name: why for name, question in self.questions.items() if (why := question.input.absence())},
            {name: typed for name, question in self.questions.items() if (typed := question.typed())},
        )

    def values(self) -> dict[str, Any]:
        """Every value conditions look at: those of the record, with what the fields hold laid over them."""
        return {**self._base, **self.answers().values}

    def check(self) -> dict[str, L]:
        """Everything that keeps the form from being saved, by field."""
        found = {
            name: problem
            for name, question in self.questions.items()
            if name in self._shown and (problem := question.problem()) is not None
        }
        for name, problem in problems_in(self.form, self.values(), self.answers().absent).items():
            found.setdefault(name, problem)
        return {name: found[name] for name in self.questions if name in found}

    def show_problems(self, problems: Mapping[str, L]) -> None:
        """Say under each of these fields what to look at."""
        for name, problem in problems.items():
            if name in self.blocks:
                self.blocks[name].show_message(problem.say())

    def set_read_only(self, *, read_only: bool) -> None:
        """Flat and unchangeable, or not."""
        for question in self.questions.values():
            question.input.set_read_only(read_only)

    def focus_field(self, name: str) -> None:
        """Put the cursor into a field; without a name, into the first shown one."""
        wanted = name if name in self._shown else next((one for one in self.questions if one in self._shown), "")
        if wanted:
            self.blocks[wanted].focus()

    def label(self, name: str) -> str:
        """The label of a field."""
        return self._specs[name].label.say() if name in self._specs else name

    def _changed(self, name: str, _value: object) -> None:
        self._show_what_holds()
        self.changed.emit(name)

    def _left(self, name: str) -> None:
        """Check one field on leaving it: what is wrong with it, else what deserves a look. Nothing is demanded yet."""
        block, question = self.blocks[name], self.questions[name]
        problem = question.problem()
        if problem is None and question.value() is not None:
            problem = problems_in(self.form, self.values(), self.answers().absent).get(name)
        if problem is not None:
            block.show_message(problem.say())
        elif advice := advice_in(self.form, self.values()).get(name):
            block.show_message(advice.say(), "info")
        self.left.emit(name)

    def _show_what_holds(self) -> None:
        values = self.values()
        self._shown = {field.name for field in shown_fields(self.form, values)}
        for box, fields in self._sections:
            for field in fields:
                box.set_shown(field.name, shown=field.name in self._shown)
                if field.needed is not None and not isinstance(field.needed, str):
                    self.blocks[field.name].set_needed("create" if field.needed.holds(values) else "")
            box.setVisible(any(field.name in self._shown for field in fields))


def _hint(field: Field, spec: FieldSpec, written: str = "") -> str:
    if written:
        return tr("The sheet said: {words}", "En la hoja decía: {words}", words=f"«{written}»")
    hint = field.hint or spec.help
    return hint.say() if hint else ""
