"""The questions of a form in their sections, shown and hidden as the answers ask for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kindhub.i18n import L, tr
from kindhub.program.forms import Field, Form, Section
from kindhub.records.fields import FieldSpec
from kindhub.services.form_contents import Answers
from kindhub.services.grids import specs_of
from kindhub.services.needs import shown_fields
from kindhub.ui.forms.checks import advice_in, problems_in
from kindhub.ui.forms.fields import Question, ask
from kindhub.ui.forms.grid_section import GridSection
from kindhub.ui.forms.guided_section import GuidedSection
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.forms.matrix_section import MatrixSection
from kindhub.ui.kit.field_block import FieldBlock, Needed
from kindhub.ui.kit.form_section import FormSection
from kindhub.ui.kit.in_turns import InTurns
from kindhub.ui.kit.look import gaps, is_put_away, show_when
from kindhub.ui.kit.text import Text


class FormBody(QWidget):
    """`changed(name)` while writing; `left(name)` after a field was checked. `blocks` are the fields by name.

    `elsewhere(name)` when the cursor is to go into a field that a table shows in place of the form. `outcome_changed`
    says what follows from guided questions. With `in_turns` the fields are made bit by bit while the window goes on;
    `built` says when all are there, `complete` makes the rest at once. `unfolded(name)`: a folded text was asked for.
    `beside` holds what the page around asks in a way of its own; `beside_shown` when it was filled with the fields.
    """

    changed = Signal(str)
    left = Signal(str)
    elsewhere = Signal(str)
    outcome_changed = Signal(object)  # GuidedOutcome, and the Guided it is of
    built = Signal()
    unfolded = Signal(str)
    onward_asked = Signal(object)  # Onward
    beside_shown = Signal()

    def __init__(self, form: Form, lookups: Lookups, parent: QWidget | None = None, *, in_turns: bool = False) -> None:
        super().__init__(parent)
        self.form = form
        self._specs = specs_of(form)
        self._base: dict[str, Any] = {}
        self._facts: dict[str, Any] = {}
        self.beside: dict[str, Any] = dict.fromkeys(form.beside)
        self._shown: set[str] = set()
        self._in_table: frozenset[str] = frozenset()
        self._read_only = False
        self._folding = tuple(field.name for field in form.fields() if field.folded)
        self.questions: dict[str, Question] = {}
        self.blocks: dict[str, FieldBlock] = {}
        self._sections: list[tuple[FormSection, tuple[Field, ...]]] = []
        self.grids: list[GridSection] = []
        self.guided: list[GuidedSection] = []
        self.matrices: list[MatrixSection] = []
        self._outcomes: list[tuple[FormSection, Text, Callable[[Mapping[str, Any]], str]]] = []
        self._column = QVBoxLayout(self)
        gaps(self._column, 6)
        self._building = InTurns(self._pieces(lookups), self)
        self._building.ended.connect(self._reveal)
        self._building.ended.connect(self.built)
        if in_turns:
            self.setUpdatesEnabled(False)  # seen as a whole, not field after field
        else:
            self.complete()

    @property
    def is_built(self) -> bool:
        """Whether all fields are there."""
        return self._building.is_over()

    def _reveal(self) -> None:
        self.setUpdatesEnabled(True)

    def complete(self) -> None:
        """Make the fields that are still to come, here and now."""
        self._building.finish()

    def _pieces(self, lookups: Lookups) -> Iterator[None]:
        """Make the form, a field at a time."""
        stops: list[QWidget] = []
        for section in self.form.sections:
            if section.guided is not None:
                stops.extend(self._add_guided(section, lookups))
                yield
                continue
            box = FormSection(section.title.say(), self)
            self._column.addWidget(box)
            yield from self._fill_section(box, section, lookups)
            stops.extend(self.blocks[field.name].input for field in section.fields)
            if section is self.form.sections[0]:
                for grid in self.form.grids:
                    yield from self._fill_grid(GridSection(grid, self), lookups)
                stops.extend(stop for grid in self.grids for row in grid.rows for stop in row.stops())
        self._column.addStretch(1)
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _fill_section(self, box: FormSection, section: Section, lookups: Lookups) -> Iterator[None]:
        blocks = []
        in_cells = section.matrix.names() if section.matrix is not None else ()
        if section.matrix is not None:
            yield from self._fill_matrix(box, MatrixSection(section.matrix, box), lookups)
        for field in section.fields:
            if field.name in in_cells:
                continue
            blocks.append((self._block(field, lookups, box.room), field.width))
            yield
        box.add_blocks(blocks)
        self._sections.append((box, section.fields))
        if section.says is not None:
            said = Text("", "strong", "accent", wrap=True, parent=self)
            said.setContentsMargins(0, 4, 0, 4)
            self._outcomes.append((box, said, section.says))
            self._column.addWidget(said)

    def _fill_matrix(self, box: FormSection, matrix: MatrixSection, lookups: Lookups) -> Iterator[None]:
        box.put_first(matrix)
        for block in matrix.fill(self._specs, lookups):
            self.blocks[block.name], self.questions[block.name] = block, matrix.questions[block.name]
            block.changed.connect(self._changed)
            block.left.connect(self._left)
            self._hold_back(matrix.questions[block.name])
            yield
        self.matrices.append(matrix)

    def _fill_grid(self, section: GridSection, lookups: Lookups) -> Iterator[None]:
        section.changed.connect(self._grid_changed)
        section.left.connect(self._left)
        self._column.addWidget(section)
        for row in section.fill(lookups):
            self.questions.update(row.questions)
            self.blocks.update(row.blocks)
            for question in row.questions.values():
                self._hold_back(question)
            yield
        self.grids.append(section)

    def _add_guided(self, section: Section, lookups: Lookups) -> Iterator[QWidget]:
        guided = GuidedSection(section, self._specs, lookups, self)
        guided.onward_asked.connect(self.onward_asked)
        guided.changed.connect(self._grid_changed)
        guided.left.connect(self._left)
        self.guided.append(guided)
        self.questions.update(guided.questions)
        self.blocks.update(guided.blocks)
        for question in guided.questions.values():
            self._hold_back(question)
        if self._read_only:
            guided.set_read_only(read_only=True)
        self._column.addWidget(guided)
        return guided.stops()

    def hide_titles(self) -> None:
        """Only fields: a page that says by itself what they are, and has no room to spare."""
        for box, _ in self._sections:
            box.hide_title()

    def set_facts(self, facts: Mapping[str, Any]) -> None:
        """What other records say that these answers are looked at with."""
        self._facts = dict(facts)

    def _block(self, field: Field, lookups: Lookups, room: QWidget) -> FieldBlock:
        spec = self._specs[field.name]
        question = ask(spec, field, lookups)
        needed: Needed = field.needed if isinstance(field.needed, str) else ""
        block = FieldBlock(
            spec.label.say(), question.input, name=field.name, hint=_hint(field, spec), needed=needed, parent=room
        )
        block.changed.connect(self._changed)
        block.left.connect(self._left)
        block.unfolded.connect(self.unfolded)
        self._hold_back(question)
        self.questions[field.name] = question
        self.blocks[field.name] = block
        return block

    def _hold_back(self, question: Question) -> None:
        """A field that is made after the form was closed for writing is closed too."""
        if self._read_only:
            question.input.set_read_only(True)

    def show_answers(self, answers: Answers, as_written: Mapping[str, str]) -> None:
        """Fill every field; what a sheet said of it stands under it."""
        self.complete()
        self._base = dict(answers.values)
        self.beside = {name: answers.values.get(name) for name in self.form.beside}
        for field in self.form.fields():
            if field.name in self.blocks:
                hint = _hint(field, self._specs[field.name], as_written.get(field.name, ""))
                self.blocks[field.name].set_hint(hint)
        for name, question in self.questions.items():
            self.blocks[name].clear_message()
            if name in answers.typed:
                question.show_typed(answers.typed[name])
            else:
                question.show(answers.values.get(name))
            if name in answers.absent:
                question.input.set_absence(answers.absent[name])
        for grid in self.grids:
            grid.close_words()
        for guided in self.guided:
            guided.start_anew()
        for name in self._folding:
            block = self.blocks[name]
            (block.fold if answers.values.get(name) else block.open_fold)()
        self._show_what_holds()
        self.beside_shown.emit()

    def put(self, values: Mapping[str, Any], *, over: bool = False) -> None:
        """Answer fields beside the form, and those of its own that have no answer yet (`over`: also those that have):
        what follows from a choice that was made beside it.
        """
        for name, value in values.items():
            question = self.questions.get(name)
            if name in self.beside:
                self.beside[name] = value
            elif question is not None and (over or (question.value() is None and not question.typed())):
                question.show(value)
                self.blocks[name].clear_message()  # it was said of the answer before
        self._show_what_holds()
        for name in values:
            self.changed.emit(name)

    def answers(self) -> Answers:
        """What the fields hold now."""
        return Answers(
            {**self.beside, **{name: question.value() for name, question in self.questions.items()}},
            {name: why for name, question in self.questions.items() if (why := question.input.absence())},
            {name: typed for name, question in self.questions.items() if (typed := question.typed())},
        )

    def values(self) -> dict[str, Any]:
        """Every value conditions look at: facts, those of the record, with what the fields hold laid over them."""
        return {**self._facts, **self._base, **self.answers().values}

    def check(self) -> dict[str, L]:
        """Everything that keeps the form from being saved, by field."""
        self.complete()
        found = {
            name: problem
            for name, question in self.questions.items()
            if name in self._shown and (problem := question.problem()) is not None
        }
        for name, problem in self._problems().items():
            found.setdefault(name, problem)
        return {name: found[name] for name in self.questions if name in found}

    def _problems(self) -> dict[str, L]:
        found = problems_in(self.form, self.values(), self.answers().absent)
        for grid in self.grids:
            found.update(grid.problems())
        return found

    def show_problems(self, problems: Mapping[str, L]) -> None:
        """Say under each of these fields what to look at."""
        for name, problem in problems.items():
            if name in self.blocks:
                self.blocks[name].show_message(problem.say())

    def set_read_only(self, *, read_only: bool) -> None:
        """Flat and unchangeable, or not."""
        self._read_only = read_only
        for question in self.questions.values():
            question.input.set_read_only(read_only)
        for guided in self.guided:
            guided.set_read_only(read_only=read_only)

    def leave_to_table(self, names: Iterable[str]) -> None:
        """Do not show these fields here: a table does, and edits them."""
        self._in_table = frozenset(names)
        if self.is_built:
            self._show_what_holds()

    def is_asked(self, name: str) -> bool:
        """Whether a field is asked at all, as the answers stand."""
        return name in self._shown

    def first_here(self) -> str:
        """The first field that is shown here and not in a table; empty where there is none."""
        return next((name for name in self.blocks if name in self._shown - self._in_table), "")

    def shows_any(self) -> bool:
        """Whether a field is left to be shown here."""
        return bool(self._shown - self._in_table)

    def focus_field(self, name: str) -> None:
        """Put the cursor into a field; without a name, into the first shown one, or into the question at hand."""
        for guided in self.guided:
            if name in guided.blocks or (not name and guided.at):
                guided.go_to(name or guided.at)
                return
        wanted = name if name in self._shown else next((one for one in self.questions if one in self._shown), "")
        for grid in self.grids:
            grid.reveal(wanted)
        if wanted in self._in_table:
            self.elsewhere.emit(wanted)
        elif wanted:
            self.blocks[wanted].focus()

    def label(self, name: str) -> str:
        """The label of a field; of a guided question what it is called in short."""
        for guided in self.guided:
            if name in guided.rows:
                return guided.rows[name].short
        return self._specs[name].label.say() if name in self._specs else name

    def _changed(self, name: str, _value: object) -> None:
        self._show_what_holds()
        self.changed.emit(name)

    def _grid_changed(self, name: str) -> None:
        self._show_what_holds()
        self.changed.emit(name)

    def _left(self, name: str) -> None:
        """Check one field on leaving it: what is wrong with it, else what deserves a look. Nothing is demanded yet."""
        block, question = self.blocks[name], self.questions[name]
        problem = question.problem()
        if problem is None and question.value() is not None:
            problem = self._problems().get(name)
        if problem is not None:
            block.show_message(problem.say())
        elif advice := advice_in(self.form, self.values()).get(name):
            block.show_message(advice.say(), "info")
        self.left.emit(name)

    def _show_what_holds(self) -> None:
        values = self.values()
        for grid in self.grids:
            grid.show_what_holds()
        self._shown = {field.name for field in shown_fields(self.form, values)}
        self._shown.update(name for grid in self.grids for row in grid.in_sight() for name in row.blocks)
        for box, fields in self._sections:
            box.show_only(self._shown - self._in_table)
            for field in fields:
                if field.needed is not None and not isinstance(field.needed, str):
                    self.blocks[field.name].set_needed("create" if field.needed.holds(values) else "")
            show_when(box, any(field.name in self._shown - self._in_table for field in fields))
        for matrix in self.matrices:
            matrix.show_sums(values.get(matrix.matrix.total))
        for guided in self.guided:
            guided.show_what_holds(values)
            self.outcome_changed.emit((guided.guided, guided.outcome))
        for box, said, says in self._outcomes:
            words = says(values)
            said.setText(words)
            show_when(said, bool(words) and not is_put_away(box))


def _hint(field: Field, spec: FieldSpec, written: str = "") -> str:
    if written:
        return tr("The sheet said: {words}", "En la hoja decía: {words}", words=f"«{written}»")
    hint = field.hint or spec.help
    return hint.say() if hint else ""
