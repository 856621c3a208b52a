"""Whether a data folder is one to practise in. The mark lies inside the encrypted file and goes wherever it goes.

A practice folder is made by `kindhub.demo`, with a keyring of its own: no key of the real folder opens it, and its
key opens nothing else. What carries the mark shows the striped band on every page, also if somebody copies the folder.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kindhub.services.preferences import EVERYBODY, preference, put_preference

if TYPE_CHECKING:
    from kindhub.storage.hub import Hub

_KEY = "practice"
MARK = "DEMO.txt"
"""The file that says the same to one who looks into the folder, and without which practice opens no folder."""


def mark_practice(hub: Hub) -> None:
    """Mark an open folder for ever; there is no way back."""
    with hub.begin("practice") as work:
        put_preference(work.session, "main", EVERYBODY, _KEY, True)


def is_marked(connection: Any) -> bool:
    """Whether the file behind a driver's connection carries the mark."""
    row = connection.execute("SELECT content FROM preference WHERE uid = ? AND key = ?", (EVERYBODY, _KEY)).fetchone()
    return row is not None and row[0] == "true"


def is_practice(hub: Hub) -> bool:
    """Whether everybody in this folder is invented."""
    if (hub.folder.path / MARK).exists():
        return True
    with hub.read() as session:
        return bool(preference(session, "main", EVERYBODY, _KEY))
