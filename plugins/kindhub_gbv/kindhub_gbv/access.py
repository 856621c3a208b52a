"""Who may do what. Names are a right of their own: whoever lacks it gets no row of the vault, not even a count."""

from typing import Any

from sqlalchemy import false, select

from kindhub.i18n import L
from kindhub.program.access import Role, every_action
from kindhub.program.scoping import parts_within, within_reach
from kindhub.records.base import Record, table_of
from kindhub_gbv.records import (
    RECORDS,
    SCHEMA,
    Case,
    Identity,
    LegalRule,
    TherapyAttendance,
    TherapyGroup,
    TherapySession,
)

VIEW_IDENTITY = "view_identity"
FOR_ALL: tuple[type[Record], ...] = (LegalRule, TherapyGroup, TherapySession)
"""What hangs on no file and is read by everybody in the program."""
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
    Role("figures", L("Figures only", "Solo cifras"), {"view_figures": "all", "export_figures": "all"}),
)  # fmt: skip


def scope(record: type[Record], user: Any) -> Any:
    """The SQL condition on `record` for this user; None when she may see everything.

    A part lies in the scope of its case. Rows whose case nobody knows are seen only by those who see everything.
    """
    if record.schema_key() != SCHEMA:
        return None
    if record in FOR_ALL:
        return None if user.scope_of(SCHEMA, "view") is not None else false()
    if record is Identity:
        return _by_code(Identity, user, VIEW_IDENTITY)
    if record is TherapyAttendance:
        return _by_code(TherapyAttendance, user, "view")
    reach = user.scope_of(SCHEMA, "view")
    return None if reach == "all" else parts_within(record, Case, RECORDS, within_reach(Case, user, reach))


def _by_code(record: type[Record], user: Any, action: str) -> Any:
    """What is joined to a file by the survivor code alone."""
    reach = user.scope_of(SCHEMA, action)
    if reach == "all":
        return None
    if reach is None:
        return false()
    case = table_of(Case).c
    return table_of(record).c.code.in_(select(case.number).where(within_reach(Case, user, reach)))
