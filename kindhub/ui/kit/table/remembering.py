"""How a person left a table: widths, order of columns, how far she had scrolled. Worklists keep theirs with the view.

What is kept is plain and lies where the window's memory lies, in the encrypted folder. Without an open hub nothing is
remembered.
"""

from __future__ import annotations

from typing import Any, Protocol

from PySide6.QtCore import QObject

from kindhub.ui.kit.table.view import WorkTable


class Shelf(Protocol):
    """Where it is kept; `kindhub.ui.memory.Memory` is one."""

    def get(self, key: str, otherwise: Any = None, *, schema: str = ...) -> Any:
        """What was kept under a key, in the file of that schema."""

    def put(self, key: str, value: Any, *, schema: str = ...) -> None:
        """Keep plain JSON values."""


class _InForce:
    shelf: Shelf | None = None


def remember_tables_on(shelf: Shelf | None) -> None:
    """From now on tables are remembered there; None: not at all."""
    _InForce.shelf = shelf


def remember(table: WorkTable, name: str, *, place: bool = False, schema: str = "main") -> None:
    """Show a table as this person left it, and note how she leaves it. The name is the same in every language.

    `schema`: in whose file it is noted; a name that only one program has belongs into that program's.
    `place`: also how far she had scrolled, where the table shows the same thing every time.
    """
    if _InForce.shelf is not None:
        _Remembered(table, name, _InForce.shelf, place=place, schema=schema)


class _Remembered(QObject):
    def __init__(self, table: WorkTable, name: str, shelf: Shelf, *, place: bool, schema: str) -> None:
        super().__init__(table)
        self._table, self._key, self._shelf, self._schema = table, f"table.{name}", shelf, schema
        kept = shelf.get(self._key, schema=schema)
        self._kept: dict[str, Any] = dict(kept) if isinstance(kept, dict) else {}
        self._to_scroll = int(self._kept.get("at", 0))
        table.set_widths({key: int(width) for key, width in self._kept.get("widths", {}).items()})
        table.widths_changed.connect(self._note)
        table.columns_moved.connect(self._note)
        if place:
            table.verticalScrollBar().rangeChanged.connect(self._scroll_back)
            table.verticalScrollBar().valueChanged.connect(self._scrolled)
        table.model().modelReset.connect(self._put_in_order)
        self._put_in_order()

    def _put_in_order(self) -> None:
        self._table.set_order(self._kept.get("order", ()))

    def _note(self) -> None:
        self._keep(widths=self._table.widths(), order=self._table.order())

    def _scroll_back(self, _least: int, most: int) -> None:
        """Once, as soon as there are rows enough."""
        if 0 < self._to_scroll <= most:
            at, self._to_scroll = self._to_scroll, 0
            self._table.verticalScrollBar().setValue(at)

    def _scrolled(self, at: int) -> None:
        if not self._to_scroll:
            self._keep(at=at)

    def _keep(self, **what: Any) -> None:
        self._kept = {**self._kept, **what}
        self._shelf.put(self._key, self._kept, schema=self._schema)
