"""The screening: the facts one asks for, and what each screening gave for each child."""

from kindhub.program.conditions import Filled, OneOf
from kindhub_cam import records as r
from kindhub_cam.forms.parts import Field, Form, L, must, section, wide

DATED_STATUS = OneOf("us_status", ("parole", "daca", "deferred_action", "tps", "ded"))
SCREENINGS = Form(
    "screenings", L("Screenings", "Evaluaciones"), r.Screening,
    (
        section("Screening", "Evaluación", must("screened_on"), "screener", "agency", "aor_filed_on", "earlier_aor"),
        section("Parent or guardian in the US", "Madre, padre o tutor en EE. UU.", "birth", "nationality", "in_us",
                "state", "us_status", "status_since", Field("status_until", when=DATED_STATUS), "proof"),
        section("Other parent in the country", "La otra persona en el país", "other_parent",
                Field("other_in_household", when=Filled("other_parent")),
                Field("other_married", when=Filled("other_parent")),
                Field("other_biological", when=Filled("other_parent"))),
        section("What else", "Lo demás", "danger", wide("danger_words"), wide("other_petitions"), wide("note")),
    ),
    many=True, order_by="screened_on",
)  # fmt: skip
CHILDREN_OF_SCREENING = Form(
    "screened_children", L("By child", "Por niña o niño"), r.ScreenedChild,
    (section("Outcome", "Resultado", "member_id", "number", "outcome", "reasons"),),
    many=True, parent="screening_id", order_by="number", in_side_list=False,
)  # fmt: skip
