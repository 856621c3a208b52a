"""What lies in the case file, and the register of clocks that an office changed or a court stopped."""

from datetime import date

from kindhub.i18n import L
from kindhub.program.mixins.clock_change import ClockChangeFields
from kindhub.program.mixins.closing import ClosingFields
from kindhub.program.mixins.expected_paper import ExpectedPaperFields
from kindhub.records.fields import code, day, integer, link, long_text, text
from kindhub.records.note import NoteFields
from kindhub.records.task import TaskFields
from kindhub_reunification.records.base import CASE, MEMBER, ReunificationRecord


class CaseDocument(ExpectedPaperFields, ReunificationRecord, table=True):
    """A document of the case."""

    __tablename__ = "reunification_document"

    case_id: str = link(L("Case", "Caso"), CASE)
    member_id: str | None = link(L("Whose", "De quién"), MEMBER)


class CaseTask(TaskFields, ReunificationRecord, table=True):
    """A task of the case."""

    __tablename__ = "reunification_task"

    case_id: str = link(L("Case", "Caso"), CASE)


class Note(NoteFields, ReunificationRecord, table=True):
    """Something worth keeping that has no field; what was said in a session is a session note."""

    __tablename__ = "reunification_note"

    case_id: str = link(L("Case", "Caso"), CASE)


class Closure(ClosingFields, ReunificationRecord, table=True):
    """Why and when the case is closed."""

    __tablename__ = "reunification_closure"

    case_id: str = link(L("Case", "Caso"), CASE)
    reason: str | None = code(L("Reason", "Motivo"), "reunification.closing_reason")
    note: str | None = long_text(L("Note", "Nota"), field_class="sensitive")


class ClockChange(ClockChangeFields, ReunificationRecord, table=True):
    """What an office or a court changed in a clock of the program."""

    __tablename__ = "reunification_clock_change"

    clock: str | None = code(L("Clock", "Plazo"), "reunification.clock", field_class="public", index=True)


class SearchRule(ReunificationRecord, table=True):
    """When a search is exhausted, from one day on; the latest in force counts. Without any, the one that came along."""

    __tablename__ = "reunification_search_rule"

    state: str | None = code(L("In force", "Vigencia"), "rule_state", default="in_force", index=True,
                             field_class="public")  # fmt: skip
    attempts: int | None = integer(L("Attempts at least", "Intentos como mínimo"), minimum=1, maximum=100,
                                   field_class="public")  # fmt: skip
    channels: int | None = integer(L("Channels at least", "Canales como mínimo"), minimum=1, maximum=9,
                                   field_class="public")  # fmt: skip
    visits: int | None = integer(L("Visits at least", "Visitas como mínimo"), minimum=0, maximum=20,
                                 field_class="public")  # fmt: skip
    valid_from: date | None = day(L("From", "Desde"), field_class="public")
    source: str | None = text(L("Who decided it", "Quién lo decidió"), max_length=600, field_class="public")
