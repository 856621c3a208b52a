"""The palette of an open hub: gathers what it offers, asks for persons as one types, and does what is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from kindhub.services.search.found import Found, SearchFilters
from kindhub.ui.error_words import words_of
from kindhub.ui.palette import sources
from kindhub.ui.palette.command_palette import CommandPalette
from kindhub.ui.palette.entry import Entry
from kindhub.ui.people.searching import Searcher
from kindhub.ui.when import today

if TYPE_CHECKING:
    from kindhub.storage.hub import Hub
    from kindhub.ui.shell import Act, ShellWindow


class PaletteDesk(QObject):
    """One palette per window, made anew when the window is (another language, another text size)."""

    def __init__(self, hub: Hub, window: ShellWindow) -> None:
        super().__init__(window)
        self._hub, self._window = hub, window
        self.palette: CommandPalette | None = None
        self._searcher = Searcher(hub, today(), self)
        self._searcher.found.connect(self._show_persons)
        self._searcher.failed.connect(self._failed)
        window.resized.connect(self._fit)
        window.covered.connect(self.close)

    def open(self, acts: Sequence[Act], typed: str = "") -> None:
        """Ctrl+K: open; again: close."""
        if self.palette is not None and self.palette.isVisible():
            self.close()
            return
        self._renew()
        page, hub = self._window.page, self._hub
        entries = [
            *sources.of_page(page), *sources.of_programs(hub), *sources.of_window(acts), *sources.of_settings(hub),
            *sources.of_help(hub),
        ]  # fmt: skip
        assert self.palette is not None
        self.palette.open_with(entries, page.offers_title() if page is not None else "", typed)

    def _renew(self) -> None:
        if self.palette is not None:
            self.palette.deleteLater()
        self.palette = CommandPalette(self._window)
        self.palette.chosen.connect(self._take)
        self.palette.people_asked.connect(self._ask)

    def close(self) -> None:
        """Close it and forget what was found."""
        self._searcher.forget()
        if self.palette is not None:
            self.palette.close_palette()

    def _ask(self, typed: str) -> None:
        if typed and sources.may_find_people(self._hub):
            self._searcher.ask(typed, SearchFilters())
        else:
            self._searcher.forget()

    def _show_persons(self, typed: str, found: object) -> None:
        if self.palette is not None:
            self.palette.show_persons(typed, sources.of_persons(cast("Found", found), typed))

    def _failed(self, error: BaseException) -> None:
        if self.palette is not None:
            self.palette.reach.setText(words_of(error))
        self._window.messages.show_error(error)

    def _fit(self) -> None:
        if self.palette is not None and self.palette.isVisible():
            self.palette.fit_window()

    def _take(self, chosen: object) -> None:
        entry = cast("Entry", chosen)
        if entry.does is not None:
            entry.does()
        elif entry.route is not None:
            self._window.open(entry.route)
        elif entry.help is not None:
            self._window.show_page_of_help(entry.help)
