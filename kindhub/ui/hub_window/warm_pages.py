"""Imports the pages people open after the first one while nobody waits for them.

Each brings dozens of modules, and the window stood still for a tenth of a second when one was opened for the first
time. The pages of rare work (imports, letters, reports) come when they are asked for: they hold memory.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from kindhub.ui.routes import ROUTES, is_there

if TYPE_CHECKING:
    from kindhub.ui.tasks import Progress

SOON_MS = 600
NEXT = ("list", "case", "person", "deadlines")


class WarmPages:
    """Work: import the pages that are opened next, one after the other."""

    def __call__(self, progress: Progress) -> None:
        """Import."""
        for page in NEXT:
            progress.check()
            if is_there(page):
                import_module(ROUTES[page].partition(":")[0])
