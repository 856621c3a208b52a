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
        schema = _told_in(work, hub, unit_id)
        _require_not_undone(work, schema, unit_id)
        result = take_back(work, hub, unit_id)
        for one in hub.schemas:
            forget_rows(work.session.connection(), one, unit_id)
        about = {"taken_back": result.taken_back, "left": len(result.left)}
        work.log(_UNDONE, "unit", unit_id, schema=schema, about=about)
    return result


def _told_in(work: UnitOfWork, hub: Hub, unit_id: str) -> str:
    """The file whose ledger tells of the import: its undoing is told there too, and to nobody else."""
    for schema in hub.schemas:
        ledger = house_of(schema).ledger
        told = select(ledger.c.n).where(ledger.c.unit == unit_id, ledger.c.action == "import").limit(1)
        if work.session.execute(told).first() is not None:
            return schema
    return "main"


def _require_not_undone(work: UnitOfWork, schema: str, unit_id: str) -> None:
    """Tombstones of persons stay after an undo, so the ledger says whether there is anything to take back."""
    for one in {schema, "main"}:
        ledger = house_of(one).ledger
        undone = select(ledger.c.n).where(ledger.c.record_id == unit_id, ledger.c.action == _UNDONE).limit(1)
        if work.session.execute(undone).first() is not None:
            raise UserError(NOTHING_THERE)
