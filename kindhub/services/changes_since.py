"""What others changed on the cases a person answers for since she was last here, read from the programs' ledgers.

Only cases in her scope and of programs she holds the key of are told, and only what she answers for now. Several
changes of one part of one case are one line; the values themselves stay in the case's own history.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.i18n import L
from kindhub.program.nouns import CASE, Noun
from kindhub.program.registry import LoadedProgram, Programs
from kindhub.program.workflow import Workflow
from kindhub.records.base import Record, table_of
from kindhub.records.fields import fields_of
from kindhub.security.access import User
from kindhub.services.case_links import cases_behind, link_of, linked_to
from kindhub.services.last_here import LastHere
from kindhub.services.parts_seen import sees_record
from kindhub.services.search.cards import card
from kindhub.storage.house import house_of

LOOKED_AT = 2_000
"""So many ledger rows of each program are looked at, the newest; after a large import the rest is not told here."""
CHUNK = 400
Act = Literal["assigned", "status", "new", "changed", "gone"]


@dataclass(slots=True)
class Change:
    """One thing that changed on a case. `what` is the part or, of an `assigned` or `status` act, the new status.

    `fields` are the labels of what changed, `times` how many records; `form` is where it is seen, `called` the
    program's word for a case.
    """

    program: str
    case_id: str
    person: str
    act: Act
    what: L | None
    form: str
    who: str
    at: datetime
    times: int = 1
    fields: list[L] = field(default_factory=list)
    called: Noun = CASE


@dataclass(frozen=True, slots=True)
class _Told:
    """A ledger row with the case it belongs to."""

    row: Any
    record: type[Record]
    case_id: str


def changes_since(session: Session, programs: Programs, user: User, since: LastHere) -> list[Change]:
    """The newest first. Nothing for a person who is here for the first time: she has seen none of it yet."""
    if since.at is None:
        return []
    found = [
        change
        for program in programs
        for workflow in program.workflows
        for change in _of_program(session, program, workflow, user, since.rows.get(program.key, 0))
    ]
    return sorted(found, key=lambda change: change.at, reverse=True)


def _of_program(
    session: Session, program: LoadedProgram, workflow: Workflow, user: User, after: int
) -> Iterator[Change]:
    ledger = house_of(program.key).ledger.c
    asked = (
        select(ledger.at, ledger.who, ledger.action, ledger.entity, ledger.record_id, ledger.changes)
        .where(ledger.n > after, ledger.who != user.uid, ledger.action.in_(("create", "update", "delete")))
        .order_by(ledger.n.desc())
        .limit(LOOKED_AT)
    )
    rows: list[Any] = list(session.execute(asked))
    told = _with_cases(session, program, workflow, user, rows)
    names = _names(session, program, workflow, user, {one.case_id for one in told})
    merged: dict[tuple[str, str, str], Change] = {}
    for one in told:
        if one.case_id not in names:
            continue
        change = _change(program, workflow, user, one, names[one.case_id])
        said = merged.setdefault((change.case_id, change.act, change.form), change)
        if said is not change:
            said.times += 1
            said.fields += [label for label in change.fields if label not in said.fields]
    return iter(merged.values())


def _with_cases(
    session: Session, program: LoadedProgram, workflow: Workflow, user: User, rows: Sequence[Any]
) -> list[_Told]:
    """The rows with their cases; of a part that is not there for her, not even that it changed."""
    by_entity: dict[str, list[Any]] = {}
    for row in rows:
        by_entity.setdefault(row.entity, []).append(row)
    told = []
    for record in program.records:
        mine = by_entity.get(table_of(record).name, [])
        seen = bool(mine) and sees_record(user, program, record)
        cases = _cases_of(session, program, workflow, record, mine) if seen else {}
        told += [_Told(row, record, cases[row.record_id]) for row in mine if row.record_id in cases]
    return told


def _cases_of(
    session: Session, program: LoadedProgram, workflow: Workflow, record: type[Record], rows: Sequence[Any]
) -> dict[str, str]:
    if record is workflow.record:
        return {row.record_id: row.record_id for row in rows}
    link = link_of(program, record)
    if link is None:
        return {}
    linked = linked_to(session, record, link[0], {row.record_id for row in rows})
    for row in rows:  # what was taken away is known by what its last row held
        pair = json.loads(row.changes).get(link[0]) if row.record_id not in linked else None
        if isinstance(pair, list) and pair and isinstance(pair[0], str):
            linked[row.record_id] = pair[0]
    known = {one: parent for one, parent in linked.items() if parent}
    return cases_behind(session, program, workflow, record, known)


def _names(
    session: Session, program: LoadedProgram, workflow: Workflow, user: User, case_ids: set[str]
) -> dict[str, str]:
    """What those of the cases are called that the person answers for and may see: the name behind it, or its number."""
    called = card.c.name if workflow.person else table_of(workflow.record).c[workflow.number]
    case, ids, found = table_of(workflow.record).c, list(case_ids), {}
    scope = program.scope(workflow.record, user)
    for start in range(0, len(ids), CHUNK):
        asked = select(case.id, called).where(
            case.id.in_(ids[start : start + CHUNK]), case[workflow.responsible] == user.uid
        )
        if workflow.person:
            asked = asked.outerjoin(card, card.c.person_id == case[workflow.person])
        rows = session.execute(asked if scope is None else asked.where(scope))
        found.update({row[0]: row[1] or "" for row in rows})
    return found


def _change(program: LoadedProgram, workflow: Workflow, user: User, one: _Told, name: str) -> Change:
    changes = {key: pair for key, pair in json.loads(one.row.changes).items() if isinstance(pair, list)}
    form = next((form for form in program.forms if form.record is one.record), None)
    specs = fields_of(one.record)
    act: Act = {"create": "new", "delete": "gone"}.get(one.row.action, "changed")  # type: ignore[assignment]
    what = form.title if form else None
    if one.record is workflow.record and act != "gone":
        new = {key: pair[1] for key, pair in changes.items() if len(pair) == 2}
        if new.get(workflow.responsible) == user.uid:
            act, what = "assigned", None
        elif workflow.status in new and act == "changed":
            act, what = "status", workflow.label_of(str(new[workflow.status]))
    return Change(
        program=program.key,
        case_id=one.case_id,
        person=name,
        act=act,
        what=what,
        form=form.key if form else "",
        who=one.row.who,
        at=datetime.fromisoformat(one.row.at),
        fields=[specs[key].label for key in changes if key in specs] if act == "changed" else [],
        called=workflow.called,
    )
