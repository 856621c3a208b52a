"""Introduction, consent, intake, incidents."""

from kindhub.i18n import L
from kindhub.program.conditions import Filled, Is, OneOf
from kindhub.program.forms import Field, Form, Section
from kindhub_gbv import records as r
from kindhub_gbv.classification import QUESTIONS, say_outcome
from kindhub_gbv.guided import CLASSIFICATION, facts_of_incident
from kindhub_gbv.laws import consent_said, facts_of_consent, limits_said

CHILD = OneOf("age_band", ("0_5", "6_11", "12_14", "15_17"))

CONSENT = Form(
    "consent",
    L("Introduction and consent", "Presentación y consentimiento"),
    r.Consent,
    (
        Section(
            L("Introduction", "Presentación"),
            (
                Field("introduced_on", needed="create"),
                Field("country", needed="close"),
                Field("language"),
                Field("interpreter"),
                Field("limits_told_on", needed="close"),
            ),
            says=limits_said,
        ),
        Section(
            L("Consent", "Consentimiento"),
            (
                Field("age_band", needed="close"),
                Field("given_by"),
                Field("caregiver_unsafe", when=CHILD),
                Field("assent", when=CHILD),
                Field("means"),
                Field("services", needed="close"),
                Field("services_on", when=Is("services", "granted")),
                Field("referrals"),
                Field("text_version"),
                Field("withdrawn_on"),
            ),
            says=consent_said,
        ),
    ),
    facts=facts_of_consent,
)
RELEASES = Form(
    "releases",
    L("Consent by sector", "Consentimiento por sector"),
    r.Release,
    (
        Section(
            L("One answer per sector", "Una respuesta por sector"),
            (
                Field("sector", needed="create"),
                Field("answer", needed="create"),
                Field("answered_on", needed="create"),
                Field("recipient"),
                Field("means"),
                Field("withdrawn_on"),
                Field("limits", width=3),
            ),
        ),
    ),
    many=True,
    order_by="answered_on",
)
INTAKE = Form(
    "intake",
    L("Intake", "Registro inicial"),
    r.Intake,
    (
        Section(
            L("The survivor", "La persona"),
            (
                Field("received_on", needed="create"),
                Field("reported_by_survivor", needed="close"),
                Field("sex", needed="close"),
                Field("birth", needed="close"),
                Field("marital"),
                Field("ethnicity"),
                Field("country", needed="close"),
                Field("displacement", needed="close"),
                Field("vulnerability", needed="close"),
                Field("place"),
                Field("remarks", width=3, hint=L("No names here.", "Aquí no van nombres.")),
            ),
        ),
    ),
)
INCIDENTS = Form(
    "incidents",
    L("Incidents", "Incidentes"),
    r.Incident,
    (
        Section(
            L("When and where", "Cuándo y dónde"),
            (
                Field("number"),
                Field("reported_on", needed="create"),
                Field("happened_on", needed="create"),
                Field("happened_at"),
                Field("time_of_day"),
                Field("place", needed="close"),
                Field("place_type"),
                Field("displacement_stage"),
            ),
            says=say_outcome,
        ),
        Section(
            L("Guided classification", "Clasificación guiada"),
            tuple(Field(name) for name in QUESTIONS),
            guided=CLASSIFICATION,
        ),
        Section(
            L("What goes with it", "Lo que lo acompaña"),
            (
                Field("type_typed", when=Filled("type_typed")),
                Field("harmful_practice"),
                Field("goods_exchanged"),
                Field("abduction"),
                Field("reported_elsewhere"),
                Field("previous"),
                Field("legal_wish"),
                Field("statistics_consent", needed="close"),
                Field("account", width=3, folded=True, hint=L("No names here.", "Aquí no van nombres.")),
                Field("note", width=3),
            ),
        ),
    ),
    many=True,
    order_by="reported_on",
    facts=facts_of_incident,
)  # fmt: skip
PERPETRATORS = Form(
    "perpetrators",
    L("Perpetrators", "Agresores"),
    r.Perpetrator,
    (
        Section(
            L("Who did it, never by name", "Quién lo hizo, nunca con nombre"),
            tuple(Field(name) for name in ("how_many", "or_more", "sex", "age_group", "relationship", "occupation",
                                           "before")),
        ),
    ),
    many=True,
    parent="incident_id",
    in_side_list=False,
)  # fmt: skip
