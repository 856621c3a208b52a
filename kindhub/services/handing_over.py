"""Giving a case to another caseworker: the case, a note that says how things stand, and a task to take it up.

All in one unit of work, so that no case changes hands without a word, and one *undo* brings it back.
"""

from datetime import date
from typing import Any

from sqlalchemy import select

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.program.forms import Form
from kindhub.program.registry import LoadedProgram
from kindhub.records.base import table_of
from kindhub.records.task import TaskFields
from kindhub.security.access import Owner
from kindhub.services.bulk_acts import part_form
from kindhub.services.forms import FormTarget, write_form
from kindhub.services.stages import owner_of
from kindhub.storage.hub import Hub

NOTES = "notes"
"""The key under which a program declares the form of its notes: `written_on`, `author`, `words`."""
SHORTEST_NOTE = 10
_SAY_MORE = L(
    "Write how things stand, for the person who takes it up.",
    "Escriba cómo va todo, para quien recibe.",
)
_SAME = L("It is with this person already.", "Ya está a cargo de esta persona.")
_NO_KEY = L("This person does not work with the program.", "Esta persona no trabaja con el programa.")
_TAKE_UP = L("Take up the case handed over", "Retomar el caso recibido")
_HANDED = L("Handed over. {note}", "Se entregó el caso. {note}")


def note_form(program: LoadedProgram) -> Form | None:
    """The form of notes, in a program that keeps them."""
    return next((form for form in program.forms if form.key == NOTES and form.many), None)


def may_hand_over(hub: Hub, program: LoadedProgram, responsible: str) -> bool:
    """Whether this person may give cases of that caseworker to somebody else."""
    rights = hub.user.rights_in(program.key)
    return rights.reaches("assign", hub.user.distance(Owner(responsible)))


def hand_over(hub: Hub, program: LoadedProgram, case_id: str, to: str, note: str, today: date) -> str:
    """Give a case to `to`, a uid, and return the unit that did it.

    Raises `UserError` without a note, for a person without the program and for the one who has the case already;
    `Refused` without the right. Then nothing changes.
    """
    words, flow = note.strip(), program.workflows[0]
    if len(words) < SHORTEST_NOTE:
        raise UserError(_SAY_MORE)
    if to not in {one.uid for one in hub.keyring.members(program.key)}:
        raise UserError(_NO_KEY)
    with hub.begin("hand over") as work:
        case: Any = work.session.scalars(select(flow.record).where(table_of(flow.record).c.id == case_id)).one()
        had = getattr(case, flow.responsible) or ""
        hub.user.require(program.key, "assign", owner_of(flow, case))
        if had == to:
            raise UserError(_SAME)
        notes = note_form(program)
        if notes is not None:
            told = {"written_on": today, "author": hub.user.uid, "words": _HANDED.say(note=words)}
            write_form(work, FormTarget(notes, case_id), told, {})
        tasks = part_form(program, TaskFields)
        if tasks is not None:
            asked = {"title": _TAKE_UP.say(), "due_on": today, "assigned_to": to}
            write_form(work, FormTarget(tasks, case_id), asked, {})
        setattr(case, flow.responsible, to)
    return work.id
