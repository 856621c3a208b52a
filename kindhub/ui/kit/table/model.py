"""A table over a list of keys: rows are fetched by page when they come into sight, however many there are.

Decision. *Question*: how does a table show a million rows at once? *Options*: `fetchMore`, a proxy model, all keys
plus a page cache. *Choice*: all keys (8 bytes each) and pages of 60 rows: the scroll bar tells the truth and End is
at once at the end. Measured with a million rows: `QSortFilterProxyModel` 164 s, `fetchMore` 200 presses of End.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from kindhub.ui.kit.badge import STATES
from kindhub.ui.kit.table.groups import GroupIndex
from kindhub.ui.kit.table.rows import EMPTY, Ask, AskedPage, Cell, Column, Fetch, Group, Key, TableRow
from kindhub.ui.kit.table.ticks import Ticks
from kindhub.ui.kit.veil import names_veiled, veiled_words

PAGE, PAGES_KEPT = 60, 80
CELL_ROLE = Qt.ItemDataRole.UserRole
AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class PageModel(QAbstractTableModel):
    """Column 0 is the tick column while `ticks` is given; the others are `columns` in order.

    `fetch(keys)` gives the rows of a page, in any order; it must answer from memory within milliseconds. Rows of an
    open file take longer, and are asked for with `ask(AskedPage)`: it comes back at once, `put_page` brings the rows,
    and "…" stands for them until then. So it does for a key whose row is gone.
    """

    def __init__(
        self, columns: Sequence[Column], fetch: Fetch | None = None, *, ask: Ask | None = None,
        ticks: Ticks | None = None, parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.bare_row = -1
        """The row with the cursor: it says its name though names are veiled."""
        self.columns, self.ticks = tuple(columns), ticks
        self._fetch, self._ask = fetch, ask
        self._round, self._asked = 0, set[int]()
        self._keys: Sequence[Key] = ()
        self._pages: OrderedDict[int, dict[Key, TableRow]] = OrderedDict()
        self.groups = GroupIndex()
        self._sorted: tuple[str, bool] | None = None
        if ticks is not None:
            ticks.changed.connect(self._ticks_changed)

    @property
    def tick_columns(self) -> int:
        """1 with ticks, 0 without."""
        return 0 if self.ticks is None else 1

    def keys(self) -> Sequence[Key]:
        """All keys in order."""
        return self._keys

    def set_keys(
        self, keys: Sequence[Key], groups: Sequence[Group] = (), folded: Iterable[Key] | None = None,
        pages: Mapping[int, Sequence[TableRow]] | None = None,
    ) -> None:  # fmt: skip
        """Show other rows; `keys` is an `array('q')` or a list. `groups` cover them from the first to the last.

        `folded` are the keys of groups that are shut; None: those that are shut now. `pages` are rows that came with
        the keys, by the number of their page.
        """
        shut = self.groups.folded_keys() if folded is None else folded
        self.beginResetModel()
        self._keys = keys
        self._forget_pages()
        for number, rows in (pages or {}).items():
            self._keep_page(number, rows)
        self.groups = GroupIndex(groups, len(keys), shut)
        self.endResetModel()

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Show other columns of the same rows, which are fetched anew with them."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self._forget_pages()
        self.endResetModel()

    def refresh(self) -> None:
        """Fetch what is in sight anew; the order stays."""
        self._forget_pages()
        self._all_changed()

    def fold(self, number: int) -> None:
        """Fold or unfold a group."""
        self.beginResetModel()
        self.groups.fold(number)
        self.endResetModel()

    def show_sort(self, column: str, *, descending: bool) -> None:
        """Draw the arrow at the column the rows are sorted by."""
        self._sorted = (column, descending)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def key_at(self, row: int) -> Key | None:
        """The key of a row on screen; `None` for a heading."""
        heading, position = self.groups.locate(row)
        return self._keys[position] if heading is None and 0 <= position < len(self._keys) else None

    def heading_at(self, row: int) -> int | None:
        """The number of the group whose heading this row is."""
        return self.groups.locate(row)[0]

    def row_of(self, key: Key) -> int | None:
        """The row on screen of a key; walks the keys, so ask once per reload, not per row."""
        try:
            return self.groups.row_of(self._keys.index(key))
        except ValueError:
            return None

    def row_at(self, row: int) -> TableRow | None:
        """What is shown in a row on screen; `None` for headings and rows that are gone."""
        heading, position = self.groups.locate(row)
        if heading is not None:
            return None
        page, key = position // PAGE, self._keys[position]
        if page not in self._pages:
            if self._fetch is None:
                self._ask_for(page)
                return None
            self._keep_page(page, self._fetch(self._keys_of(page)))
        self._pages.move_to_end(page)
        return self._pages[page].get(key)

    def put_page(self, asked: AskedPage, rows: Sequence[TableRow]) -> None:
        """Bring the rows of a page that was asked for; one of earlier keys or columns is dropped."""
        if asked.round != self._round:
            return
        self._asked.discard(asked.number)
        self._keep_page(asked.number, rows)
        self._all_changed()
        for near in (asked.number + 1, asked.number - 1) if not asked.near else ():
            if 0 <= near * PAGE < len(self._keys) and near not in self._pages:
                self._ask_for(near, near=True)

    def drop_page(self, asked: AskedPage) -> None:
        """The rows could not be fetched; they are asked for again when they are painted the next time."""
        if asked.round == self._round:
            self._asked.discard(asked.number)

    def _ask_for(self, page: int, *, near: bool = False) -> None:
        if self._ask is not None and page not in self._asked:
            self._asked.add(page)
            self._ask(AskedPage(self._round, page, self._keys_of(page), near))

    def _keys_of(self, page: int) -> Sequence[Key]:
        return self._keys[page * PAGE : (page + 1) * PAGE]

    def _keep_page(self, page: int, rows: Sequence[TableRow]) -> None:
        self._pages[page] = {found.key: found for found in rows}
        if len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)

    def _forget_pages(self) -> None:
        self._round += 1
        self._asked.clear()
        self._pages.clear()

    @override
    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else self.groups.row_count

    @override
    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns) + self.tick_columns

    def column_at(self, section: int) -> Column | None:
        """The column of a section; `None` for the tick column."""
        number = section - self.tick_columns
        return self.columns[number] if 0 <= number < len(self.columns) else None

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        heading = self.heading_at(index.row())
        if heading is not None:
            return self.groups.groups[heading].words if role in _TEXT_ROLES and index.column() == 0 else None
        column = self.column_at(index.column())
        if column is None:
            return self._tick_data(index.row(), role)
        return self._cell_data(index.row(), column, role)

    def _cell_data(self, row: int, column: Column, role: int) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if role not in (*_TEXT_ROLES, CELL_ROLE):
            return None
        cell = cell_of(self.row_at(row), column)
        if role == CELL_ROLE:
            return cell
        if cell.secret and names_veiled() and row != self.bare_row:
            return veiled_words()
        return cell.text if role == Qt.ItemDataRole.DisplayRole else _spoken(column, cell)

    def _tick_data(self, row: int, role: int) -> object:
        key = self.key_at(row)
        if self.ticks is None or key is None:
            return None
        if role == Qt.ItemDataRole.CheckStateRole:
            return int((Qt.CheckState.Checked if key in self.ticks else Qt.CheckState.Unchecked).value)
        return None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        column = self.column_at(section)
        if orientation != Qt.Orientation.Horizontal or column is None:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.DisplayRole:
            arrow = ""
            if self._sorted is not None and self._sorted[0] == column.key:
                arrow = "  ↓" if self._sorted[1] else "  ↑"
            return column.title + arrow
        return None

    @override
    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.ticks is not None and index.column() == 0 and self.key_at(index.row()) is not None:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    @override
    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        key = self.key_at(index.row()) if index.isValid() else None
        if role != Qt.ItemDataRole.CheckStateRole or self.ticks is None or key is None or index.column() != 0:
            return False
        self.ticks.set_ticked(key, on=value in (2, Qt.CheckState.Checked))
        return True

    def _ticks_changed(self) -> None:
        self._all_changed()

    def _all_changed(self) -> None:
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))


def cell_of(row: TableRow | None, column: Column) -> Cell:
    """What a row shows in a column; "…" for a row that is gone."""
    return row.cells.get(column.key, EMPTY) if row else _GONE


_GONE = Cell("…", tone="muted")
_TEXT_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)


def _spoken(column: Column, cell: Cell) -> str:
    """What a screen reader and a tip say of a cell."""
    word = STATES[cell.state][2].say() if cell.state else ""
    marks = ", ".join(letters for letters, _ in cell.programs)
    return ", ".join(part for part in (f"{column.title}: {cell.text}", word, cell.sub, marks) if part)
