"""A new passphrase, typed twice: what makes it hard to guess is said while one types."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kindhub.errors import UserError
from kindhub.i18n import L, tr
from kindhub.security.passphrase import check_passphrase, propose_passphrase
from kindhub.ui.kit.buttons import LinkButton
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.text import Text
from kindhub.ui.shell.passphrase_edit import PassphraseEdit

_DIFFER = L(
    "The two passphrases differ. Type the second one again.",
    "Las dos frases no son iguales. Escriba otra vez la segunda.",
)


class NewPassphrase(QWidget):
    """`take()` gives it and empties both fields. `for_whom` says whose name it must not be built on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._uid, self._name = "", ""
        column = QVBoxLayout(self)
        gaps(column, 4)
        self.first, self.again = PassphraseEdit(), PassphraseEdit()
        once_more = tr("New passphrase, once more", "Frase nueva, otra vez")
        self.first.setAccessibleName(tr("New passphrase", "Frase de acceso nueva"))
        self.again.setAccessibleName(once_more)
        self.first.textEdited.connect(self._advise)
        self.advice = Text(
            tr("Six words that only you know are easiest to remember.",
               "Seis palabras que solo usted conoce son lo más fácil de recordar."),
            "cap", "text2", wrap=True,
        )  # fmt: skip
        self.propose_link = LinkButton(tr("Propose six words", "Proponer seis palabras"), "dice-five")
        self.propose_link.clicked.connect(self.propose)
        column.addWidget(_label(tr("New passphrase", "Frase de acceso nueva"), self.first))
        column.addWidget(self.first)
        column.addWidget(self.advice)
        row = QHBoxLayout()
        row.addWidget(self.propose_link)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(_label(once_more, self.again))
        column.addWidget(self.again)

    def for_whom(self, uid: str, name: str) -> None:
        """Whose passphrase it becomes."""
        self._uid, self._name = uid, name
        if self.first.text():
            self._advise()

    def propose(self) -> None:
        """Write six random words into the field, to be copied onto paper and typed once more."""
        self.first.setText(propose_passphrase())
        if self.first.echoMode() == QLineEdit.EchoMode.Password:
            self.first.toggle_seen()
        self.again.clear()
        self.advice.setText(tr("Write these words on paper, then type them once more below.",
                               "Escriba estas palabras en papel y luego otra vez aquí abajo."))  # fmt: skip

    def _advise(self) -> None:
        try:
            check_passphrase(self.first.text(), self._uid, self._name)
        except UserError as advice:
            self.advice.setText(str(advice))
        else:
            self.advice.setText(tr("Good: hard to guess.", "Bien: difícil de adivinar."))

    def check(self) -> None:
        """Raise `UserError` when it is easy to guess or was typed differently the second time."""
        check_passphrase(self.first.text(), self._uid, self._name)
        if self.first.text() != self.again.text():
            raise UserError(_DIFFER)

    def take(self) -> str:
        """The passphrase; both fields are empty afterwards."""
        self.again.take()
        return self.first.take()


def _label(words: str, edit: QWidget) -> Text:
    label = Text(words)
    label.setProperty("part", "fieldLabel")
    label.setBuddy(edit)
    return label
