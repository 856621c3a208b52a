"""The bar of a list: find, chips, the button that adds one, and what stands at its right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from kindhub.i18n import tr
from kindhub.records.partial_date import PartialDate
from kindhub.ui.kit.buttons import FilledButton, QuietButton
from kindhub.ui.kit.chip import FilterChip
from kindhub.ui.kit.field_block import FieldBlock
from kindhub.ui.kit.flow import FlowLayout
from kindhub.ui.kit.inputs import DateInput, LineInput
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.popover import PopOver
from kindhub.ui.kit.search_edit import SearchEdit
from kindhub.ui.theme import theme
from kindhub.ui.worklist.filters import ChipFilter, between, contains, filterable, offers

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from kindhub.program.lists import Column
    from kindhub.services.worklists import Worklist


class FilterBar(QWidget):
    """`changed` with each filter; `chips` are in force. `right` takes the buttons at the end of the row."""

    changed = Signal()
    searched = Signal(str)

    def __init__(self, worklist: Worklist, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._worklist = worklist
        self._columns = {column.source: column for column in filterable(worklist)}
        self.chips: list[ChipFilter] = []
        row = QHBoxLayout(self)
        gaps(row, 8)
        holder = QWidget()
        self._flow = FlowLayout(holder)
        self.search = SearchEdit(tr("Filter the list", "Filtrar la lista"))
        self.search.setFixedWidth(theme().size(168))
        self.search.searched.connect(self.searched)
        self.search.setVisible("person.name" in [column.source for column in worklist.view.columns])
        self._flow.addWidget(self.search)
        self._add = QuietButton(tr("Filter", "Filtro"), "plus")
        self._add.clicked.connect(self.open_menu)
        self._flow.addWidget(self._add)
        row.addWidget(holder, 1)
        self.right = QHBoxLayout()
        gaps(self.right, 8)
        row.addLayout(self.right)
        row.setAlignment(self.right, Qt.AlignmentFlag.AlignTop)
        self._shown: list[FilterChip] = []

    def open_menu(self) -> None:
        """Columns, and under each what can be asked of it."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        named = {column.source for column in self._worklist.view.columns}
        rest = menu.addMenu(tr("More fields", "Más campos"))
        for source, column in self._columns.items():
            inner = QMenu(self._worklist.label(column).say(), menu)
            if source in named:
                menu.insertMenu(rest.menuAction(), inner)
            else:
                rest.addMenu(inner)
            inner.aboutToShow.connect(partial(self._offer, inner, column))
        rest.menuAction().setVisible(not rest.isEmpty())
        menu.triggered.connect(self._take)
        menu.popup(self._add.mapToGlobal(QPoint(0, self._add.height())))

    def _offer(self, menu: QMenu, column: Column) -> None:
        """Fill the menu of a column when it opens: there may be a hundred of them."""
        if menu.isEmpty():
            for offer in offers(self._worklist, column):
                menu.addAction(offer.words).setData((column.source, offer.chip, offer.asks))

    def _take(self, action: QAction) -> None:
        source, chip, asks = action.data()
        if chip is not None:
            self.add(chip)
        elif asks:
            pane = _AskPane(self._worklist, self._columns[source], asks, self)
            pane.made.connect(self.add)
            pane.open_under(self._add)
            pane.first.setFocus()

    def add(self, chip: ChipFilter) -> None:
        """Put a filter in force; another one on the same column takes its place."""
        self.chips = [*(one for one in self.chips if one.source != chip.source), chip]
        self._show()
        self.changed.emit()

    def start_with(self, chips: Sequence[ChipFilter]) -> None:
        """Put filters in force that the page was opened with; says nothing."""
        self.chips = list(chips)
        self._show()

    def clear(self) -> None:
        """Take all filters away, the find text too."""
        self.chips = []
        self._show()
        self.search.clear()
        self.changed.emit()

    def _show(self) -> None:
        for shown in self._shown:
            self._flow.removeWidget(shown)
            shown.hide()
            shown.deleteLater()
        self._flow.removeWidget(self._add)
        self._shown = []
        for chip in self.chips:
            shown = FilterChip(chip.title, chip.words)
            shown.setProperty("source", chip.source)
            shown.removed.connect(self._remove)
            shown.clicked.connect(self.open_menu)
            self._flow.addWidget(shown)
            self._shown.append(shown)
        self._flow.addWidget(self._add)

    def _remove(self) -> None:
        chip = self.sender()
        if isinstance(chip, QWidget):
            self.chips = [one for one in self.chips if one.source != chip.property("source")]
            self._show()
            self.changed.emit()


class _AskPane(PopOver):
    """Asks for the words or the two days of a filter; `made(ChipFilter)`."""

    made = Signal(object)

    def __init__(self, worklist: Worklist, column: Column, asks: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._worklist, self._column = worklist, column
        title = worklist.label(column).say()
        self.first: LineInput = DateInput() if asks == "between" else LineInput(100)
        self.last = DateInput() if asks == "between" else None
        if self.last is not None:
            self.body.addWidget(FieldBlock(tr("{column}: from", "{column}: desde", column=title), self.first))
            self.body.addWidget(FieldBlock(tr("until", "hasta"), self.last))
        else:
            self.body.addWidget(FieldBlock(tr("{column} contains", "{column} contiene", column=title), self.first))
        done = FilledButton(tr("Filter", "Filtrar"))
        done.clicked.connect(self._done)
        self.body.addWidget(done)
        self.frame.setMinimumWidth(theme().size(260))

    def _done(self) -> None:
        if self.last is not None:
            chip = between(self._worklist, self._column, _start(self.first.value()), _end(self.last.value()))
        else:
            text = str(self.first.value() or "")
            chip = contains(self._worklist, self._column, text) if text else None
        if chip is not None:
            self.made.emit(chip)
        self.close()


def _start(value: object) -> date | None:
    return value.earliest if isinstance(value, PartialDate) else None


def _end(value: object) -> date | None:
    return value.latest if isinstance(value, PartialDate) else None
