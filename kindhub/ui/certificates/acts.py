"""What can be done with the certificates of an event, and with that of the person at hand."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kindhub.i18n import L, tr, tr_n
from kindhub.services.certificates.register import PersonLine
from kindhub.ui.kit.buttons import FilledButton, QuietButton
from kindhub.ui.kit.flow import FlowLayout
from kindhub.ui.kit.look import show_when


class CertificateActs(QWidget):
    """A signal for each button; `show_state` says which of them there are now."""

    issue_asked = Signal()
    print_asked = Signal()
    each_asked = Signal()
    mail_asked = Signal()
    withdraw_asked = Signal()
    anew_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = FlowLayout(self, 8)
        self.issue = FilledButton("", "medal")
        self.print = QuietButton(tr("Print or one PDF…", "Imprimir o un PDF…"), "printer")
        self.each = QuietButton(tr("A file for each…", "Un archivo por persona…"), "files")
        self.mail = QuietButton(tr("Mail list…", "Lista de correo…"), "envelope-simple")
        self.withdraw = QuietButton(tr("Withdraw…", "Retirar…"), "prohibit")
        self.anew = QuietButton(tr("Issue anew…", "Emitir de nuevo…"), "arrow-counter-clockwise")
        for button, asked in (
            (self.issue, self.issue_asked), (self.print, self.print_asked), (self.each, self.each_asked),
            (self.mail, self.mail_asked), (self.withdraw, self.withdraw_asked), (self.anew, self.anew_asked),
        ):  # fmt: skip
            button.clicked.connect(asked)
            row.addWidget(button)

    def show_state(self, one: PersonLine | None, *, due: int, holds: bool, mails: bool, read_only: bool) -> None:
        """`due` are to be issued, somebody `holds` one, somebody may be written to; `one` is at the cursor."""
        words = tr_n(due, L("Issue {n} certificate", "Emitir {n} constancia"),
                     L("Issue {n} certificates", "Emitir {n} constancias"))  # fmt: skip
        self.issue.setText(words)
        show_when(self.issue, bool(due) and not read_only)
        for button in (self.print, self.each):
            show_when(button, holds)
        show_when(self.mail, mails)
        mine = one is not None and one.holds is not None
        show_when(self.withdraw, mine and not read_only)
        show_when(self.anew, (mine or bool(one and one.withdrawn)) and not read_only)

    @override
    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.heightForWidth(width) if layout is not None else 0
