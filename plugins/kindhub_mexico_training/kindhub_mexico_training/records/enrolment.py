"""The list of an event: who is on it, with what she scored, and which sessions she came to."""

from kindhub.i18n import L
from kindhub.program.mixins.group_session import PresenceFields
from kindhub.program.mixins.test_scores import ScoreFields
from kindhub.records.fields import code, integer, link, place, text, yes_no
from kindhub_mexico_training.records.base import ENROLMENT, EVENT, INSTITUTION, SESSION, TRAINEE, TrainingRecord


class Enrolment(PresenceFields, ScoreFields, TrainingRecord, table=True):
    """One person on the list of one event, once.

    Name, sex, institution, post, state and e-mail are as that list says; whose they are is `trainee_id`, found when
    the line is saved (see `kindhub_mexico_training.who_came`). `present` is yes as soon as one session is marked.
    """

    __tablename__ = "mexico_training_enrolment"

    event_id: str = link(L("Event", "Evento"), EVENT)
    trainee_id: str = link(L("Person", "Persona"), TRAINEE)
    list_no: int | None = integer(L("No. on the list", "No. en la lista"), minimum=0, maximum=100_000)
    given: str | None = text(L("Given names", "Nombres"))
    surnames: str | None = text(L("Surnames", "Apellidos"))
    sex: str | None = code(L("Sex", "Sexo"), "sex")
    institution_id: str | None = link(L("Institution", "Institución"), INSTITUTION)
    institution_written: str | None = text(L("Institution, as on the list", "Institución, según la lista"))
    position: str | None = code(L("Post", "Cargo"), "mexico_training.position")
    state: str | None = place(L("State", "Estado"))
    email: str | None = text(L("E-mail", "Correo"), max_length=200)
    mailing: bool | None = yes_no(L("Agrees to e-mails", "Acepta correos"))
    certificate: str | None = text(L("Certificate no.", "No. de constancia"), max_length=60)
    note: str | None = text(L("Remarks", "Observaciones"), max_length=2_000)


class Presence(PresenceFields, TrainingRecord, table=True):
    """Whether one person of the list came to one session."""

    __tablename__ = "mexico_training_presence"

    enrolment_id: str = link(L("On the list", "En la lista"), ENROLMENT)
    session_id: str = link(L("Session", "Sesión"), SESSION)
