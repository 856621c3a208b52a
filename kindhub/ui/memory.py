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
MAIN = "main"


class Memory:
    """Read when it is first asked for, written when the hub is closed; plain JSON values only.

    What is remembered of a program (`schema`) lies in its own file, so that no other tells what is used there.
    """

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._kept: dict[str, dict[str, Any]] = {}
        self._changed: set[str] = set()

    def get(self, key: str, otherwise: Any = None, *, schema: str = MAIN) -> Any:
        """What was remembered under a key."""
        return self._of(schema).get(key, otherwise)

    def put(self, key: str, value: Any, *, schema: str = MAIN) -> None:
        """Remember; it is written by `save`."""
        kept = self._of(schema)
        if kept.get(key) != value:
            kept[key] = value
            self._changed.add(schema)

    def save(self) -> None:
        """Write what has changed."""
        for schema in sorted(self._changed):
            keep_preference(self._hub, schema, _KEY, self._kept[schema])
        self._changed.clear()

    def _of(self, schema: str) -> dict[str, Any]:
        if schema not in self._kept:
            with self._hub.read() as session:
                kept = preference(session, schema, self._hub.user.uid, _KEY)
            self._kept[schema] = kept if isinstance(kept, dict) else {}
        return self._kept[schema]

    def keep_place(self, window: QWidget) -> None:
        """Remember where a window stands."""
        self.put("place", bytes(window.saveGeometry().toBase64().data()).decode("ascii"))

    def give_place(self, window: QWidget) -> None:
        """Put a window where it stood last time."""
        place = self.get("place")
        if isinstance(place, str):
            window.restoreGeometry(QByteArray.fromBase64(place.encode("ascii")))
