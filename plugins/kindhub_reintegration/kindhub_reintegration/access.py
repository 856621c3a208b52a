"""Who may do what, and which rows each person's queries reach."""

from typing import Any

from sqlalchemy import false, or_, select

from kindhub.i18n import L
from kindhub.program.access import Role, every_action
from kindhub.records.base import Record, table_of
from kindhub.records.fields import fields_of
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
    return _within(table_of(record), record, _of_case(user, reach))


def _of_case(user: Any, reach: str | None) -> Any:
    case = table_of(Case).c
    if reach is None:
        return false()
    mine = case.responsible == user.uid
    if reach == "team" and user.team_id:
        return or_(mine, case.team == user.team_id)
    if reach == "office" and user.office_id:
        return or_(mine, case.office == user.office_id)
    return mine


def _within(table: Any, record: type[Record], condition: Any) -> Any:
    if record is Case:
        return condition
    for name, spec in fields_of(record).items():
        if spec.kind == "link" and spec.target:
            above = _record_of(spec.target)
            parent = table_of(above)
            return table.c[name].in_(select(parent.c.id).where(_within(parent, above, condition)))
    return false()


def _record_of(target: str) -> type[Record]:
    from kindhub_reintegration.records import RECORDS

    return next(one for one in RECORDS if table_of(one).fullname == target)
