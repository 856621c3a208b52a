"""The columns of one sheet: heading, examples, the field each is taken for, and how sure that is."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from kindhub.i18n import L, tr
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.panes import ScrollPane
from kindhub.ui.kit.text import ElidedText, Icon, Text
from kindhub.ui.theme import theme

if TYPE_CHECKING:
    from kindhub.exchange.mapping import ColumnMapping, MappedColumn
    from kindhub.exchange.source import FoundTable

_CERTAINTY: dict[str, tuple[str, str, L]] = {
    "remembered": ("bookmark-simple", "ok", L("as you chose", "como usted eligió")),
    "exact": ("check", "ok", L("sure", "segura")),
    "synonym": ("check", "ok", L("sure", "segura")),
    "close": ("question", "warn", L("alike, please check", "parecida, revise")),
    "none": ("note-pencil", "text2", L("kept in the note", "se guarda en la nota")),
}
_EXAMPLES, _LOOKED_AT = 3, 60


class ColumnRows(ScrollPane):
    """`changed(mapping)` when a column was given another field."""

    changed = Signal(object)

    def __init__(self, table: FoundTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table, self.mapping = table, table.mapping
        self.boxes: dict[int, QComboBox] = {}
        self._marks: dict[int, tuple[Icon, Text]] = {}
        grid = QGridLayout()
        gaps(grid, 8, 16, 10)
        grid.setHorizontalSpacing(theme().size(16))
        for at, (title, share) in enumerate(_HEADS):
            grid.addWidget(Text(title.say(), "cap", "text2"), 0, at)
            grid.setColumnStretch(at, share)
        for line, column in enumerate(self.mapping.columns, start=1):
            if column.heading.strip() or self._examples(column):
                self._add(grid, line, column)
        self.body.addLayout(grid)
        self.body.addStretch(1)

    def _add(self, grid: QGridLayout, line: int, column: MappedColumn) -> None:
        heading = Text(f"{_letters(column.index)} · {column.heading}", "strong", wrap=True)
        grid.addWidget(heading, line, 0)
        grid.addWidget(ElidedText(" · ".join(self._examples(column)), "body", "text2"), line, 1)
        box = QComboBox()
        box.setProperty("column", column.index)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)
        box.setAccessibleName(tr("Field for {heading}", "Campo para {heading}", heading=column.heading))
        box.addItem(tr("— none: kept in the note —", "— ninguno: se guarda en la nota —"), "")
        for spec in self._table.spec.columns:
            box.addItem(spec.label.say() + (" *" if spec.needed else ""), spec.key)
        box.setCurrentIndex(max(box.findData(column.key or ""), 0))
        box.activated.connect(self._chosen)
        self.boxes[column.index] = box
        grid.addWidget(box, line, 2)
        mark, word = Icon("check", "ok"), Text("", "body", "text2")
        self._marks[column.index] = (mark, word)
        grid.addWidget(mark, line, 3)
        grid.addWidget(word, line, 4)
        self._say_certainty(column)

    def _say_certainty(self, column: MappedColumn) -> None:
        name, role, words = _CERTAINTY[column.certainty]
        mark, word = self._marks[column.index]
        mark.show_icon(name, role)
        word.setText(words.say())

    def _examples(self, column: MappedColumn) -> list[str]:
        rows = (row for row in self._table.sheet.rows if row.number > self._table.header_row)
        found: dict[str, None] = {}
        for row in islice(rows, _LOOKED_AT):
            if column.index < len(row.cells) and not row.cells[column.index].blank:
                found[" ".join(row.cells[column.index].written.split())] = None
            if len(found) == _EXAMPLES:
                break
        return list(found)

    def _chosen(self, _index: int) -> None:
        box = self.sender()
        if not isinstance(box, QComboBox):
            return
        before: ColumnMapping = self.mapping
        self.mapping = before.changed(int(box.property("column")), box.currentData() or None, self._table.spec.columns)
        for column in self.mapping.columns:
            if column.index in self.boxes:
                self.boxes[column.index].setCurrentIndex(max(self.boxes[column.index].findData(column.key or ""), 0))
                self._say_certainty(column)
        self.changed.emit(self.mapping)


_HEADS = (
    (L("Column in the file", "Columna en el archivo"), 3),
    (L("For example", "Por ejemplo"), 4),
    (L("Goes to", "Va a"), 3),
    (L("", ""), 0),
    (L("How sure", "Qué tan segura"), 2),
)


def _letters(index: int) -> str:
    """A column by its letters, as spreadsheet programs name it: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
