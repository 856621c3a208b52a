"""The columns a list has without naming them: every field of its record that stands in a form, and of its case's parts.

A newcomer's field is thus a column at once. `Worklist.available()` puts them after the columns the program chose.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, select

from kindhub.i18n import L
from kindhub.program.forms import Form
from kindhub.program.lists import Column, ListView
from kindhub.program.registry import LoadedProgram
from kindhub.records.base import Record, table_of
from kindhub.records.fields import FieldSpec, fields_of
from kindhub.services.search.cards import card

WIDTH = 170
KEPT_BACK = ("restricted", "privileged")
HEAD = "case."
_TAKEN = ("person", "deadline")


@dataclass(frozen=True, slots=True)
class FormField:
    """A field behind a column. `part` is the one-record form it stands in; None for a field of the list's record.

    `head` is the case a row belongs to, and `link` the field that names it, for a field of that case.
    """

    column: Column
    spec: FieldSpec
    part: Form | None = None
    head: type[Record] | None = None
    link: str = ""


def form_fields(program: LoadedProgram, view: ListView) -> Mapping[str, FormField]:
    """Source → field: plain names for the list's record, `form.field` for parts that a case has once."""
    found: dict[str, FormField] = {}
    for form in program.forms:
        if form.record is view.record:
            for spec in listed(form):
                found.setdefault(spec.name, FormField(Column(spec.name, width=WIDTH, shown=False), spec))
        elif not form.many and form.key not in _TAKEN and names_record(form, view.record):
            found |= {one.column.source: one for one in _of_part(form)}
    return {**found, **_of_head(program, view)}


def _of_head(program: LoadedProgram, view: ListView) -> Mapping[str, FormField]:
    """`case.number` and the like: fields of the case's own form, in a list over a part of it."""
    found: dict[str, FormField] = {}
    for flow in program.workflows:
        form = next((one for one in program.forms if one.record is flow.record), None)
        target = table_of(flow.record).fullname
        link = next((name for name, spec in fields_of(view.record).items() if spec.target == target), None)
        if form is None or link is None or flow.record is view.record:
            continue
        named = [fields_of(flow.record)[name] for name in (flow.person, flow.status) if name]
        for spec in {one.name: one for one in (*named, *listed(form))}.values():
            label = L(f"{form.title.en}: {spec.label.en}", f"{form.title.es}: {spec.label.es}")
            column = Column(f"{HEAD}{spec.name}", label, WIDTH, shown=False)
            found[column.source] = FormField(column, spec, head=flow.record, link=link)
    return found


def value_of_head(field: FormField, of: Any, scope: Any) -> ColumnElement[Any]:
    """SQL: the field of the case a row of the table `of` belongs to, within the `scope`."""
    assert field.head is not None
    head = table_of(field.head)
    mine = select(head.c[field.spec.name]).where(head.c.id == of.c[field.link])
    return (mine.where(scope) if scope is not None else mine).correlate(of).scalar_subquery()


def listed(form: Form) -> Iterator[FieldSpec]:
    """The fields of a form that may stand outside it: no links between records, nothing kept back."""
    specs = fields_of(form.record)
    for field in form.fields():
        spec = specs[field.name]
        if spec.kind != "link" and not spec.secret and spec.field_class not in KEPT_BACK:
            yield spec


def names_record(form: Form, record: type[Record]) -> bool:
    """Whether the form's records are parts of that record, by the field the form calls its parent.

    A list that is called has no records of its own: its lines are those of another form.
    """
    if form.sheet is not None and form.sheet.calling is not None:
        return False
    parent = fields_of(form.record).get(form.parent)
    return parent is not None and parent.target == table_of(record).fullname


def value_of_part(form: Form, field: str, of: Any, scope: Any) -> ColumnElement[Any]:
    """SQL: the field in the record that the case page shows for the row of the table `of`, within the `scope`."""
    part = table_of(form.record)
    order = form.order_by or "id"
    by = part.c[order.removeprefix("-")]
    mine = select(part.c[field]).where(part.c[form.parent] == of.c.id)
    if scope is not None:
        mine = mine.where(scope)
    mine = mine.order_by(by.desc() if order.startswith("-") else by, part.c.id).limit(1)
    return mine.correlate(of).scalar_subquery()


def name_of_person(person_id: ColumnElement[Any], of: Any) -> ColumnElement[Any]:
    """SQL: what the person of that id is called; `of` is the table the id is looked at in."""
    about = card.alias("about")
    return select(about.c.name).where(about.c.person_id == person_id).correlate(of).scalar_subquery()


def _of_part(form: Form) -> Iterator[FormField]:
    for spec in listed(form):
        label = L(f"{form.title.en}: {spec.label.en}", f"{form.title.es}: {spec.label.es}")
        yield FormField(Column(f"{form.key}.{spec.name}", label, WIDTH, shown=False), spec, form)
