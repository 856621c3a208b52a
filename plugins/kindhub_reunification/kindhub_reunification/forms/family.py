"""The family: the case itself, its members, where each was when, what each wishes."""

from kindhub.i18n import L
from kindhub.program.conditions import Filled, Is, Not
from kindhub.program.form_parts import must, section, wide
from kindhub.program.forms import Field, Form
from kindhub_reunification import records as r

IS_CHILD = Is("role", "child")
CASE = Form(
    "case", L("Family case", "Caso de la familia"), r.Case,
    (
        section("Who answers for it", "Quién responde", "number", must("opened"), "responsible", "partner_id",
                "office", "team", "risk"),
        section("Where it comes from", "De dónde viene", "source_list", "batch", "class_status", "msl_number"),
        section("Separation", "Separación", "separated_on", "sector", "separated_by", "not_deported",
                Field("deported_on", when=Not(Is("not_deported", True)))),
        section("Where the parent is", "Dónde está la madre o el padre", "location", "country", "place",
                "place_ambiguous", "language"),
        section("How to reach the parent safely", "Cómo contactar sin peligro", "call_from", "call_to",
                "unsafe_channels", wide("script")),
        section("How it stands", "Cómo va", "search_status", "identity_confirmed_on", "informed_on", "pathway",
                "reunified_on", wide("note")),
    ),
    parent="person_id",
)  # fmt: skip
MEMBERS = Form(
    "members", L("Members of the family", "Integrantes de la familia"), r.Member,
    (
        section("Who", "Quién", must("role"), "number", "person_id", "birth", Field("name_on_list", width=2),
                "class_status"),
        section("The child", "La niña o el niño", Field("placement", when=IS_CHILD), Field("attorney", when=IS_CHILD),
                Field("claimed_elsewhere", when=IS_CHILD), wide("note")),
    ),
    many=True, order_by="number",
)  # fmt: skip
WHEREABOUTS = Form(
    "whereabouts", L("Who was where when", "Quién estuvo dónde y cuándo"), r.Whereabouts,
    (section("Stay", "Estancia", "member_id", must("kind"), "since", "until", "country", "source",
             Field("place", width=3)),),
    many=True, order_by="since",
)  # fmt: skip
WISHES = Form(
    "wishes", L("Wishes", "Deseos"), r.Wish,
    (
        section("Wish", "Deseo", "member_id", must("wish"), must("said_on"), "language", "interpreter", "alone",
                wide("words")),
        section("Consent", "Consentimiento", "consent", Field("consent_by", when=Filled("consent")),
                Field("consent_on", when=Filled("consent"))),
    ),
    many=True, order_by="-said_on",
)  # fmt: skip
