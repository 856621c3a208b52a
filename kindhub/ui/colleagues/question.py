"""A question before something that cannot be taken back: what it does, the act, and the way out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kindhub.i18n import tr
from kindhub.ui.kit.buttons import FilledButton, QuietButton
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.message_bar import MessageBar


class Question(QWidget):
    """`agreed` when the person wants it. Hidden until it is asked; the way out hides it again."""

    agreed = Signal()

    def __init__(self, words: str, act: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        gaps(column, 8)
        column.addWidget(MessageBar("warn", words, closable=False))
        row = QHBoxLayout()
        gaps(row, 8)
        self.agree = FilledButton(act, tone="danger")
        self.agree.clicked.connect(self._agree)
        stay = QuietButton(tr("Leave it as it is", "Dejar como está"))
        stay.clicked.connect(self.hide)
        row.addWidget(self.agree)
        row.addWidget(stay)
        row.addStretch(1)
        column.addLayout(row)
        self.hide()

    def _agree(self) -> None:
        self.agree.setEnabled(False)
        self.agreed.emit()
