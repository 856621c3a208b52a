"""The walk around the window: once at a person's first unlock, and whenever she asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kindhub.i18n import L
from kindhub.ui.shell.coach import Coach, CoachStep

if TYPE_CHECKING:
    from kindhub.ui.memory import Memory
    from kindhub.ui.shell import ShellWindow

_SEEN = "tour"
_WORDS: dict[str, tuple[L, L]] = {
    "page": (
        L("What is due comes first", "Primero, lo que vence"),
        L("My day shows what is due in your cases. Each number opens its rows.",
          "Mi día muestra lo que vence en sus casos. Cada número abre sus filas."),
    ),
    "search": (
        L("One search for everything", "Una sola búsqueda para todo"),
        L("Ctrl+K finds people, lists, parts of a case and acts. Type as it sounds, in any order.",
          "Ctrl+K encuentra personas, listas, partes de un caso y acciones. Escriba como suena, en cualquier orden."),
    ),
    "rail": (
        L("The menu", "El menú"),
        L("Your programs and their lists. Ctrl+B makes it narrow.",
          "Sus programas y sus listas. Ctrl+B lo hace angosto."),
    ),
    "hide": (
        L("Somebody stands behind you?", "¿Alguien mira la pantalla?"),
        L("F12 hides everything at once, any key brings it back. Ctrl+L locks.",
          "F12 oculta todo al momento y cualquier tecla lo trae de vuelta. Ctrl+L bloquea."),
    ),
    "help": (
        L("Help is always here", "La ayuda siempre está aquí"),
        L("F1 explains the page and its keys. Nothing you type is lost: it stays as a draft.",
          "F1 explica la página y sus teclas. Nada de lo que escribe se pierde: queda como borrador."),
    ),
}  # fmt: skip


class FirstTour(QObject):
    """Coach marks over the real parts of the window."""

    def __init__(self, window: ShellWindow, memory: Memory) -> None:
        super().__init__(window)
        self._window, self._memory = window, memory
        self.coach: Coach | None = None
        window.resized.connect(self._fit)
        window.covered.connect(self.put_away)
        window.opened.connect(self._leave_with_page)

    def begin_once(self) -> None:
        """At the first unlock of this person only."""
        if not self._memory.get(_SEEN):
            self.begin()

    def begin(self) -> None:
        """Show it now."""
        self.put_away()
        self.coach = Coach(self._window)
        self.coach.ended.connect(self._ended)
        bar = self._window.bar
        targets = {
            "search": bar.search_box,
            "rail": self._window.rail,
            "hide": bar.hide_button,
            "help": bar.help_button,
        }
        if self._window.page is not None:
            targets["page"] = self._window.page
        self.coach.begin([
            CoachStep(targets[name], title.say(), words.say())
            for name, (title, words) in _WORDS.items()
            if name in targets
        ])  # fmt: skip

    def put_away(self) -> None:
        """Take it away without a word: the window hides, or is built anew."""
        if self.coach is not None:
            self.coach.hide()
            self.coach.deleteLater()
            self.coach = None

    def _leave_with_page(self, _route: object) -> None:
        """It points at parts of the page that was there."""
        self.put_away()

    def _ended(self, _all_seen: bool) -> None:
        """Seen or left, it does not come again by itself."""
        self._memory.put(_SEEN, True)
        self.put_away()

    def _fit(self) -> None:
        if self.coach is not None:
            self.coach.fit_window()
