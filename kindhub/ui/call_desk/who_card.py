"""Who is calling: whom what was typed may mean, then what is known of the one who was chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kindhub.i18n import tr
from kindhub.ui.kit.buttons import QuietButton
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.look import clear_layout, gaps, show_when
from kindhub.ui.kit.message_bar import MessageBar
from kindhub.ui.kit.row_list import Row, RowList
from kindhub.ui.kit.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kindhub.program.call_desk import Known
    from kindhub.ui.call_desk.work import Shown

OTHER, FAMILY = "another", "family"


class WhoCard(Card):
    """`picked(caller id)`, `other_asked`, `let_go_asked`, `family_asked(case id)`, `call_asked(call id)`."""

    picked = Signal(str)
    other_asked = Signal()
    let_go_asked = Signal()
    family_asked = Signal(str)
    call_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Who is calling", "Quién llama"), " ", parent)
        self._case_id = ""
        self.words = Text("", "body", "text2", wrap=True, parent=self)
        self.add(self.words)
        self._known = QVBoxLayout()
        gaps(self._known, 8)
        self.body.addLayout(self._known)
        self.list = RowList(tr("Who it may be", "Quién puede ser"), parent=self)
        self.list.chosen.connect(self._chosen)
        self.add(self.list)
        self.show_nobody()

    def show_nobody(self) -> None:
        """Nothing was typed, and nobody was chosen."""
        self._say(
            tr("Type the last digits of the telephone, or a name. Whoever gives none stays anonymous.",
               "Escriba los últimos dígitos del teléfono o un nombre. Quien no da ninguno queda anónimo.")
        )  # fmt: skip

    def show_found(self, known: Sequence[Known], typed: str) -> None:
        """Offer whom it may mean, and last that it is somebody else."""
        if not known:
            self._say(tr("Nobody known by that. Enter writes it into the call.",
                         "Nadie se conoce con eso. Enter lo anota en la llamada."))  # fmt: skip
            return
        rows = [Row(one.id, one.name, icon="user", sub=one.about, secret=True) for one in known]
        other = tr("Somebody else: write “{typed}”", "Otra persona: anotar «{typed}»", typed=typed)
        self._say("", (*rows, Row(OTHER, other, icon="user-plus")))

    def show_written(self) -> None:
        """What was typed stands in the call now."""
        self._say(tr("A new caller: what was typed stands in the call.",
                     "Persona nueva: lo que escribió quedó en la llamada."))  # fmt: skip

    def show_caller(self, shown: Shown) -> None:
        """Show what is known of the one who was chosen."""
        picture = shown.picture
        if picture is None:
            self.show_nobody()
            return
        self._case_id = picture.case_id or ""
        rows = [Row(FAMILY, shown.family, icon="users-three", sub=tr("Family", "Familia"))] if shown.family else []
        rows += [
            Row(one.id, one.title, "soon" if one.open else "done", sub=one.words,
                group=tr("Earlier calls", "Llamadas anteriores"))
            for one in picture.calls
        ]  # fmt: skip
        self._say("", rows)
        self._known.addWidget(Text(picture.known.name, "strong", wrap=True))
        if picture.known.about:
            self._known.addWidget(Text(picture.known.about, "cap", "text2", wrap=True))
        if picture.care:
            self._known.addWidget(MessageBar("warn", picture.care, closable=False))
        other = QuietButton(tr("It is somebody else", "Es otra persona"), "user-minus")
        other.clicked.connect(self.let_go_asked)
        self._known.addWidget(other)

    def _say(self, words: str, rows: Sequence[Row] = ()) -> None:
        clear_layout(self._known)
        self.words.setText(words)
        show_when(self.words, bool(words))
        self.list.set_rows(rows)
        show_when(self.list, bool(rows))

    def _chosen(self, key: str) -> None:
        if key == OTHER:
            self.other_asked.emit()
        elif key == FAMILY:
            self.family_asked.emit(self._case_id)
        elif self._known.count():
            self.call_asked.emit(key)
        else:
            self.picked.emit(key)
