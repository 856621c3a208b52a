"""Writes the plan of a workbook: groups, workshops, participants, who came, and headcounts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import Any

from sqlalchemy import select

from kindhub.exchange.best_name import best_name, tidy
from kindhub.exchange.own_people import fill_from_again, held_by_id, write_many
from kindhub.exchange.person_writing import most_said
from kindhub.program.imports import ImportPlan, RowPlan
from kindhub.program.mixins.folder_secret import folder_secret
from kindhub.records.base import Record
from kindhub.records.names import fold
from kindhub.records.partial_date import PartialDate
from kindhub_gbv_activities.exchange.ages import both
from kindhub_gbv_activities.exchange.held import Held
from kindhub_gbv_activities.exchange.line_reading import Head, LineRead
from kindhub_gbv_activities.exchange.tally_reading import TallyRead
from kindhub_gbv_activities.reach_key import born, made_of, reach_key
from kindhub_gbv_activities.records import (
    Attendance,
    Curriculum,
    Group,
    Media,
    Participant,
    ReachSecret,
    Session,
    Tally,
)

_AGAIN = ("pre", "post", "role", "age_from")


def write_workbook(work: Any, plan: ImportPlan, known: Held) -> None:
    """Add everything the plan says to the unit of work."""
    going = [row for row in plan.rows if row.verdict not in ("unchanged", "refused") and not row.left_out]
    lines = [row for row in going if isinstance(row.read, LineRead)]
    sessions = _sessions(work, lines, known)
    people = _participants(work, lines)
    _attendance(work, lines, sessions, people, known)
    write_many(work, (_counted(row.read) for row in going if isinstance(row.read, TallyRead)))


def _sessions(work: Any, lines: Sequence[RowPlan], known: Held) -> dict[tuple[str, ...], Session]:
    """The workshop of every head, the hub's or a new one, each in the group of its organisation and curriculum."""
    found: dict[tuple[str, ...], Session] = {}
    curricula = dict(known.curricula)
    groups = {row.number: row for row in work.session.scalars(select(Group)) if row.number}
    for row in lines:
        head: Head = row.read.head
        if head.key in found:
            continue
        if held := known.sessions.get(head.key):
            found[head.key] = work.session.get(Session, held)
            continue
        curriculum = _curriculum(work, head, curricula)
        group = _group(work, head, curriculum, groups)
        found[head.key] = _session(head, row.sheet, curriculum, group)
        work.add(found[head.key])
    work.flush()
    return found


def _curriculum(work: Any, head: Head, curricula: dict[tuple[str, str], str]) -> str | None:
    if not head.curriculum:
        return None
    key = fold(head.curriculum), head.edition
    if key not in curricula:
        one = Curriculum(name=head.curriculum, edition=head.edition or None)
        work.add(one)
        curricula[key] = one.id
    return curricula[key]


def _group(work: Any, head: Head, curriculum: str | None, groups: dict[str, Group]) -> Group | None:
    name = " · ".join(filter(None, (head.organisation, head.curriculum)))
    if not name:
        return None
    group = groups.get(name)
    if group is None:
        group = groups[name] = Group(
            number=name[:120], status="running", opened=head.day, place=head.place, curriculum_id=curriculum,
            organisation_written=head.organisation or None,
        )  # fmt: skip
        work.add(group)
    elif head.day and (group.opened is None or head.day < group.opened):
        group.opened = head.day
    return group


def _session(head: Head, sheet: str, curriculum: str | None, group: Group | None) -> Session:
    from kindhub_gbv_activities.exchange.workbook import headcount

    remarks = [one for one in head.remarks if not one.casefold().startswith("total")]
    return Session(
        group_id=group.id if group else None,
        held_on=head.held_on,
        topic=head.topic or None,
        minutes=int(head.minutes) if head.minutes else None,
        facilitators=head.facilitators or None,
        place=head.place,
        venue=head.venue or None,
        languages=head.languages or None,
        test_maximum=head.maximum,
        organisation_written=head.organisation or None,
        curriculum_id=curriculum,
        headcount=headcount(head),
        note="\n".join(remarks) or None,
        as_written={**head.as_written, "sheet": sheet},
    )


def _participants(work: Any, lines: Sequence[RowPlan]) -> dict[str, Participant]:
    """Everybody on the lists; somebody the hub holds is completed where something was missing."""
    said: dict[str, list[LineRead]] = {}
    for row in lines:
        said.setdefault(row.person or "", []).append(row.read)
    held = held_by_id(work, Participant, list(said))
    fresh = []
    for person, reads in said.items():
        record = held.get(person)
        if record is None:
            record = held[person] = Participant(id=person)
            fresh.append(record)
        _complete(record, reads)
    work.flush()
    write_many(work, fresh)
    return held


def _complete(record: Participant, reads: Sequence[LineRead]) -> None:
    name = best_name(reads)
    if name.given and len(name.display().split()) > len(record.display().split()):
        record.given, record.surnames = tidy(name.given), tidy(name.surnames) or None
    if not record.given:
        record.initials = record.initials or next((one.initials for one in reads if one.initials), None)
    record.sex = record.sex or most_said(one.sex for one in reads)
    record.community = record.community or most_said(" ".join(one.community.split()) for one in reads)
    record.place = record.place or reads[0].head.place
    phones = dict.fromkeys(phone.normalised for one in reads for phone in one.seen.phones)
    record.phone = record.phone or ", ".join(phones)[:120] or None
    births: list[PartialDate | None] = [record.birth, *(one.seen.birth for one in reads)]
    born_between = reduce(both, births)
    if born_between is not None and (record.birth is None or born_between.to_storage() != record.birth.to_storage()):
        record.birth = born_between
    spellings = dict.fromkeys(
        text for one in reads if (text := " ".join(part for part in (one.given, one.surnames) if part))
    )
    others = [text for text in spellings if fold(text) != fold(record.display())]
    if others:
        kept = dict.fromkeys([*record.as_written.get("given", "").split("\n"), *others])
        record.as_written = {**record.as_written, "given": "\n".join(filter(None, kept))}


def _attendance(
    work: Any,
    lines: Sequence[RowPlan],
    sessions: dict[tuple[str, ...], Session],
    people: dict[str, Participant],
    known: Held,
) -> None:
    """One attendance for a person on a list, however often she stands there; a further line fills what was missing."""
    secret = folder_secret(work, ReachSecret)
    came: dict[tuple[str, str], Attendance] = {}
    for row in lines:
        session, person = sessions[row.read.head.key], row.person or ""
        if (session.id, person) in known.came:
            continue
        record = _came(session, people[person], row.read, secret)
        first = came.setdefault((session.id, person), record)
        if first is not record:
            _again(first, record)
    write_many(work, came.values())


def _came(session: Session, who: Participant, read: LineRead, secret: bytes) -> Attendance:
    age_from, age_to = read.age or (None, None)
    day = session.held_on.earliest if session.held_on is not None else None
    text = made_of(who.given, who.surnames, born(age_from, age_to, day), session.place, who.sex)
    return Attendance(
        session_id=session.id,
        participant_id=who.id,
        given=read.given or None,
        surnames=read.surnames or None,
        initials=read.initials or None,
        sex=read.sex,
        role=read.role,
        community=read.community or None,
        list_no=read.list_no,
        age_from=age_from,
        age_to=age_to,
        pre=read.pre,
        post=read.post,
        reach_key=reach_key(secret, text),
        note=read.note[:2_000] or None,
        as_written=read.as_written,
        absent={name: why for name, why in read.absent.items() if getattr(read, name, None) is None},
    )


def _again(first: Attendance, again: Attendance) -> None:
    """Twice on one list: the age comes with its band, the key with what it is made of."""
    if first.age_from is None:
        first.age_to = again.age_to
    fill_from_again(first, again, _AGAIN)
    first.reach_key = first.reach_key or again.reach_key


def _counted(read: TallyRead) -> Record:
    values = {name: value for name, value in read.values.items() if value is not None}
    if read.radio:
        return Media(aired_on=read.held_on, as_written=read.as_written, **values)
    values.pop("audience", None)
    return Tally(held_on=read.held_on, as_written=read.as_written, **values)
