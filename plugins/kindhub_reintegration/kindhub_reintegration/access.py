"""Who may do what, and which rows each person's queries reach."""

from typing import Any

from kindhub.i18n import L
from kindhub.program.access import Role, every_action
from kindhub.program.scoping import parts_within, within_reach
from kindhub.records.base import Record
from kindhub_reintegration.records import SCHEMA, Case

ROLES: tuple[Role, ...] = (
    Role("coordinator", L("Coordinator", "Coordinación"), every_action()),
    Role(
        "caseworker",
        L("Caseworker", "Responsable de casos"),
        {
            "view": "office", "list_names": "office", "search_owned_by_others": "office", "create": "self",
            "edit": "self", "refer": "self", "view_photo": "self", "print": "self", "export_figures": "office",
            "import": "office", "backup": "all",
        },
    ),
    Role(
        "partner",
        L("Partner organisation", "Organización socia"),
        {"view": "team", "list_names": "team", "create": "team", "edit": "team", "print": "self",
         "export_package": "team", "import": "team", "backup": "all"},
    ),
    Role("reader", L("Reading only", "Solo lectura"), {"view": "office", "list_names": "office"}),
)  # fmt: skip


def scope(record: type[Record], user: Any) -> Any:
    """The SQL condition on `record` for this user; None when she may see everything.

    A part lies in the scope of its case, however many parts lie between. Rows whose case nobody knows (orphans) are
    seen only by those who see everything.
    """
    reach = user.scope_of(SCHEMA, "view")
    if reach == "all" or record.schema_key() != SCHEMA:
        return None
    from kindhub_reintegration.records import RECORDS

    return parts_within(record, Case, RECORDS, within_reach(Case, user, reach))
