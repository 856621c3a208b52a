"""One row of a grid: what is scored, its score, what it was before, and words that open under it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kindhub.i18n import capital, tr
from kindhub.program.forms import Grid
from kindhub.records.fields import FieldSpec, fields_of
from kindhub.services.grids import Cell, list_of, row_cells, spec_of
from kindhub.services.needs import is_needed
from kindhub.ui.forms.fields import Question, ask
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.kit.buttons import IconButton
from kindhub.ui.kit.field_block import FieldBlock
from kindhub.ui.kit.inputs import FlagInput, ScoreInput, TextInput
from kindhub.ui.kit.look import gaps, show_when
from kindhub.ui.kit.text import Icon, Text
from kindhub.ui.theme import theme

_BEFORE, _ROWS = 62, 2


class GridRow(QWidget):
    """`blocks` and `questions` by cell name. `stepped(±1)` and `went_on` from the score, for the grid to answer."""

    stepped = Signal(int)
    went_on = Signal()

    def __init__(self, grid: Grid, item: str, number: int, lookups: Lookups, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid, self.item = grid, item
        self.title = list_of(grid).label(item)
        self.questions: dict[str, Question] = {}
        self.blocks: dict[str, FieldBlock] = {}
        self._cells = {cell.field.name: cell for cell in row_cells(grid, item)}
        self._opened = False
        column = QVBoxLayout(self)
        gaps(column, 2, 0, 2)
        self._line = QHBoxLayout()
        gaps(self._line, 8)
        column.addLayout(self._line)
        self._line.addWidget(self._number(number), 0, Qt.AlignmentFlag.AlignTop)
        self._line.addWidget(self._name(), 1)
        self._add_before()
        self.score = self._add_score()
        self._below = QWidget(self)
        self._fill_below(lookups)
        column.addWidget(self._below)
        self._below.hide()

    def _number(self, number: int) -> Text:
        shown = Text(f"{number}", "body", "muted", parent=self)
        shown.setMinimumSize(theme().size(18), theme().size(34))
        return shown

    def _name(self) -> Text:
        name = Text(capital(self.title), "body", wrap=True, parent=self)
        name.setMinimumHeight(theme().size(34))
        return name

    def _add_before(self) -> None:
        """What it was last time, with an arrow for how it moved: never by colour alone."""
        self._past = QWidget(self)
        self._past.setFixedSize(theme().size(_BEFORE), theme().size(34))
        row = QHBoxLayout(self._past)
        gaps(row, 4)
        self._moved = Icon("minus", "muted", 14, self._past)
        self._before = Text("", "cap", "text2", parent=self._past)
        row.addWidget(self._before)
        row.addWidget(self._moved)
        row.addStretch(1)
        self._moved.hide()
        self._past.hide()
        self._line.addWidget(self._past, 0, Qt.AlignmentFlag.AlignTop)

    def _add_score(self) -> ScoreInput:
        cell = self._cells[self.grid.score]
        lowest = int(self._spec(cell).minimum or 1)
        score = ScoreInput([step.say() for step in self.grid.steps], lowest)
        score.stepped.connect(self.stepped)
        score.went_on.connect(self.went_on)
        self._line.addWidget(self._block(cell, Question(score), self, bare=True))
        return score

    def _fill_below(self, lookups: Lookups) -> None:
        """Flags stand in the line; what needs words stands under it, and opens when it is wanted."""
        row = QHBoxLayout(self._below)
        gaps(row, 16, 26, 0, 0, 4)
        wordy = []
        for cell in self._cells.values():
            spec = self._spec(cell)
            if cell.field.name == self.grid.score:
                continue
            if spec.kind == "yes_no":
                self._line.addWidget(self._block(cell, Question(FlagInput(spec.label.say())), self, bare=True))
            else:
                question = ask(spec, cell.field, lookups)
                if isinstance(question.input, TextInput):
                    question.input.show_rows(_ROWS)
                block = self._block(cell, question, self._below)
                row.addWidget(block, 1)
                wordy.append(spec.label.say())
        what = ", ".join(wordy).lower()
        self._opener = IconButton("note-pencil", tr("Write: {what}", "Escribir: {what}", what=what), parent=self)
        self._opener.setAccessibleName(f"{self._opener.toolTip()}. {self.title}")
        self._opener.clicked.connect(self._toggle)
        self._line.addWidget(self._opener, 0, Qt.AlignmentFlag.AlignTop)
        show_when(self._opener, bool(wordy))

    def _spec(self, cell: Cell) -> FieldSpec:
        return fields_of(self.grid.form.record)[cell.field.name]

    def _block(self, cell: Cell, question: Question, room: QWidget, *, bare: bool = False) -> FieldBlock:
        block = FieldBlock(self._spec(cell).label.say(), question.input, name=cell.name, bare=bare, parent=room)
        block.speak_as(spec_of(cell).label.say())
        self.questions[cell.name], self.blocks[cell.name] = question, block
        return block

    def values(self) -> dict[str, Any]:
        """What the row holds, by plain field name, its item with it."""
        held = {name: self.questions[cell.name].value() for name, cell in self._cells.items()}
        return {self.grid.item: self.item, **held}

    def absent(self) -> dict[str, str]:
        """Why there is no value, by plain field name."""
        found = {name: self.questions[cell.name].input.absence() for name, cell in self._cells.items()}
        return {name: why for name, why in found.items() if why}

    def keep_room_for_before(self, *, room: bool) -> None:
        """Whether any row says a score of before: in a first round the names have that room."""
        show_when(self._past, room)

    def show_before(self, score: int | None) -> None:
        """Say the score of the round before beside the one of today."""
        now = self.score.value()
        self._before.setText("" if score is None else tr("was {n}", "antes {n}", n=score))
        moved = isinstance(now, int) and score is not None
        show_when(self._moved, moved)
        if moved and isinstance(now, int) and score is not None:
            name, role = ("arrow-up", "ok") if now > score else ("arrow-down", "danger") if now < score else (
                "equals", "muted"
            )  # fmt: skip
            self._moved.show_icon(name, role)
        self._past.setAccessibleName(self._before.text())

    def show_what_holds(self) -> None:
        """Demand what the score demands, and open the words that are there or wanted."""
        values = self.values()
        wanted = self._opened
        for cell in self._wordy():
            needed = is_needed(cell.field, values, "create")
            self.blocks[cell.name].set_needed("create" if needed else "")
            question = self.questions[cell.name]
            wanted = wanted or needed or not question.is_blank()
        show_when(self._below, wanted)

    def _wordy(self) -> Iterator[Cell]:
        return (cell for cell in self._cells.values() if self._below.isAncestorOf(self.blocks[cell.name]))

    def wanting(self) -> str:
        """The name of the first words that are demanded and not there yet; empty when nothing is."""
        values = self.values()
        return next(
            (
                cell.name
                for cell in self._wordy()
                if is_needed(cell.field, values, "create") and self.questions[cell.name].is_blank()
            ),
            "",
        )

    def reveal(self, name: str) -> None:
        """Open the words when the cursor is to go into them."""
        if self._below.isAncestorOf(self.blocks[name]):
            self._opened = True
            self._below.show()

    def _toggle(self) -> None:
        if self._below.isVisible():
            self._opened = False
            self.show_what_holds()
        else:
            first = next(self._wordy())
            self.reveal(first.name)
            self.blocks[first.name].focus()

    def is_scored(self) -> bool:
        """Whether it counts as done: a score, or a reason for having none."""
        return not self.questions[self._cells[self.grid.score].name].is_blank()

    def stops(self) -> list[QWidget]:
        """What Tab walks through, in order."""
        wordy = [cell.name for cell in self._wordy()]
        in_line = [block.input for name, block in self.blocks.items() if name not in wordy]
        return [*in_line, self._opener, *(self.blocks[name].input for name in wordy)]

    def close_words(self) -> None:
        """Forget that the words were opened by hand: other answers are about to be shown."""
        self._opened = False
