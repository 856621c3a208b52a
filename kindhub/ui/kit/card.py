"""The white surface things lie on."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.text import Text, YieldingText


class Card(QFrame):
    """A card: `head` for title, note and actions, `body` for what it holds. `head_words` are of that class."""

    head_words: type[Text] | type[YieldingText] = Text

    def __init__(self, title: str = "", note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "card")
        self.column = QVBoxLayout(self)
        gaps(self.column, 8, 16, 12)
        self.head = QHBoxLayout()
        gaps(self.head, 8)
        self.body = QVBoxLayout()
        gaps(self.body, 8)
        has_head = self if title or note else None
        self.title = self.head_words(title, "h3", parent=has_head)
        self.note = self.head_words(note, "cap", "text2", parent=has_head)
        if has_head is not None:
            self.setAccessibleName(title)
            self.head.addWidget(self.title)
            self.head.addWidget(self.note)
            self.head.addStretch(1)
            self.column.addLayout(self.head)
        self.column.addLayout(self.body, 1)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a widget under what is there."""
        self.body.addWidget(widget, stretch)

    def ask_for_lines(self) -> None:
        """For a card that asks for no height: as much all the same as its wrapped words need at this width."""
        self.setMinimumHeight(self.column.totalMinimumHeightForWidth(self.width()))

    def add_action(self, widget: QWidget) -> None:
        """Put a button at the right end of the head."""
        self.head.addWidget(widget)


class LongHeadCard(Card):
    """Title and note go into more lines beside buttons that need the room, or in large letters."""

    head_words = YieldingText
