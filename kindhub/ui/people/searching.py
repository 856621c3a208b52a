"""Searching beside the window: each keystroke asks, the newest question wins, older ones are dropped unread."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from kindhub.services.search.found import Found, SearchFilters, find_filtered
from kindhub.ui.tasks import Cancelled, run

if TYPE_CHECKING:
    from kindhub.storage.hub import Hub
    from kindhub.ui.tasks import Progress


class Searcher(QObject):
    """`found(typed, Found)` for the newest question only; `failed(error)`."""

    found = Signal(str, object)
    failed = Signal(object)

    def __init__(self, hub: Hub, today: date, parent: QObject) -> None:
        super().__init__(parent)
        self._hub, self._today = hub, today
        self._generation = 0

    def ask(self, typed: str, filters: SearchFilters) -> None:
        """Search; whatever was asked before counts no more."""
        self._generation += 1
        run(self, _Question(self, self._generation, typed, filters), self._answered, self._not_answered)

    def forget(self) -> None:
        """Nothing that is under way counts any more."""
        self._generation += 1

    def is_newest(self, generation: int) -> bool:
        """Whether nobody has asked since; read by the worker, which then does not even begin."""
        return generation == self._generation

    def search(self, typed: str, filters: SearchFilters) -> Found:
        """The search itself; runs in the worker."""
        with self._hub.read() as session:
            return find_filtered(session, self._hub.programs, typed, filters, self._today)

    def _answered(self, answer: object) -> None:
        generation, typed, found = cast("tuple[int, str, Found]", answer)
        if self.is_newest(generation):
            self.found.emit(typed, found)

    def _not_answered(self, error: BaseException) -> None:
        self.failed.emit(error)


class _Question:
    """Work: one search, unless a newer question stands in the queue."""

    def __init__(self, searcher: Searcher, generation: int, typed: str, filters: SearchFilters) -> None:
        self._is_newest: Callable[[int], bool] = searcher.is_newest
        self._search: Callable[[str, SearchFilters], Found] = searcher.search
        self._generation, self._typed, self._filters = generation, typed, filters

    def __call__(self, _progress: Progress) -> tuple[int, str, Found]:
        if not self._is_newest(self._generation):
            raise Cancelled
        return self._generation, self._typed, self._search(self._typed, self._filters)
