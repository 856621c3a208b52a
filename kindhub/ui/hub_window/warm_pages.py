"""Imports the pages people open after the first one while nobody waits for them.

Each brings dozens of modules, and the window stood still for a tenth of a second when one was opened for the first
time. The pages of rare work (imports, letters, reports) come when they are asked for: they hold memory. Those that
bring most of it come when the page is open that leads to them.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from kindhub.services.help_pages import all_help
from kindhub.ui.routes import ROUTES

if TYPE_CHECKING:
    from kindhub.program.registry import Programs
    from kindhub.ui.tasks import Progress

SOON_MS = 600
NEXT = ("list", "case", "person", "deadlines")


FROM = {"settings": ("programs", "colleagues")}
"""What is opened from a page and takes long to import."""


class WarmPages:
    """Work: import the pages that are opened next, one after the other."""

    def __init__(self, pages: Sequence[str] = NEXT) -> None:
        self._pages = pages

    def __call__(self, progress: Progress) -> None:
        """Import."""
        for page in self._pages:
            progress.check()
            import_module(ROUTES[page].partition(":")[0])


class WarmHelp:
    """Work: read the texts of help, which the palette asks for when it opens."""

    def __init__(self, programs: Programs) -> None:
        self._programs = programs

    def __call__(self, _progress: Progress) -> None:
        """Read them."""
        all_help(self._programs)
