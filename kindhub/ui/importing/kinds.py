"""The kinds of file this person may import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kindhub.exchange.form_import.columns import form_kinds
from kindhub.exchange.import_run import file_kinds, schema_of
from kindhub.security.access import HUB

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kindhub.program.exchange import ImportKind
    from kindhub.storage.hub import Hub


def kinds_for(hub: Hub) -> list[ImportKind]:
    """Those of the open programs, then the list of persons; only where she has the right `import`."""
    offered = sorted(file_kinds(hub).values(), key=lambda kind: schema_of(kind) == "main")
    return [kind for kind in offered if hub.user.can(_house(kind), "import")]


def form_kinds_for(hub: Hub) -> Iterator[ImportKind]:
    """A sheet for each form of the programs where she has the right `import`, in the order of the forms; one at a
    time, for the headings of all of them take longer than a key may wait.
    """
    for program in hub.programs:
        if hub.user.can(program.key, "import"):
            yield from form_kinds(program)


def _house(kind: ImportKind) -> str:
    schema = schema_of(kind)
    return HUB if schema == "main" else schema
