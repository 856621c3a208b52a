"""What the window remembers of how a person left it: its place, the narrow menu, what she has been shown once.

It lies in the encrypted folder, for a file beside it would tell who works here and when.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray

from kindhub.services.preferences import keep_preference, preference

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kindhub.storage.hub import Hub

_KEY = "window"


class Memory:
    """Read once when the hub is opened, written when it is closed; plain JSON values only."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        with hub.read() as session:
            kept = preference(session, "main", hub.user.uid, _KEY)
        self._kept: dict[str, Any] = kept if isinstance(kept, dict) else {}
        self._changed = False

    def get(self, key: str, otherwise: Any = None) -> Any:
        """What was remembered under a key."""
        return self._kept.get(key, otherwise)

    def put(self, key: str, value: Any) -> None:
        """Remember; it is written by `save`."""
        if self._kept.get(key) != value:
            self._kept[key] = value
            self._changed = True

    def save(self) -> None:
        """Write what has changed."""
        if self._changed:
            self._changed = False
            keep_preference(self._hub, "main", _KEY, self._kept)

    def keep_place(self, window: QWidget) -> None:
        """Remember where a window stands."""
        self.put("place", bytes(window.saveGeometry().toBase64().data()).decode("ascii"))

    def give_place(self, window: QWidget) -> None:
        """Put a window where it stood last time."""
        place = self.get("place")
        if isinstance(place, str):
            window.restoreGeometry(QByteArray.fromBase64(place.encode("ascii")))
