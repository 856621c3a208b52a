"""The deadlines and tasks of a case as rows: what is overdue first, then what comes, then what was done last."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from kindhub.i18n import L, tr
from kindhub.program.forms import Form
from kindhub.program.registry import LoadedProgram
from kindhub.records.task import TaskFields
from kindhub.services.bulk_acts import part_form
from kindhub.services.cases import DueView
from kindhub.ui.case.picture import Place
from kindhub.ui.kit.row_list import Row
from kindhub.ui.when import short_day, week_day

SOON_DAYS = 14
TASK = "task:"
"""Before the id of a task in the key of its row."""
LATE = L("Met {day}, late", "Cumplido el {day}, tarde")
IN_TIME = L("Met {day}, in time", "Cumplido el {day}, a tiempo")
DONE = L("Done {day}", "Hecha el {day}")


def task_form(program: LoadedProgram) -> Form | None:
    """The form for tasks, in a program that keeps some."""
    return part_form(program, TaskFields)


def due_rows(
    due: Sequence[DueView], tasks: Sequence[Any], today: date, tasks_form: str = ""
) -> tuple[tuple[Row, ...], dict[str, Place]]:
    """Rows, and where each leads. A task without a day comes after those that have one.

    What counts in hours stands as a clock (see `clocks`) until it is done.
    """
    waiting = [(one.due_on, _deadline(one, today)) for one in due if one.done_on is None and one.clock is None]
    waiting += [(task.due_on or date.max, _task(task, today)) for task in tasks if task.done_on is None]
    done = [(one.done_on, _deadline(one, today)) for one in due if one.done_on is not None]
    done += [(task.done_on, _task(task, today)) for task in tasks if task.done_on is not None]
    waiting.sort(key=lambda one: one[0])
    done.sort(key=lambda one: one[0] or today, reverse=True)
    places = {one.key: Place(one.form) for one in due}
    places |= {f"{TASK}{task.id}": Place(tasks_form, record=task.id) for task in tasks}
    return tuple(row for _, row in (*waiting, *done)), places


def _deadline(one: DueView, today: date) -> Row:
    title = one.label.say()
    if one.done_on is not None:
        word = LATE if one.done_on > one.due_on else IN_TIME
        return Row(one.key, title, "done", sub=word.say(day=short_day(one.done_on, today)), strong=True)
    state, sub, tone = _waiting(one.due_on, today)
    return Row(one.key, title, state, sub=sub, sub_tone=tone, strong=True)


def _task(task: Any, today: date) -> Row:
    key, word = f"{TASK}{task.id}", tr("Task", "Tarea")
    if task.done_on is not None:
        sub = DONE.say(day=short_day(task.done_on, today))
        return Row(key, task.title, "done", sub=f"{word} · {sub}", strong=True, box="ticked")
    if task.due_on is None:
        return Row(key, task.title, "planned", sub=word, strong=True, box="open")
    state, sub, tone = _waiting(task.due_on, today)
    return Row(key, task.title, state, sub=sub, sub_tone=tone, strong=True, box="open")  # the box tells it is a task


def _waiting(due: date, today: date) -> tuple[str, str, str]:
    """State, words and tone of something still to be done by a day."""
    days, day = (due - today).days, short_day(due, today)
    if days == -1:
        return "overdue", tr("Was due yesterday, {day}", "Venció ayer, {day}", day=day), "danger"
    if days < 0:
        return "overdue", tr("Was due {day} · {n} d ago", "Venció el {day} · hace {n} días", day=day, n=-days), "danger"
    if days == 0:
        return "soon", tr("Today", "Hoy"), "warn"
    if days == 1:
        return "soon", tr("Tomorrow, {day}", "Mañana, {day}", day=day), "warn"
    if days <= SOON_DAYS:
        words = {"day": week_day(due, today), "n": days}
        return "soon", tr("{day} · {n} days left", "{day} · faltan {n} días", **words), "warn"
    return "planned", week_day(due, today), "text2"
