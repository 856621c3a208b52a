"""A person's life in dates: where she lived, what happened in each open program, her documents, what is due.

The programs are asked one by one, each through the scope of the person at work. Whoever holds no key of a program,
or may not see a case, gets a timeline in which nothing tells that it is there.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.i18n import L, tr
from kindhub.program.registry import LoadedProgram, Programs
from kindhub.program.timeline import EventSource
from kindhub.records.base import table_of
from kindhub.records.codes import code_list
from kindhub.records.document import Document, DocumentFields
from kindhub.records.fields import fields_of
from kindhub.records.partial_date import PartialDate
from kindhub.records.person import Address
from kindhub.records.places import places
from kindhub.services.aliases import every_id_of
from kindhub.services.forms import values_of
from kindhub.storage.house import house_of

Sign = Literal["decision", "contact", "journey", "document", "event", "deadline", "stay", "case"]
HOME, DOCUMENTS, DEADLINES = "home", "documents", "deadlines"
MANY = 500
"""Cases of one person are few; this only keeps a query's list of ids within what SQLite takes."""


@dataclass(frozen=True, slots=True)
class Where:
    """What an event opens: a form of a case, a document (`schema`, id), or a part of the person."""

    page: Literal["case", "document", "person_part"]
    args: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing on the timeline. `until` makes it a stretch; `goes_on` one that has not ended; `planned` is to come."""

    key: str
    label: str
    sign: Sign
    when: PartialDate
    until: PartialDate | None = None
    detail: str = ""
    goes_on: bool = False
    planned: bool = False
    where: Where | None = None

    @property
    def is_stretch(self) -> bool:
        """Whether it lasts."""
        return self.goes_on or self.until is not None

    def shown_when(self) -> str:
        """Its dates in words."""
        if self.goes_on:
            return tr("since {day}", "desde {day}", day=self.when.show())
        if self.until is not None:
            return f"{self.when.show()} – {self.until.show()}"
        return self.when.show()


@dataclass(frozen=True, slots=True)
class Lane:
    """What happened in one field of life, in order; `undated` is what nobody can place in time."""

    key: str
    title: str
    happenings: tuple[Happening, ...]
    undated: tuple[Happening, ...] = ()
    program: LoadedProgram | None = None


def timeline_of(session: Session, programs: Programs, person_id: str, today: date) -> tuple[Lane, ...]:
    """The lanes of a person's timeline, the empty ones left out.

    A restricted program is never among them: what it holds is read on its own pages, which say so and are told to the
    ledger, and never beside a name.
    """
    programs = programs.only(program.key for program in programs if not program.info.restricted)
    cases = {program.key: _cases(session, program, person_id) for program in programs}
    lanes = (
        _lane(HOME, tr("Residence", "Dónde vivía"), _homes(session, person_id)),
        *(
            _lane(one.key, one.info.neutral_name.say(), _of_program(session, one, cases[one.key]), one)
            for one in programs
        ),
        _lane(DOCUMENTS, tr("Documents", "Documentos"), _documents(session, programs, person_id, cases)),
        _lane(DEADLINES, tr("Deadlines", "Plazos"), _deadlines(session, programs, person_id, cases, today)),
    )  # fmt: skip
    return tuple(lane for lane in lanes if lane.happenings or lane.undated)


def _lane(key: str, title: str, found: Iterator[Happening], program: LoadedProgram | None = None) -> Lane:
    every = list(found)
    dated = sorted((one for one in every if _is_dated(one)), key=_order)
    return Lane(key, title, tuple(dated), tuple(one for one in every if not _is_dated(one)), program)


def _is_dated(one: Happening) -> bool:
    return one.when.earliest is not None or one.when.latest is not None


def _order(one: Happening) -> tuple[date, str]:
    return one.when.earliest or one.when.latest or date.min, one.key


def _cases(session: Session, program: LoadedProgram, person_id: str) -> list[Any]:
    ids = every_id_of(session, person_id)
    return [
        case
        for flow in program.workflows
        if flow.person is not None
        for case in session.scalars(
            select(flow.record).where(table_of(flow.record).c[flow.person].in_(ids)).limit(MANY)
        )
    ]


def _homes(session: Session, person_id: str) -> Iterator[Happening]:
    for one in session.scalars(select(Address).where(table_of(Address).c.person_id == person_id)):
        label = one.locality or (places().label(one.place) if one.place else "") or one.street or ""
        yield Happening(
            f"{HOME}:{one.id}",
            label or tr("no data", "sin dato"),
            "stay",
            one.since or PartialDate(None, None, "invalid"),
            one.until,
            places().path_label(one.place) if one.place else "",
            goes_on=one.until is None,
            where=Where("person_part", (person_id, "address", one.id)),
        )


def _of_program(session: Session, program: LoadedProgram, cases: Sequence[Any]) -> Iterator[Happening]:
    flow = {flow.record: flow for flow in program.workflows}
    for case in cases:
        opened, closed = getattr(case, "opened", None), getattr(case, flow[type(case)].closed, None)
        if opened is not None:
            number = getattr(case, flow[type(case)].number) or ""
            yield Happening(
                f"{program.key}:{case.id}:case",
                f"{flow[type(case)].called.one} {number}".strip(),
                "case",
                PartialDate.of(opened),
                PartialDate.of(closed) if closed else None,
                goes_on=closed is None,
                where=Where("case", (program.key, case.id)),
            )
    for source in program.timeline:
        yield from _of_source(session, program, source, cases)


def _of_source(
    session: Session, program: LoadedProgram, source: EventSource, cases: Sequence[Any]
) -> Iterator[Happening]:
    ids = [case.id for case in cases]
    if not ids:
        return
    table = table_of(source.record)
    records = session.scalars(
        select(source.record).where(table.c[source.parent].in_(ids), table.c[source.date].is_not(None))
    )
    for record in records:
        values = values_of(record)
        when = as_partial(values[source.date])
        if when is None or (source.when is not None and not source.when.holds(values)):
            continue
        case_id = record.id if source.parent == "id" else str(values[source.parent])
        yield Happening(
            f"{program.key}:{source.key}:{record.id}",
            source.label.say(),
            source.kind,
            when,
            as_partial(values[source.until]) if source.until else None,
            _word(source, values),
            where=Where("case", (program.key, case_id, *([source.form] if source.form else []))),
        )


def _word(source: EventSource, values: Mapping[str, Any]) -> str:
    value = values.get(source.detail) if source.detail else None
    return code_list(fields_of(source.record)[source.detail or ""].codes or "").label(str(value)) if value else ""


def as_partial(value: object) -> PartialDate | None:
    """A date of any field kind as a partial date; a moment falls on the day it has here."""
    if isinstance(value, PartialDate):
        return value
    if isinstance(value, datetime):
        return PartialDate.of(value.astimezone().date())
    return PartialDate.of(value) if isinstance(value, date) else None


def _documents(
    session: Session, programs: Programs, person_id: str, cases: Mapping[str, Sequence[Any]]
) -> Iterator[Happening]:
    for one in session.scalars(select(Document).where(table_of(Document).c.person_id == person_id)):
        where = Where("document", ("main", one.id)) if one.stored_as else None
        yield _paper("main", one, where or Where("person_part", (person_id, "document", one.id)))
    for program in programs:
        ids = [case.id for case in cases[program.key]]
        for form in program.forms if ids else ():
            if issubclass(form.record, DocumentFields):
                table = table_of(form.record)
                for paper in session.scalars(select(form.record).where(table.c[form.parent].in_(ids))):
                    case = Where("case", (program.key, str(getattr(paper, form.parent)), form.key))
                    yield _paper(
                        program.key, paper, Where("document", (program.key, paper.id)) if paper.stored_as else case
                    )


def _paper(schema: str, one: DocumentFields, where: Where) -> Happening:
    when = one.issued_on or as_partial(one.received_on) or PartialDate(None, None, "invalid")
    kind = code_list("document_kind").label(one.kind) if one.kind else one.title
    return Happening(f"{DOCUMENTS}:{schema}:{one.id}", kind, "document", when, detail=one.title, where=where)


def _deadlines(
    session: Session, programs: Programs, person_id: str, cases: Mapping[str, Sequence[Any]], today: date
) -> Iterator[Happening]:
    for program in programs:
        table, labels = house_of(program.key).deadline, {rule.key: rule.label for rule in program.rules}
        ids = [case.id for case in cases[program.key]]
        open_ones = select(table).where(table.c.record_id.in_(ids), table.c.done_on.is_(None))
        for row in session.execute(open_ones) if ids else ():
            due = date.fromisoformat(row.due_on)
            yield Happening(
                f"{DEADLINES}:{program.key}:{row.record_id}:{row.key}",
                labels.get(row.key, L(row.key, row.key)).say(),
                "deadline",
                PartialDate.of(due),
                detail=tr("overdue", "vencido") if due < today else "",
                planned=due >= today,
                where=Where("case", (program.key, row.record_id, row.form)),
            )
    papers = select(Document).where(
        table_of(Document).c.person_id == person_id, table_of(Document).c.expires.is_not(None)
    )
    for one in session.scalars(papers):
        if one.expires is not None:
            yield Happening(
                f"{DEADLINES}:document:{one.id}",
                tr("expires: {what}", "vence: {what}", what=one.title),
                "deadline",
                one.expires,
                planned=one.expires.is_before(today) is not True,
                where=Where("person_part", (person_id, "document", one.id)),
            )
