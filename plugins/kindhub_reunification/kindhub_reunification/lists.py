"""The worklists: whom to look for next, whose turn it is, what runs out, who is to be called back."""

from datetime import timedelta
from typing import Any

from sqlalchemy import and_, exists, or_, select
from sqlmodel import col

from kindhub.i18n import L
from kindhub.program.lists import Column, ListContext, ListView
from kindhub_reunification.facts import SEARCHING, SETTLED
from kindhub_reunification.helpdesk.waiting import due_back
from kindhub_reunification.records import (
    Attempt,
    Call,
    Caller,
    Case,
    Closure,
    IdentityCheck,
    Lead,
    Matter,
    Member,
    Service,
)
from kindhub_reunification.search.call_sheet import CALL_SHEET

REPAROLE_OPENS = timedelta(days=180)
SOON = timedelta(days=90)
_PARENT = Column("person.name", L("Parent", "Madre o padre"), width=220)
_CASE = (
    _PARENT, Column("number", width=100), Column("status", width=150), Column("deadline.due", width=110),
    Column("deadline.label", width=200), Column("search_status", width=160), Column("responsible", width=120),
    Column("class_status", width=150, shown=False), Column("wish", width=150, shown=False),
    Column("source_list", width=160, shown=False), Column("opened", width=110, shown=False),
)  # fmt: skip
_SEARCH = (
    _PARENT, Column("number", width=100), Column("country", width=100), Column("place", width=160),
    Column("language", width=110), Column("attempts", width=90), Column("channels", width=90),
    Column("visits", width=90), Column("last_attempt_on", width=110), Column("next_step_due", width=110),
    Column("exhausted_on", width=110, shown=False), Column("location", width=130, shown=False),
)  # fmt: skip
_OF_CASE = (Column("case.person_id", L("Parent", "Madre o padre"), width=200, names=True),
            Column("case.number", L("Family", "Familia"), width=100))  # fmt: skip
_MATTER = (
    *_OF_CASE,
    Column("number", width=70), Column("pathway", width=180), Column("representation", width=160),
    Column("attorney", width=150), Column("registered_on", width=110), Column("filed_on", width=110),
    Column("decision", width=110), Column("parole_to", width=110),
)  # fmt: skip
_CALL = (
    Column("called_on", width=110), Column("at", width=70), Column("name", width=200),
    Column("phone", width=140), Column("role", width=140),
    Column("language", width=110), Column("topics", width=180), Column("resolved", width=90),
    Column("follow_up_on", width=120), Column("tail", width=100, shown=False),
)  # fmt: skip
_ATTEMPT = (
    *_OF_CASE,
    Column("attempted_on", width=110), Column("at", width=70), Column("channel", width=150),
    Column("target", width=180), Column("outcome", width=200), Column("by", width=120),
    Column("case_written", width=110, shown=False),
)  # fmt: skip


def _open() -> Any:
    return col(Case.status).not_in(SETTLED)


def _mine(context: ListContext) -> Any:
    return and_(_open(), col(Case.responsible) == context.uid)


def _to_search(_context: ListContext) -> Any:
    return col(Case.status).in_(SEARCHING)


def _never_tried(_context: ListContext) -> Any:
    return and_(col(Case.status).in_(SEARCHING), col(Case.first_attempt_on).is_(None))


def _exhausted(_context: ListContext) -> Any:
    return and_(col(Case.status).in_(SEARCHING), col(Case.exhausted_on).is_not(None))


def _to_inform(_context: ListContext) -> Any:
    return and_(_open(), col(Case.identity_confirmed_on).is_not(None), col(Case.informed_on).is_(None))


def _to_confirm(_context: ListContext) -> Any:
    return and_(_open(), col(Case.contacted_on).is_not(None), col(Case.identity_confirmed_on).is_(None))


def _call_back(context: ListContext) -> Any:
    return due_back(context.today)


def _no_family(_context: ListContext) -> Any:
    return and_(col(Attempt.case_id).is_(None), col(Attempt.case_written).is_not(None))


def _repeated(_context: ListContext) -> Any:
    return col(Attempt.repeated).is_(True)


def _reparole(context: ListContext) -> Any:
    return and_(col(Matter.parole_to).is_not(None), col(Matter.parole_to) <= context.today + REPAROLE_OPENS,
                col(Matter.parole_to) >= context.today, col(Matter.reparole_filed_on).is_(None))  # fmt: skip


def _evidence(_context: ListContext) -> Any:
    return and_(or_(col(Matter.rfe_on).is_not(None), col(Matter.rfe_due_on).is_not(None)),
                col(Matter.rfe_answered_on).is_(None))  # fmt: skip


def _conflicts(_context: ListContext) -> Any:
    return or_(col(Matter.conflict).is_(None), col(Matter.conflict) == "pending")


def _pending(_context: ListContext) -> Any:
    return and_(col(Matter.filed_on).is_not(None),
                or_(col(Matter.decision).is_(None), col(Matter.decision) == "pending"))  # fmt: skip


def _decided_before_filing(_context: ListContext) -> Any:
    return col(Matter.decided_on) < col(Matter.filed_on)


def _running_out(context: ListContext) -> Any:
    return and_(col(Service.eligible_to) <= context.today + SOON, col(Service.eligible_to) >= context.today,
                col(Service.state).not_in(("done", "declined")))  # fmt: skip


def _claimed_twice(_context: ListContext) -> Any:
    return col(Member.claimed_elsewhere).is_(True)


def _still_open(_context: ListContext) -> Any:
    return col(IdentityCheck.result) == "open"


def _to_approve(_context: ListContext) -> Any:
    return exists(select(1).where(col(Closure.case_id) == col(Case.id), col(Closure.approval) == "pending"))


LISTS: tuple[ListView, ...] = (
    ListView("my_families", L("My families", "Mis familias"), Case, _CASE, _mine, badge="count", mine=True),
    ListView("to_search", L("To look for", "Por buscar"), Case, _SEARCH, _to_search,
             order=("next_step_due", "last_attempt_on"), badge="count", day_sheet=CALL_SHEET),
    ListView("call_back", L("Calls to return", "Por devolver"), Call, _CALL, _call_back,
             order=("follow_up_on",), badge="count", opens="calls"),
    ListView("to_confirm", L("To confirm", "Por confirmar"), Case, _SEARCH, _to_confirm,
             order=("contacted_on",), badge="count"),
    ListView("reparole", L("Re-parole window", "Plazo de re-parole"), Matter, _MATTER, _reparole,
             order=("parole_to",), badge="count"),
    ListView("all_families", L("All families", "Todas las familias"), Case, _CASE, order=("number",), in_rail=False),
    ListView("never_tried", L("Not tried yet", "Sin ningún intento"), Case, _SEARCH, _never_tried, order=("number",),
             in_rail=False),
    ListView("exhausted", L("Search exhausted", "Búsqueda agotada"), Case, _SEARCH, _exhausted,
             order=("exhausted_on",), in_rail=False),
    ListView("to_inform", L("Options to explain", "Opciones por explicar"), Case, _CASE, _to_inform, in_rail=False),
    ListView("attempts", L("Contact log", "Registro de contactos"), Attempt, _ATTEMPT, order=("-attempted_on",),
             in_rail=False),
    ListView("attempts_unknown", L("Attempts of no known family", "Intentos sin familia conocida"), Attempt,
             (Column("case_written", width=110), *_ATTEMPT[2:-1]), _no_family, order=("-attempted_on",),
             in_rail=False),
    ListView("attempts_repeated", L("Repeated lines of the log", "Líneas repetidas del registro"), Attempt, _ATTEMPT,
             _repeated, order=("-attempted_on",), in_rail=False),
    ListView("leads", L("Leads", "Pistas"), Lead,
             (*_OF_CASE, Column("kind", width=140), Column("value", width=260), Column("confidence", width=100),
              Column("source", width=140), Column("found_on", width=110), Column("state", width=120)),
             order=("-found_on",), in_rail=False),
    ListView("calls", L("All calls", "Todas las llamadas"), Call, _CALL, order=("-called_on",), in_rail=False,
             opens="calls"),
    ListView("callers", L("Callers", "Personas que llaman"), Caller,
             (Column("name", width=240, names=True), Column("phone", width=150), Column("language", width=120),
              Column("role", width=150), Column("interpreter", width=100), Column("tail", width=110)),
             order=("name",), in_rail=False, opens="callers"),
    ListView("matters", L("Registration and parole", "Registro y parole"), Matter, _MATTER, order=("-registered_on",),
             in_rail=False),
    ListView("pending", L("Filed, waiting for a decision", "Presentados, en espera de decisión"), Matter, _MATTER,
             _pending, order=("filed_on",), in_rail=False),
    ListView("evidence", L("Requests for evidence", "Solicitudes de evidencia"), Matter, _MATTER, _evidence,
             order=("rfe_due_on",), in_rail=False),
    ListView("conflicts", L("Conflict checks to do", "Conflictos por revisar"), Matter, _MATTER, _conflicts,
             order=("registered_on",), in_rail=False),
    ListView("decided_before", L("Decided before the filing", "Decididos antes de presentarse"), Matter, _MATTER,
             _decided_before_filing, order=("decided_on",), in_rail=False),
    ListView("running_out", L("Services that run out", "Servicios por terminar"), Service,
             (*_OF_CASE, Column("kind", width=160), Column("provider", width=180), Column("state", width=120),
              Column("eligible_from", width=130), Column("eligible_to", width=130)), _running_out,
             order=("eligible_to",), in_rail=False),
    ListView("claimed_twice", L("Children claimed twice", "Niñas y niños que reclaman dos familias"), Member,
             (Column("name_on_list", width=240, names=True), Column("case.number", L("Family", "Familia"), width=100),
              Column("role"), Column("birth", width=120)),
             _claimed_twice, order=("birth",), in_rail=False),
    ListView("identity_open", L("Identity checks still open", "Identidades por decidir"), IdentityCheck,
             (*_OF_CASE, Column("checked_on", width=110), Column("likeness", width=100), Column("result", width=140)),
             _still_open, order=("checked_on",), in_rail=False),
    ListView("to_approve", L("Closing to approve", "Cierres por aprobar"), Case, _CASE, _to_approve, in_rail=False,
             decides="approve_closure"),
)  # fmt: skip
