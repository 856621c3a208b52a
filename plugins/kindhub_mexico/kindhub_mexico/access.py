"""Who may do what. What was said in a session is a right of its own; whoever lacks it gets no row of it."""

from typing import Any

from sqlalchemy import false, select

from kindhub.i18n import L
from kindhub.program.access import Role, every_action
from kindhub.program.scoping import parts_seen, parts_within, within_reach
from kindhub.records.base import Record, table_of
from kindhub_mexico.records import RECORDS, SCHEMA, Case, ClockChange, Encounter, Observation, SessionNote, Visit

VIEW_SESSIONS = "mexico_view_sessions"
MANAGE_CLOCKS = "manage_reference"
OF_NOBODY = (ClockChange, Observation, Visit)
"""Records in which no child appears: whoever works in the program sees them."""
_WORK = ("view", "list_names", "search_owned_by_others")

ROLES: tuple[Role, ...] = (
    Role("coordinator", L("Coordinator", "Coordinación"), every_action()),
    Role("lawyer", L("Lawyer", "Abogada o abogado"), {
        **dict.fromkeys(_WORK, "office"), "create": "self", "edit": "self", "refer": "self", "print": "self",
        "export_figures": "office", "import": "office", "backup": "all",
    }),
    Role("psychologist", L("Psychosocial support", "Atención psicosocial"), {
        **dict.fromkeys(_WORK, "office"), "create": "self", "edit": "self", "refer": "self", "print": "self",
        "backup": "all", VIEW_SESSIONS: "self",
    }),
    Role("orientation", L("Orientation in the field", "Orientación en campo"), {
        **dict.fromkeys(_WORK, "office"), "create": "office", "edit": "office", "print": "self", "backup": "all",
    }),
    Role("reader", L("Figures only", "Solo cifras"), {"view_figures": "all", "export_figures": "all"}),
)  # fmt: skip


def scope(record: type[Record], user: Any) -> Any:
    """The SQL condition on `record` for this user; None when she may see everything.

    Encounters whose child nobody knows are seen by those who see all.
    """
    if record.schema_key() != SCHEMA:
        return None
    reach = user.scope_of(SCHEMA, "view")
    if record in OF_NOBODY:
        return None if reach is not None else false()
    return parts_seen(record, user, SCHEMA, _parts, SessionNote, VIEW_SESSIONS)


def _parts(record: type[Record], user: Any, reach: str | None) -> Any:
    if reach == "all":
        return None
    condition = within_reach(Case, user, reach)
    if record is Encounter:
        return table_of(Encounter).c.case_id.in_(select(table_of(Case).c.id).where(condition))
    return parts_within(record, Case, RECORDS, condition)
