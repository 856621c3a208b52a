"""Fields that follow from others, filled before a record is written, and the case kept in step with its parts."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from kindhub.program.mixins.case import date_status, number_in_turn
from kindhub.records.base import Record
from kindhub.records.local_day import today
from kindhub_reintegration.facts import day_of
from kindhub_reintegration.records import Case, Closure, Contact, Plan
from kindhub_reintegration.workflow import NEEDS

PREFIX = "REI"
ATTEMPT = "attempt"


def before(work: Any, record: Record) -> None:
    """See the hook `record_will_save`."""
    if isinstance(record, Contact) and record.mode == ATTEMPT:
        record.reached = False
    if isinstance(record, Case):
        number_in_turn(work, record, PREFIX)
        date_status(record, NEEDS, closed_on=partial(_closed_on, work, record))


def after(work: Any, record: Record) -> None:
    """See the hook `record_did_save`."""
    keep = KEEPERS.get(type(record))
    case_id = getattr(record, "case_id", None)
    if keep is None or case_id is None:
        return
    case = work.session.get(Case, case_id)
    if case is not None:
        keep(work, case, record)


def _closed_on(work: Any, case: Case) -> date:
    with work.session.no_autoflush:
        closings = work.session.scalars(select(Closure).where(col(Closure.case_id) == case.id))
    return max((day for one in closings if (day := day_of(one.closed_on))), default=today())


def _contact(work: Any, case: Case, contact: Any) -> None:
    """The latest contact that reached somebody says when the next is due."""
    if contact.version > 1:
        query = select(Contact).where(col(Contact.case_id) == case.id, col(Contact.reached).is_not(False))
        held = [one for one in work.session.scalars(query) if day_of(one.held_on)]
        contact = max(held, key=lambda one: day_of(one.held_on) or date.min, default=None)
        case.last_contact = case.next_contact = None
    day = day_of(contact.held_on) if contact is not None and contact.reached is not False else None
    if day is not None and day >= (case.last_contact or day):
        case.last_contact, case.next_contact = day, day_of(contact.next_due)


def _plan(_work: Any, case: Case, plan: Any) -> None:
    case.approved_plan_on = plan.approved_on


KEEPERS: dict[type[Record], Callable[[Any, Case, Any], None]] = {Contact: _contact, Plan: _plan}
