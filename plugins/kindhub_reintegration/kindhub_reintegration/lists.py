"""The worklists: what is due first, then the rest. Days are counted in SQL, so that a million rows open as fast."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from sqlalchemy import and_, column, exists, select, table
from sqlmodel import col

from kindhub.i18n import L
from kindhub.program.lists import Column, ListContext, ListView
from kindhub_reintegration.facts import IN_SERVICE, SETTLED
from kindhub_reintegration.records import SCHEMA, Case, Closure, Contact, Plan, Referral, Return, Service

SOON = timedelta(days=14)
NO_PLAN_YET = ("received", "active", "reopened")

NUMBER = Column("number", width=120)
CHILD = Column("person.name", width=220)
AGE = Column("person.age", width=70)
SEX = Column("person.sex", width=80, shown=False)
PLACE = Column("person.place", width=170)
LANGUAGE = Column("person.language", width=120)
STATUS = Column("status", width=120)
SINCE = Column("status_since", width=110, shown=False)
DUE = Column("deadline.due", width=110)
WHAT = Column("deadline.label", width=200)
RESPONSIBLE = Column("responsible", width=120)
PARTNER = Column("partner_id", width=160, shown=False)
RISK = Column("risk", width=100)
OPENED = Column("opened", width=110, shown=False)
CLOSED = Column("closed", width=110)
NEXT = Column("next_contact", width=120)
LAST = Column("last_contact", width=120)

_COMMON = (CHILD, NUMBER, STATUS, DUE, WHAT, PLACE, AGE, LANGUAGE, RISK, RESPONSIBLE, PARTNER, SEX, SINCE, OPENED)
_deadline = table("deadline", column("record_id"), column("key"), column("due_on"), column("done_on"), schema=SCHEMA)


def _open() -> Any:
    return col(Case.status).not_in(SETTLED)


def _due(before: date, *keys: str) -> Any:
    late = select(1).where(
        _deadline.c.record_id == col(Case.id),
        _deadline.c.done_on.is_(None),
        _deadline.c.due_on < before.isoformat(),
        _deadline.c.key.in_(keys),
    )
    return exists(late)


def _mine(context: ListContext) -> Any:
    return and_(_open(), col(Case.responsible) == context.uid)


def _overdue(context: ListContext) -> Any:
    """Begins with the deadlines that have passed, an index apart from the cases; most cases have none."""
    passed = select(_deadline.c.record_id).where(
        _deadline.c.done_on.is_(None), _deadline.c.due_on < context.today.isoformat()
    )
    return and_(_open(), col(Case.id).in_(passed))


def _follow_ups(context: ListContext) -> Any:
    contact = ("monthly_contact", "quarterly_visit", "agreed_contact", "first_visit")
    return and_(col(Case.status).in_(IN_SERVICE), _due(context.today + SOON, *contact))


def _without_plan(_context: ListContext) -> Any:
    return and_(col(Case.status).in_(NO_PLAN_YET), col(Case.approved_plan_on).is_(None))


def _closing(context: ListContext) -> Any:
    first_of_next = (context.today.replace(day=1) + timedelta(days=32)).replace(day=1)
    return and_(col(Case.status).in_(IN_SERVICE), _due(first_of_next, "closure"))


def _awaiting_approval(_context: ListContext) -> Any:
    waits = select(1).where(col(Closure.case_id) == col(Case.id), col(Closure.approval) == "pending")
    return exists(waits)


def _plan_to_approve(_context: ListContext) -> Any:
    made = select(1).where(
        col(Plan.case_id) == col(Case.id), col(Plan.made_on).is_not(None), col(Plan.approved_on).is_(None)
    )
    return and_(_open(), exists(made))


def _status(*wanted: str) -> Callable[[ListContext], Any]:
    return lambda _context: col(Case.status).in_(wanted)


def _no_return_date(_context: ListContext) -> Any:
    dated = select(1).where(col(Return.case_id) == col(Case.id), col(Return.arrived_on).is_not(None))
    return and_(col(Case.status).in_((*IN_SERVICE, "closed")), ~exists(dated))


def _ambiguous_place(_context: ListContext) -> Any:
    unsure = select(1).where(col(Referral.case_id) == col(Case.id), col(Referral.place_ambiguous).is_(True))
    return exists(unsure)


def _orphans(record: Any) -> Callable[[ListContext], Any]:
    return lambda _context: col(record.case_id).is_(None)


CASE_LISTS: tuple[ListView, ...] = (
    ListView("my_cases", L("My cases", "Mis casos"), Case, _COMMON, _mine, badge="count",
             mine=True),
    ListView("overdue", L("Overdue", "Vencidos"), Case, _COMMON, _overdue, badge="overdue"),
    ListView("follow_ups", L("Follow-up", "Seguimientos"), Case, (*_COMMON, NEXT, LAST), _follow_ups, badge="count"),
    ListView(
        "without_plan", L("No approved plan", "Sin plan aprobado"), Case, _COMMON, _without_plan, badge="count"
    ),
    ListView("closing", L("Closing this month", "Cierran este mes"), Case, _COMMON, _closing, in_rail=False),
    ListView(
        "awaiting_approval",
        L("Closing to approve", "Cierres por aprobar"),
        Case,
        (*_COMMON, CLOSED),
        _awaiting_approval,
        in_rail=False,
        decides="approve_closure",
    ),
    ListView(
        "plans_to_approve",
        L("Plans to approve", "Planes por aprobar"),
        Case,
        _COMMON,
        _plan_to_approve,
        in_rail=False,
        decides="approve_plan",
    ),
    ListView("all_cases", L("All cases", "Todos los casos"), Case, (*_COMMON, CLOSED), order=("-opened",),
             in_rail=False),
    ListView("new_referrals", L("New referrals", "Referencias nuevas"), Case, _COMMON, _status("referred", "screening"),
             in_rail=False),
    ListView("waitlist", L("Waitlist", "Lista de espera"), Case, _COMMON, _status("waitlisted"), in_rail=False),
    ListView("lost_contact", L("Contact lost", "Sin contacto"), Case, (*_COMMON, LAST), _status("lost_contact"),
             in_rail=False),
    ListView("closed", L("Closed cases", "Casos cerrados"), Case, (CHILD, NUMBER, CLOSED, PLACE, AGE, PARTNER),
             _status("closed"), order=("-closed",), in_rail=False),
    ListView("no_return_date", L("Return date missing", "Falta la fecha de retorno"), Case, _COMMON, _no_return_date,
             in_rail=False),
    ListView("ambiguous_place", L("Department unclear", "Departamento dudoso"), Case, _COMMON, _ambiguous_place,
             in_rail=False),
)  # fmt: skip

CONTACT_COLUMNS = tuple(
    Column(name) for name in ("held_on", "mode", "reached", "residence", "intention", "wellbeing", "staff", "next_due")
)
SERVICE_COLUMNS = tuple(
    Column(name) for name in ("delivered_on", "type", "provider", "amount", "currency", "minutes", "staff")
)
WRITTEN = Column("case_written", width=140)
PART_LISTS: tuple[ListView, ...] = (
    ListView("contacts", L("Contacts and visits", "Contactos y visitas"), Contact, CONTACT_COLUMNS,
             order=("-held_on",), in_rail=False),
    ListView("services", L("Services", "Servicios"), Service, SERVICE_COLUMNS, order=("-delivered_on",), in_rail=False),
    ListView("orphan_contacts", L("Contacts without a case", "Contactos sin caso"), Contact,
             (WRITTEN, *CONTACT_COLUMNS), _orphans(Contact), order=("held_on",), in_rail=False),
    ListView("orphan_services", L("Services without a case", "Servicios sin caso"), Service,
             (WRITTEN, *SERVICE_COLUMNS), _orphans(Service), order=("delivered_on",), in_rail=False),
    ListView("orphan_closures", L("Closings without a case", "Cierres sin caso"), Closure,
             (WRITTEN, Column("closed_on"), Column("reason"), Column("residence")), _orphans(Closure),
             order=("closed_on",), in_rail=False),
)  # fmt: skip

LISTS: tuple[ListView, ...] = (*CASE_LISTS, *PART_LISTS)
