"""What is exported, and why: the reason goes to the ledger with the export."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kindhub.i18n import tr
from kindhub.ui.kit.buttons import FilledButton
from kindhub.ui.kit.field_block import FieldBlock
from kindhub.ui.kit.inputs import LineInput
from kindhub.ui.kit.popover import PopOver
from kindhub.ui.kit.text import Text
from kindhub.ui.theme import theme

LONGEST_REASON = 200


class ExportPane(PopOver):
    """`reasoned(text)` once a reason was given; without one it says that it is needed."""

    reasoned = Signal(str)

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.body.addWidget(Text(title, "h3"))
        self.reason = LineInput(LONGEST_REASON)
        self.block = FieldBlock(
            tr("What is it for?", "¿Para qué es?"), self.reason, name="reason",
            hint=tr("For example: quarterly report for the donor. It is kept in the record of exports.",
               "Por ejemplo: informe trimestral para la financiadora. Queda escrito en el registro."),
        )  # fmt: skip
        self.block.setMinimumWidth(theme().size(340))
        self.body.addWidget(self.block)
        self.go_on = FilledButton(tr("Choose where…", "Elegir dónde…"), "download-simple")
        self.go_on.clicked.connect(self._asked)
        self.body.addWidget(self.go_on)

    def _asked(self) -> None:
        reason = str(self.reason.value() or "").strip()
        if not reason:
            self.block.show_message(tr("Write what it is for.", "Escriba para qué es."))
            self.reason.setFocus()
            return
        self.reasoned.emit(reason)
        self.close()
