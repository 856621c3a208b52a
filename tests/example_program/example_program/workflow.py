"""Asked, lent, back; or lost."""

from sqlalchemy import func, select

from example_program.records import Loan, Ride
from kindhub.i18n import L
from kindhub.program.conditions import AtMost, Filled, Not
from kindhub.program.workflow import Need, SideStatus, Stage, Workflow


def facts(session, case):
    rides = session.scalar(select(func.count()).select_from(Ride).where(Ride.case_id == case.id))
    return {"opened": case.opened, "size": case.size, "closed": case.closed, "rides": rides}


def ridden(found):
    return f"{found['rides']}/1"


SIZED = Need("sized", L("Wheel size", "Tamaño de rueda"), "loan", Filled("size"), "size")
RIDDEN = Need("ridden", L("One ride", "Un recorrido"), "rides", Not(AtMost("rides", 0)), progress=ridden)
BACK = Need("back", L("Back on", "Devuelta el"), "loan", Filled("closed"), "closed")

WORKFLOW = Workflow(
    record=Loan,
    stages=(
        Stage("asked", L("Asked", "Pedida"), date_field="opened"),
        Stage("lent", L("Lent", "Prestada"), (SIZED,)),
        Stage("back", L("Back", "Devuelta"), (RIDDEN, BACK), date_field="closed", approval="approve_closure"),
    ),
    side=(SideStatus("lost", L("Lost", "Perdida"), ("lent",), open=False),),
    facts=facts,
)
