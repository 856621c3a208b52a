"""What the program tells on the timeline of a child: dates and words of lists, never what was said."""

from kindhub.i18n import L
from kindhub.program.timeline import EventSource
from kindhub_mexico import records as r

EVENTS: tuple[EventSource, ...] = (
    EventSource("entered", L("entry into Mexico", "ingreso a México"), r.Case, "entered_on", "journey", "case",
                parent="id", detail="entry_point"),
    EventSource("encounter", L("encounter", "atención"), r.Encounter, "held_on", "contact", "encounters",
                detail="kind"),
    EventSource("screening", L("individual screening", "entrevista individual"), r.Screening, "held_on", "contact",
                "screening", detail="accompaniment"),
    EventSource("detained", L("detention", "detención"), r.Screening, "detained_from", "journey", "screening",
                until="detained_to", detail="custody"),
    EventSource("sent", L("action before an authority", "gestión ante autoridad"), r.AuthorityAction, "sent_on",
                "document", "actions", detail="authority"),
    EventSource("answered", L("answer of an authority", "respuesta de autoridad"), r.AuthorityAction, "answered_on",
                "document", "actions", detail="authority"),
    EventSource("bid_requested", L("best-interest determination requested", "interés superior solicitado"),
                r.BestInterest, "requested_on", "document", "best_interest", detail="authority"),
    EventSource("bid", L("best interests determined", "interés superior determinado"), r.BestInterest,
                "determined_on", "decision", "best_interest", detail="recommendation"),
    EventSource("plan", L("plan de restitución", "plan de restitución"), r.BestInterest, "plan_on", "document",
                "best_interest", until="ended_on"),
    EventSource("claimed", L("refugee claim", "solicitud de refugio"), r.AsylumClaim, "filed_on", "document",
                "claims", detail="filed_with"),
    EventSource("claim_decided", L("decision of COMAR", "resolución de COMAR"), r.AsylumClaim, "decided_on",
                "decision", "claims", detail="outcome"),
    EventSource("appealed", L("appeal", "recurso de revisión"), r.AsylumClaim, "appeal_filed_on", "document",
                "claims"),
    EventSource("signed", L("weekly signature", "firma semanal"), r.Signature, "signed_on", "event", "signatures"),
    EventSource("matter", L("legal matter filed", "asunto legal presentado"), r.LegalMatter, "filed_on", "document",
                "matters", detail="kind"),
    EventSource("matter_decided", L("decision", "resolución"), r.LegalMatter, "decided_on", "decision", "matters",
                detail="outcome"),
    EventSource("hearing", L("hearing", "audiencia"), r.Hearing, "held_on", "contact", "hearings", detail="kind"),
    EventSource("stay", L("document of stay", "documento de estancia"), r.StayDocument, "issued_on", "document",
                "stay_documents", until="expires_on", detail="kind"),
    EventSource("session", L("psychosocial session", "sesión psicosocial"), r.Session, "held_on", "contact",
                "sessions", detail="kind"),
    EventSource("referred", L("referral", "referencia"), r.Referral, "referred_on", "event", "referrals",
                detail="to_kind"),
    EventSource("closed", L("closing", "cierre"), r.Closure, "closed_on", "decision", "closure", detail="reason"),
)  # fmt: skip
"""In the order of a case's life."""
