"""Notes which records and lists are opened, beside the window, for *Recent* on My day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kindhub.services.protected_reading import note_page
from kindhub.services.recents import note_opened

if TYPE_CHECKING:
    from kindhub.storage.hub import Hub
    from kindhub.ui.shell import Route
    from kindhub.ui.tasks import Progress

KEPT_ARGS = {"person": 1, "case": 3, "list": 2}
"""Pages that are noted, and how many of their arguments say what was shown; the rest is how it was looked at."""


class NoteOpened:
    """Work: note a page; the file of a program holds what was opened of it."""

    def __init__(self, hub: Hub, route: Route) -> None:
        self._hub, self._route = hub, route

    def __call__(self, _progress: Progress) -> None:
        """Note it."""
        args = tuple(str(arg) for arg in self._route.args[: KEPT_ARGS[self._route.page]])
        note_opened(self._hub, "main" if self._route.page == "person" else args[0], self._route.page, args)


def is_noted(route: Route) -> bool:
    """Whether a page of that kind is among the recent ones."""
    return route.page in KEPT_ARGS and bool(route.args)


class NoteReading:
    """Work: tell a restricted program's ledger which page of it was opened."""

    def __init__(self, hub: Hub, route: Route) -> None:
        self._hub, self._page = hub, route.page
        self._args = tuple(str(arg) for arg in route.args)

    def __call__(self, _progress: Progress) -> None:
        """Tell it."""
        note_page(self._hub, self._args[0], self._page, self._args[1] if len(self._args) > 1 else "")
