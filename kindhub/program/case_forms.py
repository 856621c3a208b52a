"""The forms of what many case files hold: documents, tasks, notes, the closing, notes of sessions, certificates."""

from kindhub.i18n import L
from kindhub.program.certificates import Certificates
from kindhub.program.form_parts import must, section, wide
from kindhub.program.forms import Field, Form
from kindhub.program.mixins.certificate import CertificateFields
from kindhub.program.mixins.closing import ClosingFields
from kindhub.program.mixins.private_session import SessionNoteFields
from kindhub.records.document import DocumentFields
from kindhub.records.note import NoteFields
from kindhub.records.task import TaskFields


def documents_form(record: type[DocumentFields], *fields: str, listed: bool = True) -> Form:
    """The documents of a case; `fields` are asked after what every document has. Not `listed`: under the checklist."""
    every = (must("title"), "kind", "issued_on", "expires", "received_on", "seen")
    return Form("documents", L("Documents", "Documentos"), record,
                (section("Document", "Documento", *every, *fields),),
                many=True, order_by="received_on", in_side_list=listed)  # fmt: skip


def tasks_form(record: type[TaskFields]) -> Form:
    """The tasks of a case."""
    return Form("tasks", L("Tasks", "Tareas"), record,
                (section("Task", "Tarea", must("title", width=2), "due_on", "assigned_to", "done_on", wide("note")),),
                many=True, order_by="due_on", in_side_list=False)  # fmt: skip


def notes_form(record: type[NoteFields]) -> Form:
    """The notes of a case."""
    return Form("notes", L("Notes", "Notas"), record,
                (section("Note", "Nota", must("written_on"), "author", must("words", width=3)),),
                many=True, order_by="written_on")  # fmt: skip


def closing_form(record: type[ClosingFields], *fields: str | Field) -> Form:
    """The closing of a case; `fields` are what the program asks beside day, reason and approval."""
    return Form("closure", L("Closing", "Cierre"), record,
                (section("Closing", "Cierre", must("closed_on"), must("reason"), *fields, "approval", "approved_on",
                         "approved_by", wide("note")),))  # fmt: skip


def session_notes_form(record: type[SessionNoteFields], right: str, *fields: str) -> Form:
    """What was said in sessions: folded away, read by those with the right, told to the others as being apart."""
    return Form("session_notes", L("Session notes", "Notas de sesión"), record,
                (section("What was said", "Lo que se habló", must("written_on"), "author", *fields,
                         Field("words", needed="create", width=3, folded=True)),),
                many=True, order_by="-written_on", right=right,
                apart=L("They are between the person and the therapist. You do not see them from here.",
                        "Son entre la persona y su terapeuta. Usted no las ve desde aquí."))  # fmt: skip


def certificates_form(record: type[CertificateFields], parent: str, issuing: Certificates, group: L) -> Form:
    """The certificates of an event, in the order of their numbers; `parent` is the field that names the event."""
    return Form("certificates", L("Certificates", "Constancias"), record,
                (section("Certificate", "Constancia", "number", "given_to", "issued_on"),),
                many=True, parent=parent, order_by="number", group=group, certificates=issuing)  # fmt: skip
