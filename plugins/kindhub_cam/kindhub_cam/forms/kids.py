"""CAM Kids: sessions, what a lawyer was told, child protection; and the papers of the case file."""

from kindhub.i18n import L
from kindhub.program.case_forms import closing_form, documents_form, notes_form, tasks_form
from kindhub.program.form_parts import must, section, wide
from kindhub.program.forms import Field, Form
from kindhub_cam import records as r
from kindhub_cam.access import VIEW_PRIVILEGED

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
DOCUMENTS = documents_form(r.CaseDocument, "requirement", "member_id", "asked_on", "holder", "translation")
TASKS = tasks_form(r.CaseTask)
NOTES = notes_form(r.Note)
CLOSURE = closing_form(r.Closure)
