"""What a case tells on a person's timeline: from the referral to the call after its closing."""

from kindhub.i18n import L
from kindhub.program.conditions import Is, OneOf
from kindhub.program.timeline import EventSource
from kindhub_reintegration.records import (
    Assessment,
    Closure,
    Contact,
    Eligibility,
    PartnerAssignment,
    Plan,
    PlanReview,
    PreReturnContact,
    Referral,
    Remigration,
    Return,
    Service,
)

_DECIDED = OneOf("result", ("accepted", "not_eligible", "waitlisted", "withdrawn", "no_contact"))

EVENTS: tuple[EventSource, ...] = (
    EventSource("referred", L("referral", "referencia"), Referral, "received_on", "document", "referral",
                detail="return_type"),
    EventSource("checked", L("decision", "decisión"), Eligibility, "checked_on", "decision", "eligibility",
                detail="result", when=_DECIDED),
    EventSource("pre_return", L("call before the return", "llamada antes del retorno"), PreReturnContact, "held_on",
                "contact", "pre_return", detail="spoke_with"),
    EventSource("partner", L("partner accepts", "la socia acepta"), PartnerAssignment, "answered_on", "decision",
                "partner", when=Is("answer", "accepted")),
    EventSource("departed", L("departure", "salida"), Return, "departed_on", "journey", "return"),
    EventSource("returned", L("return", "retorno"), Return, "arrived_on", "journey", "return",
                detail="arrival_point"),
    EventSource("shelter", L("shelter", "albergue"), Return, "shelter_in", "event", "return", until="shelter_out",
                detail="shelter"),
    EventSource("handed", L("hand-over to the family", "entrega a la familia"), Return, "handed_on", "decision",
                "return", detail="handed_relation"),
    EventSource("assessed", L("assessment", "evaluación"), Assessment, "assessed_on", "event", "assessment",
                detail="round"),
    EventSource("plan", L("plan made", "plan hecho"), Plan, "made_on", "document", "plan"),
    EventSource("approved", L("plan approved", "plan aprobado"), Plan, "approved_on", "decision", "plan"),
    EventSource("reviewed", L("plan reviewed", "plan revisado"), PlanReview, "reviewed_on", "event", "reviews"),
    EventSource("service", L("service", "servicio"), Service, "delivered_on", "event", "services", detail="type"),
    EventSource("contact", L("contact", "contacto"), Contact, "held_on", "contact", "contacts", detail="mode",
                when=Is("reached", True)),
    EventSource("attempt", L("nobody was reached", "no se habló con nadie"), Contact, "held_on", "event", "contacts",
                detail="mode", when=Is("reached", False)),
    EventSource("left", L("left again", "se fue otra vez"), Remigration, "happened_on", "journey", "remigration",
                detail="to_country"),
    EventSource("closed", L("closing", "cierre"), Closure, "closed_on", "decision", "closure", detail="reason"),
    EventSource("called", L("call half a year later", "llamada medio año después"), Closure, "follow_up_on",
                "contact", "closure", detail="follow_up_residence"),
)  # fmt: skip
"""In the order of a case's life."""
