"""Asks what something is taken out of the hub for; from then on the hub no longer guards it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kindhub.exchange.list_export import SHORTEST_REASON, WHY
from kindhub.i18n import tr
from kindhub.ui.kit.buttons import FilledButton
from kindhub.ui.kit.field_block import FieldBlock
from kindhub.ui.kit.inputs import TextInput
from kindhub.ui.kit.popover import PopOver
from kindhub.ui.kit.text import Text
from kindhub.ui.theme import theme


class ReasonPane(PopOver):
    """`reasoned(reason)` once there is one."""

    reasoned = Signal(str)

    def __init__(self, title: str, warning: str, act: str, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.frame.setFixedWidth(theme().size(340))
        self.body.addWidget(Text(title, "h3", wrap=True))
        self.body.addWidget(Text(warning, "body", "text2", wrap=True))
        self.reason = TextInput(rows=3, max_length=500)
        hint = tr("It is kept with your name and the date.", "Queda escrito con su nombre y la fecha.")
        self.block = FieldBlock(tr("What for?", "¿Para qué?"), self.reason, hint=hint, needed="create")
        self.body.addWidget(self.block)
        self.go = FilledButton(act, icon)
        self.go.clicked.connect(self._go)
        self.body.addWidget(self.go)

    def _go(self) -> None:
        reason = str(self.reason.value() or "")
        if len(reason) < SHORTEST_REASON:
            self.block.show_message(WHY.say())
            self.reason.setFocus()
            return
        self.reasoned.emit(reason)
