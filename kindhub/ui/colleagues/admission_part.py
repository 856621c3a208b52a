"""Before somebody gets a restricted program: the words to hear from her by telephone, and the second lead."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kindhub.i18n import tr
from kindhub.ui.kit.buttons import FilledButton, LinkButton, QuietButton
from kindhub.ui.kit.look import gaps, show_when
from kindhub.ui.kit.message_bar import MessageBar
from kindhub.ui.kit.text import Text

if TYPE_CHECKING:
    from kindhub.services.admitting import Waiting
    from kindhub.services.colleagues import Colleague
    from kindhub.ui.colleagues.reading import Grantable


class AdmissionPart(QWidget):
    """`ask(role)` shows the words; `heard(role)` when they were the same, `declined` when nobody is to be let in,
    `left` when it stays as it was. Somebody who waits for a second lead is shown at once.
    """

    heard = Signal(str)
    declined = Signal()
    left = Signal()

    def __init__(
        self, what: Grantable, who: Colleague, words: str, names: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        known = what.admissions
        self.waiting: Waiting | None = known.waiting.get(who.uid) if known is not None else None
        self._role = self.waiting.role if self.waiting is not None else ""
        column = QVBoxLayout(self)
        gaps(column, 8)
        if self.waiting is not None:
            first = tr("{name} wants to let her in as {role} and waits for another lead.",
                       "{name} quiere darle acceso como {role} y espera a otra persona que dirija el programa.",
                       name=names.get(self.waiting.by, self.waiting.by),
                       role=what.role_name(self.waiting.role))  # fmt: skip
            column.addWidget(MessageBar("info", first, closable=False))
        if known is not None and known.key_changed(who.uid, words):
            changed = tr(
                "Her key is not the one that was compared before: she was given a new passphrase since. Make sure.",
                "Su clave no es la que se comparó antes: desde entonces le dieron una frase nueva. Asegúrese.",
            )
            column.addWidget(MessageBar("warn", changed, closable=False))
        column.addWidget(self._heard_part(who, words, second=what.second and self.waiting is None))
        self.withdraw = LinkButton(tr("Let nobody in", "No dar acceso"), "prohibit", tone="danger")
        self.withdraw.clicked.connect(self.declined)
        show_when(self.withdraw, self.waiting is not None)
        column.addWidget(self.withdraw)
        if self.waiting is None:
            self.hide()

    def _heard_part(self, who: Colleague, words: str, *, second: bool) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        gaps(column, 8)
        call = tr("Call {name} by telephone. She reads you the words of her key from “Change my passphrase”:",
                  "Llame por teléfono a {name}. Le lee las palabras de su clave desde «Cambiar mi frase de acceso»:",
                  name=who.name)  # fmt: skip
        column.addWidget(Text(call, wrap=True))
        self.words = Text(words, "strong", wrap=True)
        column.addWidget(self.words)
        if second:
            then = tr("Then another lead does the same and confirms.",
                      "Después otra persona que dirige el programa hace lo mismo y confirma.")  # fmt: skip
            column.addWidget(Text(then, "body", "text2", wrap=True))
        row = QHBoxLayout()
        gaps(row, 8)
        self.same = FilledButton(tr("They are the same words", "Son las mismas palabras"), "check")
        self.same.clicked.connect(self._same)
        stay = QuietButton(tr("Leave it as it is", "Dejar como está"))
        stay.clicked.connect(self._leave)
        show_when(stay, self.waiting is None)
        row.addWidget(self.same)
        row.addWidget(stay)
        row.addStretch(1)
        column.addLayout(row)
        return part

    def ask(self, role: str) -> None:
        """Show the words to hear before this role is given."""
        self._role = role
        self.show()
        self.same.setFocus()

    def _same(self) -> None:
        self.same.setEnabled(False)
        self.heard.emit(self._role)

    def _leave(self) -> None:
        self.hide()
        self.left.emit()
