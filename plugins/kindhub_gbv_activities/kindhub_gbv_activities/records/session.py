"""A workshop, and who came."""

from kindhub.i18n import L
from kindhub.program.mixins.group_session import AttendanceFields, SessionFields
from kindhub.program.mixins.test_scores import ScaleFields, ScoreFields
from kindhub.records.fields import code, integer, link, text, yes_no
from kindhub_gbv_activities.records.base import CURRICULUM, GROUP, PARTICIPANT, SESSION, ActivityRecord

ABOVE = L("Above the highest score of the tests", "Es mayor que el puntaje máximo")


class Session(SessionFields, ScaleFields, ActivityRecord, table=True):
    """One workshop. `headcount` is what the list itself says at its end; it is kept and compared, never counted."""

    __tablename__ = "gbv_activities_session"

    group_id: str | None = link(L("Group", "Grupo"), GROUP)
    organisation_written: str | None = text(L("Organisation", "Organización"), index=True)
    curriculum_id: str | None = link(L("Curriculum", "Currículo"), CURRICULUM)
    roster: bool | None = yes_no(
        L("Begin with the people of the last workshop", "Empezar con las personas del último taller"),
        help=L("Puts them on the list of this one, to be marked as they come.",
               "Las pone en la lista de este taller, para marcar a quienes llegan."),
    )  # fmt: skip
    mode: str = code(L("How people are counted", "Cómo se cuenta"), "gbv_activities.mode", default="list")
    headcount: int | None = integer(L("Total on the list", "Total en la lista"), minimum=0, maximum=100_000)


class Attendance(AttendanceFields, ScoreFields, ActivityRecord, table=True):
    """One person at one session, once, in the role she had that day.

    Name, initials and sex are as that list says; whose they are is `participant_id`, found when the line is saved
    (see `kindhub_gbv_activities.who_came`). A line taken over from the last workshop is nobody's attendance until
    `present` is yes. `reach_key` is the pseudonymous key of what the list says (see `reach_key`).
    """

    __tablename__ = "gbv_activities_attendance"

    session_id: str = link(L("Session", "Sesión"), SESSION)
    participant_id: str = link(L("Participant", "Participante"), PARTICIPANT)
    present: bool | None = yes_no(L("Came", "Asistió"), default=True)
    given: str | None = text(L("Given names", "Nombres"))
    surnames: str | None = text(L("Surnames", "Apellidos"))
    initials: str | None = text(L("Initials", "Iniciales"), max_length=10)
    sex: str | None = code(L("Sex", "Sexo"), "sex")
    role: str | None = code(L("Role", "Rol"), "gbv_activities.role", index=True)
    community: str | None = text(L("School or community", "Escuela o comunidad"))
    list_no: int | None = integer(L("No. on the list", "No. en la lista"), minimum=0, maximum=100_000)
    reach_key: str | None = text(L("Pseudonymous key", "Clave seudónima"), max_length=64, field_class="restricted")
    note: str | None = text(L("Remarks", "Observaciones"), max_length=2_000)
