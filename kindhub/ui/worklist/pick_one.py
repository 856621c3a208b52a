"""One of some names in an open list: in a pane that floats, a list that drops down would fall out of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from kindhub.ui.kit.inputs import Choice
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.text import Text
from kindhub.ui.theme import theme


class PickOne(QWidget):
    """`code()` of the marked row. Arrows and letters move."""

    def __init__(self, label: str, choices: Sequence[Choice], rows: int = 4) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        gaps(column, 3)
        column.addWidget(Text(label, "strong"))
        self.list = QListWidget()
        self.list.setProperty("part", "popup")
        self.list.setAccessibleName(label)
        for choice in choices:
            item = QListWidgetItem(choice.label)
            item.setData(Qt.ItemDataRole.UserRole, choice.code)
            item.setSizeHint(QSize(10, theme().size(32)))
            self.list.addItem(item)
        if choices:
            self.list.setCurrentRow(0)
        self.list.setFixedHeight(theme().size(33 * min(max(len(choices), 1), rows) + 4))
        column.addWidget(self.list)
        self.setFocusProxy(self.list)

    def code(self) -> object:
        """What is marked; None when there is nothing to choose."""
        item = self.list.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item is not None else None
