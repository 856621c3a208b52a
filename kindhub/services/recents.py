"""What a person opened lately, so that she finds it again. Only ids are kept, in the encrypted file of the program the
record belongs to; names are looked up when shown, so what she may no longer see is not shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kindhub.services.preferences import keep_preference, preference
from kindhub.storage.hub import Hub
from kindhub.storage.ledger import now_text

KEY = "recents"
KEPT = 20


@dataclass(frozen=True, slots=True)
class Opened:
    """A page that was opened: its name, what it showed, and when (UTC). `schema` is whose record it is."""

    schema: str
    page: str
    args: tuple[str, ...]
    at: str


def note_opened(hub: Hub, schema: str, page: str, args: Sequence[str]) -> None:
    """Note that a page was opened; one opened before moves to the front."""
    fresh = Opened(schema, page, tuple(args), now_text())
    with hub.read() as session:
        known = _read(preference(session, schema, hub.user.uid, KEY), schema)
    if known and (known[0].page, known[0].args) == (fresh.page, fresh.args):
        return
    kept = [fresh, *(one for one in known if (one.page, one.args) != (fresh.page, fresh.args))][:KEPT]
    keep_preference(hub, schema, KEY, [[one.page, list(one.args), one.at] for one in kept])


def opened_lately(hub: Hub) -> list[Opened]:
    """What this person opened in all open files, the newest first."""
    with hub.read() as session:
        found = [one for schema in hub.schemas for one in _read(preference(session, schema, hub.user.uid, KEY), schema)]
    return sorted(found, key=lambda one: one.at, reverse=True)


def _read(content: object, schema: str) -> list[Opened]:
    if not isinstance(content, list):
        return []
    return [Opened(schema, str(page), tuple(str(arg) for arg in args), str(at)) for page, args, at in content]
