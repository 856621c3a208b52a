"""The rows of a worklist, fetched beside the window: the first with the list, the others when they come into sight.

In a large encrypted file a page of rows takes up to a tenth of a second, for hundreds of pages of the file are to be
decrypted. While that was done as the table was painted, the window stood still.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from kindhub.ui.kit.table import AskedPage, Key, TableRow
from kindhub.ui.kit.table.model import PAGE
from kindhub.ui.tasks import run

if TYPE_CHECKING:
    from kindhub.services.worklists import Worklist
    from kindhub.storage.hub import Hub
    from kindhub.ui.kit.table import PageModel
    from kindhub.ui.tasks import Progress
    from kindhub.ui.worklist.cells import RowMaker


class FetchRows:
    """Work: the rows of a page, with the columns in sight."""

    def __init__(self, rows: RowLane, sources: Sequence[str], asked: AskedPage) -> None:
        self._hub, self._worklist, self._maker = rows.hub, rows.worklist, rows.maker
        self._sources, self._asked = tuple(sources), asked

    def __call__(self, _progress: Progress) -> tuple[AskedPage, list[TableRow]]:
        """Fetch."""
        return self._asked, fetch_rows(self._hub, self._worklist, self._maker, self._asked.keys, self._sources)


class RowLane(QObject):
    """Answers what the table asks for. `failed(error)` when rows could not be fetched."""

    failed = Signal(object)

    def __init__(self, hub: Hub, worklist: Worklist, maker: RowMaker, parent: QObject) -> None:
        super().__init__(parent)
        self.hub, self.worklist, self.maker = hub, worklist, maker
        self.model: PageModel | None = None
        self.sources: Sequence[str] = ()
        """What the rows hold; set it before the columns of the table change."""

    def ask(self, asked: AskedPage) -> None:
        """Fetch a page of rows and bring it to the table."""
        _Carrier(self, asked).start()

    def id_of(self, key: Key) -> str | None:
        """The record behind a row; one whose row was not fetched yet is looked up."""
        if key not in self.maker.ids:
            fetch_rows(self.hub, self.worklist, self.maker, [key], self.sources[:1])
        return self.maker.ids.get(key)


class _Carrier(QObject):
    """One page on its way."""

    def __init__(self, lane: RowLane, asked: AskedPage) -> None:
        super().__init__(lane)
        self._lane, self._asked = lane, asked

    def start(self) -> None:
        """Fetch beside the window."""
        work = FetchRows(self._lane, self._lane.sources, self._asked)
        run(self, work, self._bring, self._not_brought, lane="rows", aside=True)

    def _bring(self, found: object) -> None:
        asked, rows = cast("tuple[AskedPage, list[TableRow]]", found)
        if self._lane.model is not None:
            self._lane.model.put_page(asked, rows)
        self.deleteLater()

    def _not_brought(self, error: BaseException) -> None:
        if self._lane.model is not None:
            self._lane.model.drop_page(self._asked)
        self._lane.failed.emit(error)
        self.deleteLater()


def fetch_rows(
    hub: Hub, worklist: Worklist, maker: RowMaker, keys: Sequence[Key], sources: Sequence[str]
) -> list[TableRow]:
    """The rows of these keys, in any thread: what the maker notes of them are single entries of a dictionary."""
    with hub.read() as session:
        return maker.rows(session, worklist.page(session, cast("Sequence[int]", keys), sources))


def first_pages(keys: Sequence[int], here: object) -> list[int]:
    """The pages that are in sight when a list opens: the beginning, and what lies around the row with the cursor."""
    try:
        at = keys.index(here) // PAGE if isinstance(here, int) else 0
    except ValueError:
        at = 0  # that row is no longer in the list
    last = max(len(keys) - 1, 0) // PAGE
    return sorted({0, *(page for page in (at - 1, at, at + 1) if 0 <= page <= last)}) if keys else []
