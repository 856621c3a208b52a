"""Forms from the referral to the hand-over."""

from kindhub.i18n import L
from kindhub.program.conditions import Filled, Is, Not, OneOf, Some
from kindhub.program.forms import Field, Form, Section
from kindhub_reintegration import records as r

NOT_ACCEPTED = OneOf("decision", ("waitlisted", "not_eligible", "withdrawn", "no_contact"))
NOT_TAKEN = OneOf("result", ("waitlisted", "not_eligible", "withdrawn", "no_contact"))
RED_FLAG = Is("safe_return", "red_flag")

REFERRAL = Form(
    "referral",
    L("Referral", "Referencia"),
    r.Referral,
    (
        Section(
            L("Who refers", "Quién refiere"),
            (
                Field("received_on", needed="create"),
                Field("channel"),
                Field("referrer_role", needed="create"),
                Field("referrer_name"),
                Field("referrer_organisation_id"),
                Field("referrer_phone"),
                Field("referrer_email"),
            ),
        ),
        Section(
            L("The child's situation", "Situación de la niña o del niño"),
            (
                Field("custody"),
                Field("facility", when=Not(OneOf("custody", ("none", "sponsor")))),
                Field("return_type", needed="create"),
                Field("order_date", when=OneOf("return_type", ("voluntary_departure", "removal_order"))),
                Field("depart_by", when=OneOf("return_type", ("voluntary_departure", "removal_order"))),
                Field("next_hearing"),
                Field("attorney"),
                Field("attorney_email"),
            ),
        ),
        Section(
            L("Where to", "A dónde vuelve"),
            (
                Field("place", hint=L("Municipality, not only department.", "El municipio, no solo el departamento.")),
                Field("community"),
                Field("place_ambiguous", when=Not(Filled("place"))),
            ),
        ),
        Section(
            L("Needs and consent", "Necesidades y consentimiento"),
            (
                Field("special_needs", width=3),
                Field("safety_concerns", width=3),
                Field("consent_signed", needed="create"),
                Field("consent_signed_on", when=Is("consent_signed", True)),
            ),
        ),
        Section(
            L("Answer", "Respuesta"),
            (
                Field("decision"),
                Field("decided_on", needed=Filled("decision")),
                Field("reason", needed=NOT_ACCEPTED, when=NOT_ACCEPTED, width=3),
                Field("referred_to", when=NOT_ACCEPTED),
                Field("note", width=3),
            ),
        ),
    ),
    many=False,
)
ELIGIBILITY = Form(
    "eligibility",
    L("Eligibility", "Elegibilidad"),
    r.Eligibility,
    (
        Section(
            L("The five questions", "Las cinco preguntas"),
            (Field("nationality_ok"), Field("area_ok"), Field("age_ok"), Field("return_ok"), Field("consent_ok")),
        ),
        Section(
            L("Result", "Resultado"),
            (
                Field("checked_on", needed=Filled("result")),
                Field("checked_by"),
                Field("result"),
                Field("reason", needed=NOT_TAKEN, when=NOT_TAKEN, width=3),
                Field("referred_to", when=NOT_TAKEN),
            ),
        ),
    ),
)
PRE_RETURN = Form(
    "pre_return",
    L("Contact before", "Contacto previo"),
    r.PreReturnContact,
    (
        Section(
            L("Contact", "Contacto"),
            (
                Field("held_on", needed="create"),
                Field("spoke_with", needed="create"),
                Field("mode"),
                Field("interpreter"),
                Field("held_by"),
                Field("wishes", width=3),
                Field("summary", width=3),
            ),
        ),
    ),
    many=True,
    order_by="held_on",
)
RISK_SCREEN = Form(
    "risk_screen",
    L("Is return safe?", "¿Es seguro volver?"),
    r.RiskScreen,
    (
        Section(
            L("Risks", "Riesgos"),
            (
                Field("screened_on", needed="create"),
                Field("screened_by"),
                Field("safe_return", needed="create"),
                Field("concerns", needed=OneOf("safe_return", ("concerns", "red_flag")), width=3),
                Field("details", needed=RED_FLAG, width=3),
            ),
        ),
        Section(
            L("Red flag: the attorney first", "Alerta: primero a lo legal"),
            (
                Field(
                    "attorney_told_on",
                    hint=L("Nothing moves on before this.", "Nada avanza antes de esto."),
                ),
                Field("attorney_answer", width=3),
            ),
            when=RED_FLAG,
        ),
    ),
)
PARTNER = Form(
    "partner",
    L("Partner", "Organización socia"),
    r.PartnerAssignment,
    (
        Section(
            L("Who receives", "Quién recibe"),
            (
                Field("organisation_id", needed="create"),
                Field("assigned_on", needed="create"),
                Field("package_sent_on"),
                Field("answer"),
                Field("answered_on", needed=Filled("answer")),
                Field("worker", when=Is("answer", "accepted")),
                Field("reason", needed=Is("answer", "declined"), when=Is("answer", "declined"), width=3),
            ),
        ),
    ),
    many=True,
    order_by="assigned_on",
)
PRE_DEPARTURE = Form(
    "pre_departure",
    L("Plan for the journey", "Plan de viaje"),
    r.PreDeparturePlan,
    (
        Section(
            L("Journey", "Viaje"),
            (
                Field("departure_planned", needed="create"),
                Field("flight_no"),
                Field("escort"),
                Field("travel_document"),
            ),
        ),
        Section(
            L("The first 72 hours", "Las primeras 72 horas"),
            (
                Field("who_meets", needed=Filled("ready_on")),
                Field("sleeps_at", needed=Filled("ready_on")),
                Field("school_papers"),
                Field("first_72_hours", width=3),
                Field("medicines", width=3),
                Field("ready_on"),
            ),
        ),
    ),
)
RETURN = Form(
    "return",
    L("Return and reception", "Retorno y recepción"),
    r.Return,
    (
        Section(
            L("Departure", "Salida"),
            (
                Field("from_country"),
                Field("from_city"),
                Field("departure_outcome"),
                Field("departure_planned"),
                Field("departed_on", when=Not(OneOf("departure_outcome", ("cancelled", "absconded")))),
                Field("flight_no"),
                Field("escort"),
                Field("travel_document"),
            ),
        ),
        Section(
            L("Arrival", "Llegada"),
            (
                Field("arrived_on", needed=Some((Filled("handed_on"), Filled("shelter_in")))),
                Field("arrival_point", needed=Filled("arrived_on")),
                Field("condition"),
                Field("referral_sheet"),
                Field("items", width=2),
            ),
        ),
        Section(
            L("Shelter and authority", "Albergue y autoridad"),
            (
                Field("shelter"),
                Field("shelter_in", when=Not(OneOf("shelter", ("none",)))),
                Field("shelter_out", when=Filled("shelter_in"), hint=L("Limit: 72 hours.", "Límite: 72 horas.")),
                Field("home_unsafe", when=Filled("shelter_in")),
                Field("authority"),
            ),
        ),
        Section(
            L("Hand-over to the family", "Entrega a la familia"),
            (
                Field("handed_to", needed=Filled("handed_on")),
                Field("handed_relation"),
                Field("handed_id"),
                Field("handed_on"),
                Field("transport_home"),
                Field("transport_cost"),
                Field("currency", needed=Filled("transport_cost"), when=Filled("transport_cost")),
                Field("note", width=3),
            ),
        ),
    ),
)

BEFORE: tuple[Form, ...] = (
    REFERRAL, ELIGIBILITY, PRE_RETURN, RISK_SCREEN, PARTNER, PRE_DEPARTURE,
)  # fmt: skip
