"""Who may do what. Names are a right of their own: whoever lacks it gets no row of the vault, not even a count."""

from typing import Any

from sqlalchemy import false, or_, select

from kindhub.i18n import L
from kindhub.program.access import Role, every_action
from kindhub.records.base import Record, table_of
from kindhub.records.fields import fields_of
from kindhub_gbv.records import RECORDS, SCHEMA, Case, Identity

VIEW_IDENTITY = "view_identity"
ROLES: tuple[Role, ...] = (
    Role("lead", L("Lead", "Supervisora"), every_action()),
    Role(
        "caseworker",
        L("Caseworker", "Gestora de casos"),
        {
            "view": "self", "create": "self", "edit": "self", "refer": "self", "print": "self",
            VIEW_IDENTITY: "self", "export_figures": "self", "import": "self", "backup": "all",
        },
    ),
    Role("counsellor", L("Counsellor, by code only", "Psicóloga, solo con código"),
         {"view": "office", "create": "self", "edit": "office", "backup": "all"}),
    Role("figures", L("Figures only", "Solo cifras"), {"view": "all", "export_figures": "all"}),
)  # fmt: skip


def scope(record: type[Record], user: Any) -> Any:
    """The SQL condition on `record` for this user; None when she may see everything.

    A part lies in the scope of its case. Rows whose case nobody knows are seen only by those who see everything.
    """
    if record.schema_key() != SCHEMA:
        return None
    if record is Identity:
        return _identities(user)
    reach = user.scope_of(SCHEMA, "view")
    return None if reach == "all" else _within(table_of(record), record, _of_case(user, reach))


def _identities(user: Any) -> Any:
    reach = user.scope_of(SCHEMA, VIEW_IDENTITY)
    if reach == "all":
        return None
    if reach is None:
        return false()
    case = table_of(Case).c
    return table_of(Identity).c.code.in_(select(case.number).where(_of_case(user, reach)))


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
            above = next(one for one in RECORDS if table_of(one).fullname == spec.target)
            parent = table_of(above)
            return table.c[name].in_(select(parent.c.id).where(_within(parent, above, condition)))
    return false()
