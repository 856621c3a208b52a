"""A day of many short meetings: whom what was typed may mean, and saving a line with its person, case and day.

A line is saved as one unit of work: whoever is new, her case, the day and the line, or nothing of it.

Decision. *Question*: a child has a case of the program already, but out of sight of whoever writes. To which case does
the line go? *Options*: to that case; refuse the line; or a case of her own. *Choice*: a case of her own, as for a child
without one, and nothing is said: either other answer would tell that there is a case which she may not know of. Whoever
sees both finds them on the child's page, and figures count a child once, however many cases.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.errors import Refused
from kindhub.i18n import L
from kindhub.program.day_book import DayBook
from kindhub.program.form_parts import must
from kindhub.program.forms import Field, Form, Section
from kindhub.program.registry import LoadedProgram
from kindhub.records.base import Record, table_of
from kindhub.records.identifiers import passes_its_check
from kindhub.records.partial_date import PartialDate
from kindhub.records.person import Identifier, Person, PersonName
from kindhub.security.access import HUB, User
from kindhub.services.aliases import every_id_of, roots_of
from kindhub.services.cases import begin_case
from kindhub.services.form_contents import Answers, answers_of, plain_of
from kindhub.services.forms import FormTarget, age_in_years, values_of, write_form
from kindhub.services.needs import shown_fields
from kindhub.services.person_pairs import note_likely
from kindhub.services.preferences import preference, put_preference
from kindhub.services.rolls import RollLine, read_roll
from kindhub.services.search.apart import told_apart
from kindhub.services.search.by_number import search_persons
from kindhub.services.search.cards import card
from kindhub.services.search.find import Hit, hits_of
from kindhub.storage.drafts import Draft, drop_draft, find_draft, keep_draft
from kindhub.storage.hub import Hub
from kindhub.storage.unit_of_work import UnitOfWork

SHOWN = 7
PLAIN = ("exact", "accents", "order")
"""Found by the very name that was typed: there is nothing to explain."""
BOOK = "day_book"
"""The `parent_id` of the draft of a line, of which there is one for each person and form."""
NOT_HERE = L("You do not write in this book.", "Usted no escribe en este libro.")
NEW_NAME = Form(
    "new_name", L("Whoever is new", "Quien es nueva o nuevo"), PersonName,
    (Section(L("New", "Registro nuevo"), (must("given"), Field("surname_1"), Field("surname_2"))),),
    parent="person_id",
)  # fmt: skip
NEW_PERSON = Form(
    "new_person", L("Whoever is new", "Quien es nueva o nuevo"), Person,
    (Section(L("Sex, age, nationality", "Sexo, edad, nacionalidad"),
             (Field("sex"), Field("birth"), Field("nationalities"))),),
    parent="id",
)  # fmt: skip
"""What is asked of somebody new while others wait: the rest stands on her own page."""


@dataclass(frozen=True, slots=True)
class Found:
    """Somebody what was typed may mean; `about` tells her from others, `why` says how she was found."""

    person_id: str
    name: str
    about: str
    why: str


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Whoever is in no record yet. `number` is a CURP that was looked for and found with nobody.

    `alike` are persons she was so like that a second look was asked for.
    """

    name: Answers
    person: Answers
    number: str = ""
    alike: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DayHead:
    """The day on screen: its record where it was saved already, and what its fields hold."""

    answers: Answers
    record_id: str | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Entered:
    """What a saved line made: its day, and the unit that undoes it."""

    day: DayHead
    unit: str


@dataclass(frozen=True, slots=True)
class DayRead:
    """A day with its lines, the newest first, whose each is, and how many persons they are of."""

    head: DayHead | None
    lines: tuple[RollLine, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    persons: int = 0


def may_keep(user: User, form: Form) -> bool:
    """Whether she may write in the book."""
    return form.day_book is not None and user.can(form.record.schema_key(), "create")


def let_in(hub: Hub, form: Form) -> DayBook:
    """The book of a form. Raises `Refused` without the right; `LookupError` when the form has none, a bug."""
    if form.day_book is None:
        raise LookupError(form.key)
    if not may_keep(hub.user, form):
        raise Refused(NOT_HERE)
    return form.day_book


def day_form(program: LoadedProgram, book: DayBook) -> Form:
    """The form of the day, less what is not asked at its head."""
    whole = next(form for form in program.forms if form.key == book.day)
    sections = [
        replace(section, fields=asked)
        for section in whole.sections
        if (asked := tuple(one for one in section.fields if one.name in book.head))
    ]
    return replace(whole, sections=tuple(sections))


def whom(hub: Hub, form: Form, typed: str, today: date) -> tuple[Found, ...]:
    """Whom a name, a case number, a folio or a document may mean, also spelled in another way; the surest first."""
    book = let_in(hub, form)
    if len(typed.strip()) < 2:
        return ()
    with hub.read() as session:
        own = roots_of(session, numbers) if (numbers := list(book.numbers(session, typed.strip(), SHOWN))) else {}
        by_number = hits_of(session.connection(), {root: typed.strip() for root in own.values()})
        found = {hit.person_id: hit for hit in (*by_number, *search_persons(
            session, hub.programs, typed, family=False, limit=SHOWN))}  # fmt: skip
        hits = list(found.values())[:SHOWN]
        known = {**told_apart(session, hub.programs, hits), **book.about(session, [hit.person_id for hit in hits])}
    return tuple(
        Found(hit.person_id, hit.name, _about(hit, known.get(hit.person_id, ""), today),
              "" if hit.why in PLAIN else hit.reason()[0])
        for hit in hits
    )  # fmt: skip


def _about(hit: Hit, known: str, today: date) -> str:
    """Her age, and what the book knows of her; of namesakes it does not know, what else tells them apart."""
    age = age_in_years(hit.birth, today)
    return " · ".join(filter(None, (L("age {n}", "{n} años").say(n=age) if age else "", known)))


def newest_day(hub: Hub, program: LoadedProgram, form: Form, today: date) -> DayRead:
    """The day this person wrote in last, if that is today."""
    book = let_in(hub, form)
    with hub.read() as session:
        kept = preference(session, program.key, hub.user.uid, f"{BOOK}.{form.key}")
        found = read_day(session, program, form, str(kept)) if kept else DayRead(None)
    held = found.head.answers.values.get(book.held_on) if found.head else None
    return found if isinstance(held, PartialDate) and held.earliest == held.latest == today else DayRead(None)


def read_day(session: Session, program: LoadedProgram, form: Form, day_id: str) -> DayRead:
    """A day with its lines; nothing where it is gone."""
    book = form.day_book
    assert book is not None
    head = day_form(program, book)
    record: Any = session.get(head.record, day_id)
    if record is None:
        return DayRead(None)
    names = {name for name, _ in values_of(record).items() if name in {one.name for one in head.fields()}}
    answers = Answers({name: getattr(record, name) for name in names}, dict(record.absent or {}))
    lines = read_roll(session, replace(form, parent=book.link, order_by=None), day_id)[::-1]
    cases = list(dict.fromkeys(line.values[form.parent] for line in lines if line.values[form.parent]))
    persons = _persons(session, program, cases)
    names_of = _names(session, list(persons.values()))
    return DayRead(
        DayHead(answers, record.id, record.version),
        lines,
        {line.record_id: names_of.get(persons.get(line.values[form.parent], ""), "") for line in lines},
        len(set(persons.values())),
    )


def _persons(session: Session, program: LoadedProgram, cases: Sequence[str]) -> dict[str, str]:
    flow = program.workflows[0]
    case = table_of(flow.record).c
    rows = session.execute(select(case.id, case[str(flow.person)]).where(case.id.in_(cases))).all()
    roots = roots_of(session, [row[1] for row in rows])
    return {row[0]: roots[row[1]] for row in rows}


def _names(session: Session, persons: Sequence[str]) -> dict[str, str]:
    rows = session.execute(select(card.c.person_id, card.c.name).where(card.c.person_id.in_(persons)))
    return {row.person_id: row.name for row in rows}


def enter(hub: Hub, program: LoadedProgram, form: Form, head: DayHead, who: str | Newcomer, line: Answers) -> Entered:
    """Save a line of the book: `who` is the id of a person who is known, or what is known of a new one.

    Raises `Invalid` naming the fields that need a look, `Conflict` when somebody else changed the day meanwhile,
    `Refused` without the right. Nothing is saved then, and the draft stays.
    """
    book = let_in(hub, form)
    with hub.begin(f"form {form.key}") as work:
        day = _write_day(work, day_form(program, book), head)
        person_id = who if isinstance(who, str) else _write_person(work, hub.user, who)
        case = _case_of(work, program, person_id)
        if case is None:
            begins = {name: line.values.get(name) or getattr(day, name, None) for name in book.case_from}
            opened = getattr(day, book.held_on)
            begins["opened"] = opened.earliest if opened else None
            case = begin_case(work, program, person_id, hub.user, **{k: v for k, v in begins.items() if v is not None})
            work.flush()
        values = {**line.values, book.link: day.id, **{name: getattr(day, name, None) for name in book.same}}
        asked = {one.name for one in shown_fields(form, values)} | set(form.beside)
        values = {name: value for name, value in values.items() if name in asked}
        write_form(work, FormTarget(form, case.id), values, line.absent)
        put_preference(work.session, program.key, hub.user.uid, f"{BOOK}.{form.key}", day.id)
        drop_draft(work.session.connection(), _draft(hub, form, {}))
    return Entered(replace(head, record_id=day.id, version=day.version), work.id)


def keep_day(hub: Hub, program: LoadedProgram, form: Form, head: DayHead) -> DayHead:
    """Save the day alone, before anybody is written down: a group may only be counted. Raises as `enter`."""
    book = let_in(hub, form)
    with hub.begin(f"form {book.day}") as work:
        day = _write_day(work, day_form(program, book), head)
        put_preference(work.session, program.key, hub.user.uid, f"{BOOK}.{form.key}", day.id)
    return replace(head, record_id=day.id, version=day.version)


def _write_day(work: UnitOfWork, form: Form, head: DayHead) -> Any:
    """The record of the day, new or with what was changed at its head."""
    names = {one.name for one in form.fields()}
    if head.record_id is None:
        day = form.record()
        work.add(day)
    else:
        day = work.get(form.record, head.record_id, version=head.version)
    for name, value in head.answers.values.items():
        if name in names and getattr(day, name) != value:
            setattr(day, name, value)
    work.flush()
    return day


def _write_person(work: UnitOfWork, user: User, new: Newcomer) -> str:
    user.require(HUB, "create")
    person = Person(**dict(new.person.values), absent=dict(new.person.absent))
    name = PersonName(person_id=person.id, **dict(new.name.values), absent=dict(new.name.absent))
    records: list[Record] = [person, name]
    if new.number:
        records.append(Identifier(person_id=person.id, kind="curp", value=new.number))
    work.add_all(records)
    work.flush()
    if new.alike:
        note_likely(work, person.id, new.alike)
    return person.id


def _case_of(work: UnitOfWork, program: LoadedProgram, person_id: str) -> Any:
    """Her newest case here that goes on, else the newest one; None where she has none that is in sight."""
    flow = program.workflows[0]
    case = table_of(flow.record).c
    mine = select(flow.record).where(case[str(flow.person)].in_(every_id_of(work.session, person_id)))
    newest = mine.order_by(case[flow.status].in_(flow.open_statuses).desc(), case.id.desc())
    return work.session.scalars(newest).first()


def curp_in(typed: str) -> str:
    """The CURP that was typed, if it is one that is right in all that can be checked; else nothing."""
    words = typed.strip().upper()
    return words if passes_its_check("curp", words) else ""


@dataclass(frozen=True, slots=True)
class Held:
    """A line that is being written: what was looked for, who it is, and what each part of the page holds."""

    typed: str = ""
    person_id: str = ""
    person_name: str = ""
    is_new: bool = False
    day_id: str = ""
    head: Answers = field(default_factory=Answers)
    name: Answers = field(default_factory=Answers)
    person: Answers = field(default_factory=Answers)
    line: Answers = field(default_factory=Answers)


def keep_held(hub: Hub, form: Form, held: Held) -> None:
    """Keep a line as a draft in the encrypted file of its program."""
    parts = {name: plain_of(getattr(held, name)) for name in ("head", "name", "person", "line")}
    words = {name: getattr(held, name) for name in ("typed", "person_id", "person_name", "is_new", "day_id")}
    with hub.begin("draft") as work:
        keep_draft(work.session.connection(), _draft(hub, form, {**words, **parts}))


def drop_held(hub: Hub, form: Form) -> None:
    """Forget the draft of a line."""
    with hub.begin("draft") as work:
        drop_draft(work.session.connection(), _draft(hub, form, {}))


def held_line(session: Session, hub: Hub, program: LoadedProgram, form: Form) -> Held | None:
    """The line this person was writing when she was broken off."""
    book = form.day_book
    assert book is not None
    found = find_draft(session.connection(), program.key, hub.user.uid, form.key, "", BOOK)
    if found is None:
        return None
    forms = {"head": day_form(program, book), "name": NEW_NAME, "person": NEW_PERSON, "line": form}
    parts: dict[str, Any] = {
        name: answers_of(one, replace(found, content=found.content.get(name) or {})) for name, one in forms.items()
    }
    words = {name: found.content.get(name) for name in ("typed", "person_id", "person_name", "is_new", "day_id")}
    return Held(**{**parts, **{name: value for name, value in words.items() if value is not None}})


def _draft(hub: Hub, form: Form, content: Mapping[str, Any]) -> Draft:
    return Draft(form.record.schema_key(), hub.user.uid, form.key, "", BOOK, content)
