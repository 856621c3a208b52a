"""Take a whole import back: its records through `kindhub.services.undo`, and the memory of its rows."""

from __future__ import annotations

from kindhub.exchange.row_memory import forget_rows
from kindhub.services.undo import UndoResult, take_back
from kindhub.storage.hub import Hub

__all__ = ["UndoResult", "undo_import"]


def undo_import(hub: Hub, unit_id: str) -> UndoResult:
    """Take back what the unit of an import wrote and forget its rows, so that they can come in again.

    What somebody worked on since stays and is named. Raises `UserError` when nothing of that unit is there.
    """
    hub.user.require("hub", "import")
    with hub.begin(reason=f"undo {unit_id}") as work:
        result = take_back(work, hub, unit_id)
        for schema in hub.schemas:
            forget_rows(work.session.connection(), schema, unit_id)
        work.log("undo-import", "unit", unit_id, about={"taken_back": result.taken_back, "left": len(result.left)})
    return result
