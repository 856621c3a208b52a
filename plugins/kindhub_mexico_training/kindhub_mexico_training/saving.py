"""Fields that follow from others, filled before a record is written."""

from typing import Any

from kindhub.program.mixins.case import date_status
from kindhub.records.base import Record
from kindhub_mexico_training.records import Event
from kindhub_mexico_training.workflow import ENDS


def before(_work: Any, record: Record) -> None:
    """See the hook `record_will_save`."""
    if isinstance(record, Event):
        date_status(record, (), ENDS)
