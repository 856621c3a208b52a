"""The life of an event: planned, running, finished. It has no shared person."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session as Reading

from kindhub.i18n import L
from kindhub.program.conditions import Filled, Is
from kindhub.program.finding import by_words
from kindhub.program.nouns import Noun
from kindhub.program.workflow import Need, Workflow, beside_of, stages_of
from kindhub.records.base import table_of
from kindhub.records.codes import code_list
from kindhub_mexico_training.records import SCHEMA, Enrolment, Event

_STATUS = code_list(f"{SCHEMA}.status").codes
_CHUNK = 400
ENDS = ("finished", "cancelled")


def facts_of(session: Reading, event: Event) -> dict[str, Any]:
    """What is known of one event."""
    return facts_of_many(session, (event,))[event.id]


def facts_of_many(session: Reading, events: Sequence[Event]) -> Mapping[str, dict[str, Any]]:
    """What is known of many, by id: its days and how many of its list came."""
    found: dict[str, dict[str, Any]] = {
        one.id: {"status": one.status, "opened": one.opened, "closed_on": one.closed, "number": one.number,
                 "starts_on": one.starts_on, "came": 0}
        for one in events
    }  # fmt: skip
    listed, ids = table_of(Enrolment).c, list(found)
    for start in range(0, len(ids), _CHUNK):
        came = (
            select(listed.event_id, func.count())
            .where(listed.event_id.in_(ids[start : start + _CHUNK]), listed.present.is_(True))
            .group_by(listed.event_id)
        )
        for event_id, number in session.execute(came):
            found[event_id].update(came=number)
    for facts in found.values():
        facts["has_attendance"] = facts["came"] > 0
    return found


EVENT = Noun(L("event", "evento"), L("events", "eventos"), file=L("event record", "ficha del evento"))
DATED = Need("starts", L("First day", "Primer día"), "event", Filled("starts_on"), "starts_on")
ATTENDED = Need("came", L("Somebody is marked as present", "Hay al menos una asistencia marcada"), "roster",
                Is("has_attendance", True))  # fmt: skip

WORKFLOW = Workflow(
    record=Event,
    stages=stages_of(
        _STATUS,
        {"planned": (), "running": (DATED,), "finished": (DATED, ATTENDED)},
        {"planned": "opened", "running": "starts_on", "finished": "closed_on"},
    ),
    side=beside_of(_STATUS, {"cancelled": (("planned", "running"), False, ())}),
    facts=facts_of,
    facts_many=facts_of_many,
    person=None,
    find=by_words(Event, "number", "title", "venue", "host"),
    called=EVENT,
)
