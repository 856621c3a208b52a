"""Taking a case to another stage or status: what is lacking as links, else the reason, which goes into the ledger."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.ui.case.ask_panel import AskPanel
from kindhub.ui.case.picture import Move
from kindhub.ui.kit.field_block import FieldBlock
from kindhub.ui.kit.inputs import TextInput
from kindhub.ui.kit.row_list import Row, RowList
from kindhub.ui.kit.text import Text

SHORTEST_REASON = 5


class MovePanel(AskPanel):
    """`moved(key, reason)`; `place_asked(Place)` when something lacking is taken."""

    moved = Signal(str, str)
    place_asked = Signal(object)

    def __init__(self, goal: Move, parent: QWidget) -> None:
        title = tr("Move to: {stage}", "Pasar a: {stage}", stage=goal.title)
        super().__init__(title, tr("Move", "Pasar"), "lock-key" if goal.lacking else "arrow-right", parent)
        self.goal = goal
        self.reason: TextInput | None = None
        if goal.lacking:
            self._show_lacking()
        else:
            self._ask_reason()

    def _show_lacking(self) -> None:
        names = tr("What is missing", "Lo que falta")
        self.lacking = RowList(names)
        self.lacking.set_rows(
            [Row(str(at), words, "none", right="→") for at, (words, _) in enumerate(self.goal.lacking)]
        )
        self.lacking.chosen.connect(self._go)
        self.act_button.setEnabled(False)
        self.ask(Text(tr("This is still missing:", "Todavía falta:"), tone="text2"), self.lacking)
        self.lacking.setFocus()

    def _ask_reason(self) -> None:
        self.reason = TextInput(2)
        label = tr("Why", "Motivo")
        hint = tr("It is kept in the history.", "Queda en el historial.")
        block = FieldBlock(label, self.reason, name="reason", hint=hint, needed="create")
        self.ask(block)
        block.focus()

    def _go(self, key: str) -> None:
        self.place_asked.emit(self.goal.lacking[int(key)][1])
        self.close()

    @override
    def answer(self) -> None:
        if self.reason is None:
            return
        words = str(self.reason.value() or "").strip()
        if len(words) < SHORTEST_REASON:
            self.complain(tr("Write in a few words why.", "Escriba en pocas palabras el motivo."))
            self.reason.setFocus()
            return
        self.moved.emit(self.goal.key, words)
        self.close()
