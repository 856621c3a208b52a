"""Take a whole import back: its records through `kindhub.services.undo`, and the memory of its rows."""

from __future__ import annotations

from sqlalchemy import select

from kindhub.errors import UserError
from kindhub.exchange.row_memory import forget_rows
from kindhub.services.undo import NOTHING_THERE, UndoResult, take_back
from kindhub.storage.house import house_of
from kindhub.storage.hub import Hub
from kindhub.storage.unit_of_work import UnitOfWork

__all__ = ["UndoResult", "undo_import"]

_UNDONE = "undo-import"


def undo_import(hub: Hub, unit_id: str) -> UndoResult:
    """Take back what the unit of an import wrote and forget its rows, so that they can come in again.

    What somebody worked on since stays and is named. Raises `UserError` when nothing of that unit is there.
    """
    hub.user.require("hub", "import")
    with hub.begin(reason=f"undo {unit_id}") as work:
        _require_not_undone(work, unit_id)
        result = take_back(work, hub, unit_id)
        for schema in hub.schemas:
            forget_rows(work.session.connection(), schema, unit_id)
        work.log(_UNDONE, "unit", unit_id, about={"taken_back": result.taken_back, "left": len(result.left)})
    return result


def _require_not_undone(work: UnitOfWork, unit_id: str) -> None:
    """Tombstones of persons stay after an undo, so the ledger says whether there is anything to take back."""
    ledger = house_of("main").ledger
    undone = select(ledger.c.n).where(ledger.c.record_id == unit_id, ledger.c.action == _UNDONE).limit(1)
    if work.session.execute(undone).first() is not None:
        raise UserError(NOTHING_THERE)
