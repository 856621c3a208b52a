"""Guided questions on screen: those answered, the one at hand, those to come, and what follows from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kindhub.i18n import L, tr
from kindhub.program.forms import Section
from kindhub.program.guided import ONE_KEY, Guided, GuidedOutcome, next_question
from kindhub.records.codes import code_list
from kindhub.records.fields import FieldSpec
from kindhub.ui.forms.fields.code import choices_of
from kindhub.ui.forms.fields.question import Question
from kindhub.ui.forms.guided_rows import AskedRow, ResultCard
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.forms.open_answer import OpenAnswer
from kindhub.ui.kit.field_block import FieldBlock
from kindhub.ui.kit.guided_question import GuidedQuestion
from kindhub.ui.kit.inputs.answer import AnswerInput, yes_no_answer
from kindhub.ui.kit.look import gaps, show_when


class GuidedSection(QWidget):
    """`questions` and `blocks` by field, as a form's body asks for them. `changed(name)` with each answer.

    After an answer the next question that matters comes by itself; *Cambiar* and *Pregunta anterior* go back. `outcome`
    is what follows from the answers as they stand; `onward_asked(Onward)` leads to questions about somebody else.
    """

    changed = Signal(str)
    left = Signal(str)
    onward_asked = Signal(object)

    def __init__(
        self, section: Section, specs: Mapping[str, FieldSpec], lookups: Lookups, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        assert section.guided is not None
        self.guided: Guided = section.guided
        self.outcome = GuidedOutcome(())
        self.questions: dict[str, Question] = {}
        self.blocks: dict[str, FieldBlock] = {}
        self.rows: dict[str, AskedRow] = {}
        self._specs, self._lookups = specs, lookups
        self._asked: dict[str, AnswerInput | OpenAnswer] = {}
        self._at = ""
        self._chosen = ""
        self._read_only = False
        self._column = QVBoxLayout(self)
        gaps(self._column, 2)
        self.card = GuidedQuestion(self)
        self.card.back_asked.connect(self.go_back)
        for number, asked in enumerate(self.guided.questions, start=1):
            row = self.rows[asked.field] = AskedRow(number, asked.field, asked.short.say(), self)
            row.change_asked.connect(self.go_to)
            self._column.addWidget(row)
            self._add_answers(asked.field)
        self.result = ResultCard(self.guided.follows.say(), self)
        self.result.onward_asked.connect(self.onward_asked)
        self._column.addWidget(self.result)
        self.card.hide()

    def _add_answers(self, name: str) -> None:
        spec = self._specs[name]
        codes = choices_of(code_list(spec.codes)) if spec.codes and spec.kind == "code" else []
        if spec.kind == "yes_no" or 0 < len(codes) <= ONE_KEY:
            self._add_one_key(spec, AnswerInput(codes) if codes else yes_no_answer())
        else:
            self._add_open(name, OpenAnswer(spec, self._lookups, self.card.stack))
        block = self.blocks[name]
        block.changed.connect(self._changed)
        block.left.connect(self.left)
        asked = self._asked[name]
        asked.answered.connect(self._answered)
        asked.back_asked.connect(self.go_back)

    def _add_one_key(self, spec: FieldSpec, answers: AnswerInput) -> None:
        label = spec.label.say()
        block = FieldBlock(label, answers, name=spec.name, bare=True, parent=self.card.stack)
        block.speak_as(label)
        self.questions[spec.name], self.blocks[spec.name] = Question(answers), block
        self._asked[spec.name] = answers
        self.card.stack.addWidget(block)

    def _add_open(self, name: str, answer: OpenAnswer) -> None:
        self.questions[name], self.blocks[name] = answer.question, answer.block
        self._asked[name] = answer
        self.card.stack.addWidget(answer)

    def stops(self) -> Iterator[QWidget]:
        """Where Tab goes, in order."""
        for asked in self._asked.values():
            yield from asked.stops() if isinstance(asked, OpenAnswer) else (asked,)

    def answer(self, name: str) -> AnswerInput:
        """The answers of a question that one key answers."""
        found = self._asked[name]
        assert isinstance(found, AnswerInput)
        return found

    def is_one_key(self, name: str) -> bool:
        """Whether one key answers a question."""
        return isinstance(self._asked.get(name), AnswerInput)

    def open_answer(self, name: str) -> OpenAnswer:
        """The answer of a question that is written."""
        found = self._asked[name]
        assert isinstance(found, OpenAnswer)
        return found

    @property
    def at(self) -> str:
        """The field of the question at hand; empty when everything that matters is answered."""
        return self._at

    def show_what_holds(self, values: Mapping[str, Any]) -> None:
        """Work out what follows from the answers, and which question is at hand."""
        self.outcome = self.guided.outcome(values)
        wanted = self._chosen if self._chosen in (*self.outcome.matters, *self.outcome.contradictions) else ""
        self._show_at(wanted or next_question(self.guided, self.outcome, self._is_answered))

    def start_anew(self) -> None:
        """Other answers are shown: the question at hand is the first open one."""
        self._chosen = ""

    def set_read_only(self, *, read_only: bool) -> None:
        """Answers are seen and not asked."""
        self._read_only = read_only
        self._show_at(self._at)

    def go_to(self, name: str) -> None:
        """Ask this question (again), with the cursor in it."""
        if not self._read_only and name in self.blocks:
            self._chosen = name
            self._show_at(name)
            self.blocks[name].focus()

    def go_back(self) -> None:
        """The question before the one at hand that still matters."""
        order = [one.field for one in self.guided.questions if one.field in self.outcome.matters]
        at = order.index(self._at) if self._at in order else len(order)
        if at > 0:
            self.go_to(order[at - 1])

    def _is_answered(self, name: str) -> bool:
        return self._asked[name].is_answered()

    def _changed(self, name: str, _value: object) -> None:
        self._chosen = name
        self.changed.emit(name)

    def _answered(self) -> None:
        """On to the next one; after the last one the cursor goes on with the form."""
        self._chosen = ""
        following = next_question(self.guided, self.outcome, self._is_answered, self._at)
        self._show_at(following)
        if following:
            self.blocks[following].focus()
        else:
            self.result.take_focus()

    def _show_at(self, name: str) -> None:
        self._at = "" if self._read_only else name
        for field, row in self.rows.items():
            row.show_state(self._state(field), self._asked[field].said(), may_change=not self._read_only)
            show_when(row, field != self._at)
        self.result.show_outcome(self.outcome)
        show_when(self.card, bool(self._at))
        if self._at:
            self._ask(self._at)

    def _state(self, name: str) -> str:
        if name in self.outcome.contradictions:
            return "contradicts"
        if name not in self.outcome.matters:
            return "needless"
        return "answered" if self._is_answered(name) else "later"

    def _ask(self, name: str) -> None:
        at = next(at for at, one in enumerate(self.guided.questions) if one.field == name)
        asked, last = self.guided.questions[at], len(self.guided.questions)
        where = self._column.indexOf(self.rows[name])
        if self._column.indexOf(self.card) != where + 1:
            self._column.removeWidget(self.card)
            self._column.insertWidget(self._column.indexOf(self.rows[name]) + 1, self.card)
        place = tr("Question {n} of {all}", "Pregunta {n} de {all}", n=at + 1, all=last)
        said = _words(asked.asks) or self._specs[name].label.say()
        answer = self._asked[name]
        keys = tr("go on; F9 says why there is no answer", "sigue; F9 dice por qué no hay respuesta")
        self.card.ask(place, said, _words(asked.hint), _words(asked.why), answer.letters,
                      keys if isinstance(answer, OpenAnswer) else "")  # fmt: skip
        self.card.stack.setCurrentWidget(answer if isinstance(answer, OpenAnswer) else self.blocks[name])
        show_when(self.card.back, at > 0)
        problem = self.outcome.contradictions.get(name)
        self.card.say_problem(_words(problem))


def _words(text: L | None) -> str:
    return text.say() if text is not None else ""
