"""What can be due in a case: the deadlines of its program's rules, and the tasks people set. Both are asked alike.

A task is of whoever was asked to do it; one that nobody was asked to do is of whoever answers for the case.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Table, Text, func, literal, null, type_coerce

from kindhub.i18n import L
from kindhub.program.forms import Form
from kindhub.program.registry import LoadedProgram
from kindhub.program.workflow import Workflow
from kindhub.records.base import table_of
from kindhub.records.fields import fields_of
from kindhub.records.task import TaskFields
from kindhub.services.bulk_acts import part_form
from kindhub.services.worklists import without_index
from kindhub.storage.house import house_of

TASK = "task"
"""The key of a task, where a deadline has that of its rule."""
A_TASK = L("Task", "Tarea")


@dataclass(frozen=True, slots=True)
class DueSource:
    """A table of things that are due in the cases of a workflow; days are ISO texts.

    `title` are the words somebody gave it. A restricted program's are empty: they may tell what happened to whom, and
    stand on pages that are not framed.
    """

    program: LoadedProgram
    workflow: Workflow
    case: Table
    case_id: ColumnElement[Any]
    key: ColumnElement[Any]
    due_on: ColumnElement[Any]
    done_on: ColumnElement[Any]
    form: ColumnElement[Any]
    whose: ColumnElement[Any]
    title: ColumnElement[Any]
    task: ColumnElement[Any]

    def waits(self, *, of_one: bool) -> ColumnElement[bool]:
        """Not done. One person's cases are few among many deadlines: the question begins with them."""
        deadlines = self.task is _NONE
        return (without_index(self.done_on) if of_one and deadlines else self.done_on).is_(None)


_NONE: ColumnElement[Any] = null()


def sources_of(program: LoadedProgram) -> Iterator[DueSource]:
    """Of each of its workflows the deadlines and, where it keeps some, the tasks."""
    for workflow in program.workflows:
        yield _deadlines(program, workflow)
        form = part_form(program, TaskFields)
        if form is not None and hangs_on(form, workflow):
            yield _tasks(program, workflow, form)


def hangs_on(form: Form, workflow: Workflow) -> bool:
    """Whether the form's records belong to the cases of this workflow."""
    return str(table_of(workflow.record).fullname) == fields_of(form.record)[form.parent].target


def _deadlines(program: LoadedProgram, workflow: Workflow) -> DueSource:
    deadline, case = house_of(program.key).deadline.c, table_of(workflow.record)
    return DueSource(
        program, workflow, case, deadline.record_id, deadline.key, deadline.due_on, deadline.done_on, deadline.form,
        case.c[workflow.responsible], _NONE, _NONE,
    )  # fmt: skip


def _tasks(program: LoadedProgram, workflow: Workflow, form: Form) -> DueSource:
    task, case = table_of(form.record).c, table_of(workflow.record)
    whose = func.coalesce(task.assigned_to, case.c[workflow.responsible])
    title = literal("") if program.info.restricted else task.title
    return DueSource(
        program, workflow, case, task[form.parent], literal(TASK), type_coerce(task.due_on, Text),
        type_coerce(task.done_on, Text), literal(form.key), whose, title, task.id,
    )  # fmt: skip
