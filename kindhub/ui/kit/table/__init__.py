"""Tables over a page cache: however many rows, the same speed."""

from kindhub.ui.kit.table.bulk_bar import BulkBar
from kindhub.ui.kit.table.column_chooser import ColumnChooser, ColumnEntry
from kindhub.ui.kit.table.model import CELL_ROLE, PageModel
from kindhub.ui.kit.table.remembering import remember, remember_tables_on
from kindhub.ui.kit.table.rows import Ask, AskedPage, Cell, Column, Fetch, Group, Key, TableRow
from kindhub.ui.kit.table.ticks import Ticks
from kindhub.ui.kit.table.view import WorkTable

__all__ = [
    "CELL_ROLE", "Ask", "AskedPage", "BulkBar", "Cell", "Column", "ColumnChooser", "ColumnEntry", "Fetch", "Group",
    "Key", "PageModel", "TableRow", "Ticks", "WorkTable", "remember", "remember_tables_on",
]  # fmt: skip
