"""Fields that follow from others, and what a save brings with it."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import inspect, select
from sqlmodel import col

from kindhub.errors import Refused
from kindhub.i18n import L
from kindhub.records.base import Record
from kindhub_cam.access import MANAGE_RULES, VIEW_PRIVILEGED
from kindhub_cam.records import SCHEMA, Case, Expiry, Member, ProtectedNote, Protection, RuleSet, Screening
from kindhub_cam.rules.office import require_fits
from kindhub_cam.screening.keeping import keep_outcome
from kindhub_cam.workflow import NEEDS

ADULT = 21
NOT_TOLD = L("Protected notes are kept by those with the right to them.",
             "Las notas protegidas las guarda quien tiene permiso para verlas.")  # fmt: skip
NOT_ADMIN = L("Rule sets are loaded and activated by whoever manages lists and places.",
              "Los conjuntos de reglas los carga y activa quien administra listas y lugares.")  # fmt: skip


def before(work: Any, record: Record) -> None:
    """See the hook `record_will_save`."""
    if isinstance(record, Case):
        _status(record)
    elif isinstance(record, Member):
        _member(record)
    elif isinstance(record, ProtectedNote) and not work.user.can(SCHEMA, VIEW_PRIVILEGED):
        raise Refused(NOT_TOLD)
    elif isinstance(record, RuleSet):
        if not work.user.can(SCHEMA, MANAGE_RULES):
            raise Refused(NOT_ADMIN)
        require_fits(work.session, record)


def after(work: Any, record: Record) -> None:
    """See the hook `record_did_save`."""
    if isinstance(record, Member):
        _radar(work, record.case_id)
        keep_outcome(work, record.case_id)
    elif isinstance(record, Screening):
        keep_outcome(work, record.case_id)
    elif isinstance(record, Expiry):
        _expiry(work, record.case_id)
    elif isinstance(record, ProtectedNote) and record.abuse:
        _refer(work, record)


def _status(case: Case) -> None:
    state: Any = inspect(case)
    history = state.attrs.status.history
    if not history.has_changes():
        return
    old = history.deleted[0] if history.deleted else None
    if old is None:
        case.status_since = case.status_since or case.opened or _today()
        return
    case.status_since = _today()
    if old in NEEDS:
        case.stage_before = old
    case.closed = _today() if case.status == "closed" else None


def _member(member: Member) -> None:
    state: Any = inspect(member)
    stage = state.attrs.stage.history
    if stage.has_changes() and stage.deleted:
        member.stage_since = _today()
    first = member.birth.turns(ADULT)[0] if member.birth is not None and member.role == "child" else None
    if member.earliest_21 != first:
        member.earliest_21 = first


def _radar(work: Any, case_id: str) -> None:
    """The case tells the first of its children's days, so that a list need not look for it."""
    _first_day(work, case_id, "turns_21", Member, col(Member.earliest_21))


def _expiry(work: Any, case_id: str) -> None:
    """And the first of its papers that runs out and is not being renewed."""
    _first_day(work, case_id, "status_expires", Expiry, col(Expiry.valid_to), col(Expiry.renewal_filed_on).is_(None))


def _first_day(work: Any, case_id: str, field: str, part: Any, day: Any, *conditions: Any) -> None:
    with work.session.no_autoflush:
        statement = select(day).where(col(part.case_id) == case_id, day.is_not(None), *conditions)
        first = min(work.session.scalars(statement).all(), default=None)
        case = work.session.get(Case, case_id)
    if case is not None and getattr(case, field) != first:
        setattr(case, field, first)


def _refer(work: Any, note: ProtectedNote) -> None:
    """A disclosure opens one referral for the child; it says that there is something to do and never what was told."""
    with work.session.no_autoflush:
        there = work.session.scalars(
            select(col(Protection.id)).where(
                col(Protection.case_id) == note.case_id, col(Protection.member_id) == note.member_id,
                col(Protection.status) == "open",
            )
        ).first()  # fmt: skip
    if there is None:
        work.add(Protection(case_id=note.case_id, member_id=note.member_id, opened_on=note.written_on or _today()))


def _today() -> date:
    return datetime.now(UTC).astimezone().date()
