"""Safety, plan, referrals, reports, follow-up, closure; and the names, which stand apart."""

from kindhub.i18n import L
from kindhub.program.case_forms import closing_form, documents_form, notes_form, tasks_form
from kindhub.program.conditions import Is, Not
from kindhub.program.form_parts import must, section, wide
from kindhub.program.forms import Field, Form
from kindhub.program.handed import Handed
from kindhub_gbv import records as r
from kindhub_gbv.access import VIEW_IDENTITY

SAFETY = Form(
    "safety", L("Safety", "Seguridad"), r.Safety,
    (
        section("How safe she is", "Qué tan segura está", must("assessed_on"), "lives_with",
                "has_access", "weapons", "threats", "other_children", "self_harm",
                Field("plan_needed", needed="close"), wide("supports")),
        section("Health", "Salud", "health_urgent", "health_on"),
    ),
)  # fmt: skip
SAFETY_PLAN = Form(
    "safety_plan", L("Safety plan", "Plan de seguridad"), r.SafetyPlan,
    (
        section("What she will do", "Qué hará", must("made_on"), "coded_word", "reviewed_on",
                wide("risks"), wide("warning_signs"), wide("safe_places"),
                wide("to_take")),
    ),
)  # fmt: skip
GOALS = Form(
    "goals", L("Action plan", "Plan de acción"), r.Goal,
    (
        section("Goal", "Meta", must("area"), must("words", width=2),
                must("agreed_on"), "due_on", "status"),
    ),
    many=True, order_by="agreed_on",
)  # fmt: skip
REFERRALS = Form(
    "referrals", L("Referrals", "Remisiones"), r.Referral,
    (
        section("Referral", "Remisión", must("sector"), Field("status", needed="close"), "consented",
                "provider", "referred_on", "incident", wide("note")),
        section("Without consent, only in serious danger", "Sin consentimiento, solo si hay peligro grave",
                wide("override_reason"), "override_by", "override_on", when=Not(Is("consented", True))),
    ),
    many=True, order_by="referred_on",
)  # fmt: skip
REPORTS = Form(
    "mandatory_reports", L("Reports by law", "Informes por ley"), r.MandatoryReport,
    (
        section("Report", "Informe", must("rule"), must("applies"), "told_on",
                "reported_to", "reported_on", "reference",
                Field("not_reported_why", width=3, when=Is("applies", True)),
                wide("risk")),
    ),
    many=True, order_by="reported_on",
)  # fmt: skip
GROUPS = Form(
    "groups", L("Therapeutic groups", "Grupos terapéuticos"), r.GroupPlace,
    (
        section("By code only", "Solo con código", must("group"),
                must("joined_on"),
                "left_on", "sessions_held", "sessions_attended", "wellbeing_before", "wellbeing_after"),
    ),
    many=True, order_by="joined_on",
)  # fmt: skip
CONTACTS = Form(
    "contacts", L("Follow-up", "Seguimiento"), r.Contact,
    (
        section("Contact", "Contacto", must("held_on"), must("mode"), "reached",
                "safer", "next_due", wide("note")),
    ),
    many=True, order_by="held_on",
)  # fmt: skip
FEEDBACK = Form(
    "feedback", L("Her word on the care", "Su opinión de la atención"), r.Feedback,
    (
        section("Faces", "Caritas", must("given_on"), "comfortable", "hours", "informed",
                "own_decision", "confidential", "friendly", "understood", "better", "recommend",
                wide("words")),
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
CLOSURE = closing_form(r.Closure, Field("safe_attempts", when=Is("reason", "no_contact")))
IDENTITY = Form(
    "identity", L("Name and contact", "Nombre y contacto"), r.Identity,
    (
        section("Who she is", "Quién es", must("given"), "surnames", "document", "caregiver",
                Field("address", width=2)),
        section("Safe contact", "Contacto seguro", "phone", "safe_how", "safe_when", "never_if",
                wide("note")),
    ),
    parent="code", joined_by="number", right=VIEW_IDENTITY,
    apart=L("They are kept apart and by a right of their own. You do not see them from here.",
            "Están aparte y con un permiso propio. Usted no los ve desde aquí."),
)  # fmt: skip
CASE = Form(
    "case", L("File", "Expediente"), r.Case,
    (
        section("Who answers for it", "Quién responde", "number", must("opened"), "responsible",
                "caseworker_code", "office", "team", "risk"),
        section("Where it may be", "Dónde puede estar", "this_computer_only"),
    ),
    parent="number",
)  # fmt: skip
DOCUMENTS = documents_form(r.CaseDocument, listed=False)
TASKS = tasks_form(r.CaseTask)
NOTES = notes_form(r.Note)
