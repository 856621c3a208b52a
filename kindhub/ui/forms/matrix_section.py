"""Whole numbers as a table: sex down, age across, sums at the end of each row and column as one types."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from kindhub.i18n import tr
from kindhub.program.forms import Field
from kindhub.program.rolls import Matrix
from kindhub.records.fields import FieldSpec
from kindhub.ui.forms.fields import Question, ask
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.kit.field_block import FieldBlock
from kindhub.ui.kit.look import gaps, show_when
from kindhub.ui.kit.text import Text, YieldingText
from kindhub.ui.theme import theme

_CELL, _WIDEST = 92, 620


class MatrixSection(QWidget):
    """`blocks` and `questions` by field. `show_sums` counts what is written; a total that differs from it is said."""

    def __init__(self, matrix: Matrix, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.matrix = matrix
        self.questions: dict[str, Question] = {}
        self.blocks: dict[str, FieldBlock] = {}
        column = QVBoxLayout(self)
        gaps(column, 4, 0, 0, 0, 8)
        self._grid = QGridLayout()
        gaps(self._grid, 12)
        self._grid.setVerticalSpacing(theme().size(6))
        room = QWidget(self)
        room.setMaximumWidth(theme().size(_WIDEST))
        room.setLayout(self._grid)
        column.addWidget(room)
        self.said = Text("", "cap", "text2", wrap=True, parent=self)
        column.addWidget(self.said)
        self._row_sums = [Text("", "strong", parent=self) for _ in matrix.rows]
        self._column_sums = [Text("", "strong", parent=self) for _ in matrix.columns]
        self.sum = Text("", "strong", "accent", parent=self)
        self._heads()

    def _heads(self) -> None:
        last = len(self.matrix.columns) + 1
        for at, title in enumerate(self.matrix.columns, start=1):
            self._grid.addWidget(Text(title.say(), "strong", parent=self), 0, at)
            self._grid.setColumnMinimumWidth(at, theme().size(_CELL))
            self._grid.setColumnStretch(at, 1)
        self._grid.addWidget(Text(tr("Sum", "Suma"), "strong", parent=self), 0, last, Qt.AlignmentFlag.AlignRight)
        for at, title in enumerate(self.matrix.rows, start=1):
            self._grid.addWidget(YieldingText(title.say(), "strong", parent=self), at, 0)
            self._grid.addWidget(self._row_sums[at - 1], at, last, Qt.AlignmentFlag.AlignRight)
        under = len(self.matrix.rows) + 1
        self._grid.addWidget(Text(tr("Sum", "Suma"), "strong", parent=self), under, 0)
        for at, said in enumerate(self._column_sums, start=1):
            said.setContentsMargins(theme().size(10), 0, 0, 0)
            self._grid.addWidget(said, under, at)
        self._grid.addWidget(self.sum, under, last, Qt.AlignmentFlag.AlignRight)

    def fill(self, specs: Mapping[str, FieldSpec], lookups: Lookups) -> Iterator[FieldBlock]:
        """Make the cells, row by row."""
        for row, names in enumerate(self.matrix.cells, start=1):
            for at, name in enumerate(names, start=1):
                question = ask(specs[name], Field(name), lookups)
                block = FieldBlock(specs[name].label.say(), question.input, name=name, bare=True, parent=self)
                self.questions[name], self.blocks[name] = question, block
                self._grid.addWidget(block, row, at)
                yield block

    def show_sums(self, total: object = None) -> None:
        """Add up what is written; `total` is what was counted in all."""
        for said, names in zip(self._row_sums, self.matrix.cells, strict=True):
            said.setText(f"{self._sum(names)}")
        for at, said in enumerate(self._column_sums):
            said.setText(f"{self._sum(tuple(row[at] for row in self.matrix.cells))}")
        found = self._sum(self.matrix.names())
        self.sum.setText(f"{found}")
        differs = isinstance(total, int) and total != found
        self.said.setText(
            tr("The cells add up to {sum}; the total says {total}. Both are kept.",
               "Las casillas suman {sum}; el total dice {total}. Se guardan los dos.", sum=found, total=total)
            if differs else ""
        )  # fmt: skip
        show_when(self.said, differs)

    def _sum(self, names: tuple[str, ...]) -> int:
        held = (self.questions[name].value() for name in names if name in self.questions)
        return sum(value for value in held if isinstance(value, int))
