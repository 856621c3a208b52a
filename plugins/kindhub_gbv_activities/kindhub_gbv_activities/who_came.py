"""Whose line on an attendance list it is: the names typed at a workshop find their participant when they are saved.

The same eye as of the import: certain is that one, anybody else is somebody new, and who may be somebody known already
is said beside the line. The people of the last workshop are taken over as lines to be marked.
"""

from dataclasses import replace
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from kindhub.errors import UserError
from kindhub.exchange.recognise.traits import NameReading, reading_of
from kindhub.exchange.typed_lines import TypedLine, next_number, refuse_twice, say_who_it_may_be
from kindhub.i18n import L
from kindhub.records.names import NameParts, fold
from kindhub.records.partial_date import PartialDate
from kindhub_gbv_activities.exchange.ages import birth_of
from kindhub_gbv_activities.exchange.held import held
from kindhub_gbv_activities.exchange.judging import Line
from kindhub_gbv_activities.exchange.letters import letters_of
from kindhub_gbv_activities.exchange.line_reading import walk_of
from kindhub_gbv_activities.exchange.who import recognise
from kindhub_gbv_activities.records import Attendance, Participant, Session

NOBODY = L(
    "Write a name, or initials where the name must not be written.",
    "Escriba un nombre, o iniciales si el nombre no se debe escribir.",
)
ON_THE_LIST = L(
    "This person is on the list of this workshop already.", "Esta persona ya está en la lista de este taller."
)
SAME_AGE_DAYS = 92
"""After so many days an age is asked anew."""
_HELD = "gbv_activities.held"


def find_participant(work: Any, came: Attendance) -> None:
    """Give a line its participant, known or new; who is written on a list came, if nobody says otherwise.

    Raises `UserError` for a line without a name, and for somebody who is on this list already.
    """
    if not (came.given or came.surnames or came.initials):
        raise UserError(NOBODY)
    with work.session.no_autoflush:
        session = work.session.get(Session, came.session_id)
        line, birth = _line(came, session)
        known = work.session.info.get(_HELD) or held(work.session)
        work.session.info[_HELD] = known
        typed = TypedLine(line, came.given or "", came.surnames or "", came.initials or "")
        (group,), _ = recognise([typed], known.lines, known.names, match=True)
        if group.in_hub:
            refuse_twice(work, came, ("session_id", "participant_id"), group.person, ON_THE_LIST)
        else:
            work.add(_new(group.person, came, birth, session))
            known.lines.append(replace(line, key=group.person, fixed=True))
    came.participant_id = group.person
    came.present = True if came.present is None else came.present
    came.list_no = came.list_no or next_number(work, Attendance, "session_id", came.session_id)
    say_who_it_may_be(came, "participant_id", group)


def _line(came: Attendance, session: Session | None) -> tuple[Line, PartialDate | None]:
    day = session.held_on.earliest if session is not None and session.held_on is not None else None
    oldest = came.age_to if came.age_to is not None else came.age_from
    age = (came.age_from, oldest) if came.age_from is not None and oldest is not None else None
    birth = birth_of(age, day)
    reading: NameReading = reading_of(NameParts(came.given or "", came.surnames or ""))
    named = bool(reading.given or reading.surnames)
    line = Line(
        came.id, (reading,) if named else (), "" if named else letters_of((came.initials or "").upper()),
        came.sex or "", birth.earliest if birth else None, birth.latest if birth else None,
        (session.place if session is not None else "") or "", fold(came.community or ""), walk=walk_of(came.role),
    )  # fmt: skip
    return line, birth


def _new(key: str, came: Attendance, birth: PartialDate | None, session: Session | None) -> Participant:
    return Participant(
        id=key, given=came.given, surnames=came.surnames, initials=came.initials, sex=came.sex, birth=birth,
        community=came.community, place=session.place if session is not None else None,
    )  # fmt: skip


def take_over(work: Any, session_id: str) -> int:
    """The people of the last workshop on the list of this one, asked for from the list itself."""
    return take_roster(work, work.get(Session, session_id))


def take_roster(work: Any, session: Session) -> int:
    """Put the people of the group's last workshop on the list of another, less those who are on it; each counts when
    she is marked. How many there were.
    """
    last = _last(work, session)
    if last is None:
        return 0
    came = select(Attendance).where(col(Attendance.session_id) == last.id).order_by(col(Attendance.list_no))
    here = select(col(Attendance.participant_id)).where(col(Attendance.session_id) == session.id)
    ages, there = ages_hold(last, session), set(work.session.scalars(here))
    taken = [one for one in work.session.scalars(came) if one.participant_id not in there]
    for one in taken:
        work.add(line_as(one, session.id, ages=ages))
    return len(taken)


def line_as(one: Attendance, session_id: str, *, ages: bool, present: bool | None = None) -> Attendance:
    """A line of the same person on another list, as she is written on this one."""
    return Attendance(
        session_id=session_id, participant_id=one.participant_id, present=present, given=one.given,
        surnames=one.surnames, initials=one.initials, sex=one.sex, role=one.role, community=one.community,
        list_no=one.list_no, age_from=one.age_from if ages else None, age_to=one.age_to if ages else None,
    )  # fmt: skip


def _last(work: Any, session: Session) -> Session | None:
    """The workshop of the same group before this one that has a list."""
    if session.group_id is None:
        return None
    listed = select(col(Attendance.session_id))
    others = select(Session).where(
        col(Session.group_id) == session.group_id, col(Session.id) != session.id, col(Session.id).in_(listed)
    )
    day = session.held_on.to_storage() if session.held_on is not None else "9"
    before = [one for one in work.session.scalars(others) if one.held_on and one.held_on.to_storage() <= day]
    return max(before, key=lambda one: (one.held_on.to_storage(), one.id), default=None)


def ages_hold(last: Session, session: Session) -> bool:
    """Whether ages are taken over: between workshops a season apart somebody has had her birthday."""
    if not (last.held_on and session.held_on and last.held_on.earliest and session.held_on.earliest):
        return False
    return (session.held_on.earliest - last.held_on.earliest).days < SAME_AGE_DAYS
