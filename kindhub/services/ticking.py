"""Ticking a task off: the one thing of a task that is done from the list, without its form."""

from datetime import date
from typing import Any

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.program.forms import Form
from kindhub.storage.hub import Hub

_GONE = L("This task is no longer here.", "Esta tarea ya no está.")


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
