"""The people of a case, drawn: who they are to each other and how far each has come; the same as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.services.cases import view_case
from kindhub.ui.case.people_words import HEADINGS, chart_rows, chart_sentence, chart_tree
from kindhub.ui.kit.buttons import IconButton, LinkButton
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.family_tree import FamilyTree, TreeLegend
from kindhub.ui.kit.look import gaps, show_when
from kindhub.ui.kit.table import Cell, Column, Key, PageModel, TableRow, WorkTable
from kindhub.ui.kit.text import YieldingText
from kindhub.ui.theme import theme
from kindhub.ui.when import today

if TYPE_CHECKING:
    from kindhub.program.people_chart import Charted
    from kindhub.program.registry import LoadedProgram
    from kindhub.storage.hub import Hub

_HIGH = 200
_WIDTHS = (190, 210, 210, 90, 170)


def read_people(hub: Hub, program: LoadedProgram, case_id: str) -> Charted | None:
    """The chart of a case as the program tells it; None in a program without one. Runs beside the window."""
    chart = program.workflows[0].people
    if chart is None:
        return None
    with hub.read() as session:
        return chart.make(session, view_case(session, program, case_id).case)


class PeoplePage(Card):
    """`opened(key)` for a person one goes to; `print_asked`. Chart and table show the same people."""

    head_words = YieldingText
    opened = Signal(str)
    print_asked = Signal()

    def __init__(self, title: str, charted: Charted, *, may_print: bool, parent: QWidget | None = None) -> None:
        super().__init__(title, chart_sentence(charted).partition(".")[0], parent)
        gaps(self.body, 6)
        self._charted = charted
        self.tree = FamilyTree(chart_tree(charted, today()))
        self.tree.setMinimumHeight(theme().size(_HIGH))
        self.tree.opened.connect(self.opened)
        self._smaller = IconButton("magnifying-glass-minus", tr("Smaller", "Más pequeño"), "Ctrl -")
        self._larger = IconButton("magnifying-glass-plus", tr("Larger", "Más grande"), "Ctrl +")
        self._smaller.clicked.connect(self.tree.zoom_out)
        self._larger.clicked.connect(self.tree.zoom_in)
        self.as_table = LinkButton(tr("See as a table", "Ver como tabla"), "table")
        self.as_table.clicked.connect(self._switch)
        for button in (self._smaller, self._larger, self.as_table):
            self.add_action(button)
        if may_print:
            paper = LinkButton(tr("Print", "Imprimir"), "printer")
            paper.clicked.connect(self.print_asked)
            self.add_action(paper)
        self.add(self.tree, 1)
        self.table = self._build_table()
        self.add(self.table, 1)
        show_when(self.table, False)
        self.legend = TreeLegend(only=("square", "circle", "diamond", "unsure"))
        self.add(self.legend)

    def _build_table(self) -> WorkTable:
        columns = [
            Column(str(at), words.say(), _WIDTHS[at], sortable=False, fixed=not at, stretch=at == len(_WIDTHS) - 1)
            for at, words in enumerate(HEADINGS)
        ]
        model = PageModel(columns, self._fetch, parent=self)
        table = WorkTable(model, self.title.text(), parent=self)
        table.opened.connect(self._row_opened)
        model.set_keys(range(len(self._charted.people)))
        return table

    def _fetch(self, keys: Sequence[Key]) -> list[TableRow]:
        rows = chart_rows(self._charted, today())
        return [
            TableRow(key, {str(at): Cell(words, bold=not at) for at, words in enumerate(rows[int(str(key))])})
            for key in keys
        ]

    def _row_opened(self, key: object) -> None:
        self.opened.emit(self._charted.people[int(str(key))].key)

    def _switch(self) -> None:
        """From the chart to the table and back; the cursor goes with it."""
        table = self.table.isHidden()
        for part in (self.tree, self.legend, self._smaller, self._larger):
            show_when(part, not table)
        show_when(self.table, table)
        self.as_table.setText(
            tr("See as a chart", "Ver como dibujo") if table else tr("See as a table", "Ver como tabla")
        )
        (self.table if table else self.tree).setFocus()

    @override
    def hasHeightForWidth(self) -> bool:
        """No: the chart takes the room there is."""
        return False
