"""Reading and saving the records behind a form: the same rules whether a window, a script or an import asks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.program.forms import Form
from kindhub.records.base import Record, table_of
from kindhub.records.fields import fields_of
from kindhub.security.access import HUB
from kindhub.services.grid_saving import write_grids
from kindhub.services.needs import NEEDED, lacking
from kindhub.storage.drafts import Draft, drop_draft
from kindhub.storage.guard import Invalid, Problem
from kindhub.storage.hub import Hub
from kindhub.storage.unit_of_work import UnitOfWork

State = Literal["done", "part", "empty"]


@dataclass(frozen=True, slots=True)
class FormTarget:
    """Which record a form edits: an existing one with the version that was read, or a new one of a case.

    `rows` says of each row of its grids which record in which version was read.
    """

    form: Form
    parent_id: str
    record_id: str | None = None
    version: int | None = None
    rows: Mapping[str, tuple[str, int]] = field(default_factory=dict)


def records_of(session: Session, form: Form, case: Any) -> Sequence[Any]:
    """The records a form shows for a case: the case itself, its one part, or all its repeating parts in order."""
    if isinstance(case, form.record):
        return (case,)
    table = table_of(form.record)
    order = form.order_by or "id"
    column = table.c[order.removeprefix("-")]
    statement = select(form.record).where(table.c[form.parent] == getattr(case, form.joined_by))
    return session.scalars(statement.order_by(column.desc() if order.startswith("-") else column, table.c.id)).all()


def only_one(session: Session, form: Form, parent_id: str) -> Any:
    """The record of a part there is one of, where somebody made it already (the headcount of a workshop)."""
    if form.many or form.parent not in fields_of(form.record) or form.joined_by != "id":
        return None
    table = table_of(form.record)
    statement = select(form.record).where(table.c[form.parent] == parent_id).order_by(table.c.id).limit(1)
    return session.scalars(statement).first()


def values_of(record: Any) -> dict[str, Any]:
    """Every field of a record by name, as conditions look at it."""
    record_type: type[Record] = type(record)
    return {name: getattr(record, name) for name in fields_of(record_type)}


def state_of(form: Form, records: Sequence[Any]) -> State:
    """How far a section of a case is: nothing there, something there, or nothing lacking for closing."""
    if not records:
        return "empty"
    if any(lacking(form, values_of(one), one.absent, "close") for one in records):
        return "part"
    if not form.many and not any(values_of(records[0]).get(field.name) for field in form.fields()):
        return "empty"
    return "done"


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save wrote; `unit` is what undoing it asks for."""

    record_id: str
    version: int
    unit: str


def save_form(
    hub: Hub, target: FormTarget, values: Mapping[str, Any], absent: Mapping[str, str] | None = None
) -> Saved:
    """Save what a form holds in one unit of work; the person's draft of it goes in the same commit.

    Raises `Invalid` naming every field that needs a look, `Conflict` when someone saved the record in between,
    `Refused` without the right. Nothing is written then.
    """
    schema = target.form.record.schema_key()
    hub.user.require(HUB if schema == "main" else schema, "edit" if target.record_id else "create")
    for right in (target.form.right, target.form.writes):
        if right:
            hub.user.require(schema, right)
    with hub.begin(f"form {target.form.key}") as work:
        record = write_form(work, target, values, absent or {})
        draft = Draft(schema, hub.user.uid, target.form.key, target.record_id or "", target.parent_id, {})
        drop_draft(work.session.connection(), draft)
    return Saved(record.id, record.version, work.id)


def write_form(work: UnitOfWork, target: FormTarget, values: Mapping[str, Any], absent: Mapping[str, str]) -> Record:
    """The same within a unit of work that is already open."""
    form = target.form
    if target.record_id:
        record = work.get(form.record, target.record_id, version=target.version)
    else:
        start: dict[str, Any] = {form.parent: _joined(work, form, target.parent_id)}
        record = form.record(**start)
        work.add(record)
    known = {field.name for field in form.fields()}
    for name in known & set(values):
        setattr(record, name, values[name])
    kept = {name: why for name, why in record.absent.items() if name not in known}
    record.absent = {**kept, **{n: why for n, why in absent.items() if getattr(record, n, None) is None}}
    _require(form, record)
    work.flush()
    write_grids(work, form, record, target.rows, values, absent)
    return record


def _joined(work: UnitOfWork, form: Form, case_id: str) -> Any:
    """What a new part holds of its case: the id, or the field by which it is joined."""
    if form.joined_by == "id":
        return case_id
    flow = work.programs[form.record.schema_key()].workflows[0]
    return getattr(work.get(flow.record, case_id), form.joined_by)


def _require(form: Form, record: Record) -> None:
    specs = fields_of(form.record)
    missing = lacking(form, values_of(record), record.absent, "create")
    if missing:
        raise Invalid(tuple(Problem(record.id, name, specs[name].label, NEEDED) for name in missing))


def age_in_years(born: Any, on: date) -> str:
    """An age as people say it: `15`, `14–15` for a partial date, empty when nothing is known."""
    if born is None:
        return ""
    least, most = born.age_on(on)
    if least is None and most is None:
        return ""
    return str(least) if least == most else f"{least if least is not None else '?'}–{most if most is not None else '?'}"
