"""What is taught: curricula by name and version, and the questions of their tests."""

from kindhub.i18n import L
from kindhub.records.fields import code, codes, integer, link, long_text, text
from kindhub_gbv_activities.records.base import ATTENDANCE, CURRICULUM, QUESTION, ActivityRecord

PASS_MARK = 70
"""Percent from which a test is passed, where a curriculum does not say."""


class Curriculum(ActivityRecord, table=True):
    """A curriculum in one version; another version is another curriculum, for its tests may differ."""

    __tablename__ = "gbv_activities_curriculum"

    name: str = text(L("Curriculum", "Currículo"), index=True)
    edition: str | None = text(L("Version", "Versión"), max_length=20)
    sessions: int | None = integer(L("Sessions", "Sesiones"), minimum=1, maximum=200)
    audience: tuple[str, ...] | None = codes(L("For whom", "Para quién"), "gbv_activities.role")
    languages: tuple[str, ...] | None = codes(L("Languages", "Idiomas"), "language")
    pass_mark: int | None = integer(L("Passed from (%)", "Se aprueba desde (%)"), minimum=1, maximum=100)
    note: str | None = long_text(L("Remarks", "Observaciones"))


class Question(ActivityRecord, table=True):
    """One question of a curriculum's test."""

    __tablename__ = "gbv_activities_question"

    curriculum_id: str = link(L("Curriculum", "Currículo"), CURRICULUM)
    position: int | None = integer(L("No.", "No."), minimum=1, maximum=200)
    words: str = text(L("Question", "Pregunta"), max_length=1_000)
    kind: str | None = code(L("Kind", "Tipo"), "gbv_activities.question_kind", default="right_wrong")
    right_answer: str | None = text(L("Right answer", "Respuesta correcta"))


class Answer(ActivityRecord, table=True):
    """How one person answered one question, before or after; points from 0 (wrong) to 1 (right), or on the scale."""

    __tablename__ = "gbv_activities_answer"

    attendance_id: str = link(L("Attendance", "Asistencia"), ATTENDANCE)
    question_id: str = link(L("Question", "Pregunta"), QUESTION)
    moment: str = code(L("Test", "Prueba"), "gbv_activities.test_moment")
    points: int | None = integer(L("Points", "Puntos"), minimum=0, maximum=10)
