"""The refugee claim with its signatures, other legal matters with their hearings, documents of stay."""

from kindhub.i18n import L
from kindhub.program.conditions import Filled, Is, OneOf
from kindhub.program.form_parts import must, section, wide
from kindhub.program.forms import Field, Form
from kindhub_mexico import records as r

BY_OTHER = Is("by_other", True)
DENIED = Is("outcome", "denied")
DECIDED_AGAINST = OneOf("outcome", ("unfavourable", "partly"))
CLAIMS = Form(
    "claims", L("Refugee claim (COMAR)", "Solicitud de refugio (COMAR)"), r.AsylumClaim,
    (
        section("Filing", "Presentación", "reference", "filed_on", "filed_with", "state", "by_other",
                Field("by_whom", when=BY_OTHER), Field("ratified_on", when=BY_OTHER),
                Field("told_comar_on", when=Is("filed_with", "inm")), "told_inm_on", "admitted_on"),
        section("Entry and term", "Ingreso y plazo", "entered_on", "could_from", wide("late_reason")),
        section("Procedure", "Procedimiento", "interview_on", "interpreter", "signs_weekly", "extended_on"),
        section("Decision", "Resolución", "decided_on", "outcome", "notified_on",
                Field("residence_on", when=Is("outcome", "recognised")),
                Field("family_on", when=Is("outcome", "recognised"))),
        section("Appeal", "Recurso de revisión", Field("appeal_due_on", when=DENIED),
                Field("appeal_filed_on", when=DENIED), Field("appeal_decided_on", when=Filled("appeal_filed_on")),
                Field("appeal_outcome", when=Filled("appeal_filed_on")), wide("note")),
    ),
    many=True, order_by="-filed_on",
)  # fmt: skip
SIGNATURES = Form(
    "signatures", L("Weekly signatures", "Firmas semanales"), r.Signature,
    (section("Signature", "Firma", "claim_id", must("signed_on"), "signed_at", "excused", Field("note", width=2)),),
    many=True, order_by="-signed_on",
)  # fmt: skip
MATTERS = Form(
    "matters", L("Legal matters", "Asuntos legales"), r.LegalMatter,
    (
        section("Matter", "Asunto", must("kind"), "representation", "attorney", "authority", "state", "reference"),
        section("How it stands", "Cómo va", "filed_on", "decided_on", "outcome",
                Field("appeal_due_on", when=DECIDED_AGAINST), Field("appeal_filed_on", when=DECIDED_AGAINST),
                Field("appeal_decided_on", when=Filled("appeal_filed_on")),
                Field("appeal_outcome", when=Filled("appeal_filed_on")), wide("note")),
    ),
    many=True, order_by="-filed_on",
)  # fmt: skip
HEARINGS = Form(
    "hearings", L("Hearings and interviews", "Audiencias y entrevistas"), r.Hearing,
    (section("Hearing", "Audiencia", "matter_id", must("kind"), must("called_for"), "held_on",
             Field("place", width=2), "accompanied", Field("by", when=Is("accompanied", True)),
             Field("minutes", when=Is("accompanied", True)), Field("result", width=3)),),
    many=True, order_by="-called_for",
)  # fmt: skip
STAY_DOCUMENTS = Form(
    "stay_documents", L("Documents of stay and CURP", "Documentos de estancia y CURP"), r.StayDocument,
    (section("Document", "Documento", must("kind"), "number", "requested_on", "issued_on", "expires_on", "renewed_on",
             wide("note")),),
    many=True, order_by="-issued_on",
)  # fmt: skip
