"""Who may do what, and which rows each person's queries reach."""

from typing import Any

from sqlalchemy import false, select

from kindhub.i18n import L
from kindhub.program.access import Role, every_action
from kindhub.program.scoping import within_reach
from kindhub.records.base import Record, table_of
from kindhub_gbv_activities.records import (
    SCHEMA,
    Answer,
    Attendance,
    Certificate,
    Curriculum,
    Group,
    ItemResult,
    LaterReferral,
    Media,
    Question,
    Session,
    Tally,
    Topic,
)
from kindhub_gbv_activities.records.participant import Participant, ParticipantsApart

ROLES: tuple[Role, ...] = (
    Role("coordinator", L("Coordinator", "Coordinación"), every_action()),
    Role(
        "facilitator",
        L("Facilitator", "Facilitación"),
        {
            "view": "office", "list_names": "office", "search_owned_by_others": "office", "create": "self",
            "edit": "office", "print": "office", "export_figures": "office", "import": "office", "backup": "all",
        },
    ),
    Role(
        "partner",
        L("Partner organisation", "Organización socia"),
        {"view": "team", "list_names": "team", "create": "team", "edit": "team", "export_figures": "team",
         "import": "team", "backup": "all"},
    ),
    Role("reader", L("Figures only", "Solo cifras"), {"view_figures": "all", "export_figures": "all"}),
)  # fmt: skip


def scope(record: type[Record], user: Any) -> Any:
    """The SQL condition on `record` for this user; None when she may see everything.

    Sessions, headcounts and spots lie in the scope of their group; attendance in that of its session; a participant in
    that of the sessions she came to. Curricula are everybody's. What belongs to no group is seen by those who see all.
    """
    reach = user.scope_of(SCHEMA, "view")
    if reach == "all" or record.schema_key() != SCHEMA or (reach and record in (Curriculum, Topic, Question)):
        return None
    if reach is None:
        return false()
    return _within(record, within_reach(Group, user, reach))


def _within(record: type[Record], mine: Any) -> Any:
    table = table_of(record).c
    if record is Group:
        return mine
    if record in (Session, Tally, Media, LaterReferral, Certificate):
        return table.group_id.in_(select(table_of(Group).c.id).where(mine))
    if record in (Attendance, ItemResult):
        return table.session_id.in_(select(table_of(Session).c.id).where(_within(Session, mine)))
    came = table_of(Attendance).c
    if record is Participant:
        return table.id.in_(select(came.participant_id).where(_within(Attendance, mine)))
    if record is ParticipantsApart:
        theirs = select(came.participant_id).where(_within(Attendance, mine))
        return table.participant_id.in_(theirs) & table.other_id.in_(theirs)
    if record is Answer:
        return table.attendance_id.in_(select(came.id).where(_within(Attendance, mine)))
    return false()
