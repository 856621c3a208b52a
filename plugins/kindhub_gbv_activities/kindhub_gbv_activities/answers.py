"""The answers to a workshop's test, one by one: by everybody who came, to every question of its curriculum."""

from typing import Any

from sqlalchemy import select
from sqlmodel import col

from kindhub.i18n import L
from kindhub.program.sheets import AnswerSheet, Asked, Sheet
from kindhub_gbv_activities.records import Answer, Attendance, Question, Session

NOTHING_ASKED = L(
    "This workshop has no curriculum with a test. Choose one in the workshop, or write its questions first.",
    "Este taller no tiene un currículo con prueba. Elíjalo en el taller o escriba antes sus preguntas.",
)
NOBODY = L("Nobody is marked as having come yet. Call the list first.",
           "Todavía no hay nadie marcado como presente. Pase antes la lista.")  # fmt: skip
HIGHEST = 5
"""The most points of a question on a scale."""


def read(session: Any, session_id: str) -> Sheet:
    """Who came and what was asked, with the answers that were written down."""
    held = session.get(Session, session_id)
    asked = _asked(session, held.curriculum_id if held is not None else None)
    came = select(Attendance).where(col(Attendance.session_id) == session_id, col(Attendance.present).is_(True))
    people = sorted(session.scalars(came), key=lambda one: (one.list_no or 0, one.id))
    ids = [one.id for one in people]
    given = session.scalars(select(Answer).where(col(Answer.attendance_id).in_(ids))) if ids else ()
    points = {(one.attendance_id, one.question_id, one.moment): one.points for one in given if one.points is not None}
    lacks = NOTHING_ASKED if not asked else NOBODY if not people else None
    topic = held.topic if held is not None else None
    return Sheet(tuple((one.id, _name(one)) for one in people), asked, points, lacks, topic or "")


def _asked(session: Any, curriculum_id: str | None) -> tuple[Asked, ...]:
    if curriculum_id is None:
        return ()
    found = session.scalars(select(Question).where(col(Question.curriculum_id) == curriculum_id))
    ordered = sorted(found, key=lambda one: (one.position or 0, one.id))
    return tuple(
        Asked(one.id, f"{one.position or number}", one.words, HIGHEST if one.kind == "scale" else 1)
        for number, one in enumerate(ordered, start=1)
    )


def _name(one: Attendance) -> str:
    return " ".join(part for part in (one.given, one.surnames) if part) or one.initials or ""


def write(work: Any, person: str, question: str, moment: str, points: int | None) -> None:
    """Write one answer, over what stood there; None takes it away."""
    same = select(Answer).where(
        col(Answer.attendance_id) == person, col(Answer.question_id) == question, col(Answer.moment) == moment
    )
    held = work.session.scalars(same).first()
    if held is None and points is not None:
        work.add(Answer(attendance_id=person, question_id=question, moment=moment, points=points))
    elif held is not None and points is None:
        work.delete(held)
    elif held is not None:
        held.points = points


ANSWERS = AnswerSheet(Session, "gbv_activities.test_moment", read, write)
