"""A training, opened like a case, and its sessions."""

from datetime import date

from kindhub.i18n import L
from kindhub.program.mixins.case import CaseHead
from kindhub.program.mixins.certificate import CertifiedFields
from kindhub.program.mixins.group_session import MeetingFields
from kindhub.program.mixins.test_scores import ScaleFields
from kindhub.records.fields import code, codes, day, decimal, integer, link, long_text, place, text
from kindhub_mexico_training.records.base import EVENT, TrainingRecord

_MOST = 100_000
ENDS_EARLY = L("It ends before it begins.", "Termina antes de empezar.")


class Event(CaseHead, ScaleFields, CertifiedFields, TrainingRecord, table=True):
    """A course, workshop or talk. It has no shared person; `number` is its key on every list.

    `registered` and `attended` are what the organiser says; they are kept and compared, never counted. Hours of a
    person are her sessions times `hours_per_session`.
    """

    __tablename__ = "mexico_training_event"

    number: str | None = text(L("Key", "Clave"), max_length=60, index=True)
    status: str = code(L("Status", "Estado"), "mexico_training.status", index=True, default="planned")
    title: str | None = text(L("Title", "Título"))
    kind: str | None = code(L("Kind", "Tipo"), "mexico_training.event_kind", index=True)
    modality: str | None = code(L("Modality", "Modalidad"), "mexico_training.modality")
    starts_on: date | None = day(L("First day", "Primer día"), index=True)
    ends_on: date | None = day(L("Last day", "Último día"))
    dates_written: str | None = text(L("Dates as written", "Fechas como están escritas"), max_length=120)
    sessions: int | None = integer(L("Sessions", "Sesiones"), minimum=1, maximum=60)
    hours_per_session: float | None = decimal(L("Hours per session", "Horas por sesión"), minimum=0, maximum=24)
    hours: float | None = decimal(L("Hours in all", "Horas en total"), minimum=0, maximum=1_000)
    place: str | None = place(L("Municipality", "Municipio"))
    venue: str | None = text(L("Where", "Sede"))
    host: str | None = text(L("Host", "Anfitrión"))
    topics: tuple[str, ...] | None = codes(L("Topics", "Temas"), "mexico_training.topic")
    facilitators: str | None = text(L("Facilitated by", "Facilita"))
    invited: int | None = integer(L("Invited", "Personas invitadas"), minimum=0, maximum=_MOST)
    registered: int | None = integer(
        L("Registered, as stated", "Inscritos, según lo escrito"), minimum=0, maximum=_MOST
    )
    attended: int | None = integer(L("Attended, as stated", "Asistentes, según lo escrito"), minimum=0, maximum=_MOST)
    pass_mark: int | None = integer(
        L("Passed from (%)", "Se aprueba desde (%)"), minimum=1, maximum=100,
        help=L("70 where nothing is written.", "70 si no se escribe nada."),
    )  # fmt: skip
    materials: str | None = text(L("Materials", "Materiales"))
    note: str | None = long_text(L("Remarks", "Observaciones"))

    def display(self) -> str:
        """Key and title."""
        return " · ".join(part for part in (self.number, self.title) if part)

    def problems(self) -> list[tuple[str, L]]:
        """An event that ends before it begins."""
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            return [("ends_on", ENDS_EARLY)]
        return []


class Session(MeetingFields, TrainingRecord, table=True):
    """One session of an event, by its number: S1, S2."""

    __tablename__ = "mexico_training_session"

    event_id: str = link(L("Event", "Evento"), EVENT)
    number: int | None = integer(L("No.", "No."), minimum=1, maximum=60)
