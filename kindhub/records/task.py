"""Tasks: something one person promised to do by a day."""

from datetime import date

from kindhub.i18n import L
from kindhub.records.base import Record
from kindhub.records.fields import day, link, long_text, text, user


class TaskFields(Record):
    """What every task has; a program keeps its own tasks in its own file, so that none tells of its cases."""

    title: str = text(L("Task", "Tarea"))
    due_on: date | None = day(L("Due", "Para el"), index=True)
    assigned_to: str | None = user(L("Who", "Quién"))
    done_on: date | None = day(L("Done on", "Hecha el"), index=True)
    note: str | None = long_text(L("Note", "Nota"))


class Task(TaskFields, table=True):
    """A task about a shared person, or about nobody."""

    __tablename__ = "task"

    person_id: str | None = link(L("Person", "Persona"), "person")
