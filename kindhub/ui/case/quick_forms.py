"""The short forms over the case page: what one logs, notes or promises in seconds, with what is known filled in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from kindhub.i18n import L
from kindhub.program.forms import Form, Section
from kindhub.program.registry import LoadedProgram
from kindhub.records.fields import fields_of
from kindhub.records.partial_date import PartialDate
from kindhub.services.asking_access import ASK, question_form
from kindhub.services.form_contents import Answers
from kindhub.services.handing_over import note_form
from kindhub.ui.case.due_rows import task_form

CONTACTS = "contacts"
"""The key under which a program declares the form of its contacts."""
CONTACT_FIELDS, TASK_FIELDS = 5, 3
LOG = L("Log a contact", "Registrar contacto")
WRITE = L("Write a note", "Escribir una nota")
PROMISE = L("New task", "Tarea nueva")
ANSWER_DAYS = 2
_CLOSED = ("done_on", "author")


@dataclass(frozen=True, slots=True)
class QuickForm:
    """A short form of a repeating part: fewer fields of it under the same key, so that both share a draft.

    Only a question for access keeps one of its own (`shares_draft`). `start` holds what is filled in, also in fields
    that are not asked.
    """

    form: Form
    whole: Form
    title: L
    start: Answers
    kept: L
    saved: L

    @property
    def shares_draft(self) -> bool:
        """Whether one may go on in the long form."""
        return self.whole.key == self.form.key


def contact_form(program: LoadedProgram) -> Form | None:
    """The short form of a contact: what must be there, then the first fields of the long one, five in all."""
    whole = _contacts(program)
    if whole is None:
        return None
    fields = whole.fields()
    needed = [field for field in fields if field.needed is not None]
    others = [field for field in fields if field.needed is None]
    return _short(whole, LOG, {field.name for field in (*needed, *others)[:CONTACT_FIELDS]})


def quick_contact(program: LoadedProgram, today: date) -> QuickForm | None:
    """Ctrl+J."""
    whole, form = _contacts(program), contact_form(program)
    if whole is None or form is None:
        return None
    return QuickForm(
        form,
        whole,
        LOG,
        today_filled(form, today),
        L("The contact was kept as a draft.", "El contacto quedó como borrador."),
        L("Contact logged", "Contacto registrado"),
    )


def quick_note(program: LoadedProgram, uid: str, today: date) -> QuickForm | None:
    """Ctrl+M: the words; the day and who wrote them are filled in."""
    whole = note_form(program)
    if whole is None:
        return None
    start = today_filled(whole, today)
    if "author" in start.values:
        start = Answers({**start.values, "author": uid})
    return QuickForm(
        _short(whole, WRITE, {field.name for field in whole.fields()} - set(_CLOSED)),
        whole,
        WRITE,
        start,
        L("The note was kept as a draft.", "La nota quedó como borrador."),
        L("Note saved", "Nota guardada"),
    )


def quick_task(program: LoadedProgram, uid: str) -> QuickForm | None:
    """Ctrl+T: what, by when, who; it is one's own unless one says otherwise."""
    whole = task_form(program)
    if whole is None:
        return None
    first = [field.name for field in whole.fields() if field.name not in _CLOSED][:TASK_FIELDS]
    fresh = today_filled(whole, None)
    return QuickForm(
        _short(whole, PROMISE, set(first)),
        whole,
        PROMISE,
        Answers({**fresh.values, "assigned_to": uid}),
        L("The task was kept as a draft.", "La tarea quedó como borrador."),
        L("Task added", "Tarea agregada"),
    )


def quick_access(program: LoadedProgram, part: Form, name: str, giver: str, today: date) -> QuickForm | None:
    """What `name` wants to see and why, as a task for `giver`: of the part, never of what is in it."""
    whole = task_form(program)
    if whole is None:
        return None
    title = L("{name} asks for access: {part}", "{name} pide acceso: {part}").say(name=name, part=part.title.say())
    fresh = today_filled(whole, None)
    start = {**fresh.values, "title": title, "assigned_to": giver, "due_on": today + timedelta(ANSWER_DAYS)}
    return QuickForm(
        _short(whole, ASK, {"assigned_to", "note"}),
        question_form(whole, part),
        ASK,
        Answers(start),
        L("What you asked was kept as a draft.", "Lo que pidió quedó como borrador."),
        L("Access asked for", "Acceso pedido"),
    )


def today_filled(form: Form, day: date | None) -> Answers:
    """A new record's own values, with this day in its first needed date."""
    fresh, specs = form.record(), fields_of(form.record)
    values: dict[str, Any] = {name: getattr(fresh, name) for name in specs}
    for field in form.fields():
        if day and field.needed == "create" and specs[field.name].kind in ("day", "partial"):
            values[field.name] = day if specs[field.name].kind == "day" else PartialDate.of(day)
            break
    return Answers(values)


def _contacts(program: LoadedProgram) -> Form | None:
    return next((form for form in program.forms if form.key == CONTACTS and form.many), None)


def _short(whole: Form, title: L, names: set[str]) -> Form:
    kept = tuple(field for field in whole.fields() if field.name in names)
    return replace(whole, sections=(Section(title, kept),))
