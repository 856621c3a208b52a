"""Safety, plan, referrals, reports, follow-up, closure; and the names, which stand apart."""

from kindhub.i18n import L
from kindhub.program.conditions import Is, Not
from kindhub.program.forms import Field, Form, Section
from kindhub.program.handed import Handed
from kindhub_gbv import records as r
from kindhub_gbv.access import VIEW_IDENTITY


def _section(en: str, es: str, *fields: Field | str) -> Section:
    return Section(L(en, es), tuple(one if isinstance(one, Field) else Field(one) for one in fields))


SAFETY = Form(
    "safety", L("Safety", "Seguridad"), r.Safety,
    (
        _section("How safe she is", "Qué tan segura está", Field("assessed_on", needed="create"), "lives_with",
                 "has_access", "weapons", "threats", "other_children", "self_harm",
                 Field("plan_needed", needed="close"), Field("supports", width=3)),
        _section("Health", "Salud", "health_urgent", "health_on"),
    ),
)  # fmt: skip
SAFETY_PLAN = Form(
    "safety_plan", L("Safety plan", "Plan de seguridad"), r.SafetyPlan,
    (
        _section("What she will do", "Qué hará", Field("made_on", needed="create"), "coded_word", "reviewed_on",
                 Field("risks", width=3), Field("warning_signs", width=3), Field("safe_places", width=3),
                 Field("to_take", width=3)),
    ),
)  # fmt: skip
GOALS = Form(
    "goals", L("Action plan", "Plan de acción"), r.Goal,
    (
        _section("Goal", "Meta", Field("area", needed="create"), Field("words", needed="create", width=2),
                 Field("agreed_on", needed="create"), "due_on", "status"),
    ),
    many=True, order_by="agreed_on",
)  # fmt: skip
REFERRALS = Form(
    "referrals", L("Referrals", "Remisiones"), r.Referral,
    (
        _section("Referral", "Remisión", Field("sector", needed="create"), Field("status", needed="close"), "consented",
                 "provider", "referred_on", "incident", Field("note", width=3)),
        Section(
            L("Without consent, only in serious danger", "Sin consentimiento, solo si hay peligro grave"),
            (Field("override_reason", width=3), Field("override_by"), Field("override_on")),
            when=Not(Is("consented", True)),
        ),
    ),
    many=True, order_by="referred_on",
)  # fmt: skip
REPORTS = Form(
    "mandatory_reports", L("Reports by law", "Informes por ley"), r.MandatoryReport,
    (
        _section("Report", "Informe", Field("rule", needed="create"), Field("applies", needed="create"), "told_on",
                 "reported_to", "reported_on", "reference",
                 Field("not_reported_why", width=3, when=Is("applies", True)),
                 Field("risk", width=3)),
    ),
    many=True, order_by="reported_on",
)  # fmt: skip
GROUPS = Form(
    "groups", L("Therapeutic groups", "Grupos terapéuticos"), r.GroupPlace,
    (
        _section("By code only", "Solo con código", Field("group", needed="create"),
                 Field("joined_on", needed="create"),
                 "left_on", "sessions_held", "sessions_attended", "wellbeing_before", "wellbeing_after"),
    ),
    many=True, order_by="joined_on",
)  # fmt: skip
CONTACTS = Form(
    "contacts", L("Follow-up", "Seguimiento"), r.Contact,
    (
        _section("Contact", "Contacto", Field("held_on", needed="create"), Field("mode", needed="create"), "reached",
                 "safer", "next_due", Field("note", width=3)),
    ),
    many=True, order_by="held_on",
)  # fmt: skip
FEEDBACK = Form(
    "feedback", L("Her word on the care", "Su opinión de la atención"), r.Feedback,
    (
        _section("Faces", "Caritas", Field("given_on", needed="create"), "comfortable", "hours", "informed",
                 "own_decision", "confidential", "friendly", "understood", "better", "recommend",
                 Field("words", width=3)),
    ),
    many=True, order_by="given_on",
    handed=Handed(
        act=L("Hand over to answer", "Entregar para contestar"),
        greeting=L("How were you treated here? What you answer helps us to do it better.",
                   "¿Cómo le hemos atendido? Lo que conteste nos ayuda a hacerlo mejor."),
        thanks=L("Thank you for telling us.", "Gracias por contarnos."),
        questions=("comfortable", "hours", "informed", "own_decision", "confidential", "friendly", "understood",
                   "better", "recommend"),
        faces=("5", "4", "3", "2", "1"), skip="none", dated="given_on",
    ),
)  # fmt: skip
CLOSURE = Form(
    "closure", L("Closing", "Cierre"), r.Closure,
    (
        _section("Closing", "Cierre", Field("closed_on", needed="create"), Field("reason", needed="create"),
                 Field("safe_attempts", when=Is("reason", "no_contact")), "approval", "approved_on", "approved_by",
                 Field("note", width=3)),
    ),
)  # fmt: skip
IDENTITY = Form(
    "identity", L("Name and contact", "Nombre y contacto"), r.Identity,
    (
        _section("Who she is", "Quién es", Field("given", needed="create"), "surnames", "document", "caregiver",
                 Field("address", width=2)),
        _section("Safe contact", "Contacto seguro", "phone", "safe_how", "safe_when", "never_if",
                 Field("note", width=3)),
    ),
    parent="code", joined_by="number", right=VIEW_IDENTITY,
    apart=L("They are kept apart and by a right of their own. You do not see them from here.",
            "Están aparte y con un permiso propio. Usted no los ve desde aquí."),
)  # fmt: skip
CASE = Form(
    "case", L("File", "Expediente"), r.Case,
    (
        _section("Who answers for it", "Quién responde", "number", Field("opened", needed="create"), "responsible",
                 "caseworker_code", "office", "team", "risk"),
        _section("Where it may be", "Dónde puede estar", "this_computer_only"),
    ),
    parent="number",
)  # fmt: skip
DOCUMENTS = Form(
    "documents", L("Documents", "Documentos"), r.CaseDocument,
    (
        _section("Document", "Documento", "kind", Field("title", needed="create"), "issued_on", "expires",
                 "received_on",
                 "seen"),
    ),
    many=True, in_side_list=False,
)  # fmt: skip
TASKS = Form(
    "tasks", L("Tasks", "Tareas"), r.CaseTask,
    (
        _section("Task", "Tarea", Field("title", needed="create", width=2), "due_on", "assigned_to", "done_on",
                 Field("note", width=3)),
    ),
    many=True, order_by="due_on", in_side_list=False,
)  # fmt: skip
NOTES = Form(
    "notes", L("Notes", "Notas"), r.Note,
    (
        _section("Note", "Nota", Field("written_on", needed="create"), "author",
                 Field("words", needed="create", width=3)),
    ),
    many=True, order_by="written_on",
)  # fmt: skip
