"""The sessions somebody came to, in step with whether she came at all."""

from typing import Any

from sqlalchemy import select
from sqlmodel import col

from kindhub_mexico_training.records import Enrolment, Event, Presence, Session


def sessions_of(session: Any, event_id: str) -> list[Session]:
    """The sessions of an event in their order."""
    found = session.scalars(select(Session).where(col(Session.event_id) == event_id))
    return sorted(found, key=lambda one: (one.number or 0, one.id))


def make_sessions(work: Any, event: Event) -> None:
    """As many sessions as the event states; one that is there is never taken away."""
    there = {one.number for one in sessions_of(work.session, event.id)}
    for number in range(1, (event.sessions or 0) + 1):
        if number not in there:
            work.add(Session(event_id=event.id, number=number))


def follow(work: Any, line: Enrolment) -> None:
    """Whoever is ticked on the list and marked at no session came to all of them; whoever did not come, to none."""
    marked = list(work.session.scalars(select(Presence).where(col(Presence.enrolment_id) == line.id)))
    came = any(one.present for one in marked)
    if line.present and not came:
        for one in sessions_of(work.session, line.event_id):
            mark(work, line.id, one.id, here=True)
    elif line.present is False and came:
        for presence in marked:
            presence.present = False


def mark(work: Any, line_id: str, session_id: str, *, here: bool | None) -> None:
    """Write one mark over what stood there; None takes it away."""
    same = select(Presence).where(col(Presence.enrolment_id) == line_id, col(Presence.session_id) == session_id)
    held = work.session.scalars(same).first()
    if held is None and here is not None:
        work.add(Presence(enrolment_id=line_id, session_id=session_id, present=here))
    elif held is not None and here is None:
        work.delete(held)
    elif held is not None:
        held.present = here


def mark_in_grid(work: Any, line_id: str, session_id: str, *, here: bool | None) -> None:
    """A mark of the grid, and what it means for the line: she came as soon as one session is marked."""
    mark(work, line_id, session_id, here=here)
    work.flush()
    of_line = select(Presence).where(col(Presence.enrolment_id) == line_id)
    came = [one.present for one in work.session.scalars(of_line)]
    line = work.session.get(Enrolment, line_id)
    if line is not None:
        line.present = True if any(came) else (False if came else None)
