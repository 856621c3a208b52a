"""Who may do what. Session notes and the help desk are rights of their own; whoever lacks one gets no row of it."""

from typing import Any

from sqlalchemy import false, or_, select

from kindhub.i18n import L
from kindhub.program.access import Role, every_action
from kindhub.program.scoping import parts_seen, parts_within, within_reach
from kindhub.records.base import Record, table_of
from kindhub_reunification.records import (
    RECORDS,
    SCHEMA,
    Attempt,
    Call,
    Caller,
    Case,
    ClockChange,
    Lead,
    SearchRule,
    SessionNote,
)

VIEW_SESSIONS = "reunification_view_sessions"
HELP_DESK = "reunification_help_desk"
MANAGE_CLOCKS = "manage_reference"
_WORK = ("view", "list_names", "search_owned_by_others")

ROLES: tuple[Role, ...] = (
    Role("coordinator", L("Coordinator", "Coordinación"),
         {**every_action(), HELP_DESK: "all"}),
    Role("lawyer", L("Lawyer", "Abogada o abogado"), {
        **dict.fromkeys(_WORK, "office"), "create": "self", "edit": "self", "refer": "self", "print": "self",
        "export_figures": "office", "import": "office", "backup": "all", HELP_DESK: "all",
    }),
    Role("searcher", L("Search and outreach", "Búsqueda y contacto"), {
        **dict.fromkeys(_WORK, "office"), "create": "self", "edit": "self", "print": "self", "backup": "all",
    }),
    Role("operator", L("Help desk", "Línea de ayuda"), {
        **dict.fromkeys(_WORK, "office"), "create": "self", "edit": "self", "backup": "all", HELP_DESK: "all",
    }),
    Role("therapist", L("Mental health", "Salud mental"), {
        **dict.fromkeys(_WORK, "office"), "create": "self", "edit": "self", "print": "self", "backup": "all",
        VIEW_SESSIONS: "self",
    }),
    Role("reader", L("Figures only", "Solo cifras"), {"view_figures": "all", "export_figures": "all"}),
)  # fmt: skip


def scope(record: type[Record], user: Any) -> Any:
    """The SQL condition on `record` for this user; None when she may see everything.

    Lines of the log and leads whose family nobody knows are seen by those who see all. Calls and callers are the help
    desk's, and those joined to a family are seen with it. Changes of clocks are everybody's who works here.
    """
    if record.schema_key() != SCHEMA:
        return None
    reach = user.scope_of(SCHEMA, "view")
    if record in (ClockChange, SearchRule):
        return None if reach is not None else false()
    if record in (Call, Caller):
        return _of_help_desk(record, user, reach)
    return parts_seen(record, user, SCHEMA, _parts, SessionNote, VIEW_SESSIONS)


def at_help_desk(user: Any) -> bool:
    """Whether she hears and keeps calls: whoever sees all of the program does, and those with the right to it."""
    reach = user.scope_of(SCHEMA, "view")
    return reach == "all" or (reach is not None and user.scope_of(SCHEMA, HELP_DESK) is not None)


def _of_help_desk(record: type[Record], user: Any, reach: str | None) -> Any:
    if at_help_desk(user):
        return None
    cases = select(table_of(Case).c.id).where(within_reach(Case, user, reach))
    calls = table_of(Call).c
    if record is Call:
        return calls.case_id.in_(cases)
    callers = table_of(Caller).c
    return or_(callers.case_id.in_(cases), callers.id.in_(select(calls.caller_id).where(calls.case_id.in_(cases))))


def _parts(record: type[Record], user: Any, reach: str | None) -> Any:
    if reach == "all":
        return None
    condition = within_reach(Case, user, reach)
    if record in (Attempt, Lead):
        cases = select(table_of(Case).c.id).where(condition)
        return table_of(record).c.case_id.in_(cases)
    return parts_within(record, Case, RECORDS, condition)
