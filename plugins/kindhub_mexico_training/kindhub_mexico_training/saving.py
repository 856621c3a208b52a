"""Fields that follow from others, and what a save brings with it.

Rows that an import writes by the thousand live in no session and bring their sessions and marks with them.
"""

from typing import Any

from kindhub.program.mixins.case import date_status
from kindhub.records.base import Record
from kindhub_mexico_training.marks import follow, make_sessions
from kindhub_mexico_training.records import Enrolment, Event
from kindhub_mexico_training.who_came import find_institution, find_trainee
from kindhub_mexico_training.workflow import ENDS


def before(work: Any, record: Record) -> None:
    """See the hook `record_will_save`."""
    if isinstance(record, Event):
        date_status(record, (), ENDS)
        record.opened = record.opened or record.starts_on
    elif isinstance(record, Enrolment):
        if not getattr(record, "trainee_id", None):
            find_trainee(work, record)
        elif record in work.session:
            find_institution(work, record)


def after(work: Any, record: Record) -> None:
    """See the hook `record_did_save`."""
    if record not in work.session:
        return
    if isinstance(record, Event):
        make_sessions(work, record)
    elif isinstance(record, Enrolment):
        follow(work, record)
