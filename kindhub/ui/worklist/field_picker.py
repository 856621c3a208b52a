"""Choosing one column by its name: for a filter, and for grouping."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from kindhub.records.date_words import plain
from kindhub.ui.kit.popover import PopOver
from kindhub.ui.kit.search_edit import SearchEdit
from kindhub.ui.kit.text import Text
from kindhub.ui.theme import icon, theme


class FieldPicker(PopOver):
    """`picked(source)` by Enter or a click. Letters narrow, Down goes into the list."""

    picked = Signal(str)

    def __init__(self, title: str, find: str, fields: Sequence[tuple[str, str]], marked: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.body.addWidget(Text(title, "h3"))
        self.search = SearchEdit(find)
        self.search.searched.connect(self._narrow)
        self.search.went_down.connect(self._go_down)
        self.search.submitted.connect(self._take_first)
        self.body.addWidget(self.search)
        self.list = QListWidget()
        self.list.setProperty("part", "popup")
        self.list.setAccessibleName(title)
        self.list.setMinimumSize(theme().size(280), theme().size(300))
        for source, label in fields:
            item = QListWidgetItem(icon("check"), label) if source == marked else QListWidgetItem(label)
            item.setData(Qt.ItemDataRole.UserRole, source)
            item.setSizeHint(QSize(10, theme().size(32)))
            self.list.addItem(item)
        self.list.itemActivated.connect(self._take)
        self.list.itemClicked.connect(self._take)
        self.body.addWidget(self.list)

    def _rows(self) -> list[QListWidgetItem]:
        return [item for row in range(self.list.count()) if not (item := self.list.item(row)).isHidden()]

    def _narrow(self, typed: str) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(plain(typed) not in plain(item.text()))

    def _go_down(self) -> None:
        shown = self._rows()
        if shown:
            self.list.setCurrentItem(shown[0])
            self.list.setFocus()

    def _take_first(self, _typed: str) -> None:
        shown = self._rows()
        if shown:
            self._take(shown[0])

    def _take(self, item: QListWidgetItem) -> None:
        source = str(item.data(Qt.ItemDataRole.UserRole))
        if self.isVisible():  # a click with Enter's own meaning comes twice on some systems
            self.close()
            self.picked.emit(source)
