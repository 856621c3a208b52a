"""The head of the case, its documents, tasks and notes."""

from kindhub.i18n import L
from kindhub.program.forms import Field, Form, Section
from kindhub_reintegration import records as r

CASE = Form(
    "case",
    L("Case", "Caso"),
    r.Case,
    (
        Section(
            L("Who answers for it", "Quién responde"),
            (
                Field("number"),
                Field("opened", needed="create"),
                Field("responsible"),
                Field("partner_id"),
                Field("office"),
                Field("team"),
                Field("risk"),
            ),
        ),
        Section(
            L("Consent in the home country", "Consentimiento en el país de origen"),
            (Field("consent_home_on"), Field("assent_home")),
        ),
    ),
    parent="person_id",
)
DOCUMENTS = Form(
    "documents",
    L("Documents", "Documentos"),
    r.CaseDocument,
    (
        Section(
            L("Document", "Documento"),
            (
                Field("requirement"),
                Field("kind"),
                Field("title", needed="create"),
                Field("issued_on"),
                Field("expires"),
                Field("received_on"),
                Field("seen"),
            ),
        ),
    ),
    many=True,
    in_side_list=False,
)
TASKS = Form(
    "tasks",
    L("Tasks", "Tareas"),
    r.CaseTask,
    (
        Section(
            L("Task", "Tarea"),
            (
                Field("title", needed="create", width=2),
                Field("due_on"),
                Field("assigned_to"),
                Field("done_on"),
                Field("note", width=3),
            ),
        ),
    ),
    many=True,
    order_by="due_on",
    in_side_list=False,
)
NOTES = Form(
    "notes",
    L("Notes", "Notas"),
    r.Note,
    (
        Section(
            L("Note", "Nota"),
            (Field("written_on", needed="create"), Field("author"), Field("words", needed="create", width=3)),
        ),
    ),
    many=True,
    order_by="written_on",
)

CASE_FILE: tuple[Form, ...] = (CASE, DOCUMENTS, TASKS, NOTES)
