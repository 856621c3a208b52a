"""The way of a child's case from the first encounter to the closing, and what each stage needs."""

from kindhub.i18n import L
from kindhub.program.conditions import Filled, Is, Not, OneOf
from kindhub.program.workflow import CaseMark, Need, Workflow, stages_of
from kindhub.records.codes import code_list
from kindhub_mexico.facts import facts_of, facts_of_many
from kindhub_mexico.records import Case, ClockChange
from kindhub_mexico.referring import REFERRING

ORIENTED = Need("oriented_on", L("An orientation", "Una orientación"), "encounters", Filled("oriented_on"), "held_on")
SCREENED = Need("screened_on", L("An individual interview", "Una entrevista individual"), "encounters",
                Filled("screened_on"), "held_on")  # fmt: skip
LEVEL = Need("level", L("A service beyond information", "Un servicio más allá de la información"), "case",
             Not(OneOf("level", (None, "information_only"))), "level")  # fmt: skip
CLOSURE = Need("closure_complete", L("Closing form", "Formulario de cierre"), "closure", Is("closure_complete", True),
               "reason")  # fmt: skip
CLOSING_OK = Need("closure_approved", L("Closing approved", "Cierre aprobado"), "closure",
                  Is("closure_approved", True), "approval")  # fmt: skip

NEEDS: dict[str, tuple[Need, ...]] = {
    "encountered": (),
    "oriented": (ORIENTED,),
    "screened": (SCREENED,),
    "open": (LEVEL,),
    "closed": (CLOSURE, CLOSING_OK),
}
OPTIONAL = ("oriented", "screened", "open")
"""A child may be heard at once, or move on after an orientation."""
REACHED = {"oriented": "oriented_on", "screened": "screened_on", "closed": "closed_on"}
"""Stage → the fact that dates it; `open` has the day on which the case was moved there."""

WORKFLOW = Workflow(
    record=Case,
    stages=stages_of(code_list("mexico.stage").codes, NEEDS, REACHED, optional=OPTIONAL,
                     approvals={"closed": "approve_closure"}),
    side=(),
    facts=facts_of,
    facts_many=facts_of_many,
    marks=(CaseMark(L("Urgent", "Urgente"), Is("urgent", True), "warning"),),
    moved_by=(ClockChange,),
    born=True,
    refers=REFERRING,
)  # fmt: skip
