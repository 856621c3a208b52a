"""The life of a case: the nine stages, what each needs before it may begin, and the statuses beside the line."""

from datetime import date

from kindhub.i18n import L, tr
from kindhub.program.conditions import Filled, Is, OneOf
from kindhub.program.workflow import ContactRhythm, Need, Workflow, beside_of, stages_of
from kindhub.records.codes import code_list
from kindhub_reintegration.facts import DOMAINS, Facts, facts_of, facts_of_many
from kindhub_reintegration.receiving import receive
from kindhub_reintegration.records import Case
from kindhub_reintegration.rhythm import contact_days


def _domains_so_far(facts: Facts) -> str:
    return tr("{n} of {all} domains", "{n} de {all} temas", n=facts.get("scored", 0), all=DOMAINS)


REFERRAL_DATED = Need(
    "referral_dated",
    L("Date of the referral", "Fecha de la referencia"),
    "referral",
    Filled("referred_on"),
    "received_on",
)
CONSENT_US = Need(
    "consent_signed",
    L("Signed consent", "Consentimiento firmado"),
    "referral",
    Is("consent_signed", True),
    "consent_signed",
)
CHECKED = Need(
    "eligibility_checked",
    L("The five questions answered", "Las cinco preguntas contestadas"),
    "eligibility",
    Is("checked", True),
)
DECIDED = Need(
    "accepted", L("Decision: accepted", "Decisión: aceptada"), "eligibility", Is("decision", "accepted"), "result"
)
CHILD_SPOKEN = Need(
    "child_spoken",
    L("Spoken with the child", "Se habló con la niña o el niño"),
    "pre_return",
    Is("child_spoken", True),
)
FAMILY_SPOKEN = Need(
    "family_spoken", L("Spoken with the family", "Se habló con la familia"), "pre_return", Is("family_spoken", True)
)
CLEARED = Need(
    "safe_return",
    L("Is return safe? A red flag goes to the attorney first", "¿Es seguro volver? Una alerta va primero a lo legal"),
    "risk_screen",
    Is("cleared", True),
    "safe_return",
)
PARTNER = Need(
    "partner_accepted", L("A partner accepts", "Una socia acepta"), "partner", Is("partner_accepted", True), "answer"
)
JOURNEY = Need(
    "journey_settled",
    L("Plan for the journey", "Plan de viaje"),
    "pre_departure",
    Is("journey_settled", True),
    "ready_on",
)
DEPARTED = Need("departed", L("Date of departure", "Fecha de salida"), "return", Filled("departed_on"), "departed_on")
NOT_CANCELLED = Need(
    "departure_stands",
    L("The departure stands", "La salida sigue en pie"),
    "return",
    OneOf("departure_outcome", (None, "confirmed", "changed")),
    "departure_outcome",
)
RETURNED = Need("returned", L("Date of return", "Fecha de retorno"), "return", Filled("returned_on"), "arrived_on")
HANDED_OVER = Need(
    "handed_over", L("Hand-over", "Entrega a la familia"), "return", Is("handed_over", True), "handed_on"
)
ASSESSED = Need(
    "baseline_scored",
    L("Initial assessment", "Evaluación inicial"),
    "assessment",
    Is("baseline_scored", True),
    progress=_domains_so_far,
)
PLAN = Need("plan_approved", L("Plan approved", "Plan aprobado"), "plan", Filled("plan_approved_on"), "approved_on")
CHILD_AGREES = Need(
    "child_agrees",
    L("The child agrees with the plan", "La niña o el niño está de acuerdo con el plan"),
    "plan",
    Is("child_agrees", True),
    "child_agrees",
)
CONSENT_HOME = Need(
    "consent_home",
    L("Consent in the home country", "Consentimiento en el país de origen"),
    "case",
    Filled("consent_home_on"),
    "consent_home_on",
)
CLOSURE = Need(
    "closure_complete", L("Closing form", "Formulario de cierre"), "closure", Is("closure_complete", True), "reason"
)
APPROVED = Need(
    "closure_approved", L("Closing approved", "Cierre aprobado"), "closure", Is("closure_approved", True), "approval"
)
DECLINED = Need(
    "declined",
    L("Decision and its reason", "Decisión y su motivo"),
    "eligibility",
    OneOf("decision", ("not_eligible", "withdrawn", "no_contact")),
    "result",
)
WAITLISTED = Need(
    "waitlisted",
    L("Decision: waitlist", "Decisión: lista de espera"),
    "eligibility",
    Is("decision", "waitlisted"),
    "result",
)
CANCELLED = Need(
    "departure_cancelled",
    L("The departure was cancelled", "La salida se canceló"),
    "return",
    OneOf("departure_outcome", ("cancelled", "absconded")),
    "departure_outcome",
)

STATUS = code_list("reintegration.status").codes
NEEDS: dict[str, tuple[Need, ...]] = {
    "referred": (),
    "screening": (REFERRAL_DATED,),
    "accepted": (CONSENT_US, CHECKED, DECIDED),
    "pre_departure": (CHILD_SPOKEN, FAMILY_SPOKEN, CLEARED, PARTNER),
    "departed": (CLEARED, JOURNEY, DEPARTED, NOT_CANCELLED),
    "received": (RETURNED, HANDED_OVER),
    "active": (ASSESSED, PLAN, CHILD_AGREES, CONSENT_HOME),
    "monitoring": (PLAN,),
    "closed": (CLOSURE, APPROVED),
}
SIDE: dict[str, tuple[tuple[str, ...], bool, tuple[Need, ...]]] = {
    "waitlisted": (("referred", "screening"), True, (WAITLISTED,)),
    "declined": (("referred", "screening", "waitlisted"), False, (DECLINED,)),
    "cancelled_return": (("accepted", "pre_departure", "departed"), False, (CANCELLED,)),
    "lost_contact": (
        ("accepted", "pre_departure", "departed", "received", "active", "monitoring", "reopened"),
        True,
        (),
    ),
    "reopened": (("closed", "declined", "cancelled_return", "lost_contact"), True, ()),
}
REACHED = {
    "referred": "referred_on",
    "accepted": "answered_on",
    "departed": "departed_on",
    "received": "returned_on",
    "active": "plan_approved_on",
    "closed": "closed_on",
}
"""Stage → the fact that dates it. The other stages have the day on which the case was moved there."""
APPROVALS = {"active": "approve_plan", "closed": "approve_closure"}

WORKFLOW = Workflow(
    record=Case,
    stages=stages_of(STATUS, NEEDS, REACHED, optional=("monitoring",), approvals=APPROVALS),
    side=beside_of(STATUS, SIDE),
    facts=facts_of,
    facts_many=facts_of_many,
    rhythm=ContactRhythm("monthly_contact", contact_days),
    receives=receive,
)


def status_of_old_case(decision: str | None, *, returned: bool, closed: bool, followed: date | None = None) -> str:
    """The status of a case that was kept on paper or in a sheet, from what its rows say.

    `followed` is its last contact. A sheet knows nothing of the steps between, so no need is asked of such a case.
    """
    if closed:
        return "closed"
    if decision == "waitlisted":
        return "waitlisted"
    if decision in ("not_eligible", "withdrawn", "no_contact"):
        return "declined"
    if followed is not None:
        return "active"
    if returned:
        return "received"
    return "accepted" if decision == "accepted" else "referred"
