"""Who may do what. What a lawyer was told is a right of its own: whoever lacks it gets no row of it, and no count."""

from typing import Any

from sqlalchemy import false

from kindhub.i18n import L
from kindhub.program.access import Role, every_action
from kindhub.program.scoping import parts_seen, parts_within, within_reach
from kindhub.records.base import Record
from kindhub_cam.records import RECORDS, SCHEMA, Case, ProtectedNote, RuleSet

VIEW_PRIVILEGED = "cam_view_privileged"
MANAGE_RULES = "manage_reference"
_WORK = ("view", "list_names", "search_owned_by_others")

ROLES: tuple[Role, ...] = (
    Role("lead", L("Lead lawyer", "Abogada o abogado principal"),
         {**every_action(), VIEW_PRIVILEGED: "all"}),
    Role("lawyer", L("Lawyer", "Abogada o abogado"), {
        **dict.fromkeys(_WORK, "office"), "create": "self", "edit": "self", "refer": "self", "print": "self",
        "export_figures": "office", "import": "office", "backup": "all", VIEW_PRIVILEGED: "self",
    }),
    Role("screener", L("Screener or paralegal", "Evaluadora o asistente legal"), {
        **dict.fromkeys(_WORK, "office"), "create": "self", "edit": "self", "print": "self",
        "export_figures": "office", "import": "office", "backup": "all",
    }),
    Role("reader", L("Reading only", "Solo lectura"), {"view": "office", "list_names": "office"}),
)  # fmt: skip


def scope(record: type[Record], user: Any) -> Any:
    """The SQL condition on `record` for this user; None when she may see everything."""
    if record.schema_key() != SCHEMA:
        return None
    reach = user.scope_of(SCHEMA, "view")
    if record is RuleSet:
        return None if reach is not None else false()
    return parts_seen(record, user, SCHEMA, _parts, ProtectedNote, VIEW_PRIVILEGED)


def _parts(record: type[Record], user: Any, reach: str | None) -> Any:
    return None if reach == "all" else parts_within(record, Case, RECORDS, within_reach(Case, user, reach))
