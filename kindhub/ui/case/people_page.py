"""The people of a case, drawn: who they are to each other and how far each has come; the same as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from kindhub.ui.case.drawn_page import DrawnPage
from kindhub.ui.case.people_words import HEADINGS, chart_rows, chart_sentence, chart_tree
from kindhub.ui.case.picture import Place
from kindhub.ui.kit.family_tree import FamilyTree, TreeLegend
from kindhub.ui.theme import theme
from kindhub.ui.when import today

if TYPE_CHECKING:
    from kindhub.program.people_chart import Charted

_HIGH = 200
_WIDTHS = (190, 210, 210, 90, 170)


class PeoplePage(DrawnPage):
    """The chart. It and the table show the same people."""

    def __init__(self, title: str, charted: Charted, *, may_print: bool, parent: QWidget | None = None) -> None:
        places = {one.key: Place(one.form, record=one.record) for one in charted.people if one.form}
        note = chart_sentence(charted).partition(".")[0]
        super().__init__(title, note, places, may_print=may_print, parent=parent)
        self.tree = FamilyTree(chart_tree(charted, today()))
        self.tree.setMinimumHeight(theme().size(_HIGH))
        self.tree.opened.connect(self.opened)
        smaller, larger = self.zoom_buttons()
        smaller.clicked.connect(self.tree.zoom_out)
        larger.clicked.connect(self.tree.zoom_in)
        legend = TreeLegend(only=("square", "circle", "diamond", "unsure"))
        self.draw(self.tree, smaller, larger, under=(legend,))
        rows = chart_rows(charted, today())
        self.tell(HEADINGS, _WIDTHS, [(one.key, row) for one, row in zip(charted.people, rows, strict=True)])
