"""The foot of every step: what will happen, back, and the one thing that comes next."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from kindhub.i18n import tr
from kindhub.ui.kit.buttons import FilledButton, QuietButton
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.text import Icon, Text
from kindhub.ui.theme import icon, theme


class StepFooter(QFrame):
    """`back` and `forward`; without a word for the next act there is no button for it."""

    back = Signal()
    forward = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "footer")
        row = QHBoxLayout(self)
        gaps(row, 8, 20, 8)
        self._sign = Icon("info", "info")
        row.addWidget(self._sign)
        self.words = Text("", "body", "text2", wrap=True)
        row.addWidget(self.words, 1)
        self.back_button = QuietButton(tr("Back", "Atrás"), "arrow-left")
        self.back_button.clicked.connect(self.back)
        row.addWidget(self.back_button)
        self.next_button = FilledButton("")
        self.next_button.setIconSize(QSize(theme().size(24), theme().size(18)))
        self.next_button.clicked.connect(self.forward)
        row.addWidget(self.next_button)
        self.setMinimumHeight(theme().size(50))

    def say(self, words: str, forward: str = "", sign: str = "", *, ready: bool = True, back: bool = True) -> None:
        """Say what will happen. `forward` names the next act, `ready` whether it is possible now."""
        self.words.setText(words)
        self._sign.setVisible(bool(words))
        self.next_button.setText(forward)
        self.next_button.setIcon(icon(sign or "arrow-right", "on_accent"))
        self.next_button.setVisible(bool(forward))
        self.next_button.setEnabled(ready)
        self.back_button.setVisible(back)
