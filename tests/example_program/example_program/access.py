"""One role that sees its own, one that sees all."""

from sqlalchemy import select

from example_program.records import Loan, Puncture, Ride
from kindhub.i18n import L
from kindhub.program.access import Role, every_action

ROLES = (
    Role("lender", L("Lender", "Quien presta"), {"view": "self", "create": "self", "edit": "self"}),
    Role("head", L("Head", "Dirección"), every_action()),
)


def condition(record, user):
    if user.scope_of("example", "view") == "all":
        return None
    mine = Loan.responsible == user.uid
    if record is Loan:
        return mine
    loans = select(Loan.id).where(mine)
    if record is Ride:
        return Ride.case_id.in_(loans)
    if record is Puncture:
        return Puncture.ride_id.in_(select(Ride.id).where(Ride.case_id.in_(loans)))
    return None
