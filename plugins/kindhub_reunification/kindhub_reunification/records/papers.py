"""What lies in the case file, and the register of clocks that an office changed or a court stopped."""

from datetime import date

from kindhub.i18n import L
from kindhub.records.document import DocumentFields
from kindhub.records.fields import code, day, integer, link, long_text, text, user, yes_no
from kindhub.records.note import NoteFields
from kindhub.records.task import TaskFields
from kindhub_reunification.records.base import CASE, MEMBER, ReunificationRecord


class CaseDocument(DocumentFields, ReunificationRecord, table=True):
    """A document of the case."""

    __tablename__ = "reunification_document"

    case_id: str = link(L("Case", "Caso"), CASE)
    member_id: str | None = link(L("Whose", "De quién"), MEMBER)
    asked_on: date | None = day(L("Asked for on", "Pedido el"))


class CaseTask(TaskFields, ReunificationRecord, table=True):
    """A task of the case."""

    __tablename__ = "reunification_task"

    case_id: str = link(L("Case", "Caso"), CASE)


class Note(NoteFields, ReunificationRecord, table=True):
    """Something worth keeping that has no field; what was said in a session is a session note."""

    __tablename__ = "reunification_note"

    case_id: str = link(L("Case", "Caso"), CASE)


class Closure(ReunificationRecord, table=True):
    """Why and when the case is closed."""

    __tablename__ = "reunification_closure"

    case_id: str = link(L("Case", "Caso"), CASE)
    closed_on: date | None = day(L("Closed on", "Cerrado el"))
    reason: str | None = code(L("Reason", "Motivo"), "reunification.closing_reason")
    approval: str | None = code(L("Approval", "Aprobación"), "reunification.approval", default="pending")
    approved_on: date | None = day(L("Approved on", "Aprobado el"))
    approved_by: str | None = user(L("Approved by", "Aprobado por"))
    note: str | None = long_text(L("Note", "Nota"), field_class="sensitive")


class ClockChange(ReunificationRecord, table=True):
    """What differs from the clock as it came with the program: another length, or days on which it stands still.

    It governs events from `valid_from` to `valid_to`; a stop lies between these two days. Without a last day it lasts.
    """

    __tablename__ = "reunification_clock_change"

    state: str | None = code(L("In force", "Vigencia"), "reunification.rule_state", default="in_force", index=True,
                             field_class="public")  # fmt: skip
    clock: str | None = code(L("Clock", "Plazo"), "reunification.clock", field_class="public", index=True)
    stopped: bool | None = yes_no(L("Stands still in these days", "Está detenido en estos días"), field_class="public")
    amount: int | None = integer(L("Length", "Duración"), field_class="public", minimum=-3_650, maximum=3_650)
    unit: str | None = code(L("Counted in", "Se cuenta en"), "reunification.clock_unit", field_class="public")
    valid_from: date | None = day(L("From", "Desde"), field_class="public")
    valid_to: date | None = day(L("Until", "Hasta"), field_class="public")
    source: str | None = text(L("Order or source", "Orden o fuente"), max_length=600, field_class="public")

    def problems(self) -> list[tuple[str, L]]:
        """A change that says nothing, has no source, or ends before it begins."""
        found: list[tuple[str, L]] = []
        if not self.stopped and (self.amount is None or self.unit is None):
            found.append(("amount", L("Give a length, or say that the clock stands still.",
                                      "Indique una duración, o que el plazo está detenido.")))  # fmt: skip
        if self.stopped and self.valid_from is None:
            found.append(("valid_from", L("Give the first day of the stop.", "Indique el primer día de la pausa.")))
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            found.append(("valid_to", L("It ends before it begins.", "Termina antes de empezar.")))
        if not (self.source or "").strip():
            found.append(("source", L("Name the order or the source.", "Indique la orden o la fuente.")))
        return found


class SearchRule(ReunificationRecord, table=True):
    """When a search is exhausted, from one day on; the latest in force counts. Without any, the one that came along."""

    __tablename__ = "reunification_search_rule"

    state: str | None = code(L("In force", "Vigencia"), "reunification.rule_state", default="in_force", index=True,
                             field_class="public")  # fmt: skip
    attempts: int | None = integer(L("Attempts at least", "Intentos como mínimo"), minimum=1, maximum=100,
                                   field_class="public")  # fmt: skip
    channels: int | None = integer(L("Channels at least", "Canales como mínimo"), minimum=1, maximum=9,
                                   field_class="public")  # fmt: skip
    visits: int | None = integer(L("Visits at least", "Visitas como mínimo"), minimum=0, maximum=20,
                                 field_class="public")  # fmt: skip
    valid_from: date | None = day(L("From", "Desde"), field_class="public")
    source: str | None = text(L("Who decided it", "Quién lo decidió"), max_length=600, field_class="public")
