"""A draft that was left is offered again: go on with it, or drop it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from kindhub.i18n import tr
from kindhub.ui.kit.buttons import LinkButton
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.text import Icon, Text
from kindhub.ui.theme import theme


class DraftOffer(QFrame):
    """`taken` to go on writing, `dropped` to forget it. Hidden while there is none."""

    taken = Signal()
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "bar")
        self.setProperty("tone", "info")
        row = QHBoxLayout(self)
        gaps(row, 12, 12, 3)
        row.addWidget(Icon("pencil-simple", "info"))
        self._words = Text("", wrap=True)
        row.addWidget(self._words, 1)
        self.take = LinkButton(tr("Go on writing", "Seguir"), tone="info", inline=True)
        self.drop = LinkButton(tr("Discard", "Descartar"), tone="info", inline=True)
        self.take.clicked.connect(self.taken)
        self.drop.clicked.connect(self.dropped)
        row.addWidget(self.take)
        row.addWidget(self.drop)
        self.setMinimumHeight(theme().size(36))
        self.hide()

    def offer(self, clock: str) -> None:
        """Offer a draft that was kept at a time; an empty text takes the offer away."""
        words = tr("You left a draft here ({clock}).", "Aquí quedó un borrador suyo ({clock}).", clock=clock)
        self._words.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(clock))
