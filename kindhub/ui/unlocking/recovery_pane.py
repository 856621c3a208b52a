"""The recovery sheet on screen, once: print it, then type it back from the paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from kindhub.errors import UserError
from kindhub.i18n import tr
from kindhub.ui.asking_where import forget_folders
from kindhub.ui.kit.buttons import FilledButton, QuietButton
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.field_block import FieldBlock
from kindhub.ui.kit.inputs import TextInput
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.text import Text
from kindhub.ui.theme import theme

if TYPE_CHECKING:
    from kindhub.security.recovery import RecoverySheet


class RecoveryPane(QWidget):
    """`confirmed` once what was typed is what stands on the sheet: then the paper exists and can be read."""

    confirmed = Signal()

    def __init__(self, sheet: RecoverySheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self.setMaximumWidth(theme().size(460))
        column = QVBoxLayout(self)
        gaps(column, 10)
        column.addWidget(Text(tr("Your recovery sheet", "Su hoja de recuperación"), "h1"))
        why = tr(
            "If the passphrase is forgotten, only this sheet opens the hub. It is shown only now. Print it or copy "
            "it by hand, and keep it in a closed envelope away from this computer.",
            "Si se olvida la frase, solo esta hoja abre el hub. Se muestra solo ahora. Imprímala o cópiela a mano y "
            "guárdela en un sobre cerrado, lejos de este equipo.",
        )
        column.addWidget(Text(why, "body", "text2", wrap=True))
        column.addWidget(self._shown())
        column.addLayout(self._ways())
        self.typed = TextInput(rows=4)
        self.typed.setMaximumHeight(self.typed.edit.maximumHeight())
        how = tr("Small or capital letters, with or without spaces.", "Mayúsculas o minúsculas, con o sin espacios.")
        self._block = FieldBlock(
            tr("Type it here from the paper", "Escríbala aquí desde el papel"), self.typed, hint=how
        )
        column.addWidget(self._block)
        self.done = FilledButton(tr("Check and go on", "Comprobar y seguir"), "check")
        self.done.clicked.connect(self._check)
        column.addWidget(self.done)
        column.addStretch(1)

    def _shown(self) -> Card:
        card = Card()
        key = Text(self._sheet.text, "h3")
        fixed = QFont("monospace")
        fixed.setStyleHint(QFont.StyleHint.Monospace)
        fixed.setPointSizeF(theme().font("h3").pointSizeF())
        key.setStyleSheet("font-family: monospace")
        key.setFont(fixed)
        key.setAccessibleName(tr("Recovery key", "Clave de recuperación"))
        card.add(key)
        return card

    def _ways(self) -> QHBoxLayout:
        row = QHBoxLayout()
        gaps(row, 8)
        for words, icon, act in (
            (tr("Print…", "Imprimir…"), "printer", self._print),
            (tr("Save as a file…", "Guardar como archivo…"), "floppy-disk", self._choose_file),
        ):
            button = QuietButton(words, icon)
            button.clicked.connect(act)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setDocName("KIND Hub")
        dialog = QPrintDialog(self._printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._print_on)
        QDialog.open(dialog)

    def _print_on(self, result: int) -> None:
        if result != QDialog.DialogCode.Accepted:
            return
        from kindhub.ui.unlocking.recovery_paper import paper_of

        paper_of(self._sheet, self.page_text()).print_(self._printer)

    def page_text(self) -> str:
        """The sheet as it goes on paper: what it is, the key, what to do with it."""
        head = tr("KIND Hub: recovery sheet of {who}", "KIND Hub: hoja de recuperación de {who}",
                  who=self._sheet.organisation)  # fmt: skip
        foot = tr("Keep in a closed envelope. Whoever has it can open the hub.",
                  "Guárdela en un sobre cerrado. Quien la tenga puede abrir el hub.")  # fmt: skip
        return f"{head}\n\n{self._sheet.text}\n\n{foot}\n"

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, tr("Save the sheet", "Guardar la hoja"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("txt")
        dialog.fileSelected.connect(self.save_to)
        dialog.destroyed.connect(forget_folders)
        dialog.open()

    def save_to(self, path: str) -> None:
        """Write the sheet where she chose; she was told what it opens."""
        try:
            Path(path).write_text(self.page_text(), encoding="utf-8")
        except OSError:
            self._block.show_message(
                tr(
                    "It could not be written there. Choose another folder.",
                    "No se pudo escribir ahí. Elija otra carpeta.",
                )
            )

    def _check(self) -> None:
        from kindhub.security.recovery import confirm_typed_back

        try:
            confirm_typed_back(self._sheet, str(self.typed.value() or ""))
        except UserError as advice:
            self._block.show_message(str(advice))
            self.typed.setFocus()
            return
        self.confirmed.emit()
