"""The kinds of file this person may import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kindhub.ui.importing.work import schema_of

if TYPE_CHECKING:
    from kindhub.program.exchange import ImportKind
    from kindhub.storage.hub import Hub


def kinds_for(hub: Hub) -> list[ImportKind]:
    """Those of the open programs, then the list of persons; only where she has the right `import`."""
    from kindhub.exchange.people_import import PEOPLE

    offered = [*(kind for program in hub.programs for kind in program.exchange), PEOPLE]
    return [kind for kind in offered if hub.user.can(_house(kind), "import")]


def _house(kind: ImportKind) -> str:
    schema = schema_of(kind)
    return "hub" if schema == "main" else schema
