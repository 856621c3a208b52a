"""The family: its head, its members, what may run out for them."""

from kindhub.i18n import L
from kindhub.program.conditions import Is, OneOf
from kindhub.program.form_parts import asked, must, section
from kindhub.program.forms import Field, Form
from kindhub_cam import records as r
from kindhub_cam.screening.guide import facts_of_child
from kindhub_cam.screening.guide_questions import GUIDED, OF_CHILD

IS_CHILD = Is("role", "child")
CASE = Form(
    "case", L("Family case", "Caso de la familia"), r.Case,
    (
        section("Who answers for it", "Quién responde", "number", must("opened"), "responsible", "partner_id",
                "office", "team", "risk"),
        section("Beginning", "Comienzo", "inquired_on", "conflict_checked_on", "consent_on",
                Field("safe_contact", width=2), "last_news"),
    ),
    parent="person_id",
)  # fmt: skip
MEMBERS = Form(
    "members", L("Members of the family", "Integrantes de la familia"), r.Member,
    (
        section("Who", "Quién", must("role"), "person_id", "name_on_paper", "birth", "sex", "number", "marital",
                "lives_in", "place", "lives_with", "derives_from", Field("nationality", width=3)),
        section("To the parent or guardian", "Respecto de quien solicita", Field("relation", when=IS_CHILD),
                Field("order", when=OneOf("relation", ("adopted", "guardian"))),
                Field("marriage", when=Is("relation", "step")), Field("married_on", when=Is("relation", "step"))),
        section("Names on paper", "Nombres en papel", "id_number", Field("name_on_id", width=2)),
        section("Way", "Camino", "stage", "stage_since"),
        asked(GUIDED, OF_CHILD, IS_CHILD),
    ),
    many=True, order_by="number", facts=facts_of_child,
)  # fmt: skip
EXPIRIES = Form(
    "expiries", L("What may run out", "Lo que puede vencer"), r.Expiry,
    (section("Paper", "Papel", must("kind"), "member_id", "valid_from", must("valid_to"), "renewal_filed_on",
             "renewed"),),
    many=True, order_by="valid_to",
)  # fmt: skip
