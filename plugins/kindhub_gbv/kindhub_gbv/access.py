"""Who may do what. Names are a right of their own: whoever lacks it gets no row of the vault, not even a count."""

from typing import Any

from sqlalchemy import false, select

from kindhub.i18n import L
from kindhub.program.access import Role, every_action
from kindhub.program.scoping import parts_within, within_reach
from kindhub.records.base import Record, table_of
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
    return None if reach == "all" else parts_within(record, Case, RECORDS, within_reach(Case, user, reach))


def _identities(user: Any) -> Any:
    reach = user.scope_of(SCHEMA, VIEW_IDENTITY)
    if reach == "all":
        return None
    if reach is None:
        return false()
    case = table_of(Case).c
    return table_of(Identity).c.code.in_(select(case.number).where(within_reach(Case, user, reach)))
