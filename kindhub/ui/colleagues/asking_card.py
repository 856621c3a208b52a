"""A card that asks for something and hands work over: the act, the way out, and why it did not work."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kindhub.errors import UserError
from kindhub.ui.colleagues.new_passphrase import NewPassphrase
from kindhub.ui.kit.buttons import FilledButton, QuietButton
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.message_bar import ErrorBar


class AskingCard(Card):
    """`asked(work)` when everything is there; `declined`. What is asked for goes in before `end_with`."""

    asked = Signal(object)
    declined = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self.new = NewPassphrase()

    def end_with(self, act: FilledButton, stay: str) -> None:
        """Close the card with the act and the words of the way out."""
        self.error = ErrorBar()
        self.add(self.error)
        row = QHBoxLayout()
        gaps(row, 8)
        self.save = act
        out = QuietButton(stay)
        out.clicked.connect(self.declined)
        row.addWidget(self.save)
        row.addWidget(out)
        row.addStretch(1)
        self.body.addLayout(row)

    def passphrase_is_good(self) -> bool:
        """Check the new passphrase; what is wrong with it is said on the card. Good: the act rests."""
        try:
            self.new.check()
        except UserError as advice:
            self.show_error(str(advice))
            return False
        self.error.hide()
        self.save.setEnabled(False)
        return True

    def show_error(self, said: str | BaseException) -> None:
        """Why it did not work."""
        self.save.setEnabled(True)
        self.error.tell(said)
