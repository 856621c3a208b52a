"""CAM Kids: sessions, what a lawyer was told, child protection; and the papers of the case file."""

from kindhub_cam import records as r
from kindhub_cam.access import VIEW_PRIVILEGED
from kindhub_cam.forms.parts import Field, Form, L, must, section, wide

SESSIONS = Form(
    "sessions", L("Preparation and company", "Preparación y acompañamiento"), r.Session,
    (section("Session", "Sesión", must("kind"), must("held_on"), "member_id", "lawyer", "minutes", "safe_place"),),
    many=True, order_by="held_on",
)  # fmt: skip
PROTECTED = Form(
    "protected_notes", L("Protected notes", "Notas protegidas"), r.ProtectedNote,
    (section("What the lawyer was told", "Lo que se contó en confianza legal", must("written_on"), "author",
             "member_id", "about", "abuse", Field("words", needed="create", width=3, folded=True)),),
    many=True, order_by="written_on", right=VIEW_PRIVILEGED,
    apart=L("They are between the child and the lawyer. You do not see them from here.",
            "Son entre la niña o el niño y su abogada o abogado. Usted no las ve desde aquí."),
)  # fmt: skip
PROTECTION = Form(
    "protection", L("Child protection", "Protección de la niñez"), r.Protection,
    (section("Referral", "Remisión", "member_id", must("opened_on"), "status", "referred_on", wide("note")),),
    many=True, order_by="opened_on",
)  # fmt: skip
DOCUMENTS = Form(
    "documents", L("Documents", "Documentos"), r.CaseDocument,
    (
        section("Document", "Documento", "requirement", "member_id", must("title"), "kind", "issued_on", "expires",
                "asked_on", "received_on", "seen", "holder", "translation"),
    ),
    many=True, order_by="received_on",
)  # fmt: skip
TASKS = Form(
    "tasks", L("Tasks", "Tareas"), r.CaseTask,
    (section("Task", "Tarea", Field("title", needed="create", width=2), "due_on", "assigned_to", "done_on",
             wide("note")),),
    many=True, order_by="due_on", in_side_list=False,
)  # fmt: skip
NOTES = Form(
    "notes", L("Notes", "Notas"), r.Note,
    (section("Note", "Nota", must("written_on"), "author", Field("words", needed="create", width=3)),),
    many=True, order_by="written_on",
)  # fmt: skip
CLOSURE = Form(
    "closure", L("Closing", "Cierre"), r.Closure,
    (section("Closing", "Cierre", Field("closed_on", needed="create"), must("reason"), "approval", "approved_on",
             "approved_by", wide("note")),),
)  # fmt: skip
