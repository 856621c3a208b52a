"""Whom what is typed may mean, found beside the window: one reader for every page that asks for somebody by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeGuard

from PySide6.QtCore import QObject, Signal

from kindhub.ui.tasks import Cancelled, run

if TYPE_CHECKING:
    from kindhub.ui.kit.search_edit import SearchEdit
    from kindhub.ui.tasks import Progress

Find = Callable[[str], Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Heard:
    """What was found for a text."""

    typed: str
    found: Sequence[Any]


class TypedSearch(QObject):
    """`found(sequence)` while one types, `taken(sequence)` for Enter, `failed(error)`.

    `find(text)` runs in a worker, and does not begin where something else was typed meanwhile; an answer that comes
    too late is dropped.
    """

    found = Signal(object)
    taken = Signal(object)
    failed = Signal(object)

    def __init__(self, edit: SearchEdit, find: Find, parent: QObject) -> None:
        super().__init__(parent)
        self._edit, self._find, self._asked = edit, find, ""

    def look(self, typed: str) -> None:
        """Find whom it may mean."""
        run(self, self._asking(typed), self._looked, self._failed, aside=True)

    def take(self, typed: str) -> None:
        """The same after Enter: also what was not found yet is waited for."""
        run(self, self._asking(typed), self._took, self._failed)

    def _asking(self, typed: str) -> _Asking:
        self._asked = typed
        return _Asking(self._find, typed, self._is_asked)

    def _is_asked(self, typed: str) -> bool:
        """Read by the worker."""
        return typed == self._asked

    def _looked(self, heard: object) -> None:
        if self._is_current(heard):
            self.found.emit(heard.found)

    def _took(self, heard: object) -> None:
        if self._is_current(heard):
            self.taken.emit(heard.found)

    def _failed(self, error: BaseException) -> None:
        self.failed.emit(error)

    def _is_current(self, heard: object) -> TypeGuard[Heard]:
        return isinstance(heard, Heard) and heard.typed == self._edit.text().strip()


class _Asking:
    """Work: find them."""

    def __init__(self, find: Find, typed: str, still_asked: Callable[[str], bool]) -> None:
        self._find, self._typed, self._still_asked = find, typed, still_asked

    def __call__(self, _progress: Progress) -> Heard:
        """Find them."""
        if not self._still_asked(self._typed):
            raise Cancelled
        return Heard(self._typed, self._find(self._typed))
