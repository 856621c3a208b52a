"""What lies in the case file besides the forms: documents, tasks, notes."""

from kindhub.i18n import L
from kindhub.records.document import DocumentFields
from kindhub.records.fields import code, link
from kindhub.records.note import NoteFields
from kindhub.records.task import TaskFields
from kindhub_reintegration.records.base import CASE, ReintegrationRecord


class CaseDocument(DocumentFields, ReintegrationRecord, table=True):
    """A document of the case; `requirement` says which line of the checklist it fills."""

    __tablename__ = "reintegration_document"

    case_id: str = link(L("Case", "Caso"), CASE)
    requirement: str | None = code(L("Fills", "Corresponde a"), "reintegration.checklist")


class CaseTask(TaskFields, ReintegrationRecord, table=True):
    """A task of the case."""

    __tablename__ = "reintegration_task"

    case_id: str = link(L("Case", "Caso"), CASE)


class Note(NoteFields, ReintegrationRecord, table=True):
    """Something worth keeping that has no field."""

    __tablename__ = "reintegration_note"

    case_id: str = link(L("Case", "Caso"), CASE)
