"""The rows of a repeating part as plain values, read beside the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from kindhub.program.forms import Form
from kindhub.records.base import table_of
from kindhub.records.fields import FieldSpec, fields_of
from kindhub.services.form_contents import Answers
from kindhub.services.forms import values_of
from kindhub.storage.hub import Hub
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.forms.saying import say, say_absence

_COLUMNS = 5
_NARROWEST, _WORDS, _LETTER, _ROOM = 104, 138, 7, 570
_WORDY = ("long_text", "codes")
_IN_WORDS = ("code", "person", "organisation", "user", "place", "link", "program")


@dataclass(frozen=True, slots=True)
class PartRow:
    """One row as plain values: the cells in words, the answers to copy."""

    record_id: str
    cells: tuple[str, ...]
    answers: Answers


def columns_of_form(form: Form) -> tuple[str, ...]:
    """The fields a table of the form shows: as many as fit in a line, those needed for a row first."""
    specs = fields_of(form.record)
    short = [field for field in form.fields() if specs[field.name].kind not in _WORDY]
    needed = [field.name for field in short if field.needed == "create"]
    chosen, room = set[str](), _ROOM
    for name in (needed + [field.name for field in short if field.name not in needed])[:_COLUMNS]:
        room -= width_of(specs[name])
        if room >= 0 or not chosen:
            chosen.add(name)
    return tuple(field.name for field in form.fields() if field.name in chosen)


def is_short(form: Form) -> bool:
    """Whether the table shows everything but long texts, so that the form below need not ask the rest again."""
    columns, specs = columns_of_form(form), fields_of(form.record)
    return all(field.name in columns or specs[field.name].kind in _WORDY for field in form.fields())


def roomiest(form: Form) -> str:
    """The column that takes the room that is left: the first of words, else the last."""
    columns, specs = columns_of_form(form), fields_of(form.record)
    return next((name for name in columns if specs[name].kind in (*_IN_WORDS, "text")), columns[-1])


def width_of(spec: FieldSpec) -> int:
    """In units: wide enough for its heading, and for a date or the words of a choice."""
    return max(_WORDS if spec.kind in _IN_WORDS else _NARROWEST, len(spec.label.say()) * _LETTER + 20)


def read_parts(hub: Hub, form: Form, parent_id: str, lookups: Lookups) -> tuple[PartRow, ...]:
    """The rows of a repeating part, in the form's order; runs beside the window."""
    table, order = table_of(form.record), form.order_by or "id"
    column: Any = table.c[order.removeprefix("-")]
    ordered = column.desc() if order.startswith("-") else column
    specs, names = fields_of(form.record), columns_of_form(form)
    with hub.read() as session:
        found = session.scalars(
            select(form.record).where(table.c[form.parent] == parent_id).order_by(ordered, table.c.id)
        ).all()
    return tuple(
        PartRow(
            one.id,
            tuple(
                say_absence(one.absent[name]) if name in one.absent else say(specs[name], getattr(one, name), lookups)
                for name in names
            ),
            Answers(values_of(one), dict(one.absent)),
        )
        for one in found
    )
