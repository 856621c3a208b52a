"""Ticking tasks off: the one thing of a task that is done from a list, without its form."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import select

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.program.forms import Form
from kindhub.program.nouns import Noun
from kindhub.records.base import Record, table_of
from kindhub.records.task import TaskFields
from kindhub.security.access import Owner
from kindhub.services.bulk_acts import BulkResult, LeftAlone, part_form
from kindhub.services.due_soon import DueRow
from kindhub.services.due_sources import hangs_on
from kindhub.services.stages import owner_of
from kindhub.storage.hub import Hub
from kindhub.storage.unit_of_work import UnitOfWork

A_TASK = Noun(L("task", "tarea"), L("tasks", "tareas"), feminine=True)
_GONE = L("This task is no longer here.", "Esta tarea ya no está.")
_BY_ITS_FORM = L(
    "A deadline is met by what is written down in the case.",
    "Un plazo se cumple con lo que se anota en el caso.",
)


def tick_task(hub: Hub, form: Form, task_id: str, today: date) -> str:
    """Mark a task as done today, or as still to be done when it was done; returns the unit, for undoing.

    Raises `UserError` when it is gone, `Refused` without the right.
    """
    hub.user.require(form.record.schema_key(), "edit")
    with hub.begin("tick task") as work:
        task: Any = work.session.get(form.record, task_id)
        if task is None:
            raise UserError(_GONE)
        task.done_on = None if task.done_on else today
    return work.id


def finish_tasks(hub: Hub, rows: Sequence[DueRow], today: date) -> BulkResult:
    """Mark the tasks among what is due as done today, in one unit of work. What may not be touched is left and named:
    deadlines, tasks that are gone, tasks of others.
    """
    result = BulkResult()
    with hub.begin("tick tasks") as work:
        for row in rows:
            try:
                done = _finish(work, hub, row, today)
            except UserError as why:
                said = str(why)
                result.left.append(LeftAlone(row.number, row.person, L(said, said)))
                continue
            result.done += done
            result.same += not done
        result.unit = work.id if result.done else ""
    return result


def _finish(work: UnitOfWork, hub: Hub, row: DueRow, today: date) -> bool:
    program = hub.programs[row.program]
    form = part_form(program, TaskFields)
    if not row.task or form is None:
        raise UserError(_BY_ITS_FORM)
    task = _one(work, form.record, row.task)
    flow = next(one for one in program.workflows if hangs_on(form, one))
    hers = task.assigned_to == hub.user.uid
    owner = Owner(hub.user.uid) if hers else owner_of(flow, _one(work, flow.record, row.case_id))
    hub.user.require(row.program, "edit", owner)
    if task.done_on:
        return False
    task.done_on = today
    return True


def _one(work: UnitOfWork, record: type[Record], record_id: str) -> Any:
    found = work.session.scalars(select(record).where(table_of(record).c.id == record_id)).one_or_none()
    if found is None:
        raise UserError(_GONE)
    return found
