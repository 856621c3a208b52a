"""What stands where nothing is: a sentence and what changes it, or grey lines for the first load."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.ui.kit.buttons import QuietButton
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.text import Icon, Text
from kindhub.ui.theme import theme


class EmptyState(QWidget):
    """One sentence why there is nothing, and one button that changes it (`acted`)."""

    acted = Signal()

    def __init__(self, sentence: str, action: str = "", icon: str = "tray", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        gaps(column, 12, 24)
        column.addStretch(1)
        sign = Icon(icon, "muted", 32)
        column.addWidget(sign, 0, Qt.AlignmentFlag.AlignHCenter)
        self._words = Text(sentence, "body", "text2", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._words)
        if action:
            button = QuietButton(action)
            button.clicked.connect(self.acted)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        self.setAccessibleName(sentence)

    def set_sentence(self, sentence: str) -> None:
        """Say something else."""
        self._words.setText(sentence)
        self.setAccessibleName(sentence)


class Skeleton(QWidget):
    """Grey lines where content will be, still and silent; for the very first load only."""

    def __init__(self, lines: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setMinimumHeight(theme().size(34) * lines)
        self.setAccessibleName(tr("Loading", "Cargando"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("sunken"))
        height = theme().size(34)
        for line in range(self._lines):
            width = self.width() * (90 - line * 17 % 40) // 100
            painter.drawRoundedRect(0, line * height + height // 3, width, height // 2, 4, 4)
        painter.end()
