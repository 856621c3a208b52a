"""What follows from a save: a number for a new loan, and the count of its rides."""

from sqlalchemy import func, select

from example_program.records import Loan, Ride
from kindhub.errors import UserError
from kindhub.i18n import L


def number(record):
    if isinstance(record, Loan) and not record.number:
        record.number = f"EX-{record.id[-4:]}"
    if isinstance(record, Ride) and record.metres == 0:
        raise UserError(L("A ride has a length.", "Un recorrido tiene un largo."))


def count_rides(work, record):
    if isinstance(record, Ride):
        loan = work.session.get(Loan, record.case_id)
        loan.rides = work.session.scalar(select(func.count()).select_from(Ride).where(Ride.case_id == loan.id))
