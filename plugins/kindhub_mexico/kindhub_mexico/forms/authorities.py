"""Authorities: the log of actions, the best-interest determination with its measures."""

from kindhub.i18n import L
from kindhub.program.conditions import Filled, Is, OneOf
from kindhub.program.form_parts import must, section, wide
from kindhub.program.forms import Field, Form
from kindhub_mexico import records as r

OF_A_STATE = OneOf("authority", ("ppnna_state", "dif_state", "dif_municipal", "fiscalia", "court", "human_rights",
                                 "hospital", "sep", "registro_civil", "inm", "comar"))  # fmt: skip
ANSWERED = Filled("answered_on")
ACTIONS = Form(
    "actions", L("Actions before authorities", "Gestiones ante autoridades"), r.AuthorityAction,
    (
        section("Action", "Gestión", must("authority"), must("kind"), "reference"),
        section("When", "Cuándo", "sent_on", "due_on", "answered_on"),
        section("To whom and what", "Ante quién y qué", Field("state", when=OF_A_STATE),
                Field("country", when=Is("authority", "consulate")), Field("body", width=2), "by", wide("asked")),
        section("Answer and file", "Respuesta y archivo", Field("result", when=ANSWERED), "document_id",
                Field("result_words", when=ANSWERED, width=3)),
    ),
    many=True, order_by="-sent_on",
)  # fmt: skip
BEST_INTEREST = Form(
    "best_interest", L("Best interests and plan", "Interés superior y plan de restitución"), r.BestInterest,
    (
        section("Request", "Solicitud", must("authority"), must("requested_on"), "reference", "representation",
                Field("state", when=Is("authority", "ppnna_state"))),
        section("Determination", "Determinación", "heard", Field("heard_on", when=Is("heard", True)), "diagnosed_on",
                Field("rights", width=3), "determined_on", Field("recommendation", width=2)),
        section("Plan de restitución", "Plan de restitución", "plan_on", "reviewed_on", "review_due_on", "ended_on",
                wide("note")),
    ),
    many=True, order_by="-requested_on",
)  # fmt: skip
MEASURES = Form(
    "measures", L("Measures of the plan", "Medidas del plan"), r.Measure,
    (section("Measure", "Medida", "best_interest_id", must("institution"), "right", Field("body", width=2), "due_on",
             Field("action", needed="create", width=3), "state", Field("done_on", when=Is("state", "done")),
             wide("note")),),
    many=True, order_by="due_on",
)  # fmt: skip
