"""Going back to a backup: what it means, in plain words, before it is done."""

from __future__ import annotations

from datetime import UTC, datetime
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
from kindhub.ui.when import moment_words

if TYPE_CHECKING:
    from kindhub.storage.backup_set import BackupSet


class RestorePane(Card):
    """`agreed(passphrase)` when the person wants it; `declined` when she goes on with the data of today."""

    agreed = Signal(str)
    declined = Signal()

    def __init__(self, backup: BackupSet, parent: QWidget | None = None) -> None:
        when = moment_words(backup.made_at, datetime.now(UTC))
        super().__init__(tr("Go back to the backup of {when}", "Volver a la copia: {when}", when=when), parent=parent)
        for words in (
            tr("What was written after that moment will not be seen any more.",
               "Lo que se escribió después de ese momento ya no se verá."),
            tr("Today's files are not deleted: they are set aside in a folder “set-aside-…” within the data folder.",
               "Los archivos de hoy no se borran: se apartan en una carpeta «set-aside-…» dentro de la de datos."),
            tr("The backup is checked whole first. Then the hub closes, goes back, and asks for the passphrase again.",
               "Primero se comprueba toda la copia. Luego el hub se cierra, vuelve atrás y pide la frase otra vez."),
        ):  # fmt: skip
            self.add(Text(words, wrap=True))
        label = Text(tr("Your passphrase, as it was then", "Su frase de acceso, la de entonces"))
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
        self.agree = FilledButton(tr("Go back to this backup", "Volver a esta copia"), tone="danger")
        self.agree.clicked.connect(self._agree)
        self.decline = QuietButton(tr("Stay with today's data", "Seguir con los datos de hoy"))
        self.decline.clicked.connect(self.declined)
        row.addWidget(self.agree)
        row.addWidget(self.decline)
        row.addStretch(1)
        self.body.addLayout(row)

    def _agree(self) -> None:
        if self.passphrase.text() and self.agree.isEnabled():
            self.agree.setEnabled(False)
            self.error.hide()
            self.agreed.emit(self.passphrase.take())

    def show_error(self, said: str | BaseException) -> None:
        """It will not work, and why; nothing was changed."""
        self.agree.setEnabled(True)
        self.error.tell(said)
        self.passphrase.setFocus()
