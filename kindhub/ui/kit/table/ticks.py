"""Which rows are ticked, also when that is "all that match" and nobody has counted them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from kindhub.ui.kit.table.rows import Key


class Ticks(QObject):
    """Either some keys, or all that the query finds but for some. `changed` after each change."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.all_that_match = False
        self._named: set[Key] = set()

    def __contains__(self, key: Key) -> bool:
        return (key in self._named) != self.all_that_match

    def set_ticked(self, key: Key, *, on: bool) -> None:
        """Tick or untick one row."""
        if on != self.all_that_match:
            self._named.add(key)
        else:
            self._named.discard(key)
        self.changed.emit()

    def turn(self, key: Key) -> None:
        """Tick a row that is not ticked, untick one that is."""
        self.set_ticked(key, on=key not in self)

    def tick_all_that_match(self) -> None:
        """Ctrl+A: everything the query finds; the caller turns it into a query, not into a list."""
        self._named.clear()
        self.all_that_match = True
        self.changed.emit()

    def clear(self) -> None:
        """Untick everything."""
        self._named.clear()
        self.all_that_match = False
        self.changed.emit()

    def named(self) -> frozenset[Key]:
        """The ticked keys; with `all_that_match`, the ones left out."""
        return frozenset(self._named)

    def count(self, total: int) -> int:
        """How many of `total` rows are ticked."""
        return total - len(self._named) if self.all_that_match else len(self._named)
