"""Who it may be: whoever is known by what was typed, and last that it is somebody new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kindhub.i18n import tr
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.look import show_when
from kindhub.ui.kit.panes import ScrollPane
from kindhub.ui.kit.row_list import Row, RowList
from kindhub.ui.kit.text import Text
from kindhub.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kindhub.services.day_book import Found

NEW, _LEAST = "new", 170


class FoundCard(Card):
    """`picked(person id)` or `new_asked`. Arrows walk, Enter takes.

    Where the room is short it is there only while there is somebody to choose.
    """

    picked = Signal(str)
    new_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Who it is", "Quién es"), " ", parent)
        self._names: dict[str, str] = {}
        self._brief = False
        self.words = Text("", "body", "text2", wrap=True, parent=self)
        self.list = RowList(tr("Who it may be", "Quién puede ser"), parent=self)
        self.list.chosen.connect(self._chosen)
        scroll = ScrollPane(self)
        scroll.body.addWidget(self.words)
        scroll.body.addWidget(self.list)
        scroll.body.addStretch(1)
        self.add(scroll, 1)
        self.show_nobody()

    def show_nobody(self) -> None:
        """Nothing was typed yet."""
        self._say(tr("Type a name, a folio, a case number or a CURP. Names that sound alike are found, too.",
                     "Escriba un nombre, un folio, un número de caso o una CURP. También se encuentran nombres que "
                     "suenan igual."))  # fmt: skip

    def name_of(self, person_id: str) -> str:
        """What somebody who is offered is called."""
        return self._names.get(person_id, "")

    def show_found(self, found: Sequence[Found], typed: str) -> None:
        """Offer them."""
        self._names = {one.person_id: one.name for one in found}
        if not found:
            self._say(tr("Nobody is known by that. Enter begins somebody new.",
                         "Nadie se conoce con eso. Con Enter se registra a alguien nuevo."))  # fmt: skip
            return
        rows = [
            Row(one.person_id, one.name, icon="user", sub=" · ".join(filter(None, (one.about, one.why))), secret=True)
            for one in found
        ]
        new = tr("Somebody new: “{typed}”", "Registro nuevo: «{typed}»", typed=typed)
        self._say("", (*rows, Row(NEW, new, icon="user-plus")))

    def be_brief(self, brief: bool) -> None:
        """It stands over the line, not beside it, or beside it again."""
        self._brief = brief
        self.setMinimumHeight(theme().size(_LEAST) if brief else 0)
        show_when(self, not brief or bool(self.list.keys()))

    def say(self, words: str) -> None:
        """Words in place of the list: who was chosen, or that there is somebody alike."""
        self._say(words)

    def _say(self, words: str, rows: Sequence[Row] = ()) -> None:
        self.words.setText(words)
        show_when(self.words, bool(words))
        self.list.set_rows(rows)
        show_when(self.list, bool(rows))
        show_when(self, bool(rows) or not self._brief)

    def _chosen(self, key: str) -> None:
        if key == NEW:
            self.new_asked.emit()
        else:
            self.picked.emit(key)
