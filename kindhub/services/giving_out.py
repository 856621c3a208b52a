"""What leaves the hub on paper or as a file: it takes a right and a reason, and a row in the ledger before it leaves.

A paper nobody wrote down must not exist; a row whose paper was never printed does no harm.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.program.access import SCOPES
from kindhub.security.access import Owner, User
from kindhub.services.documents import program_of
from kindhub.storage.hub import Hub
from kindhub.storage.stopping import keep_going

SHORTEST_REASON = 4
WHY = L("Write what it is for; it is kept with your name.", "Escriba para qué es; queda escrito con su nombre.")
NOT_WRITTEN = L(
    "The file could not be written there. Choose another folder.",
    "No se pudo escribir el archivo ahí. Elija otra carpeta.",
)


@dataclass(frozen=True, slots=True)
class Leaving:
    """What leaves: of which file, which record, whose. `about` goes into the ledger and holds no text of a record."""

    schema: str
    entity: str
    record_id: str = ""
    owner: Owner | None = None
    print_right: str = "print"
    file_right: str = "export"
    about: Mapping[str, Any] = field(default_factory=dict)

    def right(self, *, file: bool) -> str:
        """The action it takes: to print, or to write a file."""
        return self.file_right if file else self.print_right


def may_leave(user: User, leaving: Leaving, *, file: bool) -> bool:
    """Whether this person may print it, or write it to a file."""
    held = user.scope_of(program_of(leaving.schema), leaving.right(file=file))
    if held is None:
        return False
    return leaving.owner is None or SCOPES.index(held) >= SCOPES.index(user.distance(leaving.owner))


def may_tell_leaving(hub: Hub, leaving: Leaving, reason: str, *, file: bool) -> str:
    """The reason as it is kept. Raises `Refused` without the right, `UserError` without a reason."""
    hub.user.require(program_of(leaving.schema), leaving.right(file=file), leaving.owner)
    why = reason.strip()
    if len(why) < SHORTEST_REASON:
        raise UserError(WHY)
    return why


def tell_leaving(hub: Hub, leaving: Leaving, reason: str, *, file: bool) -> None:
    """Write into the ledger that it leaves. Raises `Refused` without the right, `UserError` without a reason."""
    why = may_tell_leaving(hub, leaving, reason, file=file)
    action = "export" if file else "print"
    with hub.begin(action) as work:
        work.log(
            action, leaving.entity, leaving.record_id, schema=leaving.schema, reason=why, about=dict(leaving.about)
        )


def write_out(path: Path, content: bytes) -> None:
    """Write a file where the person chose, and nowhere else. Raises `UserError` when it cannot be."""
    keep_going()
    try:
        path.write_bytes(content)
    except OSError as fault:
        raise UserError(NOT_WRITTEN) from fault
