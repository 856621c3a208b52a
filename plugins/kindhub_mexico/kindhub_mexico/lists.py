"""The worklists: whose turn it is, what authorities owe an answer to, what runs out, what was seen."""

from datetime import timedelta
from typing import Any

from sqlalchemy import and_, exists, or_, select
from sqlmodel import col

from kindhub.i18n import L
from kindhub.program.lists import Column, ListContext, ListView
from kindhub_mexico.facts import CLOSED, PROCEDURE_OVER
from kindhub_mexico.records import (
    AsylumClaim,
    AuthorityAction,
    BestInterest,
    Case,
    Closure,
    Encounter,
    Hearing,
    LegalMatter,
    Measure,
    Observation,
    Referral,
    StayDocument,
    Visit,
)

SOON = timedelta(days=60)
_CHILD = Column("person.name", L("Child", "Niña o niño"), width=220)
_CASE = (
    _CHILD, Column("number", width=100), Column("person.age", width=70), Column("status", width=140),
    Column("deadline.due", width=110), Column("deadline.label", width=210), Column("level", width=170),
    Column("accompaniment", width=170), Column("office", width=120), Column("last_seen_on", width=110),
    Column("responsible", width=120, shown=False), Column("language", width=110, shown=False),
    Column("protection", width=120, shown=False), Column("person.sex", width=90, shown=False),
    Column("entered_on", width=110, shown=False), Column("encounters", width=90, shown=False),
)  # fmt: skip
_OF_CASE = (Column("case.person_id", L("Child", "Niña o niño"), width=210, names=True),
            Column("case.number", L("Case", "Caso"), width=100))  # fmt: skip
_ENCOUNTER = (
    *_OF_CASE,
    Column("held_on", width=110), Column("folio", width=110), Column("kind", width=170), Column("office", width=120),
    Column("venue", width=190), Column("level", width=160), Column("accompaniment", width=160),
    Column("protection", width=110), Column("by", width=110, shown=False),
    Column("case_written", width=110, shown=False),
)  # fmt: skip
_ACTION = (
    *_OF_CASE,
    Column("authority", width=220), Column("kind", width=180), Column("reference", width=130),
    Column("sent_on", width=110), Column("due_on", width=110), Column("answered_on", width=110),
    Column("result", width=130, shown=False), Column("state", width=130, shown=False),
)  # fmt: skip
_CLAIM = (
    *_OF_CASE,
    Column("reference", width=180), Column("entered_on", width=110), Column("filed_on", width=110),
    Column("admitted_on", width=120, shown=False), Column("extended_on", width=110, shown=False),
    Column("decided_on", width=110), Column("outcome", width=160), Column("notified_on", width=110),
    Column("appeal_filed_on", width=110, shown=False),
)  # fmt: skip
_MATTER = (
    *_OF_CASE, Column("kind", width=190), Column("representation", width=130), Column("authority", width=170),
    Column("reference", width=130), Column("filed_on", width=110), Column("outcome", width=130),
    Column("attorney", width=140),
)  # fmt: skip


def _open() -> Any:
    return col(Case.status).not_in(CLOSED)


def _mine(context: ListContext) -> Any:
    return and_(_open(), col(Case.responsible) == context.uid)


def _to_hear(_context: ListContext) -> Any:
    return col(Case.status).in_(("encountered", "oriented"))


def _to_open(_context: ListContext) -> Any:
    return col(Case.status) == "screened"


def _protection(_context: ListContext) -> Any:
    no_claim = ~exists(select(1).where(col(AsylumClaim.case_id) == col(Case.id)))
    return and_(_open(), col(Case.protection) == "yes", no_claim)


def _urgent(_context: ListContext) -> Any:
    return and_(_open(), col(Case.urgent).is_(True))


def _waits(_context: ListContext) -> Any:
    return and_(col(AuthorityAction.sent_on).is_not(None), col(AuthorityAction.answered_on).is_(None))


def _overdue(context: ListContext) -> Any:
    return and_(col(AuthorityAction.answered_on).is_(None), col(AuthorityAction.due_on) < context.today)


def _pending(_context: ListContext) -> Any:
    return and_(col(AsylumClaim.filed_on).is_not(None), col(AsylumClaim.decided_on).is_(None),
                or_(col(AsylumClaim.outcome).is_(None), col(AsylumClaim.outcome).not_in(PROCEDURE_OVER)))  # fmt: skip


def _plan_missing(_context: ListContext) -> Any:
    return and_(col(BestInterest.plan_on).is_(None), col(BestInterest.ended_on).is_(None))


def _measures(_context: ListContext) -> Any:
    return col(Measure.state).in_(("open", "under_way"))


def _running_out(context: ListContext) -> Any:
    return and_(col(StayDocument.expires_on) <= context.today + SOON, col(StayDocument.renewed_on).is_(None))


def _to_come(context: ListContext) -> Any:
    return and_(col(Hearing.called_for) >= context.today, col(Hearing.held_on).is_(None))


def _unanswered(_context: ListContext) -> Any:
    return and_(col(Referral.answered_on).is_(None), col(Referral.state).in_(("to_send", "sent")))


def _no_child(_context: ListContext) -> Any:
    return col(Encounter.case_id).is_(None)


def _look_again(context: ListContext) -> Any:
    return col(Observation.follow_up_on) <= context.today


def _to_approve(_context: ListContext) -> Any:
    return exists(select(1).where(col(Closure.case_id) == col(Case.id), col(Closure.approval) == "pending"))


LISTS: tuple[ListView, ...] = (
    ListView("my_children", L("My cases", "Mis casos"), Case, _CASE, _mine, badge="count", mine=True),
    ListView("to_open", L("Screened, to decide", "Con entrevista, por decidir"), Case, _CASE, _to_open,
             order=("-screened_on",), badge="count"),
    ListView("protection", L("Protection, no claim yet", "Protección, sin solicitud"), Case, _CASE, _protection,
             badge="count"),
    ListView("waits", L("Waiting for authorities", "En espera de autoridades"), AuthorityAction, _ACTION, _waits,
             order=("due_on", "sent_on"), badge="count"),
    ListView("hearings", L("Hearings to come", "Próximas audiencias"), Hearing,
             (*_OF_CASE, Column("called_for", width=110), Column("kind", width=130), Column("place", width=220),
              Column("by", width=140)), _to_come, order=("called_for",), badge="count"),
    ListView("all_children", L("All cases", "Todos los casos"), Case, _CASE, order=("number",), in_rail=False),
    ListView("to_hear", L("Not screened yet", "Sin entrevista"), Case, _CASE, _to_hear, order=("last_seen_on",),
             in_rail=False),
    ListView("urgent", L("Urgent", "Urgentes"), Case, _CASE, _urgent, in_rail=False),
    ListView("encounters", L("Encounters", "Atenciones"), Encounter, _ENCOUNTER, order=("-held_on",), in_rail=False),
    ListView("encounters_unknown", L("Encounters of no known child", "Atenciones sin caso conocido"), Encounter,
             (Column("case_written", width=120), *_ENCOUNTER[2:-1]), _no_child, order=("-held_on",), in_rail=False),
    ListView("visits", L("Days at a place", "Jornadas"), Visit,
             (Column("held_on", width=110, names=True), Column("office", width=130), Column("venue", width=220),
              Column("site", width=160), Column("kind", width=180), Column("counted", width=110)),
             order=("-held_on",), in_rail=False, opens="visits"),
    ListView("actions", L("Actions before authorities", "Gestiones ante autoridades"), AuthorityAction, _ACTION,
             order=("-sent_on",), in_rail=False),
    ListView("overdue", L("Answers overdue", "Respuestas vencidas"), AuthorityAction, _ACTION, _overdue,
             order=("due_on",), in_rail=False),
    ListView("plan_missing", L("Determinations without a plan", "Determinaciones sin plan"), BestInterest,
             (*_OF_CASE, Column("authority", width=220), Column("requested_on", width=110),
              Column("determined_on", width=110), Column("recommendation", width=170)), _plan_missing,
             order=("requested_on",), in_rail=False),
    ListView("measures", L("Measures to do", "Medidas por cumplir"), Measure,
             (*_OF_CASE, Column("institution", width=200), Column("action", width=260), Column("due_on", width=110),
              Column("state", width=110)), _measures, order=("due_on",), in_rail=False),
    ListView("claims", L("Refugee claims", "Solicitudes de refugio"), AsylumClaim, _CLAIM, order=("-filed_on",),
             in_rail=False),
    ListView("pending", L("Claims COMAR has to decide", "Solicitudes por resolver"), AsylumClaim, _CLAIM, _pending,
             order=("filed_on",), in_rail=False),
    ListView("matters", L("Legal matters", "Asuntos legales"), LegalMatter, _MATTER, order=("-filed_on",),
             in_rail=False),
    ListView("running_out", L("Documents that run out", "Documentos por vencer"), StayDocument,
             (*_OF_CASE, Column("kind", width=220), Column("number", width=150), Column("expires_on", width=110),
              Column("issued_on", width=110)), _running_out, order=("expires_on",), in_rail=False),
    ListView("referrals", L("Referrals without an answer", "Referencias sin respuesta"), Referral,
             (*_OF_CASE, Column("referred_on", width=110), Column("to_kind", width=200), Column("to_words", width=200),
              Column("state", width=120)), _unanswered, order=("referred_on",), in_rail=False),
    ListView("look_again", L("Places to look at again", "Lugares por observar de nuevo"), Observation,
             (Column("venue", width=240, names=True), Column("office", width=130), Column("seen_on", width=110),
              Column("topics", width=260), Column("follow_up_on", width=120)), _look_again, order=("follow_up_on",),
             in_rail=False),
    ListView("to_approve", L("Closing to approve", "Cierres por aprobar"), Case, _CASE, _to_approve, in_rail=False,
             decides="approve_closure"),
)  # fmt: skip
