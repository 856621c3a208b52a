"""What stands beside a case: its deadlines and tasks, its documents. Where room is short the less urgent folds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.ui.kit.buttons import IconButton
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.drop_zone import DropZone, local_files
from kindhub.ui.kit.look import gaps, show_when
from kindhub.ui.kit.row_list import Row, RowButton, RowList, row_height
from kindhub.ui.theme import theme

MORE, LESS = "@more", "@less"
_AHEAD_SHOWN, _DONE_SHOWN = 3, 1
_AROUND = 14
"""Over and under the words of a heading."""


class FoldingCard(Card):
    """A card of rows that can show fewer: the least urgent go behind *Ver 3 más*, which brings them all.

    `chosen(key)`; `ticked(key)` when a row's box is pressed; `folded_by_hand` when *más* or *menos* was taken.
    """

    chosen = Signal(str)
    ticked = Signal(str)
    folded_by_hand = Signal()

    def __init__(self, title: str, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, note, parent)
        gaps(self.column, 4, 6, 8)
        gaps(self.head, 8, 10, 0, 4, 0)
        self.rows = RowList(title, parent=self)
        self.rows.chosen.connect(self._chosen)
        self.rows.ticked.connect(self.ticked)
        self.add(self.rows)
        self._all: tuple[Row, ...] = ()
        self._shown = -1
        self.opened_wide = False

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; the same once more change nothing."""
        if self._shown >= 0 and self._all == tuple(rows):
            return
        self._all = tuple(rows)
        self._shown = -1
        self.show_at_most(len(self._all))

    def ranks(self) -> list[int]:
        """How little each row presses; those of rank 9 are shown on demand only."""
        return [0 for _ in self._all]

    def most(self) -> int:
        """How many rows there are to show without asking for more."""
        return len(self._all) if self.opened_wide else sum(rank < 9 for rank in self.ranks())

    def show_at_most(self, count: int) -> None:
        """Fold to so many rows."""
        count = min(count, self.most())
        if count != self._shown:
            self._shown = count
            self.rows.set_rows(self._folded_to(count))

    def height_with(self, count: int) -> int:
        """How tall the card is with so many rows; what stands under them counts."""
        width = self.width() - 2 * theme().size(6)
        rows = self._folded_to(min(count, self.most()))
        tall = sum(row_height(row, width) + 1 for row in rows)
        heading = QFontMetrics(theme().font("cap")).height() + theme().size(_AROUND) + 1
        tall += heading * len({row.group for row in rows if row.group})
        return tall + self.sizeHint().height() - self.rows.sizeHint().height()

    def _folded_to(self, count: int) -> tuple[Row, ...]:
        ranks = self.ranks()
        kept = sorted(range(len(self._all)), key=lambda at: (ranks[at], at))[:count]
        shown = [row for at, row in enumerate(self._all) if at in kept]
        hidden, last = len(self._all) - len(shown), shown[-1].group if shown else ""
        if hidden:
            shown.append(Row(MORE, tr("Show {n} more", "Ver {n} más", n=hidden), icon="caret-down", group=last))
        elif self.opened_wide:
            shown.append(Row(LESS, tr("Show fewer", "Ver menos"), icon="caret-up", group=last))
        return tuple(shown)

    def _chosen(self, key: str) -> None:
        if key not in (MORE, LESS):
            self.chosen.emit(key)
            return
        self.opened_wide = key == MORE
        self.show_at_most(len(self._all))
        self.folded_by_hand.emit()


class DueList(FoldingCard):
    """Deadlines and tasks, the nearest first, what is done last. `added` when the plus is taken."""

    added = Signal()

    def __init__(self, title: str = "", *, can_add: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(title or tr("Deadlines", "Plazos"), parent=parent)
        self.plus = IconButton("plus", tr("New task", "Tarea nueva"), "Ctrl+T", parent=self)
        self.plus.clicked.connect(self.added)
        self.add_action(self.plus)
        show_when(self.plus, can_add)
        self.body.addStretch(1)

    @override
    def ranks(self) -> list[int]:
        """Overdue, soon, a few of those ahead, the last one done; the rest on demand."""
        found, ahead, done = [], 0, 0
        for row in self._all:
            if row.state == "planned":
                ahead += 1
                found.append(2 if ahead <= _AHEAD_SHOWN else 9)
            elif row.state == "done":
                done += 1
                found.append(3 if done <= _DONE_SHOWN else 9)
            else:
                found.append(0 if row.state == "overdue" else 1)
        return found


class DocumentChecklist(FoldingCard):
    """Which documents are there. `added` to choose files, `dropped(paths, key)` for files let go over it.

    `key` is that of the row they were let go on, or empty.
    """

    added = Signal()
    dropped = Signal(object, str)

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title or tr("Documents", "Documentos"), " ", parent)
        self.setAcceptDrops(True)
        self.plus = IconButton("plus", tr("Attach a document", "Adjuntar un documento"), "Ctrl+Shift+A", parent=self)
        self.plus.clicked.connect(self.added)
        self.add_action(self.plus)
        self.zone = DropZone(parent=self)
        self.zone.dropped.connect(self._on_zone)
        self.zone.clicked.connect(self.added)
        place = QHBoxLayout()
        gaps(place, 0, 8, 2, 8, 2)
        place.addWidget(self.zone)
        self.body.addLayout(place)
        self.body.addStretch(1)
        self._target = ""

    @override
    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show the checklist; use states `done`, `missing`, `optional`, `part`, `soon`, `overdue`."""
        super().set_rows(rows)
        there = sum(row.state == "done" for row in rows)
        self.note.setText(tr("{there} of {all}", "{there} de {all}", there=there, all=len(rows)))

    @override
    def ranks(self) -> list[int]:
        """What has run out is seen longest, then what is missing."""
        return [{"overdue": 0, "soon": 0, "done": 2}.get(row.state, 1) for row in self._all]

    def set_open(self, *, may_add: bool) -> None:
        """Whether documents can be added now."""
        show_when(self.zone, may_add)
        show_when(self.plus, may_add)
        self.setAcceptDrops(may_add)

    def _on_zone(self, paths: object) -> None:
        self.dropped.emit(paths, "")

    def _row_at(self, point: QPoint) -> str:
        under = self.childAt(point)
        return under.row.key if isinstance(under, RowButton) and under.row.key not in (MORE, LESS) else ""

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_files(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._target = self._row_at(event.position().toPoint())
        self.rows.set_target(self._target)
        event.acceptProposedAction()

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.rows.set_target("")

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self.rows.set_target("")
        paths = local_files(event.mimeData())
        if paths:
            self.dropped.emit(paths, self._row_at(event.position().toPoint()))
