"""One row of the file, all of it: as read, as written, and what is said about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from kindhub.i18n import tr
from kindhub.ui.importing.row_cells import said
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.look import Rule, clear_layout, gaps
from kindhub.ui.kit.panes import ScrollPane
from kindhub.ui.kit.text import Text
from kindhub.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kindhub.program.exchange import ImportKind
    from kindhub.program.imports import RowPlan, SourceRow


class RowPanel(Card):
    """Stands beside the table for rows that ask nothing."""

    def __init__(self, kind: ImportKind, parent: QWidget | None = None) -> None:
        super().__init__(" ", " ", parent)
        self._columns = {column.key: column for sheet in kind.sheets for column in sheet.columns}
        scroll = ScrollPane()
        self._grid = QGridLayout()
        gaps(self._grid, 6)
        self._grid.setHorizontalSpacing(theme().size(10))
        self._grid.setColumnStretch(1, 1)
        scroll.body.addLayout(self._grid)
        scroll.body.addStretch(1)
        self.add(scroll, 1)

    def show_row(self, row: RowPlan, read: SourceRow | None) -> None:
        """Show a row: why it got its verdict, cells that need a look, then every cell."""
        self.title.setText(tr("Row {n}", "Fila {n}", n=row.row))
        self.note.setText(tr("sheet {sheet}", "hoja {sheet}", sheet=row.sheet))
        self.setAccessibleName(f"{self.title.text()}, {self.note.text()}")
        clear_layout(self._grid)
        self._at = 0
        for reason in dict.fromkeys(str(reason) for reason in row.reasons):
            self._wide(reason, "body", "text")
        for problem in row.problems:
            self._line(problem.column, str(problem.advice), problem.written, "warn")
        if read is not None:
            self._cells(read)

    def _cells(self, read: SourceRow) -> None:
        for key, cell in read.cells.items():
            column = self._columns.get(key)
            read_as = said(cell, column)
            self._line(column.label.say() if column else key, read_as, "" if cell.written == read_as else cell.written)
        if read.other:
            self._wide(tr("Kept in the note", "Se guarda en la nota"), "strong", "text")
            self._others(read.other)

    def _others(self, other: Mapping[str, str]) -> None:
        for heading, text in other.items():
            self._line(heading, text, "")

    def _wide(self, text: str, role: str, tone: str) -> None:
        words = Text(text, "strong" if role == "strong" else "body", tone, wrap=True)
        self._grid.addWidget(words, self._at, 0, 1, 2)
        self._at += 1

    def _line(self, label: str, value: str, written: str, tone: str = "text") -> None:
        self._grid.addWidget(Rule(), self._at, 0, 1, 2)
        name = Text(label, "cap", "text2", wrap=True)
        name.setMaximumWidth(theme().size(120))
        self._grid.addWidget(name, self._at + 1, 0)
        self._grid.addWidget(Text(value, "body", tone, wrap=True), self._at + 1, 1)
        self._at += 2
        if written:
            words = Text(tr("written “{text}”", "escrito «{text}»", text=written), "cap", "text2", wrap=True)
            self._grid.addWidget(words, self._at, 1)
            self._at += 1
