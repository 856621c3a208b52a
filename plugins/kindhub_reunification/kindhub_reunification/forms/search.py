"""The search: leads, attempts, the check of identity."""

from kindhub.i18n import L
from kindhub.program.conditions import Filled, OneOf
from kindhub.program.form_parts import must, section, wide
from kindhub.program.forms import Field, Form, Section
from kindhub_reunification import records as r
from kindhub_reunification.search.file import facts_of_attempts, proposed
from kindhub_reunification.search.identity import beside, facts_of_check

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
        Section(L("By which way", "Por qué vía"), (must("channel"), Field("target", width=2)), says=proposed),
        section("When, and what came of it", "Cuándo y con qué resultado", must("attempted_on"), "at", "by",
                must("outcome"), Field("told", when=SPOKEN, width=3)),
        section("What next", "Qué sigue", Field("next_step", width=2), Field("next_due", when=Filled("next_step")),
                "repeated", "before_case", wide("note")),
    ),
    many=True, order_by="-attempted_on", facts=facts_of_attempts,
)  # fmt: skip
IDENTITY = Form(
    "identity", L("Identity check", "Comprobación de identidad"), r.IdentityCheck,
    (
        section("Check", "Comprobación", "member_id", must("checked_on"), "checked_by"),
        Section(L("Side by side", "Lado a lado"), (
            Field("found_name", width=2), Field("found_birth"), Field("found_place"), Field("found_phone"),
        ), says=beside),
        section("Questions, papers, result", "Preguntas, papeles, resultado", "documents", must("result"), "likeness",
                wide("questions"), wide("reasons"), wide("note")),
    ),
    many=True, order_by="-checked_on", facts=facts_of_check,
)  # fmt: skip
