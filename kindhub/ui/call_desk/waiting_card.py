"""Who is to be called back, the longest overdue first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kindhub.i18n import tr
from kindhub.ui.kit.buttons import LinkButton
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.look import show_when
from kindhub.ui.kit.row_list import Row, RowList
from kindhub.ui.kit.text import Text
from kindhub.ui.when import short_day, today

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kindhub.program.call_desk import Waiting

_SEEN = 5


class WaitingCard(Card):
    """`chosen(call id)` to call back; `all_asked` for the whole list."""

    chosen = Signal(str)
    all_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("To call back", "Por devolver"), " ", parent)
        self.list = RowList(self.title.text(), parent=self)
        self.list.chosen.connect(self.chosen)
        self.none = Text(tr("Nobody waits for a call.", "Nadie espera una llamada."), "body", "text2", wrap=True)
        self.every = LinkButton(tr("All that wait", "Todas las que esperan"))
        self.every.clicked.connect(self.all_asked)
        self.add_action(self.every)
        self.add(self.none)
        self.add(self.list)

    def show_waiting(self, waiting: Sequence[Waiting]) -> None:
        """Show the first of them."""
        on = today()
        rows = [
            Row(one.id, one.title, "overdue" if one.due < on else "soon", sub=one.words, right=short_day(one.due, on))
            for one in waiting[:_SEEN]
        ]
        self.note.setText(str(len(waiting)) if len(waiting) <= _SEEN else f"{_SEEN}+")
        self.list.set_rows(rows)
        show_when(self.list, bool(rows))
        show_when(self.none, not rows)
        show_when(self.every, bool(rows))
