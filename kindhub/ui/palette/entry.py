"""What the palette offers, as plain values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from kindhub.i18n import L
from kindhub.services.help_pages import HelpPage
from kindhub.ui.shell.nav import Route

Kind = Literal["here", "list", "person", "act", "setting", "help"]
"""In the order of nearness: this record, lists and reports, persons, acts of the window, settings, help."""

GROUPS: dict[Kind, L] = {
    "here": L("On this page", "En esta página"),
    "list": L("Lists and reports", "Listas e informes"),
    "person": L("People", "Personas"),
    "act": L("Actions", "Acciones"),
    "setting": L("Settings", "Ajustes"),
    "help": L("Help", "Ayuda"),
}
PREFIXES: dict[str, tuple[Kind, ...]] = {
    ">": ("here", "act", "setting"),
    "@": ("person",),
    "#": ("list",),
    "?": ("help",),
}
"""What a sign typed first narrows the search to."""

Stretches = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: words, and either a place to go to, something to do, or help to read.

    `mark` are a program's two letters and colour slot in place of the icon. `secret` words are the name of a person:
    they are painted as blocks while names are veiled, and `private`, the end of the note, is not shown. `also` are
    words it is found by but which are not shown.
    """

    key: str
    kind: Kind
    words: str
    icon: str = "arrow-right"
    note: str = ""
    keys: str = ""
    also: str = ""
    mark: tuple[str, int] | None = None
    route: Route | None = None
    does: Callable[[], object] | None = None
    help: HelpPage | None = None
    secret: bool = False
    private: str = ""

    def noted(self, *, veiled: bool) -> str:
        """The note as it may be seen now."""
        return " · ".join(part for part in (self.note, "" if veiled else self.private) if part)


@dataclass(frozen=True, slots=True)
class Found:
    """An entry that answers what was typed, and which letters of its words do."""

    entry: Entry
    stretches: Stretches = ()
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Group:
    """A heading and what was found under it, the best first."""

    title: str
    found: tuple[Found, ...]
