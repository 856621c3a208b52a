"""The AOR, interviews, DNA, decision, and the way to the US."""

from dataclasses import replace

from kindhub.i18n import L
from kindhub.program.conditions import Is, OneOf
from kindhub.program.form_parts import must, section, wide
from kindhub.program.forms import Field, Form
from kindhub_cam import records as r

DENIED = OneOf("decision", ("denied", "denied_parole_considered"))
AOR = Form(
    "aor", L("AOR (DS-7699)", "AOR (DS-7699)"), r.Aor,
    (
        section("Way of the form", "Camino del formulario", "drafted_on", "reviewed_on", "signed_on", "agency",
                "sent_on", "filed_on", "rpc_number", "rsc_contact_on"),
        section("Parent or guardian, as on paper", "Quien solicita, como en papel", "petitioner_name",
                "petitioner_a_number", "phone", Field("address", width=3), wide("marriages")),
    ),
)  # fmt: skip
INTERVIEWS = Form(
    "interviews", L("Interviews", "Entrevistas"), r.Interview,
    (section("Interview", "Entrevista", must("kind"), "member_id", "called_for", "held_on", "place", "accompanied",
             wide("note")),),
    many=True, order_by="called_for",
)  # fmt: skip
DNA = Form(
    "dna", L("DNA", "ADN"), r.Dna,
    (section("Test", "Prueba", "member_id", must("requested_on"), "taken_on", "result", "result_on"),),
    many=True, order_by="requested_on",
)  # fmt: skip
DECISIONS = Form(
    "decisions", L("Decisions", "Decisiones"), r.Decision,
    (
        section("Decision", "Decisión", "member_id", must("decision"), must("decided_on"), "notified_on", wide("note")),
        replace(
            section("Request for review", "Solicitud de revisión", "request",
                    Field("request_filed_on", when=Is("request", "filed")),
                    Field("request_answered_on", when=Is("request", "filed"))),
            when=DENIED,
        ),
    ),
    many=True, order_by="decided_on",
)  # fmt: skip
SPONSOR = Form(
    "sponsor", L("Statement of support", "Declaración de apoyo"), r.Sponsor,
    (section("Sponsor", "Quien patrocina", "form", "name", "asked_on", "signed_on", "sent_on"),),
)  # fmt: skip
TRAVEL = Form(
    "travel", L("Medical examination and travel", "Examen médico y viaje"), r.Travel,
    (
        section("Medical examination", "Examen médico", "member_id", "medical_on", "medical", "medical_valid_to",
                "orientation_on"),
        section("Journey", "Viaje", "booked_on", "departs_on", "flight", "escort", "cancelled"),
    ),
    many=True, order_by="departs_on",
)  # fmt: skip
ARRIVALS = Form(
    "arrivals", L("Arrival and after", "Llegada y después"), r.Arrival,
    (
        section("Arrival", "Llegada", "member_id", must("arrived_on"), must("arrived_as")),
        section("After arrival", "Después de llegar", Field("reception_done_on", when=Is("arrived_as", "refugee")),
                Field("green_card_filed_on", when=Is("arrived_as", "refugee")),
                Field("parole_until", when=Is("arrived_as", "parolee")),
                Field("reparole_filed_on", when=Is("arrived_as", "parolee")), wide("note")),
    ),
    many=True, order_by="arrived_on",
)  # fmt: skip
