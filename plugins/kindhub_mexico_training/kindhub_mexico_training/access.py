"""Who may do what, and which rows each person's queries reach."""

from typing import Any

from sqlalchemy import false, select

from kindhub.i18n import L
from kindhub.program.access import Role, every_action
from kindhub.program.scoping import parts_within, within_reach
from kindhub.records.base import Record, table_of
from kindhub_mexico_training.records import RECORDS, SCHEMA, Enrolment, Event, Institution, Trainee

ROLES: tuple[Role, ...] = (
    Role("coordinator", L("Coordinator", "Coordinación"), every_action()),
    Role(
        "trainer",
        L("Trainer", "Capacitación"),
        {
            "view": "office", "list_names": "office", "search_owned_by_others": "office", "create": "self",
            "edit": "office", "print": "office", "export": "office", "export_figures": "office", "import": "office",
            "merge": "office", "backup": "all",
        },
    ),
    Role("reader", L("Figures only", "Solo cifras"), {"view_figures": "all", "export_figures": "all"}),
)  # fmt: skip


def scope(record: type[Record], user: Any) -> Any:
    """The SQL condition on `record` for this user; None when she may see everything.

    Sessions, lists and presences lie in the scope of their event, people in that of the events they are on the list
    of. The directory of institutions is everybody's who sees the program at all.
    """
    reach = user.scope_of(SCHEMA, "view")
    if reach == "all" or record.schema_key() != SCHEMA or (reach and record is Institution):
        return None
    if reach is None:
        return false()
    mine = within_reach(Event, user, reach)
    if record is Trainee:
        listed = parts_within(Enrolment, Event, RECORDS, mine)
        return table_of(Trainee).c.id.in_(select(table_of(Enrolment).c.trainee_id).where(listed))
    return parts_within(record, Event, RECORDS, mine)
