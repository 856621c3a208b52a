"""Something of a case drawn on a card, and the same as a table, for whoever would rather read or listens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kindhub.i18n import L, tr
from kindhub.ui.case.picture import Place
from kindhub.ui.kit.buttons import IconButton, LinkButton
from kindhub.ui.kit.card import LongHeadCard
from kindhub.ui.kit.look import gaps, show_when
from kindhub.ui.kit.table import Cell, Column, Key, PageModel, TableRow, WorkTable


class DrawnPage(LongHeadCard):
    """`opened(key)` for something one goes to (`places` knows where it is written down); `print_asked`.

    Whoever makes it gives the drawing with `draw` and the rows with `tell`.
    """

    opened = Signal(str)
    print_asked = Signal()

    def __init__(
        self, title: str, note: str, places: Mapping[str, Place], *, may_print: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, note, parent)
        gaps(self.body, 6)
        self.places = places
        self.drawing: QWidget = self
        self._may_print = may_print
        self._drawn: list[QWidget] = []
        self._rows: Sequence[tuple[str, Sequence[str]]] = ()
        self.as_table = LinkButton(tr("See as a table", "Ver como tabla"), "table")
        self.as_table.clicked.connect(self._switch)

    def draw(self, drawing: QWidget, *tools: QWidget, under: Sequence[QWidget] = (), stretch: int = 1) -> None:
        """Put the drawing on the card, its tools into the head, and under it what its signs mean. One without `stretch`
        is as high as it is, and the rest of the card stays empty.
        """
        air = () if stretch else (QWidget(self),)
        self.drawing = drawing
        self._drawn = [drawing, *tools, *under, *air]
        for button in (*tools, self.as_table):
            self.add_action(button)
        if self._may_print:
            paper = LinkButton(tr("Print", "Imprimir"), "printer")
            paper.clicked.connect(self.print_asked)
            self.add_action(paper)
        self.add(drawing, stretch)
        for one in under:
            self.add(one)
        for one in air:
            self.add(one, 1)

    def zoom_buttons(self) -> tuple[IconButton, IconButton]:
        """Smaller and larger, to be connected."""
        return (
            IconButton("magnifying-glass-minus", tr("Smaller", "Más pequeño"), "Ctrl -"),
            IconButton("magnifying-glass-plus", tr("Larger", "Más grande"), "Ctrl +"),
        )

    def tell(self, headings: Sequence[L], widths: Sequence[int], rows: Sequence[tuple[str, Sequence[str]]]) -> None:
        """The same as rows, each with the key of what it tells."""
        self._rows = rows
        columns = [
            Column(str(at), words.say(), widths[at], sortable=False, fixed=not at, stretch=at == len(widths) - 1)
            for at, words in enumerate(headings)
        ]
        model = PageModel(columns, self._fetch, parent=self)
        self.table = WorkTable(model, self.title.text(), parent=self)
        self.table.opened.connect(self._row_opened)
        model.set_keys(range(len(rows)))
        self.add(self.table, 1)
        show_when(self.table, False)

    def _fetch(self, keys: Sequence[Key]) -> list[TableRow]:
        return [
            TableRow(key, {str(at): Cell(words, bold=not at) for at, words in enumerate(self._rows[int(str(key))][1])})
            for key in keys
        ]

    def _row_opened(self, key: object) -> None:
        self.opened.emit(self._rows[int(str(key))][0])

    def shows_table(self) -> bool:
        """Whether the table is on screen."""
        return not self.table.isHidden()

    def _switch(self) -> None:
        """From the drawing to the table and back; the cursor goes with it."""
        table = not self.shows_table()
        for part in self._drawn:
            show_when(part, not table)
        show_when(self.table, table)
        self.as_table.setText(
            tr("See as a chart", "Ver como dibujo") if table else tr("See as a table", "Ver como tabla")
        )
        (self.table if table else self.drawing).setFocus()

    @override
    def hasHeightForWidth(self) -> bool:
        """No: the drawing takes the room there is."""
        return False
