"""Before the hub is closed for something: what it means, in plain words, and the passphrase."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kindhub.i18n import tr
from kindhub.ui.kit.buttons import FilledButton, QuietButton
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.message_bar import ErrorBar
from kindhub.ui.kit.text import Text
from kindhub.ui.shell.passphrase_edit import PassphraseEdit

if TYPE_CHECKING:
    from kindhub.i18n import L


class SurePane(Card):
    """`agreed(passphrase)` when the person wants it; `declined` when everything is to stay as it is."""

    agreed = Signal(str)
    declined = Signal()

    def __init__(
        self, title: str, means: Iterable[L], act: str, *, danger: bool = False, passphrase: str = "", stay: str = "",
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(title, parent=parent)
        for words in means:
            self.add(Text(words.say(), wrap=True))
        label = Text(passphrase or tr("Your passphrase", "Su frase de acceso"))
        label.setProperty("part", "fieldLabel")
        self.passphrase = PassphraseEdit()
        label.setBuddy(self.passphrase)
        self.passphrase.returnPressed.connect(self._agree)
        self.add(label)
        self.add(self.passphrase)
        self.error = ErrorBar()
        self.add(self.error)
        row = QHBoxLayout()
        gaps(row, 8)
        self.agree = FilledButton(act, tone="danger") if danger else FilledButton(act)
        self.agree.clicked.connect(self._agree)
        self.decline = QuietButton(stay or tr("Leave it as it is", "Dejar como está"))
        self.decline.clicked.connect(self.declined)
        row.addWidget(self.agree)
        row.addWidget(self.decline)
        row.addStretch(1)
        self.body.addLayout(row)

    def _agree(self) -> None:
        if self.passphrase.text() and self.agree.isEnabled():
            self._let_choose(free=False)  # nor does one decline what is already on its way
            self.error.hide()
            self.agreed.emit(self.passphrase.take())

    def show_error(self, said: str | BaseException) -> None:
        """It will not work, and why; nothing was changed."""
        self._let_choose(free=True)
        self.error.tell(said)
        self.passphrase.setFocus()

    def _let_choose(self, *, free: bool) -> None:
        for button in (self.agree, self.decline):
            button.setEnabled(free)
