"""What can be done with a list of several meetings besides ticking it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.ui.kit.buttons import QuietButton
from kindhub.ui.kit.flow import FlowLayout


class CallingBar(QWidget):
    """`all_asked`, `new_asked`, `print_asked`, `signed_asked` by its buttons."""

    all_asked = Signal()
    new_asked = Signal()
    print_asked = Signal()
    signed_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = FlowLayout(self, 8)
        self.all = QuietButton(tr("Tick the whole column", "Marcar toda la columna"), "checks")
        self.all.setToolTip("Ctrl+Shift+Space")
        self.new = QuietButton(tr("Add a person", "Agregar a una persona"), "user-plus")
        self.new.setToolTip("Ctrl+N")
        self.print = QuietButton(tr("List to sign…", "Lista para firmar…"), "printer")
        self.signed = QuietButton(tr("Enter a signed list", "Pasar una lista firmada"), "keyboard")
        for button, asked in (
            (self.all, self.all_asked), (self.new, self.new_asked), (self.print, self.print_asked),
            (self.signed, self.signed_asked),
        ):  # fmt: skip
            button.clicked.connect(asked)
            row.addWidget(button)

    def set_read_only(self) -> None:
        """Only what changes nothing."""
        for button in (self.all, self.new, self.signed):
            button.hide()

    @override
    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.heightForWidth(width) if layout is not None else 0
