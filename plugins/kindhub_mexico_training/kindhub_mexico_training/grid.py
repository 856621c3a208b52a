"""Who came to which session of an event, and what her certificate would say."""

from typing import Any

from sqlalchemy import select
from sqlmodel import col

from kindhub.i18n import L
from kindhub.program.certificates import CertifiedEvent, Standing
from kindhub.program.mixins.certificate import ATTENDANCE_ASKED
from kindhub.program.mixins.test_scores import percent
from kindhub.program.sheets import CAME, STAYED_AWAY, AnswerSheet, Calling, Meeting, Sheet
from kindhub.records.partial_date import PartialDate
from kindhub_mexico_training.marks import mark_in_grid, sessions_of
from kindhub_mexico_training.records import Enrolment, Event, Institution, Presence, Session

NO_SESSION = L("This event has no session yet. Write them down under Sessions first.",
               "Este evento no tiene todavía sesiones. Anótelas antes en Sesiones.")  # fmt: skip
NOBODY = L("Nobody is on the list yet. Ctrl+N adds the first person.",
           "Todavía no hay nadie en la lista. Ctrl+N agrega a la primera persona.")  # fmt: skip
MINUTES = 60


def _lines(session: Any, event_id: str) -> list[Enrolment]:
    found = session.scalars(select(Enrolment).where(col(Enrolment.event_id) == event_id))
    return sorted(found, key=lambda one: (one.list_no or 0, one.id))


def _marks(session: Any, event_id: str) -> dict[tuple[str, str], bool]:
    """Who came to which session, where anybody said so."""
    ours = select(Presence).join(Enrolment, col(Enrolment.id) == col(Presence.enrolment_id))
    found = session.scalars(ours.where(col(Enrolment.event_id) == event_id))
    return {(one.enrolment_id, one.session_id): one.present for one in found if one.present is not None}


def _hours(event: Event | None, one: Session) -> float | None:
    """Those of the session where its minutes are known, else those the event states for each."""
    return one.minutes / MINUTES if one.minutes else event.hours_per_session if event is not None else None


def _name(line: Enrolment) -> str:
    return " ".join(part for part in (line.given, line.surnames) if part)


def _institutions(session: Any, lines: list[Enrolment]) -> dict[str, str]:
    """By line: the institution as the directory calls it, else as the list does."""
    ids = {line.institution_id for line in lines if line.institution_id}
    known = session.scalars(select(Institution).where(col(Institution.id).in_(ids))) if ids else ()
    names = {one.id: one.name for one in known}
    return {one.id: names.get(one.institution_id or "", one.institution_written or "") for one in lines}


def read(session: Any, event_id: str) -> Sheet:
    """The grid of an event."""
    event = session.get(Event, event_id)
    lines, sessions = _lines(session, event_id), sessions_of(session, event_id)
    meetings = tuple(
        Meeting(
            one.id, str(one.number or at), one.topic or "", day=one.held_on, where=(event and event.venue) or "",
            hours=_hours(event, one),
        )
        for at, one in enumerate(sessions, start=1)
    )  # fmt: skip
    points = {(line, at, ""): CAME if came else STAYED_AWAY for (line, at), came in _marks(session, event_id).items()}
    lacks = NO_SESSION if not meetings else NOBODY if not lines else None
    people = tuple((one.id, _name(one)) for one in lines)
    called = event.display() if event is not None else ""
    return Sheet(people, meetings, points, lacks, called, _institutions(session, lines))


def write(work: Any, line: str, meeting: str, _moment: str, points: int | None) -> None:
    """Write one mark, and what it means for the line."""
    mark_in_grid(work, line, meeting, here=None if points is None else points == CAME)


def walked_in(work: Any, line: str, meeting: str) -> None:
    """Whoever signed at one session without being on the list came to that one alone, as far as anybody knows."""
    event = work.get(Enrolment, line).event_id
    for one in sessions_of(work.session, event):
        mark_in_grid(work, line, one.id, here=True if one.id == meeting else None)


def certified(session: Any, event_id: str) -> CertifiedEvent:
    """The event as its certificates say it, and how everybody on its list stands."""
    event = session.get(Event, event_id) or Event()
    lines, sessions = _lines(session, event_id), sessions_of(session, event_id)
    marks, beside = _marks(session, event_id), _institutions(session, lines)
    people = []
    for line in lines:
        came = [one for one in sessions if marks.get((line.id, one.id))]
        score = percent(line.post, event.test_maximum)
        hours = round(sum(_hours(event, one) or 0 for one in came), 2)
        mail = (line.email or "") if line.mailing else ""
        people.append(Standing(line.id, _name(line), len(came), hours, score, beside[line.id], mail))
    return CertifiedEvent(
        event.title or event.number or "",
        _dates(event),
        event.venue or "",
        len(sessions),
        event.attendance_asked or ATTENDANCE_ASKED,
        event.pass_mark,
        tuple(people),
        event.office or "",
        event.ends_on or event.starts_on,
    )


def _dates(event: Event) -> str:
    """As they were written, else from the first day to the last."""
    days = dict.fromkeys(day for day in (event.starts_on, event.ends_on) if day is not None)
    return event.dates_written or " – ".join(PartialDate.of(day).show() for day in days)


GRID = AnswerSheet(
    Event,
    "",
    read,
    write,
    Calling(
        L("{n} of {all} came", "{n} de {all} asistieron"),
        newcomer="roster",
        signing=L("Attendance list", "Lista de asistencia"),
        walked_in=walked_in,
    ),
)
