"""A whole case on paper: where it stands, what is due, every part with what hangs on it, as far as one may see it."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy.orm import Session

from kindhub.i18n import tr
from kindhub.program.forms import Form
from kindhub.program.paper import Heading, Item, Items, Paper, Table, Words
from kindhub.program.registry import LoadedProgram
from kindhub.records.base import Record
from kindhub.records.fields import fields_of
from kindhub.records.partial_date import PartialDate
from kindhub.records.person import Person
from kindhub.security.access import Owner
from kindhub.services.cases import CaseView, DueView, view_case
from kindhub.services.forms import records_of
from kindhub.services.list_fields import names_record
from kindhub.services.papers.form_paper import filled_items, on_paper
from kindhub.services.words import NOBODY, HubNames, Names, say_value

_HEAD = ("status", "status_since", "opened", "closed", "responsible", "partner_id", "risk")
_OF_PERSON = ("sex", "birth")
_SAID_BY = ("day", "partial", "moment")


def case_paper(session: Session, program: LoadedProgram, case_id: str, extra: Sequence[object] = ()) -> Paper:
    """The case with all its parts. `extra` are further blocks for the end, such as its history.

    Raises `UserError` when it is gone or out of the person's sight.
    """
    view, names = view_case(session, program, case_id), HubNames(session)
    blocks: list[object] = [_head(session, view, names)]
    if view.due:
        blocks += [Heading(tr("Deadlines", "Plazos")), _due(view.due)]
    for form in program.forms:
        if form.record is view.workflow.record or names_record(form, view.workflow.record):
            blocks.extend(_part(session, program, form, view.case, names))
    return Paper(
        title=f"{program.info.neutral_name}: {view.workflow.called.file}",
        blocks=(*blocks, *extra),
        code=view.number,
        name=view.person_name,
        record=f"kindhub:{program.key}.case:{case_id}",
    )


def owner_of_case(session: Session, program: LoadedProgram, case_id: str) -> Owner:
    """Whose case it is: what the scopes of rights compare."""
    case = view_case(session, program, case_id).case
    return Owner(
        getattr(case, "responsible", None) or "", getattr(case, "team", None), getattr(case, "office", None)
    )  # fmt: skip


def _head(session: Session, view: CaseView, names: Names) -> Items:
    person: Any = session.get(Person, view.person_id) if view.person_id else None
    of_person = _items(person, _OF_PERSON, names) if person is not None else []
    return Items((*of_person, *_items(view.case, _HEAD, names)), columns=3)


def _items(record: Record, wanted: Sequence[str], names: Names) -> list[Item]:
    specs = fields_of(type(record))
    known = [specs[name] for name in wanted if name in specs]
    return [Item(spec.label.say(), say_value(spec, getattr(record, spec.name), names)) for spec in known]


def _due(due: Sequence[DueView]) -> Table:
    headings = (tr("What", "Qué"), tr("Due", "Plazo"), tr("Done", "Cumplido"))
    rows = tuple(
        (one.label.say(), PartialDate.of(one.due_on).show(), PartialDate.of(one.done_on).show() if one.done_on else "")
        for one in due
    )
    return Table(headings, rows, (3, 1, 1))


def _part(
    session: Session, program: LoadedProgram, form: Form, above: Any, names: Names, level: int = 1
) -> Iterator[object]:
    """A form with its records, and under each record the forms that hang on it."""
    records: Sequence[Any] = records_of(session, form, above)
    if not records and level > 1:
        return
    yield Heading(form.title.say(), min(level, 2))
    if not records:
        yield Words(tr("Nothing was written here.", "Aquí no hay nada escrito."), small=True)
    for number, record in enumerate(records, 1):
        if form.many:
            yield Words(f"{form.title} {number}{_day_of(record)}", strong=True, keep=True)
        items = filled_items(form, record, names, empty=not form.many)
        if items.items:
            yield items
        for below in program.forms:
            if below.record is not form.record and names_record(below, form.record):
                yield from _part(session, program, below, record, names, level + 1)


def _day_of(record: Record) -> str:
    """The day of a visit or service, beside its number: ` · 3 mar 2026`."""
    for name, spec in fields_of(type(record)).items():
        if spec.kind in _SAID_BY and on_paper(spec) and (value := getattr(record, name)) is not None:
            return f" · {say_value(spec, value, NOBODY)}"
    return ""
