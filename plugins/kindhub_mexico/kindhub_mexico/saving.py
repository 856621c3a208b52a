"""Fields that follow from others, and what a save brings with it."""

from typing import Any

from sqlalchemy import inspect

from kindhub.errors import Refused
from kindhub.i18n import L
from kindhub.program.mixins.case import date_status, number_in_turn
from kindhub.records.base import Record
from kindhub_mexico.access import MANAGE_CLOCKS, VIEW_SESSIONS
from kindhub_mexico.keeping import OF_THE_WAY, SAID, recount, take_over
from kindhub_mexico.records import SCHEMA, Case, ClockChange, Encounter, Screening, SessionNote
from kindhub_mexico.workflow import NEEDS

PREFIX = "MX"
NOT_TOLD = L("Session notes are kept by those with the right to them.",
             "Las notas de sesión las guarda quien tiene permiso para verlas.")  # fmt: skip
NOT_ADMIN = L("Clocks are changed by whoever manages lists and places.",
              "Los plazos los cambia quien administra listas y lugares.")  # fmt: skip


def before(work: Any, record: Record) -> None:
    """See the hook `record_will_save`."""
    if isinstance(record, Case):
        number_in_turn(work, record, PREFIX)
        date_status(record, NEEDS)
    elif isinstance(record, SessionNote) and not work.user.can(SCHEMA, VIEW_SESSIONS):
        raise Refused(NOT_TOLD)
    elif isinstance(record, ClockChange) and not work.user.can(SCHEMA, MANAGE_CLOCKS):
        raise Refused(NOT_ADMIN)
    elif isinstance(record, Encounter | Screening) and record.case_id is not None and _says_more(record):
        work.later(take_over, record.id)


def after(work: Any, record: Record) -> None:
    """See the hook `record_did_save`."""
    _count(work, record)


def removed(work: Any, record: Record) -> None:
    """See the hook `record_was_removed`."""
    _count(work, record)


def _count(work: Any, record: Record) -> None:
    if isinstance(record, Encounter | Screening) and record.case_id is not None:
        work.later(recount, record.case_id)


def _says_more(record: Encounter | Screening) -> bool:
    """Whether something the case repeats was written anew; what nobody touched does not undo a word on the case."""
    state: Any = inspect(record)
    names = (*SAID, *OF_THE_WAY) if isinstance(record, Screening) else SAID
    return any(state.attrs[name].history.has_changes() for name in (*names, "case_id"))
