"""The one table of the hub: worklists, people, rows of an import."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget
from typing_extensions import override

from kindhub.ui.kit.table.delegate import RowDelegate
from kindhub.ui.kit.table.holding import HoldingTable
from kindhub.ui.kit.table.model import AnyIndex, PageModel
from kindhub.ui.kit.table.row_painter import note_rect
from kindhub.ui.kit.table.rows import Column, Key
from kindhub.ui.theme import theme


class WorkTable(HoldingTable):
    """A table over a `PageModel`. Selection is a tint and a tick, focus is a ring.

    `opened(key)` by Enter or double click · `current_changed(key)` · `sort_asked(column key, descending)`: the caller
    fetches the keys in that order and calls `model.set_keys` and `model.show_sort` · `cell_clicked(key, column key)`
    for cells drawn as buttons · `menu_asked(key, QPoint)` · `columns_moved()` · `widths_changed()` ·
    `group_asked(number)` by a click on the counts of a heading · `group_menu_asked(number, QPoint)` ·
    `head_menu_asked(column key, QPoint)` · `sight_changed()` when it shows other rows or more of them.

    The columns marked `fixed` stay in sight when the table is moved sideways, as far as there is room (`held`).
    Ctrl+Shift+Left and Right move the column the cursor is in, Ctrl+Shift+Up and Down sort by it.
    """

    own_keys: ClassVar[tuple[str, ...]] = ("select_all", "tick", "open", "menu")

    opened = Signal(object)
    current_changed = Signal(object)
    sort_asked = Signal(str, bool)
    cell_clicked = Signal(object, str)
    menu_asked = Signal(object, QPoint)
    columns_moved = Signal()
    widths_changed = Signal()
    group_asked = Signal(int)
    group_menu_asked = Signal(int, QPoint)
    head_menu_asked = Signal(str, QPoint)
    sight_changed = Signal()

    def __init__(self, model: PageModel, name: str, *, row_height: int = 34, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._row_height = row_height
        self._sort: tuple[str, bool] = ("", False)
        self._kept: Key | None = None
        self._kept_group: Key | None = None
        self._widths: dict[str, int] = {}
        self._heading_widths: dict[str, int] = {}
        self._laid_out: tuple[str, ...] = ()
        self._placing = self._on_note = False
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(RowDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._set_up_headers()
        self._connect(model)

    def _set_up_headers(self) -> None:
        self.setHorizontalHeader(self._head)
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(theme().size(self._row_height))
        rows.hide()
        head = self.horizontalHeader()
        head.setSectionsMovable(True)
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        head.setFirstSectionMovable(False)
        head.setMinimumSectionSize(theme().size(40))
        head.sectionClicked.connect(self._head_clicked)
        head.sectionMoved.connect(self._section_moved)
        head.sectionResized.connect(self._section_resized)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(self._ask_head_menu)
        self.fit_columns()

    def _connect(self, model: PageModel) -> None:
        model.modelAboutToBeReset.connect(self._before_reset)
        model.modelReset.connect(self._after_reset)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.activated.connect(self._activated)
        self.clicked.connect(self._clicked)
        self._after_reset()

    def fit_columns(self) -> None:
        """Give every column its width; one marked `stretch` (else the last) takes the room that is left."""
        head = self.horizontalHeader()
        self._placing = True
        self._put_in_order(head)
        stretch = any(c.stretch for c in self._pages.columns)
        head.setStretchLastSection(not stretch)
        for section in range(self._pages.columnCount()):
            column = self._pages.column_at(section)
            if column is not None and column.stretch:
                head.setSectionResizeMode(section, QHeaderView.ResizeMode.Stretch)
            else:
                head.setSectionResizeMode(section, QHeaderView.ResizeMode.Interactive)
                self.setColumnWidth(section, self._width_of(section, column))
        self._keep_names_whole()
        self._placing = False

    def _keep_names_whole(self) -> None:
        """A column of names that takes the rest keeps its width where there is no rest: the table is moved sideways."""
        head = self.horizontalHeader()
        for section in range(self._pages.columnCount()):
            column = self._pages.column_at(section)
            if column is None or not (column.stretch and column.names):
                continue
            others = sum(head.sectionSize(n) for n in range(head.count()) if n != section)
            least = self._width_of(section, column)
            if self.viewport().width() - others >= least:
                head.setSectionResizeMode(section, QHeaderView.ResizeMode.Stretch)
            else:
                head.setSectionResizeMode(section, QHeaderView.ResizeMode.Interactive)
                self.setColumnWidth(section, least)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        was, self._placing = self._placing, True
        self._keep_names_whole()
        self._placing = was
        self.sight_changed.emit()

    def _width_of(self, section: int, column: Column | None) -> int:
        """As it was set by hand; else its own width, or more where its heading would be cut."""
        if column is None:
            return theme().size(40)
        if column.key in self._widths:
            return theme().size(self._widths[column.key])
        heading = str(self._pages.headerData(section, Qt.Orientation.Horizontal))
        if heading not in self._heading_widths:  # asked for every column whenever one of them comes or goes
            self._heading_widths[heading] = self.horizontalHeader().sectionSizeHint(section)
        return max(theme().size(column.width), self._heading_widths[heading])

    def _put_in_order(self, head: QHeaderView) -> None:
        """Other columns stand in the order the model gives; the same ones stay where they were moved to."""
        keys = tuple(column.key for column in self._pages.columns)
        if keys != self._laid_out:
            self._laid_out = keys
            for section in range(head.count()):
                head.moveSection(head.visualIndex(section), section)

    def set_widths(self, widths: Mapping[str, int]) -> None:
        """Widths by column key, in units of the design, in place of the columns' own."""
        self._widths = dict(widths)
        self.fit_columns()

    def widths(self) -> dict[str, int]:
        """The widths that were changed by hand."""
        return dict(self._widths)

    def order(self) -> list[str]:
        """The column keys as they stand from left to right."""
        head, found = self.horizontalHeader(), []
        for at in range(head.count()):
            column = self._pages.column_at(head.logicalIndex(at))
            if column is not None:
                found.append(column.key)
        return found

    def set_order(self, keys: Sequence[str]) -> None:
        """Put columns in this order, after those that stay first; columns it does not name follow as they stand."""
        head, self._placing = self.horizontalHeader(), True
        first = self._pages.tick_columns + sum(column.fixed for column in self._pages.columns)
        sections = {c.key: n + self._pages.tick_columns for n, c in enumerate(self._pages.columns) if not c.fixed}
        for at, key in enumerate(key for key in keys if key in sections):
            head.moveSection(head.visualIndex(sections[key]), first + at)
        self._placing = False

    def _section_resized(self, section: int, _was: int, now: int) -> None:
        column = self._pages.column_at(section)
        last = self.horizontalHeader().visualIndex(section) == self.horizontalHeader().count() - 1
        if column is not None and not self._placing and not column.stretch and not last:
            self._widths[column.key] = max(round(now * 100 / theme().size(100)), 40)
            self.widths_changed.emit()

    def _section_moved(self, _section: int, was: int, now: int) -> None:
        if self._placing:
            return
        first = self._pages.tick_columns + sum(column.fixed for column in self._pages.columns)
        if min(was, now) < first:  # fixed columns stay first, whoever dragged them
            self._placing = True
            self.horizontalHeader().moveSection(now, was)
            self._placing = False
            return
        self.columns_moved.emit()

    def current_key(self) -> Key | None:
        """The key of the row with the focus."""
        index = self.currentIndex()
        return self._pages.key_at(index.row()) if index.isValid() else None

    def select_key(self, key: Key) -> None:
        """Go to the row of a key, if it is shown."""
        row = self._pages.row_of(key)
        if row is not None:
            self.setCurrentIndex(self._pages.index(row, self._pages.tick_columns))

    def _scrolled(self, _value: int) -> None:
        self.sight_changed.emit()

    def rows_in_sight(self) -> tuple[int, int]:
        """First and last row on screen, counted from 1; (0, 0) when empty. A row counts when half of it is seen."""
        if not self._pages.rowCount():
            return 0, 0
        half = theme().size(self._row_height) // 2
        last = self.rowAt(self.viewport().height() - half)
        return self.rowAt(half) + 1, (last if last >= 0 else self._pages.rowCount() - 1) + 1

    def _before_reset(self) -> None:
        self._kept = self.current_key()
        heading = self._pages.heading_at(self.currentIndex().row()) if self.currentIndex().isValid() else None
        self._kept_group = None if heading is None else self._pages.groups.groups[heading].key

    def _after_reset(self) -> None:
        self.clearSpans()
        for row in self._pages.groups.heading_rows():
            if self._pages.columnCount() > 1:
                self.setSpan(row, 0, 1, self._pages.columnCount())
            self.setRowHeight(row, theme().size(28))
        self.fit_columns()
        if self._kept is not None:
            self.select_key(self._kept)
        elif self._kept_group is not None:
            self._select_heading(self._kept_group)

    def _select_heading(self, key: Key) -> None:
        groups = self._pages.groups
        for group, row in zip(groups.groups, groups.heading_rows(), strict=True):
            if group.key == key:
                self.setCurrentIndex(self._pages.index(row, 0))

    def _head_clicked(self, section: int) -> None:
        column = self._pages.column_at(section)
        if column is not None and column.sortable:
            self.sort_by(column.key, descending=self._sort == (column.key, False))

    def sort_by(self, key: str, *, descending: bool) -> None:
        """Ask for the rows in the order of a column."""
        self._sort = (key, descending)
        self._pages.show_sort(key, descending=descending)
        self.sort_asked.emit(key, descending)

    def current_column(self) -> Column | None:
        """The column the cursor is in."""
        return self._pages.column_at(self.currentIndex().column()) if self.currentIndex().isValid() else None

    def _activated(self, index: QModelIndex) -> None:
        key = self._pages.key_at(index.row())
        if key is not None and not (self._pages.tick_columns and index.column() == 0):
            self.opened.emit(key)

    def _clicked(self, index: QModelIndex) -> None:
        heading = self._pages.heading_at(index.row())
        key = self._pages.key_at(index.row())
        column = self._pages.column_at(index.column())
        row = self._pages.row_at(index.row())
        if heading is not None and self._on_note:
            self.group_asked.emit(heading)
        elif heading is not None:
            self._pages.fold(heading)
        elif column is not None and row is not None and key is not None:
            cell = row.cells.get(column.key)
            if cell is not None and cell.button:
                self.cell_clicked.emit(key, column.key)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        at = self.visualRect(self.currentIndex()).center() if by_key else self.viewport().mapFrom(self, event.pos())
        self._ask_menu(self.currentIndex().row() if by_key else self.rowAt(at.y()), at)

    def _ask_menu(self, row: int, at: QPoint) -> None:
        key = self._pages.key_at(row) if row >= 0 else None
        heading = self._pages.heading_at(row) if row >= 0 else None
        if key is not None:
            self.menu_asked.emit(key, self.viewport().mapToGlobal(at))
        elif heading is not None:
            self.group_menu_asked.emit(heading, self.viewport().mapToGlobal(at))

    def _ask_head_menu(self, at: QPoint) -> None:
        column = self._pages.column_at(self._head.section_at(at))
        if column is not None:
            self.head_menu_asked.emit(column.key, self.horizontalHeader().mapToGlobal(at))

    @override
    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        super().currentChanged(current, previous)
        self._pages.bare_row = current.row() if current.isValid() else -1
        self.viewport().update()
        self.horizontalHeader().viewport().update()
        self.current_changed.emit(self._pages.key_at(current.row()) if current.isValid() else None)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if self._pages.ticks is not None and index.isValid() and index.column() == 0:
            key = self._pages.key_at(index.row())
            if key is not None:
                self._pages.ticks.turn(key)
        heading = self._pages.heading_at(index.row()) if index.isValid() else None
        self._on_note = False
        if heading is not None:
            place = note_rect(self.visualRect(index), self._pages.groups.groups[heading])
            self._on_note = place.contains(event.position().toPoint())
        super().mousePressEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers()
        ctrl_shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held & ~Qt.KeyboardModifier.KeypadModifier:
            self._enter()
        elif key == Qt.Key.Key_Space and self._pages.ticks is not None:
            self.tick_current()
        elif key == Qt.Key.Key_A and held == Qt.KeyboardModifier.ControlModifier:
            if self._pages.ticks is not None:
                self._pages.ticks.tick_all_that_match()
        elif key == Qt.Key.Key_Menu or (key == Qt.Key.Key_F10 and held == Qt.KeyboardModifier.ShiftModifier):
            self._ask_menu(self.currentIndex().row(), self.visualRect(self.currentIndex()).bottomLeft())
        elif held == ctrl_shift and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._move_column(1 if key == Qt.Key.Key_Right else -1)
        elif held == ctrl_shift and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._sort_current(descending=key == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        key = self.current_key()
        if key is not None:
            self.opened.emit(key)
        elif (heading := self._pages.heading_at(self.currentIndex().row())) is not None:
            self._pages.fold(heading)

    def tick_current(self) -> None:
        """Space: tick or untick the row with the cursor."""
        key = self.current_key()
        if key is not None and self._pages.ticks is not None:
            self._pages.ticks.turn(key)

    def _sort_current(self, *, descending: bool) -> None:
        column = self.current_column()
        if column is not None and column.sortable:
            self.sort_by(column.key, descending=descending)

    def _move_column(self, step: int) -> None:
        head = self.horizontalHeader()
        at = head.visualIndex(self.currentIndex().column())
        to = at + step
        if at >= self._pages.tick_columns and self._pages.tick_columns <= to < head.count():
            head.moveSection(at, to)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        self.paint_rows(painter, event.rect())
        index = self.currentIndex()
        if index.isValid() and (self.hasFocus() or self.current_key() is not None):
            cell = self.visualRect(index)
            ring = QRect(0, cell.top(), self.viewport().width(), cell.height() - 1)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme().color("focus" if self.hasFocus() else "accent"), 2 if self.hasFocus() else 1))
            painter.drawRect(ring.adjusted(1, 1, -2, -1))
        painter.end()
