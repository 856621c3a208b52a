"""What follows from a session of a group: a line for each member, and how often she came, kept in her place.

A code that is nobody's is refused: a line for the wrong survivor cannot be found again by looking at it.
"""

from typing import Any

from sqlalchemy import func, select
from sqlmodel import col

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.records.partial_date import first_day
from kindhub_gbv.codes import normal_code
from kindhub_gbv.records import Case, GroupPlace, TherapyAttendance, TherapyGroup, TherapySession

_NOBODY = L(
    "“{code}” is the code of no file here. Look at the letters and numbers.",
    "«{code}» no es el código de ningún expediente de aquí. Revise letras y números.",
)
_TWICE = L("“{code}” is on the list of this session already.", "«{code}» ya está en la lista de esta sesión.")


def check_code(work: Any, line: TherapyAttendance) -> None:
    """The code as it is written in files, of a file there is, once in a session. Raises `UserError`."""
    if not line.code:
        return
    line.code = normal_code(line.code)
    with work.session.no_autoflush:
        known = work.session.scalars(select(col(Case.id)).where(col(Case.number) == line.code)).first()
        held = work.session.scalars(
            select(col(TherapyAttendance.id)).where(
                col(TherapyAttendance.session_id) == line.session_id, col(TherapyAttendance.code) == line.code,
                col(TherapyAttendance.id) != line.id,
            )
        ).first()  # fmt: skip
    coming = any(isinstance(one, Case) and one.number == line.code for one in work.session.new)
    if known is None and not coming:
        raise UserError(_NOBODY, code=line.code)
    if held is not None:
        raise UserError(_TWICE, code=line.code)


def call_members(work: Any, meeting: Any) -> None:
    """A new session has a line for each who is in the group on that day; whether she came is for somebody to say."""
    if meeting.id in work.created:
        _call(work, meeting)


def call_again(work: Any, session_id: str) -> int:
    """Put on the list of a session who is in the group on that day and not on it yet; says how many."""
    meeting = work.session.get(TherapySession, session_id)
    return _call(work, meeting) if meeting is not None else 0


def _call(work: Any, meeting: TherapySession) -> int:
    group = work.session.get(TherapyGroup, meeting.group_id)
    if group is None or group.number is None or (held := first_day(meeting.held_on)) is None:
        return 0
    there = set(
        work.session.scalars(
            select(col(TherapyAttendance.code)).where(col(TherapyAttendance.session_id) == meeting.id)
        )
    )  # fmt: skip
    places = select(col(Case.number), GroupPlace).join(Case, col(Case.id) == col(GroupPlace.case_id))
    called = 0
    for code, place in work.session.execute(places.where(col(GroupPlace.group) == group.number)):
        gone = place.left_on is not None and place.left_on < held
        late = place.joined_on is not None and place.joined_on > held
        if code not in there and not gone and not late:
            work.add(TherapyAttendance(session_id=meeting.id, code=code))
            called += 1
    return called


def count_sessions(work: Any, line: Any) -> None:
    """How many sessions there were for her and to how many she came, in her place in the group."""
    meeting = work.session.get(TherapySession, line.session_id)
    group = work.session.get(TherapyGroup, meeting.group_id) if meeting is not None else None
    case = work.session.scalars(select(Case).where(col(Case.number) == line.code)).first()
    if group is None or case is None:
        return
    place = work.session.scalars(
        select(GroupPlace).where(col(GroupPlace.case_id) == case.id, col(GroupPlace.group) == group.number)
    ).first()
    if place is None:
        return
    of_group = (
        select(func.count())
        .select_from(TherapyAttendance)
        .join(TherapySession, col(TherapySession.id) == col(TherapyAttendance.session_id))
        .where(col(TherapySession.group_id) == group.id, col(TherapyAttendance.code) == line.code)
    )
    place.sessions_held = work.session.scalar(of_group.where(col(TherapyAttendance.present).is_not(None)))
    place.sessions_attended = work.session.scalar(of_group.where(col(TherapyAttendance.present).is_(True)))
