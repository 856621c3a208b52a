"""Help at the right side: what this screen is for, and its keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.ui.kit.buttons import IconButton
from kindhub.ui.kit.look import Rule, clear_layout, gaps
from kindhub.ui.kit.panes import ScrollPane
from kindhub.ui.kit.text import KeyCap, Text
from kindhub.ui.theme import theme


class HelpPanel(QFrame):
    """Opened by F1. `show_help(title, paragraphs, keys)`; Esc closes and says `closed`."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "card")
        self.setFixedWidth(theme().size(290))
        self.setAccessibleName(tr("Help", "Ayuda"))
        column = QVBoxLayout(self)
        gaps(column, 8, 16, 12)
        head = QHBoxLayout()
        self._title = Text("", "h3", wrap=True)
        head.addWidget(self._title, 1)
        self._close = IconButton("x", tr("Close help", "Cerrar ayuda"), "Esc")
        self._close.clicked.connect(self.dismiss)
        head.addWidget(self._close)
        column.addLayout(head)
        column.addWidget(Rule())
        self._scroll = ScrollPane()
        column.addWidget(self._scroll, 1)

    def show_help(self, title: str, paragraphs: Sequence[str], keys: Sequence[tuple[str, str]] = ()) -> None:
        """Show text and (key, what it does) pairs."""
        self._title.setText(title)
        clear_layout(self._scroll.body)
        for paragraph in paragraphs:
            self._scroll.body.addWidget(Text(paragraph, wrap=True))
        grid = QGridLayout()
        gaps(grid, 8)
        for row, (key, does) in enumerate(keys):
            grid.addWidget(KeyCap(key), row, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(Text(does, wrap=True), row, 1)
        grid.setColumnStretch(1, 1)
        self._scroll.body.addLayout(grid)
        self._scroll.body.addStretch(1)
        self.show()
        self._close.setFocus()

    def dismiss(self) -> None:
        """Close the panel."""
        self.hide()
        self.closed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)
