"""The screening: the facts one asks for, only while they matter, and what each screening gave for each child."""

from dataclasses import replace

from kindhub.i18n import L
from kindhub.program.conditions import Filled
from kindhub.program.form_parts import asked, must, section, wide
from kindhub.program.forms import Field, Form
from kindhub_cam import records as r
from kindhub_cam.screening.guide import facts_of_guide
from kindhub_cam.screening.guide_questions import GUIDED, OF_PARENT
from kindhub_cam.screening.questionnaire import (
    StillMatters,
    other_parent_said,
    outcome_said,
    parent_said,
)

OTHER = Filled("other_parent")
_PARENT = section(
    "Parent or guardian in the US", "Madre, padre o tutor en EE. UU.", "birth", "in_us", "us_status",
    Field("status_since", when=StillMatters("status_since")), Field("status_until", when=StillMatters("status_until")),
    "proof", "nationality", "state",
)  # fmt: skip
_OTHER_PARENT = section(
    "Other parent in the country", "La otra persona en el país", "other_parent", Field("other_married", when=OTHER),
    Field("other_in_household", when=OTHER), Field("other_biological", when=OTHER),
)  # fmt: skip
_REST = section(
    "Outcome, and what else was told", "Resultado, y lo demás que se contó", "danger",
    Field("danger_words", width=3, folded=True),
    wide("other_petitions"), wide("note"),
)  # fmt: skip
SCREENINGS = Form(
    "screenings", L("Screenings", "Evaluaciones"), r.Screening,
    (
        section("Screening", "Evaluación", must("screened_on"), "screener", "agency", "aor_filed_on", "earlier_aor"),
        replace(_PARENT, says=parent_said),
        replace(_OTHER_PARENT, says=other_parent_said),
        replace(_REST, says=outcome_said),
        asked(GUIDED, OF_PARENT),
    ),
    many=True, order_by="screened_on", facts=facts_of_guide,
)  # fmt: skip
CHILDREN_OF_SCREENING = Form(
    "screened_children", L("By child", "Por niña o niño"), r.ScreenedChild,
    (section("Outcome", "Resultado", "member_id", "number", "outcome", "reasons"),),
    many=True, parent="screening_id", order_by="number", in_side_list=False,
)  # fmt: skip
