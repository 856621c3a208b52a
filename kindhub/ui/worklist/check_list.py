"""Several of many values, each with a box to tick; letters narrow a long list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from kindhub.i18n import tr
from kindhub.records.date_words import plain
from kindhub.ui.kit.inputs import Choice
from kindhub.ui.kit.inputs.choices import LIST_AT_MOST
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.search_edit import SearchEdit
from kindhub.ui.theme import theme

_ROWS_SHOWN = 8


class CheckList(QWidget):
    """`codes()` are those ticked, in the order they are offered. Space ticks."""

    def __init__(self, name: str, choices: Sequence[Choice], chosen: Sequence[object] = ()) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        gaps(column, 8)
        self.search = SearchEdit(tr("Find in the list", "Buscar en la lista"))
        self.search.searched.connect(self._narrow)
        self.search.went_down.connect(self._go_down)
        self.search.setVisible(len(choices) > LIST_AT_MOST)
        column.addWidget(self.search)
        self.list = QListWidget()
        self.list.setProperty("part", "popup")
        self.list.setAccessibleName(name)
        for choice in choices:
            item = QListWidgetItem(choice.label)
            item.setData(Qt.ItemDataRole.UserRole, choice.code)
            item.setSizeHint(QSize(10, theme().size(32)))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if choice.code in chosen else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        if choices:
            self.list.setCurrentRow(0)
        self.list.setFixedHeight(theme().size(34 * min(max(len(choices), 2), _ROWS_SHOWN)))
        column.addWidget(self.list)
        self.setFocusProxy(self.search if len(choices) > LIST_AT_MOST else self.list)

    def codes(self) -> tuple[object, ...]:
        """What is ticked."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(i.data(Qt.ItemDataRole.UserRole) for i in items if i.checkState() == Qt.CheckState.Checked)

    def _narrow(self, typed: str) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(plain(typed) not in plain(item.text()))

    def _go_down(self) -> None:
        self.list.setFocus()
