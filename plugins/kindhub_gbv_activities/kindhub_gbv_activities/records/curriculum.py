"""What is taught: curricula by name and version, and the questions of their tests."""

from datetime import date

from kindhub.i18n import L
from kindhub.records.fields import code, codes, day, integer, link, long_text, text
from kindhub_gbv_activities.records.base import ATTENDANCE, CURRICULUM, QUESTION, ActivityRecord


class Curriculum(ActivityRecord, table=True):
    """A curriculum in one version; another version is another curriculum, for its tests may differ.

    A workshop keeps the version it was held by. `in_force_from` and `in_force_to` say on which days new ones take it.
    """

    __tablename__ = "gbv_activities_curriculum"

    name: str = text(L("Curriculum", "Currículo"), index=True)
    state: str | None = code(L("Use", "Uso"), "gbv_activities.curriculum_state", default="in_use")
    edition: str | None = text(L("Version", "Versión"), max_length=20)
    sessions: int | None = integer(L("Sessions", "Sesiones"), minimum=1, maximum=200)
    audience: tuple[str, ...] | None = codes(L("For whom", "Para quién"), "gbv_activities.role")
    languages: tuple[str, ...] | None = codes(L("Languages", "Idiomas"), "language")
    pass_mark: int | None = integer(L("Passed from (%)", "Se aprueba desde (%)"), minimum=1, maximum=100)
    in_force_from: date | None = day(L("In force from", "Vigente desde"))
    in_force_to: date | None = day(L("In force to", "Vigente hasta"))
    note: str | None = long_text(L("Remarks", "Observaciones"))

    def display(self) -> str:
        """Name and version."""
        return f"{self.name} v{self.edition}" if self.edition else self.name

    def holds_on(self, when: date) -> bool:
        """Whether it is in force that day; both ends belong to it."""
        begun = self.in_force_from is None or self.in_force_from <= when
        return begun and (self.in_force_to is None or when <= self.in_force_to)


class Topic(ActivityRecord, table=True):
    """One session of a curriculum, in its order."""

    __tablename__ = "gbv_activities_topic"

    curriculum_id: str = link(L("Curriculum", "Currículo"), CURRICULUM)
    position: int | None = integer(L("No.", "No."), minimum=1, maximum=200)
    title: str = text(L("Topic", "Tema"))
    minutes: int | None = integer(L("Minutes", "Minutos"), minimum=1, maximum=1_000)
    note: str | None = long_text(L("What is done", "Qué se hace"))


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
