"""Fields that follow from others, and what a save brings with it."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, inspect, select
from sqlmodel import col

from kindhub.errors import Refused
from kindhub.i18n import L
from kindhub.program.mixins.case import date_status
from kindhub.records.base import Record
from kindhub.records.local_day import today
from kindhub_cam.access import MANAGE_RULES, VIEW_PRIVILEGED
from kindhub_cam.aor.checklist import keep_papers
from kindhub_cam.records import (
    SCHEMA,
    Case,
    CaseDocument,
    Expiry,
    Member,
    ProtectedNote,
    Protection,
    RuleSet,
    Screening,
)
from kindhub_cam.rules.office import require_fits
from kindhub_cam.screening.keeping import keep_outcomes
from kindhub_cam.workflow import NEEDS

ADULT = 21
NOT_TOLD = L("Protected notes are kept by those with the right to them.",
             "Las notas protegidas las guarda quien tiene permiso para verlas.")  # fmt: skip
NOT_ADMIN = L("Rule sets are loaded and activated by whoever manages lists and places.",
              "Los conjuntos de reglas los carga y activa quien administra listas y lugares.")  # fmt: skip


def before(work: Any, record: Record) -> None:
    """See the hook `record_will_save`."""
    if isinstance(record, Case):
        _take_along(work, record)
        date_status(record, NEEDS)
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
    if isinstance(record, Member | Screening | CaseDocument):
        work.later(keep_papers, record.case_id)
    if isinstance(record, Member | Screening):
        work.later(keep_outcomes, record.case_id)
    elif isinstance(record, Expiry):
        work.later(_keep_expiries, record.case_id)
    elif isinstance(record, ProtectedNote) and record.abuse:
        _refer(work, record)


def _take_along(work: Any, case: Case) -> None:
    """Who stood where the family stood goes on with it; who is further, or was left behind, has a way of her own."""
    state: Any = inspect(case)
    history = state.attrs.status.history
    if not history.has_changes() or not history.deleted:
        return
    with work.session.no_autoflush:
        asked = select(Member).where(col(Member.case_id) == case.id, col(Member.stage) == history.deleted[0])
        for member in work.session.scalars(asked):
            member.stage, member.stage_since = case.status, today()


def _member(member: Member) -> None:
    state: Any = inspect(member)
    stage = state.attrs.stage.history
    if stage.has_changes() and stage.deleted:
        member.stage_since = today()
    born = member.birth if member.role == "child" else None
    turns = born.turns(ADULT) if born is not None else (None, None)
    if (member.earliest_21, member.latest_21) != turns:
        member.earliest_21, member.latest_21 = turns


def _keep_expiries(work: Any, case_ids: Sequence[str]) -> None:
    """The case tells the first of its papers that runs out and is not being renewed: a list need not look for it."""
    with work.session.no_autoflush:
        open_ones = col(Expiry.valid_to).is_not(None) & col(Expiry.renewal_filed_on).is_(None)
        asked = select(col(Expiry.case_id), func.min(col(Expiry.valid_to)).label("first"))
        days = dict(
            work.session.execute(asked.where(col(Expiry.case_id).in_(case_ids), open_ones).group_by("case_id")).all()
        )
        for case in work.session.scalars(select(Case).where(col(Case.id).in_(case_ids))):
            if case.status_expires != days.get(case.id):
                case.status_expires = days.get(case.id)


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
        work.add(Protection(case_id=note.case_id, member_id=note.member_id, opened_on=note.written_on or today()))
