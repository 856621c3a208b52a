"""The lists of a case: its parts, its deadlines, its documents."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kindhub.i18n import tr
from kindhub.ui.kit.buttons import IconButton
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.drop_zone import DropZone
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.panes import ScrollPane
from kindhub.ui.kit.row_list import Row, RowList
from kindhub.ui.theme import theme


class SectionNav(QFrame):
    """The parts of a case with their states. `chosen(key)`; `go(step)` serves Ctrl+PgUp and Ctrl+PgDn."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "card")
        self.setFixedWidth(theme().size(196))
        column = QVBoxLayout(self)
        gaps(column, 0, 4, 8)
        self.rows = RowList(tr("Parts of this case", "Partes de este caso"), keeps=True)
        self.rows.chosen.connect(self.chosen)
        self._pane = pane = ScrollPane()
        pane.verticalScrollBar().rangeChanged.connect(self._scroll_to_current)
        pane.body.addWidget(self.rows)
        pane.body.addStretch(1)
        column.addWidget(pane)

    def set_sections(self, sections: Sequence[Row]) -> None:
        """Show the parts."""
        self.rows.set_rows(sections)

    def set_current(self, key: str) -> None:
        """Mark the part on screen, and bring its row into sight."""
        self.rows.set_current(key)
        QTimer.singleShot(0, self, self._scroll_to_current)

    def _scroll_to_current(self) -> None:
        """Once the rows have their places."""
        row = self.rows.focusProxy()
        if row is not None and self.rows.current():
            self._pane.ensureWidgetVisible(row, 0, theme().size(8))

    def go(self, step: int) -> None:
        """Choose the next (1) or previous (-1) part; stops at the ends."""
        keys = self.rows.keys()
        at = keys.index(self.rows.current()) + step if self.rows.current() in keys else 0
        if 0 <= at < len(keys):
            self.set_current(keys[at])
            self.chosen.emit(keys[at])


class DueList(Card):
    """Deadlines, the nearest first. `chosen(key)`; `add` when the plus is taken."""

    chosen = Signal(str)
    added = Signal()

    def __init__(self, title: str = "", *, can_add: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(title or tr("Deadlines", "Plazos"), parent=parent)
        _close_to_edge(self)
        self.rows = RowList(self.title.text())
        self.rows.chosen.connect(self.chosen)
        if can_add:
            plus = IconButton("plus", tr("New task", "Tarea nueva"), "Ctrl+T")
            plus.clicked.connect(self.added)
            self.add_action(plus)
        self.add(self.rows)
        self.body.addStretch(1)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show the deadlines; use states `overdue`, `soon`, `planned`, `done`."""
        self.rows.set_rows(rows)


class DocumentChecklist(Card):
    """Which documents are there. `chosen(key)`, `added`, and `dropped(paths)` for files let go over it."""

    chosen = Signal(str)
    added = Signal()
    dropped = Signal(object)

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title or tr("Documents", "Documentos"), " ", parent)
        _close_to_edge(self)
        self.rows = RowList(self.title.text())
        self.rows.chosen.connect(self.chosen)
        plus = IconButton("plus", tr("Attach a document", "Adjuntar un documento"), "Ctrl+Shift+A")
        plus.clicked.connect(self.added)
        self.add_action(plus)
        self.add(self.rows)
        self.zone = DropZone()
        self.zone.dropped.connect(self.dropped)
        self.zone.clicked.connect(self.added)
        self.add(self.zone)
        self.body.addStretch(1)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show the checklist; use states `done`, `missing`, `optional`."""
        self.rows.set_rows(rows)
        there = sum(row.state == "done" for row in rows)
        self.note.setText(tr("{there} of {all}", "{there} de {all}", there=there, all=len(rows)))


def _close_to_edge(card: Card) -> None:
    """Rows bring their own room at the left, so that their signs stand under the card's title."""
    gaps(card.column, 4, 6, 10)
    gaps(card.head, 8, 10, 0, 4, 0)
