"""One field brought back to what it held before: a change like any other, with its own ledger row and a reason."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.records.base import Record, table_of
from kindhub.records.fields import fields_of
from kindhub.records.person import Person
from kindhub.services.documents import SHORTEST_REASON, program_of
from kindhub.services.history import RESTORED, HistoryRow
from kindhub.storage.hub import Hub
from kindhub.storage.plain import from_plain, to_plain

if TYPE_CHECKING:
    from kindhub.program.registry import Programs

NOT_ALONE = frozenset(
    {"file_name", "media_type", "size", "stored_as", "file_key", "normalised", "merged_into", "removed_on"}
)
"""Fields that hang together with others or with a file, and would break what they belong to if brought back alone."""

_WHY = L(
    "Write why it is brought back: it goes into the history.", "Escriba por qué se restaura: queda en el historial."
)
_NOT_THIS = L("This cannot be brought back one by one.", "Este dato no se puede restaurar por separado.")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of a record that held `old` (as plain JSON) before, and the version the record has as it was read.

    `why_absent` is why there was no value then, where that was written.
    """

    record_type: type[Record]
    record_id: str
    version: int
    field: str
    old: Any
    why_absent: str = ""


def changes_of(
    session: Session, rows: Iterable[HistoryRow], kinds: Mapping[str, type[Record]], programs: "Programs"
) -> dict[tuple[int, str], FieldChange]:
    """What of a history can be brought back, by ledger number and field.

    That is every field of a record that is still there and now holds something else, unless it has a door of its own
    (the stage of a case). The records are read through the scope of the person at work.
    """
    known = [row for row in rows if row.action == "update" and row.entity in kinds]
    held = _held(session, known, kinds)
    found: dict[tuple[int, str], FieldChange] = {}
    for row in known:
        record = held.get(row.record_id)
        if record is None or (isinstance(record, Person) and record.removed_on is not None):
            continue
        absent = row.changes.get("absent", ({}, {}))[0] or {}
        for name, (old, _new) in row.changes.items():
            if _may_come_back(kinds[row.entity], name, programs) and to_plain(getattr(record, name)) != old:
                found[row.n, name] = FieldChange(
                    kinds[row.entity], record.id, record.version, name, old, str(absent.get(name, ""))
                )
    return found


def _held(session: Session, rows: Sequence[HistoryRow], kinds: Mapping[str, type[Record]]) -> dict[str, Any]:
    by_kind: dict[type[Record], set[str]] = {}
    for row in rows:
        by_kind.setdefault(kinds[row.entity], set()).add(row.record_id)
    return {
        record.id: record
        for kind, ids in by_kind.items()
        for record in session.scalars(select(kind).where(table_of(kind).c.id.in_(ids)))
    }


def _may_come_back(record_type: type[Record], field: str, programs: "Programs") -> bool:
    spec = fields_of(record_type).get(field)
    program = programs.loaded.get(record_type.schema_key())
    flows = program.workflows if program is not None else ()
    kept = {name for flow in flows if flow.record is record_type for name in flow.kept}
    return spec is not None and not spec.secret and spec.kind != "link" and field not in NOT_ALONE | kept


def restore_field(hub: Hub, change: FieldChange, reason: str) -> str:
    """Bring the field back; gives the id of the unit of work.

    Raises `Refused` without the right to edit, `Conflict` when somebody saved the record since it was read, `Invalid`
    when the old value does not fit the rest, `UserError` without a reason.
    """
    schema = change.record_type.schema_key()
    hub.user.require(program_of(schema), "edit")
    if len(reason.strip()) < SHORTEST_REASON:
        raise UserError(_WHY)
    if not _may_come_back(change.record_type, change.field, hub.programs):
        raise UserError(_NOT_THIS)
    spec = fields_of(change.record_type)[change.field]
    with hub.begin(RESTORED + reason.strip()) as work:
        record = work.get(change.record_type, change.record_id, version=change.version)
        value = from_plain(spec, change.old)
        setattr(record, change.field, value)
        kept = {name: why for name, why in record.absent.items() if name != change.field}
        if change.old is None and change.why_absent:
            kept[change.field] = change.why_absent
        record.absent = kept
    return work.id
