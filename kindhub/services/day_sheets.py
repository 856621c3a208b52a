"""A sheet that was taken along: kept in the encrypted file of its program until it is entered back, row by row."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.program.day_sheets import DayRow, DaySheet
from kindhub.program.forms import Form
from kindhub.program.lists import ListView
from kindhub.program.registry import LoadedProgram
from kindhub.records.base import new_id
from kindhub.records.fields import fields_of
from kindhub.records.partial_date import PartialDate
from kindhub.security.access import User
from kindhub.services.form_contents import Answers, answers_of, forget, keep
from kindhub.services.forms import FormTarget, write_form
from kindhub.services.needs import NEEDED, lacking, shown_fields
from kindhub.services.preferences import preference, put_preference
from kindhub.storage.drafts import Draft, drafts_of, drop_draft
from kindhub.storage.guard import Invalid, problems_of
from kindhub.storage.hub import Hub
from kindhub.storage.plain import from_plain, to_plain

KEPT = 10
"""So many sheets of a list are kept for each person, those that are not entered yet before the others."""
NOTHING = L("Nothing was written on this sheet yet.", "Todavía no hay nada escrito en esta hoja.")


@dataclass(frozen=True, slots=True)
class TakenSheet:
    """A sheet as it left: its day, and what each record's line begins with. `entered` are those saved already."""

    key: str
    day: date
    starts: Mapping[str, Mapping[str, Any]]
    entered: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the sheet on screen. `held` is what was written so far and is not saved."""

    record_id: str
    who: str
    about: str
    start: Mapping[str, Any]
    held: Answers = field(default_factory=Answers)
    entered: bool = False


class Unsound(UserError):
    """Lines that cannot be saved as they stand: `problems` by record and field."""

    def __init__(self, problems: Mapping[tuple[str, str], str]) -> None:
        super().__init__(L("Nothing was saved yet: look at the marked cells.",
                           "Todavía no se guardó nada: revise las celdas marcadas."))  # fmt: skip
        self.problems = problems


def sheet_of(view: ListView) -> DaySheet:
    """How rows of the list are taken along. Raises `LookupError` for a list that has no such sheet."""
    if view.day_sheet is None:
        raise LookupError(view.key)
    return view.day_sheet


def form_of(program: LoadedProgram, sheet: DaySheet) -> Form:
    """The form a line of the sheet is entered in."""
    return next(form for form in program.forms if form.key == sheet.form)


def may_enter(user: User, program: LoadedProgram, view: ListView) -> bool:
    """Whether this person may enter a sheet of the list back."""
    return view.day_sheet is not None and user.can(program.key, "create")


def keep_sheet(hub: Hub, program: LoadedProgram, view: ListView, rows: Sequence[DayRow], day: date) -> str:
    """Remember what leaves, so that it is entered back in the same order; gives the key of the sheet."""
    sheet, key = sheet_of(view), new_id()
    always = {sheet.day: _day_value(form_of(program, sheet), sheet.day, day), sheet.by: hub.user.name}
    starts = {row.record_id: {**row.start, **always} for row in rows}
    with hub.begin() as work:
        kept = [TakenSheet(key, day, starts), *_read(work.session, hub.user.uid, program, view)]
        waiting_first = sorted(kept, key=_is_entered)[:KEPT]
        _write(work.session, hub.user.uid, view, [one for one in kept if one in waiting_first])
    return key


def sheets(session: Session, user: User, program: LoadedProgram, view: ListView) -> list[TakenSheet]:
    """The sheets this person took along, the latest first."""
    return _read(session, user.uid, program, view)


def lines_of(session: Session, user: User, program: LoadedProgram, view: ListView, taken: TakenSheet) -> list[Line]:
    """The lines of a sheet as it was printed, less those whose record is gone or out of sight."""
    sheet = sheet_of(view)
    form = form_of(program, sheet)
    held = {
        one.parent_id: answers_of(form, one)
        for one in drafts_of(session.connection(), program.key, user.uid)
        if one.form == form.key and not one.record_id
    }
    return [
        Line(row.record_id, row.who, row.about, taken.starts[row.record_id],
             held.get(row.record_id, Answers()), row.record_id in taken.entered)
        for row in sheet.rows(session, list(taken.starts), taken.day)
    ]  # fmt: skip


def values_of_line(line: Line) -> dict[str, Any]:
    """What a line holds: what was written, over what it began with."""
    return {**line.start, **line.held.values}


def is_written(line: Line) -> bool:
    """Whether somebody wrote anything in it; what it began with does not count."""
    changed = line.held.since(Answers(line.start))
    return not line.entered and not changed.is_empty()


def asked_now(form: Form, sheet: DaySheet, line: Line) -> tuple[str, ...]:
    """The fields of the sheet that a line asks as it stands."""
    shown = {one.name for one in shown_fields(form, values_of_line(line))}
    return tuple(name for name in sheet.asked if name in shown)


def keep_line(hub: Hub, form: Form, line: Line) -> None:
    """Keep what is written in a line as the draft of that record's new part, or forget it where nothing is."""
    target = FormTarget(form, line.record_id)
    if is_written(line):
        keep(hub, target, Answers(values_of_line(line), line.held.absent, line.held.typed))
    else:
        forget(hub, target)


def save_lines(hub: Hub, program: LoadedProgram, view: ListView, taken: TakenSheet, lines: Iterable[Line]) -> int:
    """Save every line somebody wrote in, all in one unit of work, and drop their drafts; gives how many they are.

    Raises `Unsound` naming the cells that need a look, `UserError` where nothing was written, `Refused` without the
    right. Nothing is saved then, and what is written stays as it is.
    """
    form = form_of(program, sheet_of(view))
    hub.user.require(program.key, "create")
    written = [line for line in lines if is_written(line)]
    if not written:
        raise UserError(NOTHING)
    wrong = {(line.record_id, name): words for line in written for name, words in _problems(form, line).items()}
    if wrong:
        raise Unsound(wrong)
    with hub.begin(f"form {form.key}") as work:
        for line in written:
            try:
                write_form(work, FormTarget(form, line.record_id), _asked_values(form, line), line.held.absent)
            except Invalid as fault:
                found = {(line.record_id, one.field): one.advice.say() for one in fault.problems}
                raise Unsound(found) from fault
            except UserError as fault:
                raise Unsound({(line.record_id, ""): str(fault)}) from fault
            drop_draft(
                work.session.connection(), Draft(program.key, hub.user.uid, form.key, "", line.record_id, {})
            )  # fmt: skip
        _mark(work.session, hub.user, program, view, taken.key, {line.record_id for line in written})
    return len(written)


def _asked_values(form: Form, line: Line) -> dict[str, Any]:
    """What a field holds that is no longer asked is not saved, as in the form itself."""
    values = values_of_line(line)
    shown = {one.name for one in shown_fields(form, values)}
    return {name: value for name, value in values.items() if name in shown}


def _problems(form: Form, line: Line) -> dict[str, str]:
    """Advice by field, for a record made of the line and not kept."""
    start: dict[str, Any] = {form.parent: line.record_id}
    record = form.record(**start)
    values = _asked_values(form, line)
    for name, value in values.items():
        setattr(record, name, value)
    found = {one.field: one.advice.say() for one in problems_of(record)}
    found |= dict.fromkeys(lacking(form, values, line.held.absent, "create"), NEEDED.say())
    unread = L("This cannot be read.", "Esto no se puede leer.").say()
    return found | dict.fromkeys(line.held.typed, unread)


def _mark(session: Session, user: User, program: LoadedProgram, view: ListView, key: str, saved: set[str]) -> None:
    kept = [
        TakenSheet(one.key, one.day, one.starts, one.entered | saved) if one.key == key else one
        for one in _read(session, user.uid, program, view)
    ]
    _write(session, user.uid, view, kept)


def _is_entered(taken: TakenSheet) -> bool:
    return taken.entered >= set(taken.starts)


def _day_value(form: Form, name: str, day: date) -> Any:
    return PartialDate.of(day) if fields_of(form.record)[name].kind == "partial" else day


def _place(view: ListView) -> tuple[str, str]:
    return view.record.schema_key(), f"day_sheets.{view.key}"


def _read(session: Session, uid: str, program: LoadedProgram, view: ListView) -> list[TakenSheet]:
    specs = fields_of(form_of(program, sheet_of(view)).record)
    schema, key = _place(view)
    return [
        TakenSheet(
            one["key"],
            date.fromisoformat(one["day"]),
            {
                record_id: {name: from_plain(specs[name], plain) for name, plain in start.items() if name in specs}
                for record_id, start in one["starts"]
            },
            frozenset(one["entered"]),
        )
        for one in preference(session, schema, uid, key) or ()
    ]


def _write(session: Session, uid: str, view: ListView, kept: Iterable[TakenSheet]) -> None:
    schema, key = _place(view)
    content = [
        {
            "key": one.key,
            "day": one.day.isoformat(),
            "starts": [
                [at, {name: to_plain(value) for name, value in start.items()}] for at, start in one.starts.items()
            ],
            "entered": sorted(one.entered),
        }
        for one in kept
    ]
    put_preference(session, schema, uid, key, content)
