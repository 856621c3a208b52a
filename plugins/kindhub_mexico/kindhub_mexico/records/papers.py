"""What lies in the case file, the register of clocks, and the log of conditions in which no child appears."""

from datetime import date

from kindhub.i18n import L
from kindhub.program.mixins.clock_change import ClockChangeFields
from kindhub.program.mixins.closing import ClosingFields
from kindhub.records.document import DocumentFields
from kindhub.records.fields import code, codes, day, integer, link, long_text, place, text
from kindhub.records.note import NoteFields
from kindhub.records.task import TaskFields
from kindhub_mexico.records.base import CASE, MexicoRecord


class CaseDocument(DocumentFields, MexicoRecord, table=True):
    """A document of the case: an oficio with its seal, an acta, a photograph of a certificate."""

    __tablename__ = "mexico_document"

    case_id: str = link(L("Case", "Caso"), CASE)

    def display(self) -> str:
        """Its title."""
        return self.title


class CaseTask(TaskFields, MexicoRecord, table=True):
    """A task of the case."""

    __tablename__ = "mexico_task"

    case_id: str = link(L("Case", "Caso"), CASE)


class Note(NoteFields, MexicoRecord, table=True):
    """Something worth keeping that has no field; what was said in a session is a session note."""

    __tablename__ = "mexico_note"

    case_id: str = link(L("Case", "Caso"), CASE)


class Closure(ClosingFields, MexicoRecord, table=True):
    """Why and when the case is closed."""

    __tablename__ = "mexico_closure"

    case_id: str = link(L("Case", "Caso"), CASE)
    reason: str | None = code(L("Reason", "Motivo"), "mexico.closing_reason", index=True)
    note: str | None = long_text(L("Note", "Nota"), field_class="sensitive")


class ClockChange(ClockChangeFields, MexicoRecord, table=True):
    """What a law, an agreement in the DOF or the office changed in a clock of the program."""

    __tablename__ = "mexico_clock_change"

    clock: str | None = code(L("Clock", "Plazo"), "mexico.clock", field_class="public", index=True)


class Observation(MexicoRecord, table=True):
    """What was seen of the conditions at one place. It hangs on no case, and no child is named in it."""

    __tablename__ = "mexico_observation"

    office: str | None = code(L("Office", "Oficina"), "mexico.office", index=True, field_class="public")
    seen_on: date | None = day(L("Date", "Fecha"), index=True)
    site: str | None = code(L("Kind of place", "Tipo de lugar"), "mexico.site_kind", index=True)
    place: str | None = place(L("Municipality", "Municipio"), index=True)
    venue: str | None = text(L("Where", "Lugar"))
    topics: tuple[str, ...] | None = codes(L("Conditions", "Condiciones"), "mexico.condition")
    children: int | None = integer(L("Children there, about", "Niñas y niños, aproximadamente"), minimum=0,
                                   maximum=100_000)  # fmt: skip
    words: str | None = long_text(
        L("What was seen", "Qué se observó"),
        help=L("No names, nothing by which a child could be known.",
               "Sin nombres ni nada que permita reconocer a una niña o un niño."),
    )  # fmt: skip
    by: str | None = text(L("Who saw it", "Quién lo observó"), max_length=120)
    told_to: str | None = code(L("Told to", "Se informó a"), "mexico.authority")
    told_on: date | None = day(L("Told on", "Se informó el"))
    follow_up_on: date | None = day(L("Look again on", "Volver a observar el"), index=True)
