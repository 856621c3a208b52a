"""The life of a group: planned, running, finished. It has no shared person."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session as Reading

from kindhub.i18n import L
from kindhub.program.conditions import Filled, Is
from kindhub.program.finding import by_words
from kindhub.program.nouns import Noun
from kindhub.program.workflow import Need, SideStatus, Stage, Workflow
from kindhub.records.base import table_of
from kindhub.records.codes import code_list
from kindhub_gbv_activities.records import SCHEMA, Group, Session

_STATUS = {one.code: one.label for one in code_list(f"{SCHEMA}.status")}
_CHUNK = 400


def facts_of(session: Reading, group: Group) -> dict[str, Any]:
    """What is known of one group."""
    return facts_of_many(session, (group,))[group.id]


def facts_of_many(session: Reading, groups: Sequence[Group]) -> Mapping[str, dict[str, Any]]:
    """What is known of many, by id: how many workshops were held, the first and the last."""
    found: dict[str, dict[str, Any]] = {
        one.id: {"status": one.status, "opened": one.opened, "closed_on": one.closed, "number": one.number,
                 "curriculum_id": one.curriculum_id, "has_workshop": False}
        for one in groups
    }  # fmt: skip
    held, ids = table_of(Session).c, list(found)
    for start in range(0, len(ids), _CHUNK):
        counted = (
            select(held.group_id, func.count(), func.max(held.held_on))
            .where(held.group_id.in_(ids[start : start + _CHUNK]))
            .group_by(held.group_id)
        )
        for group_id, number, last in session.execute(counted):
            found[group_id].update(has_workshop=number > 0, last_held=last.earliest if last is not None else None)
    return found


HELD = Need("held", L("A workshop was held", "Se hizo al menos un taller"), "sessions", Is("has_workshop", True))

GROUP = Noun(L("group", "grupo"), L("groups", "grupos"), file=L("group record", "ficha del grupo"))

WORKFLOW = Workflow(
    record=Group,
    stages=(
        Stage("planned", _STATUS["planned"], date_field="opened"),
        Stage(
            "running",
            _STATUS["running"],
            (Need("curriculum", L("Curriculum chosen", "Currículo elegido"), "group", Filled("curriculum_id"),
                  "curriculum_id"),),
        ),
        Stage(
            "finished",
            _STATUS["finished"],
            (HELD,),
            "closed_on",
        ),
    ),
    side=(SideStatus("cancelled", _STATUS["cancelled"], ("planned", "running"), open=False),),
    facts=facts_of,
    facts_many=facts_of_many,
    person=None,
    find=by_words(Group, "number", "organisation_written", "community"),
    called=GROUP,
)  # fmt: skip
