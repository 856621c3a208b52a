"""The worklists: by code, never by name."""

from typing import Any

from sqlalchemy import and_, exists, select
from sqlmodel import col

from kindhub.i18n import L
from kindhub.program.lists import Column, ListContext, ListView
from kindhub_gbv.facts import MADE, SETTLED
from kindhub_gbv.records import Case, Closure, GroupPlace, Identity, Incident, Referral

_CASE = (
    Column("number", L("Code", "Código"), width=170), Column("status", width=130), Column("deadline.due", width=120),
    Column("deadline.label", width=220), Column("risk", width=110), Column("responsible", width=130),
    Column("this_computer_only", width=120), Column("opened", width=110), Column("last_contact", width=120),
)  # fmt: skip
_INCIDENT = (
    Column("number", width=140), Column("core_type", width=180), Column("type_typed", width=180),
    Column("reported_on", width=120), Column("happened_on", width=140), Column("statistics_consent", width=120),
)  # fmt: skip


def _open() -> Any:
    return col(Case.status).not_in(SETTLED)


def _mine(context: ListContext) -> Any:
    return and_(_open(), col(Case.responsible) == context.uid)


def _to_review(_context: ListContext) -> Any:
    return col(Incident.to_review).is_(True)


def _undecided(_context: ListContext) -> Any:
    return and_(col(Incident.core_type).is_(None), col(Incident.case_id).is_not(None))


def _without_consent(_context: ListContext) -> Any:
    return and_(col(Referral.status).in_(MADE), col(Referral.consented).is_not(True))


def _to_approve(_context: ListContext) -> Any:
    return exists(select(1).where(col(Closure.case_id) == col(Case.id), col(Closure.approval) == "pending"))


def _no_case(record: Any) -> Any:
    return lambda _context: col(record.case_id).is_(None)


def _no_code(_context: ListContext) -> Any:
    known = select(1).select_from(Case).where(col(Case.number) == col(Identity.code))
    return ~exists(known)


WRITTEN = Column("case_written", width=170)
LISTS: tuple[ListView, ...] = (
    ListView("my_files", L("My files", "Mis expedientes"), Case, _CASE, _mine, badge="count", mine=True),
    ListView("review", L("To review", "Por revisar"), Incident, _INCIDENT, _to_review, order=("-reported_on",),
             badge="count"),
    ListView("groups", L("Places in groups", "Participación en grupos"), GroupPlace,
             (Column("group", width=160), Column("joined_on"), Column("left_on"), Column("sessions_attended"),
              Column("sessions_held"), Column("wellbeing_before"), Column("wellbeing_after")), order=("group",),
             in_rail=False),
    ListView("all_files", L("All files", "Todos los expedientes"), Case, _CASE, order=("-opened",), in_rail=False),
    ListView("to_approve", L("Closing to approve", "Cierres por aprobar"), Case, _CASE, _to_approve, in_rail=False,
             decides="approve_closure"),
    ListView("undecided", L("Without a type", "Sin tipo"), Incident, _INCIDENT, _undecided, order=("-reported_on",),
             in_rail=False),
    ListView("incidents", L("Incidents", "Incidentes"), Incident, _INCIDENT, order=("-reported_on",), in_rail=False),
    ListView("without_consent", L("Referred without consent", "Remitida sin consentimiento"), Referral,
             (Column("sector"), Column("status"), Column("provider"), Column("referred_on"), Column("consented"),
              Column("override_by")), _without_consent, order=("-referred_on",), in_rail=False),
    ListView("orphan_incidents", L("Incidents without a file", "Incidentes sin expediente"), Incident,
             (WRITTEN, *_INCIDENT), _no_case(Incident), order=("reported_on",), in_rail=False),
    ListView("orphan_referrals", L("Referrals without a file", "Remisiones sin expediente"), Referral,
             (WRITTEN, Column("sector"), Column("status"), Column("referred_on")), _no_case(Referral),
             order=("referred_on",), in_rail=False),
    ListView("set_aside", L("Names without a file", "Nombres sin expediente"), Identity, (Column("code", width=170),),
             _no_code, order=("code",), in_rail=False),
)  # fmt: skip
