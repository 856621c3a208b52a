"""One question at a time: where one stands, what is asked, why, and the answers with their keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kindhub.i18n import tr
from kindhub.ui.kit.buttons import LinkButton
from kindhub.ui.kit.look import clear_layout, gaps
from kindhub.ui.kit.message_bar import MessageBar
from kindhub.ui.kit.text import KeyCap, Text
from kindhub.ui.kit.views import Views


class GuidedQuestion(QFrame):
    """Shows what `ask` says around the answers in `stack`. `back_asked` for the question before it."""

    back_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "question")
        column = QVBoxLayout(self)
        gaps(column, 8, 16, 12)
        self._place, self._asked = Text("", "strong", "accent"), Text("", "h2", wrap=True)
        self._hint, self._reason = Text("", "body", "text2", wrap=True), Text("", "body", "info", wrap=True)
        head = QHBoxLayout()
        gaps(head, 8)
        head.addWidget(self._place)
        head.addStretch(1)
        self.why = LinkButton(tr("Why is this asked?", "¿Por qué se pregunta?"), "info")
        self.why.setCheckable(True)
        self.why.toggled.connect(self._show_reason)
        head.addWidget(self.why)
        column.addLayout(head)
        self.stack = Views(self)
        self.problem = MessageBar("danger", " ", closable=False)
        for part in (self._asked, self._hint, self._reason, self.stack, self.problem):
            column.addWidget(part)
        self._foot = QHBoxLayout()
        gaps(self._foot, 6)
        column.addLayout(self._foot)
        self.back = LinkButton(tr("Question before", "Pregunta anterior"), "arrow-left")
        self.back.clicked.connect(self.back_asked)

    def ask(self, place: str, question: str, hint: str, why: str, keys: Sequence[str], keys_do: str = "") -> None:
        """Ask a question; its page in the stack is for the caller to show. `keys` answer it, or do what is said."""
        self._place.setText(place)
        self._asked.setText(question)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._reason.setText(why)
        self.why.setVisible(bool(why))
        self.why.setChecked(False)
        self._show_reason(False)
        self._show_keys(keys, keys_do or tr("answer with one key", "contestan con una tecla"))
        self.setAccessibleName(f"{place}. {question}")

    def say_problem(self, words: str) -> None:
        """Why this answer cannot stand beside another; an empty text takes it away."""
        self.problem.message.setText(words)
        self.problem.setAccessibleName(words)
        self.problem.setVisible(bool(words))

    def _show_keys(self, keys: Sequence[str], keys_do: str) -> None:
        self._foot.removeWidget(self.back)
        clear_layout(self._foot)
        for letter in keys:
            self._foot.addWidget(KeyCap(letter))
        self._foot.addWidget(Text(keys_do, "cap", "text2", wrap=True), 1)
        self._foot.addWidget(self.back)

    def _show_reason(self, shown: bool) -> None:
        self._reason.setVisible(shown and bool(self._reason.text()))
