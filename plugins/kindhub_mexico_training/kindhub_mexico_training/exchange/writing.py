"""Writes the plan of a workbook: institutions, events with their sessions, people, and who came to which session."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from kindhub.exchange.best_name import best_name, tidy
from kindhub.exchange.own_people import fill_from_again, held_by_id, write_many
from kindhub.exchange.person_writing import most_said
from kindhub.exchange.scored_lines import PERCENT
from kindhub.program.imports import ImportPlan, RowPlan
from kindhub.records.names import fold
from kindhub.records.partial_date import PartialDate
from kindhub_mexico_training.exchange.held import Held
from kindhub_mexico_training.exchange.reading import EventRead, LineRead
from kindhub_mexico_training.records import Enrolment, Event, Presence, Session, Trainee

MOST_SPELLINGS = 12
_AGAIN = ("sex", "institution_id", "institution_written", "position", "state", "email", "pre", "post", "mailing",
          "certificate")  # fmt: skip
_COMPLETED = ("sex", "position", "state", "email", "institution_id")

Sessions = dict[tuple[str, int], str]
"""The id of a session by its event and number."""


def write_roster(work: Any, plan: ImportPlan, known: Held) -> None:
    """Add everything the plan says to the unit of work."""
    going = [row for row in plan.rows if row.verdict not in ("unchanged", "refused") and not row.left_out]
    lines = [row for row in going if isinstance(row.read, LineRead)]
    write_many(work, _institutions(lines, known))
    sessions = _events(work, [row.read for row in going if isinstance(row.read, EventRead)], lines, known)
    _people(work, lines, known)
    _enrolments(work, lines, sessions, known)


def _institutions(lines: Sequence[RowPlan], known: Held) -> list[Any]:
    """Those that are new, in the order of the file."""
    states: dict[str, list[str | None]] = {}
    for row in lines:
        if row.read.institution:
            states.setdefault(row.read.institution, []).append(row.read.state)
    return [known.directory.new_record(one, said) for one, said in states.items() if one in known.directory.meant]


def _events(work: Any, described: Sequence[EventRead], lines: Sequence[RowPlan], known: Held) -> Sessions:
    """New events, those of the lists too that nobody describes, and all their sessions."""
    came = {row.read.event for row in lines if any(row.read.marks.values())}
    fresh: list[Event] = []
    for read in described:
        if read.key not in known.events:
            fresh.append(_event(read, held=read.key in came))
            known.events[read.key] = fresh[-1].id
        else:
            _complete_event(work, known.events[read.key], read)
    for row in lines:
        if row.read.event not in known.events:
            fresh.append(Event(number=row.read.event_written, test_maximum=PERCENT))
            known.events[row.read.event] = fresh[-1].id
    write_many(work, fresh)
    return _sessions(work, fresh, lines, known)


def _event(read: EventRead, *, held: bool) -> Event:
    start, end = read.values.get("starts_on"), read.values.get("ends_on")
    return Event(
        **read.values, status="finished" if held else "planned", opened=start, closed=end if held else None,
        test_maximum=PERCENT, as_written=read.as_written,
    )  # fmt: skip


def _complete_event(work: Any, event_id: str, read: EventRead) -> None:
    """An event that came from a list alone, or whose description was poorer: what is missing is filled."""
    event = work.session.get(Event, event_id)
    for name, value in read.values.items():
        if value is not None and getattr(event, name) is None:
            setattr(event, name, value)
    event.opened = event.opened or event.starts_on


def _sessions(work: Any, fresh: Sequence[Event], lines: Sequence[RowPlan], known: Held) -> Sessions:
    """Every session that an event states or somebody is marked at; one of an event of one day was held that day."""
    ids = list(dict.fromkeys([*(one.id for one in fresh), *(known.events[row.read.event] for row in lines)]))
    events = {**held_by_id(work, Event, ids), **{one.id: one for one in fresh}}
    found: Sessions = {
        (one.event_id, one.number): one.id
        for one in work.session.scalars(select(Session))
        if one.event_id in events and one.number is not None
    }
    wanted = {(one.id, number) for one in events.values() for number in range(1, (one.sessions or 0) + 1)}
    wanted |= {(known.events[row.read.event], number) for row in lines for number in row.read.marks}
    made = []
    for event_id, number in sorted(wanted - set(found)):
        event = events[event_id]
        one_day = event.starts_on is not None and event.starts_on == event.ends_on
        day = PartialDate.of(event.starts_on) if one_day and event.starts_on else None
        made.append(Session(event_id=event_id, number=number, held_on=day))
        found[event_id, number] = made[-1].id
    write_many(work, made)
    return found


def _people(work: Any, lines: Sequence[RowPlan], known: Held) -> None:
    """Everybody on the lists; somebody the hub holds is completed where something was missing."""
    said: dict[str, list[LineRead]] = {}
    for row in lines:
        said.setdefault(row.person or "", []).append(row.read)
    started = {event.id: event.starts_on for event in work.session.scalars(select(Event))}
    held = held_by_id(work, Trainee, list(said))
    fresh = []
    for person, reads in said.items():
        record = held.get(person)
        if record is None:
            record = Trainee(id=person)
            fresh.append(record)
        _complete(record, sorted(reads, key=lambda one: str(started.get(known.events[one.event]) or "")))
    work.flush()
    write_many(work, fresh)


def _complete(record: Trainee, reads: Sequence[LineRead]) -> None:
    """From the lines of one person, the oldest first: institution, post and state of the last line that says one."""
    name = best_name(reads)
    if len(name.display().split()) > len(record.display().split()):
        record.given, record.surnames = tidy(name.given) or None, tidy(name.surnames) or None
    last = reads[::-1]
    found = {
        "sex": most_said(one.sex for one in reads),
        "position": next((one.position for one in last if one.position), None),
        "state": next((one.state for one in last if one.state), None),
        "email": next((one.email for one in last if one.email), None),
        "institution_id": next((one.institution for one in last if one.institution), None),
    }
    for field in _COMPLETED:
        if getattr(record, field) is None:
            setattr(record, field, found[field])
    spellings = {fold(one): one for one in (*record.spellings(), *(f"{one.given} {one.surnames}" for one in reads))}
    spellings.pop(fold(record.display()), None)
    record.also_written = "; ".join(list(spellings.values())[:MOST_SPELLINGS]) or None


def _enrolments(work: Any, lines: Sequence[RowPlan], sessions: Sessions, known: Held) -> None:
    """One line for a person on a list, however often she stands there; marks of all her lines are hers."""
    made: dict[tuple[str, str], Enrolment] = {}
    marks: dict[str, dict[str, bool]] = {}
    for row in lines:
        event_id, person = known.events[row.read.event], row.person or ""
        line_id = known.listed.get((event_id, person))
        if line_id is None:
            record = _enrolment(event_id, person, row.read)
            first = made.setdefault((event_id, person), record)
            line_id = first.id
            if first is not record:
                fill_from_again(first, record, _AGAIN)
        own = marks.setdefault(line_id, {})
        for number, here in row.read.marks.items():
            session = sessions[event_id, number]
            own[session] = own.get(session, False) or here
    for record in made.values():
        record.present = True if any(marks[record.id].values()) else None
    write_many(work, made.values())
    _presences(work, marks, {one.id for one in made.values()})


def _presences(work: Any, marks: dict[str, dict[str, bool]], fresh: set[str]) -> None:
    """What is marked; of a line the hub holds, what was not answered there."""
    older = held_by_id(work, Enrolment, [one for one in marks if one not in fresh])
    answered = {
        (one.enrolment_id, one.session_id)
        for line in older
        for one in work.session.scalars(select(Presence).where(col(Presence.enrolment_id) == line))
    }
    write_many(
        work,
        (
            Presence(enrolment_id=line, session_id=session, present=here)
            for line, own in marks.items()
            for session, here in own.items()
            if (line, session) not in answered
        ),
    )
    for line, record in older.items():
        if any(marks[line].values()):
            record.present = True


def _enrolment(event_id: str, person: str, read: LineRead) -> Enrolment:
    return Enrolment(
        event_id=event_id,
        trainee_id=person,
        list_no=read.list_no,
        given=read.given or None,
        surnames=read.surnames or None,
        sex=read.sex,
        institution_id=read.institution,
        institution_written=read.institution_written[:300] or None,
        position=read.position,
        state=read.state,
        email=read.email or None,
        pre=read.pre,
        post=read.post,
        mailing=read.mailing,
        certificate=read.certificate[:60] or None,
        note=read.note[:2_000] or None,
        as_written=read.as_written,
        absent={name: why for name, why in read.absent.items() if getattr(read, name, None) is None},
    )
