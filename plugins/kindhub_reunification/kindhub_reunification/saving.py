"""Fields that follow from others, and what a save brings with it."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select
from sqlmodel import col

from kindhub.errors import Refused, UserError
from kindhub.i18n import L
from kindhub.program.deadlines import DeadlineRule
from kindhub.program.mixins.case import date_status
from kindhub.records.base import Record
from kindhub.records.local_day import today
from kindhub.records.partial_date import PartialDate
from kindhub.records.phones import read_phone
from kindhub.services.deadlines import due_for
from kindhub_reunification.access import MANAGE_CLOCKS, VIEW_SESSIONS, at_help_desk
from kindhub_reunification.clock_time import clock_of
from kindhub_reunification.clocks import clocks
from kindhub_reunification.facts import certainly_before
from kindhub_reunification.helpdesk.joining import join_callers
from kindhub_reunification.helpdesk.overlapping import day_of, mark_overlaps
from kindhub_reunification.records import (
    SCHEMA,
    Attempt,
    Call,
    Caller,
    Case,
    ClockChange,
    IdentityCheck,
    Lead,
    Matter,
    Member,
    SearchRule,
    Service,
    SessionNote,
    Wish,
)
from kindhub_reunification.search.identity import keep_likeness
from kindhub_reunification.search.keeping import CHUNK, recount
from kindhub_reunification.workflow import NEEDS

NOT_TOLD = L("Session notes are kept by those with the right to them.",
             "Las notas de sesión las guarda quien tiene permiso para verlas.")  # fmt: skip
NOT_ADMIN = L("Rules are changed by whoever manages lists and places.",
              "Las reglas las cambia quien administra listas y lugares.")  # fmt: skip
NOT_AT_DESK = L("Calls are kept by the help desk.", "Las llamadas las guarda la línea de ayuda.")
NO_TIME = L("“{words}” is no time of the day. Write it as 14:30.", "«{words}» no es una hora. Escriba 14:30.")
ENDS: dict[str, str] = {
    "mental_health": "mental_health", "medical": "benefits_12", "housing": "benefits_12",
}  # fmt: skip
"""Kind of service → the clock that says until when it may be had."""


def before(work: Any, record: Record) -> None:
    """See the hook `record_will_save`."""
    if isinstance(record, Case):
        date_status(record, NEEDS)
        _nothing_tried(record)
    elif isinstance(record, Lead | Attempt | Call | Caller):
        _telephone(record)
    if isinstance(record, Attempt | Call):
        _time(record)
    if isinstance(record, Attempt) and record.before_case is None:
        _against_separation(work, record)
    if isinstance(record, Call | Caller) and not at_help_desk(work.user):
        raise Refused(NOT_AT_DESK)
    if isinstance(record, SessionNote) and not work.user.can(SCHEMA, VIEW_SESSIONS):
        raise Refused(NOT_TOLD)
    if isinstance(record, ClockChange | SearchRule) and not work.user.can(SCHEMA, MANAGE_CLOCKS):
        raise Refused(NOT_ADMIN)
    if isinstance(record, Service):
        _benefit(record)
    elif isinstance(record, IdentityCheck):
        keep_likeness(work.session, record)


def after(work: Any, record: Record) -> None:
    """See the hook `record_did_save`."""
    if isinstance(record, Attempt) and record.case_id is not None:
        work.later(recount, record.case_id)
    elif isinstance(record, SearchRule):
        _recount_all(work)
    elif isinstance(record, Call):
        _called(work, record)
    elif isinstance(record, Member) and record.role == "child" and record.person_id is not None:
        work.later(_flag_claims, record.person_id)
    elif isinstance(record, Wish):
        work.later(_latest_wishes, record.case_id)
    elif isinstance(record, IdentityCheck) and record.result == "confirmed":
        _identity(work, record)
    elif isinstance(record, Matter) and record.arrived_on is not None:
        _arrived(work, record)


def removed(work: Any, record: Record) -> None:
    """See the hook `record_was_removed`."""
    if isinstance(record, Attempt) and record.case_id is not None:
        work.later(recount, record.case_id)
    elif isinstance(record, Wish):
        work.later(_latest_wishes, record.case_id)
    elif isinstance(record, SearchRule):
        _recount_all(work)


def _telephone(record: Lead | Attempt | Call | Caller) -> None:
    """The end of a number, by which it is found while somebody calls; what is no number has none."""
    written = record.value if isinstance(record, Lead) else record.target if isinstance(record, Attempt) else None
    if isinstance(record, Call | Caller):
        written = record.phone
    found = read_phone(written)
    tail = found.tail if found else None
    if record.tail != tail:
        record.tail = tail


def _nothing_tried(case: Case) -> None:
    """What the attempts add up to is 0 before the first of them, and not unknown."""
    for name in ("attempts", "channels", "visits"):
        if getattr(case, name) is None:
            setattr(case, name, 0)


def _time(record: Attempt | Call) -> None:
    """Kept in one shape, so that calls can be set beside each other."""
    clock = clock_of(record.at)
    if record.at and clock is None:
        raise UserError(NO_TIME, words=record.at)
    if clock is not None and record.at != f"{clock:%H:%M}":
        record.at = f"{clock:%H:%M}"


def _against_separation(work: Any, attempt: Attempt) -> None:
    """An attempt dated before the separation is a slip of the pen, or of the family: kept, and marked."""
    if attempt.case_id is None or attempt.attempted_on is None:
        return
    with work.session.no_autoflush:
        case = work.session.get(Case, attempt.case_id)
    if case is not None and certainly_before(attempt.attempted_on, case.separated_on):
        attempt.before_case = True


def _flag_claims(work: Any, person_ids: Sequence[str]) -> None:
    """A child of two families stays in both, each marked."""
    for start in range(0, len(person_ids), CHUNK):
        some = person_ids[start : start + CHUNK]
        found: dict[str, list[Member]] = {}
        asked = select(Member).where(col(Member.person_id).in_(some), col(Member.role) == "child")
        for one in work.session.scalars(asked):
            found.setdefault(str(one.person_id), []).append(one)
        for members in found.values():
            if len({one.case_id for one in members}) > 1:
                for one in members:
                    one.claimed_elsewhere = True


def _called(work: Any, call: Call) -> None:
    """Whoever gives a name or a telephone is joined to a caller; a call that this one answers waits no more; one that
    lies over another is marked.
    """
    if call.at and call.overlaps is None and (on := day_of(call.called_on)) is not None:
        work.later(mark_overlaps, on.isoformat())
    if call.caller_id is None and (call.name or call.phone):
        work.later(join_callers, call.id)
    if call.returns_id is None:
        return
    with work.session.no_autoflush:
        first = work.session.get(Call, call.returns_id)
    if first is not None and first.followed_up_on is None:
        first.followed_up_on = (call.called_on.earliest if call.called_on else None) or today()


def _benefit(service: Service) -> None:
    """Until when a service may be had, by the clock of its kind, where nobody wrote a day."""
    if service.eligible_from is None or service.eligible_to is not None or service.kind not in ENDS:
        return
    rule: DeadlineRule = next(one for one in clocks() if one.key == ENDS[service.kind])
    service.eligible_to = due_for((rule,), {rule.anchor: service.eligible_from, "open": True})[0].due_on


def _recount_all(work: Any) -> None:
    tried = select(col(Attempt.case_id)).distinct().where(col(Attempt.case_id).is_not(None))
    for case_id in work.session.scalars(tried):
        work.later(recount, case_id)


def _latest_wishes(work: Any, case_ids: Sequence[str]) -> None:
    """Each case tells the latest wish of the parent, or of whoever told one without a name."""
    said: dict[str, str | None] = dict.fromkeys(case_ids)
    for start in range(0, len(case_ids), CHUNK):
        some = case_ids[start : start + CHUNK]
        rows = work.session.execute(
            select(col(Wish.case_id), col(Wish.wish))
            .outerjoin(Member, col(Member.id) == col(Wish.member_id))
            .where(col(Wish.case_id).in_(some), func.coalesce(col(Member.role), "parent") == "parent")
            .order_by(col(Wish.said_on), col(Wish.id))
        ).all()
        said.update({row.case_id: row.wish for row in rows})
    for case_id, wish in said.items():
        case = work.session.get(Case, case_id)
        if case is not None and case.wish != wish:
            case.wish = wish


def _identity(work: Any, check: IdentityCheck) -> None:
    with work.session.no_autoflush:
        case = work.session.get(Case, check.case_id)
    if case is None:
        return
    if case.identity_confirmed_on is None and check.checked_on is not None:
        case.identity_confirmed_on = PartialDate.of(check.checked_on)
    if case.search_status in (None, "not_started", "searching", "lead", "contacted"):
        case.search_status = "identity_confirmed"


def _arrived(work: Any, matter: Matter) -> None:
    """The first arrival under parole is the day of the reunification, until somebody writes another."""
    with work.session.no_autoflush:
        case = work.session.get(Case, matter.case_id)
    if case is not None and case.reunified_on is None:
        case.reunified_on = matter.arrived_on
