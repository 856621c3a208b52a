"""What stands in place of a page whose record is not here: gone, joined to another, or out of this person's sight."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from kindhub.i18n import L, tr
from kindhub.ui.kit.busy import EmptyState
from kindhub.ui.shell.nav import Route
from kindhub.ui.shell.page import Page

_WHY = L(
    "It may be another office's, or joined with another, or not on this computer yet. Ask whoever coordinates.",
    "Puede ser de otra oficina, estar unido con otro o no haber llegado a este equipo. Pregunte a quien coordina.",
)
"""The same whether it is gone or out of sight: the difference would tell that somebody is known here."""


class NothingHere(QObject):
    """Hides the frame of a page that holds nothing: an empty file with its buttons invites to write into it."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._hidden: list[QWidget] = []
        self.state: EmptyState | None = None

    def say(self, words: str) -> None:
        """One sentence why, and the way to what is here."""
        if self.state is None:
            parts = self._page.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
            self._hidden = [part for part in parts if not part.isHidden()]
            for part in self._hidden:
                part.hide()
            why = f"{words} {_WHY.say()}"
            self.state = EmptyState(why, tr("Go to My day", "Ir a Mi día"), "magnifying-glass", self._page)
            self.state.acted.connect(self._leave)
            self._page.column.addWidget(self.state, 1)

    def end(self) -> None:
        """It is here after all: fetched anew once a change from elsewhere was read in."""
        if self.state is not None:
            self.state.deleteLater()
            self.state = None
            for part in self._hidden:
                part.show()

    def _leave(self) -> None:
        self._page.go.emit(Route("day"))
