"""One table of a report on screen, whole, with its note on method under it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kindhub.ui.kit.card import Card
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.table import Cell, Column, Key, PageModel, TableRow, WorkTable
from kindhub.ui.kit.text import Text
from kindhub.ui.reports.reading import is_mark
from kindhub.ui.reports.report_paper import written
from kindhub.ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kindhub.program.reports import ReportTable

_FIRST, _OTHER, _LETTER = 240, 96, 8


class TableCard(Card):
    """Every row is shown; the page around scrolls."""

    def __init__(self, table: ReportTable, note: str, parent: QWidget | None = None) -> None:
        super().__init__(table.title.say(), " ", parent)
        gaps(self.column, 6, 16, 10)
        self._shown = table
        model = PageModel(self._columns(), self._fetch, parent=self)
        self.table = WorkTable(model, table.title.say())
        model.set_keys(range(len(table.rows)))
        head = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(len(table.rows) * theme().size(34) + head + theme().size(4))
        self.add(self.table)
        if note:
            self.add(Text(note, "cap", "text2", wrap=True))

    def _columns(self) -> list[Column]:
        first, *others = (heading.say() for heading in self._shown.headings)
        return [
            Column("0", first, _FIRST, sortable=False, stretch=True, fixed=True),
            *(
                Column(str(at), words, max(_OTHER, len(words) * _LETTER + 20), right=True, sortable=False)
                for at, words in enumerate(others, start=1)
            ),
        ]

    def _fetch(self, keys: Sequence[Key]) -> list[TableRow]:
        return [self._row(int(str(key))) for key in keys]

    def _row(self, at: int) -> TableRow:
        first, *others = self._shown.rows[at]
        cells = {"0": Cell(written(first), bold=True)}
        for number, value in enumerate(others, start=1):
            cells[str(number)] = Cell(written(value), tone="text2" if is_mark(value) else "text")
        return TableRow(at, cells)
