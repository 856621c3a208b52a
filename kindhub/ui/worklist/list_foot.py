"""Under a list: the keys that work in it, and which rows are on screen."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.text import KeyCap, Text


class ListFoot(QWidget):
    """In large letters the keys go, for the rows are what cannot be found elsewhere: F1 has the keys, too."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        gaps(row, 8, 2, 0)
        self._keys = QWidget(self)
        self._keys.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        keys = QHBoxLayout(self._keys)
        gaps(keys, 8)
        for key, words in (
            ("↑ ↓", tr("choose", "elegir")),
            ("Enter", tr("open", "abrir")),
            (tr("Space", "Espacio"), tr("tick", "marcar")),
            ("Ctrl A", tr("all", "todos")),
            ("Ctrl F", tr("find", "buscar")),
        ):
            keys.addWidget(KeyCap(key))
            keys.addWidget(Text(words, "cap", "text2"))
        keys.addStretch(1)
        row.addWidget(self._keys, 1)
        self.range = Text("", "cap", "text2")
        row.addWidget(self.range)

    def say_range(self, words: str) -> None:
        """Which rows are on screen."""
        self.range.setText(words)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        needed = self._keys.sizeHint().width() + self.range.sizeHint().width()
        self._keys.setVisible(needed <= self.width())
