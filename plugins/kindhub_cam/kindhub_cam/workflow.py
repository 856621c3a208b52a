"""The long way from an inquiry to the first year in the US, what each stage needs, and the statuses beside it."""

from kindhub.i18n import L
from kindhub.program.conditions import AtMost, Filled, Is, Not, OneOf
from kindhub.program.workflow import Need, Workflow, beside_of, stages_of
from kindhub.records.codes import code_list
from kindhub_cam.aor.checklist import CHECKLIST
from kindhub_cam.facts import facts_of, facts_of_many
from kindhub_cam.people import FAMILY
from kindhub_cam.records import Case


def _dated(fact: str, en: str, es: str, form: str, field: str | None = None) -> Need:
    return Need(fact, L(en, es), form, Filled(fact), field or fact)


CONFLICT = _dated("conflict_checked_on", "Conflict check", "Revisión de conflicto", "case")
CONSENT = _dated("consent_on", "Consent", "Consentimiento", "case")
CHILD = Need("child", L("A child of the family", "Una niña o un niño de la familia"), "members",
             Not(AtMost("children", 0)))  # fmt: skip
SCREENED = _dated("screened_on", "Screened", "Evaluada", "screenings")
NOT_OUT = Need("not_out", L("Eligible, or for a lawyer to say", "Elegible, o que decida lo legal"), "screenings",
               OneOf("outcome", ("likely_eligible", "needs_review")))  # fmt: skip
PAPERS = Need("papers", L("Documents received", "Documentos recibidos"), "documents", Not(AtMost("documents", 0)))
DRAFTED = _dated("drafted_on", "AOR drafted", "AOR preparada", "aor")
SIGNED = _dated("signed_on", "AOR signed", "AOR firmada", "aor")
SENT = _dated("sent_on", "Sent to the agency", "Enviada a la agencia", "aor")
FILED = _dated("filed_on", "AOR filed", "AOR presentada", "aor")
RPC = _dated("rpc_number", "RPC case number", "Número de caso RPC", "aor")
CONTACTED = _dated("rsc_contact_on", "Contact of the RSC", "Contacto del RSC", "aor")
DNA_ASKED = _dated("dna_requested_on", "DNA requested", "ADN solicitado", "dna", "requested_on")
DNA_KNOWN = Need("dna_result", L("Result of the DNA test", "Resultado del ADN"), "dna", Filled("dna_result"), "result")
DECIDED = _dated("decided_on", "Decision", "Decisión", "decisions")
BOOKED = _dated("booked_on", "Travel booked", "Viaje reservado", "travel")
ARRIVED = _dated("arrived_on", "Date of arrival", "Fecha de llegada", "arrivals")
CLOSURE = Need("closure_complete", L("Closing form", "Formulario de cierre"), "closure", Is("closure_complete", True),
               "reason")  # fmt: skip
APPROVED = Need("closure_approved", L("Closing approved", "Cierre aprobado"), "closure", Is("closure_approved", True),
                "approval")  # fmt: skip

STATUS = code_list("cam.stage").codes
NEEDS: dict[str, tuple[Need, ...]] = {
    "inquiry": (),
    "consent": (CONFLICT,),
    "screening": (CONFLICT, CONSENT, CHILD),
    "docs_collecting": (SCREENED, NOT_OUT),
    "aor_drafting": (SCREENED, NOT_OUT, PAPERS),
    "client_review": (DRAFTED,),
    "sent_to_ra": (SIGNED,),
    "aor_filed": (SENT, FILED),
    "rpc_number": (FILED, RPC),
    "rsc_contact": (CONTACTED,),
    "prescreen": (CONTACTED,),
    "dna_requested": (DNA_ASKED,),
    "dna_done": (DNA_KNOWN,),
    "security_checks": (),
    "uscis_interview": (),
    "decision": (DECIDED,),
    "medical": (DECIDED,),
    "orientation": (DECIDED,),
    "travel_booked": (BOOKED,),
    "arrived": (ARRIVED,),
    "post_arrival": (ARRIVED,),
    "closed": (CLOSURE, APPROVED),
}
OPTIONAL = ("dna_requested", "dna_done", "medical", "orientation")
REACHED = {
    "inquiry": "inquired_on", "screening": "screened_on", "aor_filed": "filed_on", "rsc_contact": "rsc_contact_on",
    "dna_requested": "dna_requested_on", "decision": "decided_on", "travel_booked": "booked_on",
    "arrived": "arrived_on", "closed": "closed_on",
}  # fmt: skip
"""Stage → the fact that dates it. The other stages have the day on which the case was moved there."""
BEFORE_FILING = tuple(NEEDS)[: tuple(NEEDS).index("aor_filed")]
UNDER_WAY = tuple(NEEDS)[:-1]
_NOT_ELIGIBLE = Need("not_eligible", L("Screening: not eligible", "Evaluación: no elegible"), "screenings",
                     Is("outcome", "not_eligible"))  # fmt: skip
SIDE: dict[str, tuple[tuple[str, ...], bool, tuple[Need, ...]]] = {
    "lawyer_review": (BEFORE_FILING, True, ()),
    "paused": (UNDER_WAY, True, ()),
    "family_change": (UNDER_WAY, True, ()),
    "unreachable": (UNDER_WAY, True, ()),
    "ineligible": ((*BEFORE_FILING, "lawyer_review"), False, (_NOT_ELIGIBLE,)),
    "closed_program": ((*UNDER_WAY, "paused", "lawyer_review"), False, ()),
    "withdrawn": ((*UNDER_WAY, "paused", "lawyer_review", "unreachable"), False, ()),
    "aged_out": ((*UNDER_WAY, "paused", "lawyer_review"), False, ()),
    "transferred": ((*UNDER_WAY, "paused"), False, ()),
}

WORKFLOW = Workflow(
    record=Case,
    stages=stages_of(STATUS, NEEDS, REACHED, optional=OPTIONAL, approvals={"closed": "approve_closure"}),
    side=beside_of(STATUS, SIDE),
    facts=facts_of,
    facts_many=facts_of_many,
    people=FAMILY,
    checklist=CHECKLIST,
)  # fmt: skip
