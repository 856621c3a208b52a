"""Opens connections to the files while nobody waits for one.

Where all that are open were in use, the window stood still for as long as another took to open, now and then for a
tenth of a second, at the first key that asked for a name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kindhub.storage.hub import Hub
    from kindhub.ui.tasks import Progress


class OpenAhead:
    """Work: open them."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub

    def __call__(self, _progress: Progress) -> None:
        """Open."""
        self._hub.open_ahead()
