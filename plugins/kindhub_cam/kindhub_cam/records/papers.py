"""What lies in the case file: the checklist of documents, tasks, notes, the closing."""

from kindhub.i18n import L
from kindhub.program.mixins.closing import ClosingFields
from kindhub.program.mixins.expected_paper import ExpectedPaperFields
from kindhub.records.fields import code, link, long_text
from kindhub.records.note import NoteFields
from kindhub.records.task import TaskFields
from kindhub_cam.records.base import CASE, MEMBER, CamRecord


class CaseDocument(ExpectedPaperFields, CamRecord, table=True):
    """A document of the case; `requirement` says which line of the checklist it fills, and for whom."""

    __tablename__ = "cam_document"

    case_id: str = link(L("Case", "Caso"), CASE)
    member_id: str | None = link(L("Whose", "De quién"), MEMBER)
    requirement: str | None = code(L("Fills", "Corresponde a"), "cam.document", index=True)
    holder: str | None = code(L("Who holds the original", "Quién tiene el original"), "cam.holder")
    translation: str | None = code(L("Translation", "Traducción"), "cam.translation")


class CaseTask(TaskFields, CamRecord, table=True):
    """A task of the case."""

    __tablename__ = "cam_task"

    case_id: str = link(L("Case", "Caso"), CASE)


class Note(NoteFields, CamRecord, table=True):
    """Something worth keeping that has no field; what a lawyer was told is a protected note."""

    __tablename__ = "cam_note"

    case_id: str = link(L("Case", "Caso"), CASE)


class Closure(ClosingFields, CamRecord, table=True):
    """Why and when the case is closed."""

    __tablename__ = "cam_closure"

    case_id: str = link(L("Case", "Caso"), CASE)
    reason: str | None = code(L("Reason", "Motivo"), "cam.closing_reason")
    note: str | None = long_text(L("Note", "Nota"), field_class="sensitive")
