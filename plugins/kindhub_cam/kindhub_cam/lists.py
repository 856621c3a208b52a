"""The worklists: whose turn it is, whom time or a new rule touches, which paper is still out."""

from datetime import timedelta
from typing import Any

from sqlalchemy import and_, exists, or_, select
from sqlmodel import col

from kindhub.i18n import L
from kindhub.program.lists import Column, ListContext, ListView
from kindhub_cam.facts import OVER, SETTLED
from kindhub_cam.records import (
    Aor,
    Arrival,
    Case,
    CaseDocument,
    Closure,
    Decision,
    Expiry,
    Member,
    Protection,
    Screening,
)

RADAR = timedelta(days=730)
SOON = timedelta(days=180)
EARLY = ("inquiry", "consent", "screening")
_PARENT = Column("person.name", L("Parent or guardian", "Madre, padre o tutor"), width=220)
_CASE = (
    _PARENT, Column("number", width=110), Column("status", width=150),
    Column("deadline.due", width=110), Column("deadline.label", width=200),
    Column("turns_21", L("Turns 21", "Cumple 21"), width=110), Column("outcome", width=136),
    Column("responsible", width=120), Column("rules", width=140, shown=False),
    Column("status_since", width=110, shown=False), Column("opened", width=110, shown=False),
)  # fmt: skip
_AFFECTED = (
    _PARENT, Column("number", width=110), Column("outcome", width=150),
    Column("outcome_now", width=150), Column("children_now", width=120), Column("other_parent_now", width=120),
    Column("rules", width=140), Column("rules_now", width=140), Column("rescreened_on", width=120),
)  # fmt: skip
_WHO = (Column("person.name", L("Who", "Quién"), width=220, names=True, instead=("name_on_paper", "name_on_id")),
        Column("case.number", L("Family", "Familia"), width=110))  # fmt: skip
_MEMBER = (
    *_WHO, Column("role", width=170), Column("stage", width=170), Column("birth", width=120),
    Column("earliest_21", width=120), Column("outcome", width=150), Column("lives_in", width=110),
    Column("name_on_paper", width=190, shown=False), Column("number", width=60, shown=False),
)  # fmt: skip
_OF_CASE = (Column("case.person_id", L("Parent or guardian", "Madre, padre o tutor"), width=220, names=True),
            Column("case.number", L("Family", "Familia"), width=110))  # fmt: skip
_TURNING = (
    *_WHO, Column("birth", width=120), Column("earliest_21", width=130), Column("latest_21", width=130),
    Column("stage", width=170), Column("case.status", L("Stage of the family", "Etapa de la familia"), width=170),
    Column("outcome", width=150), Column("case.responsible", L("Caseworker", "Responsable"), width=130, shown=False),
)  # fmt: skip


def _open() -> Any:
    return col(Case.status).not_in(SETTLED)


def _mine(context: ListContext) -> Any:
    return and_(_open(), col(Case.responsible) == context.uid)


def _all_open(_context: ListContext) -> Any:
    return _open()


def _for_lawyer(_context: ListContext) -> Any:
    return or_(col(Case.status) == "lawyer_review", and_(_open(), col(Case.outcome) == "needs_review"))


def _affected(_context: ListContext) -> Any:
    other = or_(col(Case.outcome_now) != col(Case.outcome), col(Case.children_now).is_not(None),
                col(Case.other_parent_now).is_(True))  # fmt: skip
    return and_(_open(), col(Case.outcome_now).is_not(None), other)


def _paused(_context: ListContext) -> Any:
    return col(Case.status).in_(("paused", "closed_program"))


def _open_child(_context: ListContext) -> Any:
    """A child on the way, in a family somebody works on whose AOR is not filed: the age is tested on that day."""
    waits = or_(col(Member.stage).is_(None), col(Member.stage).not_in(OVER))
    filed = exists(select(1).where(col(Aor.case_id) == col(Member.case_id), col(Aor.filed_on).is_not(None)))
    family = exists(select(1).where(col(Case.id) == col(Member.case_id), col(Case.status).not_in(OVER)))
    return and_(col(Member.role) == "child", waits, ~filed, family)


def _turns_soon(context: ListContext) -> Any:
    return and_(_open_child(context), col(Member.earliest_21) <= context.today + RADAR)


def _papers_to_get(context: ListContext) -> Any:
    """Members of whom a paper is missing, or runs out before long, once documents are being gathered."""
    gathering = exists(select(1).where(col(Case.id) == col(Member.case_id), col(Case.status).not_in((*EARLY, *OVER))))
    return and_(gathering, or_(col(Member.papers_missing).is_not(None),
                               col(Member.papers_expire) <= context.today + SOON))  # fmt: skip


def _running_out(context: ListContext) -> Any:
    return and_(col(Expiry.renewal_filed_on).is_(None), col(Expiry.valid_to) <= context.today + SOON)


def _chase(_context: ListContext) -> Any:
    return and_(col(CaseDocument.asked_on).is_not(None), col(CaseDocument.received_on).is_(None))


def _to_translate(_context: ListContext) -> Any:
    return col(CaseDocument.translation).in_(("needed", "ordered"))


def _review_due(_context: ListContext) -> Any:
    return and_(col(Decision.decision).in_(("denied", "denied_parole_considered")),
                or_(col(Decision.request).is_(None), col(Decision.request) == "due"))  # fmt: skip


def _protection(_context: ListContext) -> Any:
    return col(Protection.status) == "open"


def _to_approve(_context: ListContext) -> Any:
    return exists(select(1).where(col(Closure.case_id) == col(Case.id), col(Closure.approval) == "pending"))


LISTS: tuple[ListView, ...] = (
    ListView("my_families", L("My families", "Mis familias"), Case, _CASE, _mine, badge="count", mine=True),
    ListView("for_lawyer", L("For a lawyer", "Para revisión legal"), Case, _CASE, _for_lawyer, badge="count"),
    ListView("age_out", L("Turning 21", "Cumplen 21"), Member, _TURNING, _turns_soon, order=("earliest_21",),
             badge="count"),
    ListView("running_out", L("Running out", "Por vencer"), Expiry,
             (*_OF_CASE, Column("kind", width=210), Column("valid_from"), Column("valid_to"),
              Column("renewal_filed_on")), _running_out, order=("valid_to",), badge="count"),
    ListView("affected", L("Touched by a change", "Tocadas por un cambio"), Case, _AFFECTED, _affected,
             order=("number",), badge="count"),
    ListView("all_families", L("All families", "Todas las familias"), Case, _CASE, order=("number",), in_rail=False),
    ListView("open_families", L("Open families", "Familias abiertas"), Case, _CASE, _all_open, order=("number",),
             in_rail=False),
    ListView("paused", L("Waiting for the program", "En espera del programa"), Case, _CASE, _paused, in_rail=False),
    ListView("papers", L("Papers to get", "Papeles por conseguir"), Member,
             (*_WHO, Column("papers_missing", width=400), Column("papers_expire", width=150),
              Column("role", width=170), Column("case.status", L("Stage of the family", "Etapa de la familia"),
                                                width=170),
              Column("case.responsible", L("Caseworker", "Responsable"), width=130, shown=False)),
             _papers_to_get, order=("papers_expire",)),
    ListView("chase", L("Documents asked for", "Documentos pedidos"), CaseDocument,
             (*_OF_CASE, Column("requirement", width=200), Column("title", width=200), Column("asked_on"),
              Column("holder"), Column("translation")), _chase, order=("asked_on",), in_rail=False),
    ListView("to_translate", L("To translate", "Por traducir"), CaseDocument,
             (*_OF_CASE, Column("requirement", width=200), Column("title", width=200), Column("translation")),
             _to_translate,
             order=("received_on",), in_rail=False),
    ListView("reviews", L("Requests for review", "Solicitudes de revisión"), Decision,
             (*_OF_CASE, Column("decision", width=200), Column("decided_on"), Column("notified_on"), Column("request")),
             _review_due, order=("decided_on",), in_rail=False),
    ListView("protection", L("Child protection", "Protección de la niñez"), Protection,
             (*_OF_CASE, Column("opened_on"), Column("status"), Column("referred_on")), _protection,
             order=("opened_on",), in_rail=False),
    ListView("screenings", L("Screenings", "Evaluaciones"), Screening,
             (*_OF_CASE, Column("screened_on"), Column("outcome", width=150), Column("rules", width=150),
              Column("tested_on"), Column("us_status", width=200), Column("other_parent_outcome", width=150)),
             order=("-screened_on",),
             in_rail=False),
    ListView("age_radar", L("Age-out radar (21)", "Radar de los 21 años"), Member, _TURNING, _open_child,
             order=("earliest_21",), in_rail=False),
    ListView("decisions", L("Decisions", "Decisiones"), Decision,
             (*_OF_CASE, Column("decision", width=210), Column("decided_on"), Column("notified_on"),
              Column("request", width=160)), order=("-decided_on",), in_rail=False),
    ListView("arrivals", L("Arrivals", "Llegadas"), Arrival,
             (*_OF_CASE, Column("arrived_on"), Column("arrived_as", width=150), Column("parole_until")),
             order=("-arrived_on",), in_rail=False),
    ListView("members", L("Members", "Integrantes"), Member, _MEMBER, order=("earliest_21",), in_rail=False),
    ListView("to_approve", L("Closing to approve", "Cierres por aprobar"), Case, _CASE, _to_approve, in_rail=False,
             decides="approve_closure"),
)  # fmt: skip
