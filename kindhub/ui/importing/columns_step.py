"""The second step: which sheet is which, where its header stands, and what each column means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from kindhub.exchange.source import FoundTable, SheetChoice, find_tables
from kindhub.i18n import L, tr
from kindhub.ui.importing.column_rows import ColumnRows
from kindhub.ui.importing.work import Opened, with_columns
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.inputs import Choice, ComboInput, NumberInput, SegmentInput
from kindhub.ui.kit.look import clear_layout, gaps
from kindhub.ui.kit.message_bar import MessageStack
from kindhub.ui.kit.text import Text
from kindhub.ui.theme import theme

if TYPE_CHECKING:
    from kindhub.exchange.mapping import ColumnMapping


NO_SHEET = L(
    "There is no sheet “{name}” in this file; the others go in without it.",
    "Este archivo no trae la hoja «{name}»; las demás entran sin ella.",
)


MOST_BESIDE = 5
"""Parts of a file that stand beside each other; more are chosen from a list (an attendance sheet per workshop)."""


class ColumnsStep(QWidget):
    """Shows one sheet at a time; `changed` after every correction, which is remembered when the step is left."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.opened: Opened | None = None
        self.corrected: dict[str, FoundTable] = {}
        self._at = 0
        column = QVBoxLayout(self)
        gaps(column, 10)
        self.messages = MessageStack()
        column.addWidget(self.messages)
        self._bar = QHBoxLayout()
        gaps(self._bar, 16)
        column.addLayout(self._bar)
        self._card = Card()
        gaps(self._card.column, 0, 1)
        column.addWidget(self._card, 1)
        self.rows: ColumnRows | None = None

    def show_opened(self, opened: Opened) -> None:
        """Show what was found in a file."""
        self.opened, self.corrected, self._at = opened, {}, 0
        self.messages.clear()
        for spec in opened.missing:
            self.messages.show_message("info", NO_SHEET.say(name=spec.title))
        for note in opened.book.notes:
            self.messages.show_message("info", note.say())
        self._show_table()

    @property
    def at(self) -> int:
        """Which of the found sheets is shown."""
        return self._at

    def take_up(self, opened: Opened, corrected: Mapping[str, FoundTable], at: int) -> None:
        """Show a file as it was left on a page before this one."""
        self.show_opened(opened)
        self.corrected, self._at = dict(corrected), min(at, len(opened.found) - 1)
        self._show_table()

    def table(self) -> FoundTable | None:
        """The sheet that is shown."""
        return self.opened.found[self._at] if self.opened else None

    def missing(self) -> list[str]:
        """Needed columns that no column of the file was taken for, each with its sheet."""
        if self.opened is None:
            return []
        return [f"{one.sheet.name}: {spec.label}" for one in self.opened.found for spec in one.mapping.missing]

    def _show_table(self) -> None:
        table = self.table()
        if table is None or self.opened is None:
            return
        clear_layout(self._bar)
        self._add_sheet_switch()
        self._add_place(table)
        self._bar.addStretch(1)
        self._fill_rows(table)

    def _add_sheet_switch(self) -> None:
        if self.opened is None or len(self.opened.found) < 2:
            return
        choices = [Choice(at, table.spec.title.say()) for at, table in enumerate(self.opened.found)]
        sheets = SegmentInput(choices) if len(choices) <= MOST_BESIDE else ComboInput(choices)
        sheets.name_for_reader(tr("Part of the file", "Parte del archivo"))
        sheets.set_value(self._at)
        sheets.changed.connect(self._switch)
        self._bar.addWidget(sheets)

    def _add_place(self, table: FoundTable) -> None:
        self._bar.addWidget(Text(tr("Sheet", "Hoja"), "cap", "text2"))
        self._sheet = QComboBox()
        self._sheet.setAccessibleName(tr("Sheet of the file", "Hoja del archivo"))
        self._sheet.setMinimumWidth(theme().size(150))
        for sheet in self.opened.book.sheets if self.opened else ():
            self._sheet.addItem(sheet.name)
        self._sheet.setCurrentText(table.sheet.name)
        self._sheet.activated.connect(self._place_again)
        self._bar.addWidget(self._sheet)
        self._bar.addWidget(Text(tr("Row with the headings", "Fila de los títulos"), "cap", "text2"))
        self._header = NumberInput()
        self._header.name_for_reader(tr("Row with the headings", "Fila de los títulos"))
        self._header.setMaximumWidth(theme().size(72))
        self._header.set_value(table.header_row)
        self._header.left.connect(self._header_left)
        self._bar.addWidget(self._header)

    def _fill_rows(self, table: FoundTable) -> None:
        if self.rows is not None:
            self.rows.hide()
            self.rows.deleteLater()
        self.rows = ColumnRows(table)
        self.rows.changed.connect(self._column_changed)
        self._card.add(self.rows, 1)

    def _switch(self, at: object) -> None:
        if isinstance(at, int) and at != self._at:
            self._at = at
            self._show_table()

    def _header_left(self) -> None:
        table, row = self.table(), self._header.value()
        if table is not None and isinstance(row, int) and row != table.header_row:
            self._place_again()

    def _place_again(self) -> None:
        """Look for the columns anew on another sheet, or under another header."""
        table, row = self.table(), self._header.value()
        if table is None or self.opened is None:
            return
        name = self._sheet.currentText()
        same_sheet = name == table.sheet.name
        choices = {one.spec.key: SheetChoice(one.sheet.name, one.header_row) for one in self.opened.found}
        choices[table.spec.key] = SheetChoice(name, row if same_sheet and isinstance(row, int) else None)
        try:
            found, _ = find_tables(self.opened.book, self.opened.kind, choices)
        except Exception as error:  # noqa: BLE001 - said in words; the sheets as they were stay in force
            self.messages.show_error(error)
            self._sheet.setCurrentText(table.sheet.name)
            return
        again = next((one for one in found if one.spec.key == table.spec.key), None)
        if again is None:
            words = tr("There are no headings of these columns on that sheet.",
                       "En esa hoja no hay títulos de estas columnas.")  # fmt: skip
            self.messages.show_message("warn", words)
            self._sheet.setCurrentText(table.sheet.name)
            return
        self.opened = with_columns(self.opened, again)
        self._show_table()
        self.changed.emit()

    def _column_changed(self, mapping: ColumnMapping) -> None:
        table = self.table()
        if table is None or self.opened is None:
            return
        again = FoundTable(table.spec, table.sheet, table.header_row, mapping)
        self.corrected[table.spec.key] = again
        self.opened = with_columns(self.opened, again)
        self.changed.emit()
