"""Saving a copy of a document outside the hub: what that means, and why it is needed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from kindhub.i18n import tr
from kindhub.services.documents import SHORTEST_REASON
from kindhub.ui.asking_where import forget_folders
from kindhub.ui.kit.buttons import FilledButton, QuietButton
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.field_block import FieldBlock
from kindhub.ui.kit.inputs import LineInput
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.message_bar import MessageBar


class CopyPane(Card):
    """`chosen(path, reason)` when both are there; `declined` when no copy is made."""

    chosen = Signal(str, str)
    declined = Signal()

    def __init__(self, file_name: str, parent: QWidget | None = None) -> None:
        super().__init__(tr("Save a copy", "Guardar una copia"), parent=parent)
        self._file_name = file_name
        words = tr(
            "The copy is not encrypted: whoever finds it can read it. Delete it when it is no longer needed.",
            "La copia no va cifrada: quien la encuentre puede leerla. Bórrela cuando ya no haga falta.",
        )
        self.add(MessageBar("warn", words, closable=False))
        self.reason = LineInput(300)
        hint = tr("It goes into the history of the case, with your name.", "Queda en el historial, con su nombre.")
        self.block = FieldBlock(
            tr("What is it needed for?", "¿Para qué se necesita?"), self.reason, hint=hint, needed="create"
        )
        self.add(self.block)
        row = QHBoxLayout()
        gaps(row, 8)
        self.choose = FilledButton(tr("Choose a folder…", "Elegir dónde…"), "floppy-disk")
        self.choose.clicked.connect(self.ask_place)
        stay = QuietButton(tr("Make no copy", "No hacer copia"))
        stay.clicked.connect(self.declined)
        row.addWidget(self.choose)
        row.addWidget(stay)
        row.addStretch(1)
        self.body.addLayout(row)

    def why(self) -> str:
        """The reason as typed."""
        return str(self.reason.value() or "")

    def ask_place(self) -> None:
        """Ask where to, once there is a reason."""
        if len(self.why()) < SHORTEST_REASON:
            self.block.show_message(tr("Write what it is needed for.", "Escriba para qué se necesita."))
            self.reason.setFocus()
            return
        dialog = QFileDialog(self, tr("Save a copy", "Guardar una copia"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(self._file_name)
        dialog.fileSelected.connect(self.take)
        dialog.destroyed.connect(forget_folders)
        dialog.open()

    def take(self, path: str) -> None:
        """Say where the copy goes."""
        self.chosen.emit(path, self.why())
