"""The bar of a list: find, chips, the button that adds one, and what stands at its right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kindhub.i18n import tr
from kindhub.services.list_filters import Filter
from kindhub.ui.kit.buttons import QuietButton
from kindhub.ui.kit.chip import FilterChip
from kindhub.ui.kit.flow import FlowLayout
from kindhub.ui.kit.look import gaps, show_when
from kindhub.ui.kit.search_edit import SearchEdit
from kindhub.ui.theme import theme
from kindhub.ui.worklist.condition_pane import ConditionPane
from kindhub.ui.worklist.field_picker import FieldPicker
from kindhub.ui.worklist.filters import FilterWords, filterable

if TYPE_CHECKING:
    from kindhub.services.worklists import Worklist


class FilterBar(QWidget):
    """`changed` with each filter; `filters` are in force. `right` takes the buttons at the end of the row."""

    changed = Signal()
    searched = Signal(str)

    def __init__(self, worklist: Worklist, words: FilterWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._worklist, self._words = worklist, words
        self.filters: tuple[Filter, ...] = ()
        row = QHBoxLayout(self)
        gaps(row, 8)
        holder = QWidget()
        self._flow = FlowLayout(holder)
        self.search = SearchEdit(tr("Filter the list", "Filtrar la lista"))
        self.search.setFixedWidth(theme().size(168))
        self.search.searched.connect(self.searched)
        named = "person.name" in [column.source for column in worklist.view.columns]
        show_when(self.search, named or worklist.found_by_number)
        self._flow.addWidget(self.search)
        self.add_button = QuietButton(tr("Filter", "Filtro"), "plus")
        self.add_button.clicked.connect(self.choose_field)
        self._flow.addWidget(self.add_button)
        row.addWidget(holder, 1)
        self.right = QHBoxLayout()
        gaps(self.right, 8)
        row.addLayout(self.right)
        row.setAlignment(self.right, Qt.AlignmentFlag.AlignTop)
        self.chips: list[FilterChip] = []
        self._replaced: Filter | None = None

    def choose_field(self) -> None:
        """Ask which column to filter by, then what of it."""
        labels = [(column.source, self._worklist.label(column).say()) for column in filterable(self._worklist)]
        find = tr("Find a field", "Buscar un dato")
        picker = FieldPicker(tr("Filter by", "Filtrar por"), find, labels, "", self)
        picker.picked.connect(self.ask)
        picker.open_under(self.add_button)
        picker.search.setFocus()

    def ask(self, source: str, was: Filter | None = None) -> None:
        """Ask for a filter on a column; `was` is the one it will replace."""
        self._replaced = was
        pane = ConditionPane(self._worklist, self._words, source, self, was)
        pane.made.connect(self._made)
        anchor = next((chip for chip in self.chips if was is not None and chip.property("filter") is was), None)
        pane.open_under(anchor or self.add_button)
        pane.focus_value()

    def _made(self, made: Filter) -> None:
        if self._replaced in self.filters:
            self.filters = tuple(made if one is self._replaced else one for one in self.filters)
            self._replaced = None
            self._show()
            self.changed.emit()
        else:
            self.add(made)

    def add(self, one: Filter) -> None:
        """Put a filter in force; the same question to the same column takes the older one's place."""
        same = [old for old in self.filters if (old.source, old.how) == (one.source, one.how)]
        self.filters = (*(old for old in self.filters if old not in same), one)
        self._show()
        self.changed.emit()

    def start_with(self, filters: Sequence[Filter]) -> None:
        """Put filters in force that the page was opened with; says nothing."""
        self.filters = tuple(filters)
        self._show()

    def clear(self) -> None:
        """Take all filters away, the find text too."""
        self.filters = ()
        self._show()
        self.search.clear()
        self.changed.emit()

    def _show(self) -> None:
        for shown in self.chips:
            self._flow.removeWidget(shown)
            shown.hide()
            shown.deleteLater()
        self._flow.removeWidget(self.add_button)
        self.chips = []
        for one in self.filters:
            shown = FilterChip(self._words.title(one), self._words.value(one))
            shown.setProperty("filter", one)
            shown.removed.connect(self._remove)
            shown.clicked.connect(self._change)
            self._flow.addWidget(shown)
            self.chips.append(shown)
        self._flow.addWidget(self.add_button)

    def _remove(self) -> None:
        chip = self.sender()
        if isinstance(chip, QWidget):
            gone = chip.property("filter")
            self.filters = tuple(one for one in self.filters if one is not gone)
            self._show()
            self.add_button.setFocus()
            self.changed.emit()

    def _change(self) -> None:
        chip = self.sender()
        one = chip.property("filter") if isinstance(chip, QWidget) else None
        if isinstance(one, Filter) and one.source != "id":
            self.ask(one.source, one)
