"""The search: leads, attempts, the check of identity."""

from kindhub.program.conditions import Filled, OneOf
from kindhub_reunification import records as r
from kindhub_reunification.forms.parts import Field, Form, L, Section, must, section, wide
from kindhub_reunification.search.file import facts_of_attempts, proposed

SPOKEN = OneOf("outcome", ("spoke_relative", "spoke_parent", "message_left", "unsafe", "refused"))
LEADS = Form(
    "leads", L("Leads", "Pistas"), r.Lead,
    (section("Lead", "Pista", must("kind"), Field("value", needed="create", width=2), "source", "confidence",
             "found_on", "state", wide("note")),),
    many=True, order_by="-found_on",
)  # fmt: skip
ATTEMPTS = Form(
    "attempts", L("Contact attempts", "Intentos de contacto"), r.Attempt,
    (
        Section(L("What to try next", "Qué intentar después"), (), says=proposed),
        section("Attempt", "Intento", must("attempted_on"), "at", "by", must("channel"), Field("target", width=2),
                must("outcome"), Field("told", when=SPOKEN, width=3)),
        section("What next", "Qué sigue", Field("next_step", width=2), Field("next_due", when=Filled("next_step")),
                "repeated", "before_case", wide("note")),
    ),
    many=True, order_by="-attempted_on", facts=facts_of_attempts,
)  # fmt: skip
IDENTITY = Form(
    "identity", L("Identity check", "Comprobación de identidad"), r.IdentityCheck,
    (
        section("Check", "Comprobación", "member_id", must("checked_on"), "checked_by", "documents",
                wide("questions")),
        section("Likeness and result", "Parecido y resultado", "likeness", must("result"), wide("reasons"),
                wide("note")),
    ),
    many=True, order_by="-checked_on",
)  # fmt: skip
