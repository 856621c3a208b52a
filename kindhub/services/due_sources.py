"""What can be due in a case: the deadlines of its program's rules, and the tasks people set. Both are asked alike.

A task is of whoever was asked to do it; one that nobody was asked to do is of whoever answers for the case. The two are
sources of their own: asked as one, by `coalesce`, no index led to the tasks of one person, and *My day* looked through
all open cases of the folder (seconds at 1,000,000 of them).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Table, Text, and_, literal, null, true, type_coerce

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
    stand on pages that are not framed. `only` narrows the table to what this source speaks of.
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
    only: ColumnElement[bool]

    def waits(self, *, of_one: bool) -> ColumnElement[bool]:
        """Not done, in an open case. One person's are few among many: the question about her begins with `whose`."""
        open_case = without_index(self.case.c[self.workflow.closed]).is_(None)
        return and_(self.only, (without_index(self.done_on) if of_one else self.done_on).is_(None), open_case)


_NONE: ColumnElement[Any] = null()


def sources_of(program: LoadedProgram) -> Iterator[DueSource]:
    """Of each of its workflows the deadlines and, where it keeps some, the tasks asked of somebody and the others."""
    for workflow in program.workflows:
        yield _deadlines(program, workflow)
        form = part_form(program, TaskFields)
        if form is not None and hangs_on(form, workflow):
            yield from _tasks(program, workflow, form)


def hangs_on(form: Form, workflow: Workflow) -> bool:
    """Whether the form's records belong to the cases of this workflow."""
    return str(table_of(workflow.record).fullname) == fields_of(form.record)[form.parent].target


def _deadlines(program: LoadedProgram, workflow: Workflow) -> DueSource:
    deadline, case = house_of(program.key).deadline.c, table_of(workflow.record)
    return DueSource(
        program, workflow, case, deadline.record_id, deadline.key, deadline.due_on, deadline.done_on, deadline.form,
        case.c[workflow.responsible], _NONE, _NONE, true(),
    )  # fmt: skip


def _tasks(program: LoadedProgram, workflow: Workflow, form: Form) -> Iterator[DueSource]:
    task, case = table_of(form.record).c, table_of(workflow.record)
    title = literal("") if program.info.restricted else task.title
    asked = without_index(task.assigned_to)
    for whose, only in (
        (task.assigned_to, asked.is_not(None)),
        (case.c[workflow.responsible], asked.is_(None)),
    ):
        yield DueSource(
            program, workflow, case, task[form.parent], literal(TASK), type_coerce(task.due_on, Text),
            type_coerce(task.done_on, Text), literal(form.key), whose, title, task.id, only,
        )  # fmt: skip
