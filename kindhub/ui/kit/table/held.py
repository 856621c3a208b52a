"""The first columns of a table, which stay in sight while the others pass under them.

Decision. *Question*: how does a name stay beside its row when the table is moved sideways? *Options*: a second table
over the same model laid on the first, as in the example of Qt, or painting the held columns again at the edge.
*Choice*: painting. One table keeps one cursor, one scroll bar, one set of row heights and one tree for the screen
reader; nothing has to be kept in step, and a table that is not moved sideways pays nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter, QPen

from kindhub.ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QHeaderView

    from kindhub.ui.kit.table.model import PageModel

MOST = 0.6
"""The share of the table that held columns may take; at 200 % text the name alone stays, so that the rest is seen."""


class HeldColumns:
    """Where the held columns of a table stand. `head` is its heading, `model` what it shows.

    The column that names the row is held before the other fixed ones; without a fixed column it is the first. Each
    stands where it belongs until it would leave the table, then at the edge.
    """

    def __init__(self, head: QHeaderView, model: PageModel) -> None:
        self._head, self._model = head, model

    def sections(self) -> list[int]:
        """The columns that stay, by section, from left to right."""
        model, head = self._model, self._head
        fixed = [n + model.tick_columns for n, column in enumerate(model.columns) if column.fixed]
        if not fixed and model.columns:
            fixed = [head.logicalIndex(model.tick_columns)]
        named = [section for section in fixed if model.columns[section - model.tick_columns].names] or fixed[:1]
        wished = dict.fromkeys((*named, *range(model.tick_columns), *fixed))
        held, room = [], MOST * head.width()
        for section in wished:
            room -= head.sectionSize(section)
            if room < 0:
                break
            held.append(section)
        return sorted(held, key=head.visualIndex)

    def left(self, section: int) -> int:
        """Where a column is seen, from the left of the table."""
        head, edge = self._head, 0
        for held in self.sections():
            if held == section:
                return max(head.sectionViewportPosition(section), edge)
            edge += head.sectionSize(held)
        return head.sectionViewportPosition(section)

    def moved(self) -> list[tuple[int, int]]:
        """The columns that are not seen where they belong, with the place where they are: (section, left)."""
        if not self._head.offset():
            return []
        places = ((section, self.left(section)) for section in self.sections())
        return [(section, left) for section, left in places if left != self._head.sectionViewportPosition(section)]

    def edge(self) -> int:
        """Where the held columns end; what is left of it and not held itself is covered. 0 where nothing is."""
        return max((left + self._head.sectionSize(section) for section, left in self.moved()), default=0)

    def shift(self, x: int) -> int:
        """How far the column that is seen at `x` is away from where it belongs; 0 for one that was not moved."""
        for section, left in self.moved():
            if left <= x < left + self._head.sectionSize(section):
                return self._head.sectionViewportPosition(section) - left
        return 0

    def paint_edge(self, painter: QPainter, top: int, bottom: int) -> None:
        """A line where the held columns end."""
        painter.setPen(QPen(theme().color("border"), 1))
        painter.drawLine(self.edge() - 1, top, self.edge() - 1, bottom)
