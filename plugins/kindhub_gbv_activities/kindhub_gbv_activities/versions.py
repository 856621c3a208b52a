"""Versions of a curriculum: a new one begins as a copy, a workshop takes the one of its day, a used test stays."""

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.records.names import fold
from kindhub_gbv_activities.records import Answer, Curriculum, Group, Question, Session, Topic

USED = L(
    "This question was answered in workshops already, and their results would change. Write a new version of the "
    "curriculum instead.",
    "Esta pregunta ya se contestó en talleres y sus resultados cambiarían. Escriba una versión nueva del currículo.",
)
KEPT = ("words", "kind", "right_answer", "curriculum_id")
"""What a question that was answered keeps; its place on the sheet may change."""


def begin_as_the_one_before(work: Any, made: Curriculum) -> None:
    """Copy the sessions and the questions of the newest version of that name into one that is new and has its day.

    One that comes with a file has none: what it held is not known here.
    """
    if made.in_force_from is None:
        return
    before = [one for one in versions_of(work.session, made) if one.id != made.id]
    if not before:
        return
    newest = max(before, key=lambda one: (one.in_force_from or date.min, one.id))
    for kind, fields in ((Topic, ("position", "title", "minutes", "note")),
                         (Question, ("position", "words", "kind", "right_answer"))):  # fmt: skip
        held: Any = work.session.scalars(select(kind).where(col(kind.curriculum_id) == newest.id))
        for one in sorted(held, key=lambda one: (one.position or 0, one.id)):
            work.add(kind(curriculum_id=made.id, **{name: getattr(one, name) for name in fields}))


def versions_of(session: Any, curriculum: Curriculum) -> list[Curriculum]:
    """All versions of a curriculum, itself too: those of the same name."""
    name = fold(curriculum.name)
    return [one for one in session.scalars(select(Curriculum)) if fold(one.name) == name]


def version_of_the_day(work: Any, session: Session) -> None:
    """A new workshop that names no curriculum takes that of its group, in the version of its day."""
    if session.curriculum_id or session.group_id is None:
        return
    with work.session.no_autoflush:
        group = work.session.get(Group, session.group_id)
        own = work.session.get(Curriculum, group.curriculum_id) if group is not None and group.curriculum_id else None
        if own is None:
            return
        when = session.held_on.earliest if session.held_on is not None else None
        found = [one for one in versions_of(work.session, own) if when is not None and one.holds_on(when)]
    dated = [one for one in found if one.in_force_from is not None]
    newest = max(dated, key=lambda one: (one.in_force_from, one.id), default=own)
    session.curriculum_id = newest.id


def refuse_a_change(work: Any, question: Question, changed: set[str]) -> None:
    """Raise `UserError` where a question somebody answered would become another one."""
    if changed & set(KEPT):
        with work.session.no_autoflush:
            answered = select(Answer).where(col(Answer.question_id) == question.id).limit(1)
            if work.session.scalars(answered).first() is not None:
                raise UserError(USED)
