"""What is overdue, due today and due soon over the cases of all open programs: *My day* and *Tasks and deadlines*."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from kindhub.i18n import L
from kindhub.program.registry import LoadedProgram, Programs
from kindhub.program.workflow import Workflow
from kindhub.records.base import table_of
from kindhub.services.search.cards import card
from kindhub.services.worklists import without_index
from kindhub.storage.house import house_of

SHOWN = 200


@dataclass(frozen=True, slots=True)
class DueRow:
    """One deadline that is not done: of which case, whose, what and when; `form` is where it is done."""

    program: str
    letters: str
    slot: int
    case_id: str
    person_id: str
    person: str
    number: str
    key: str
    label: L
    due_on: date
    form: str


def due_rows(
    session: Session, programs: Programs, until: date, *, uid: str | None = None, limit: int = SHOWN
) -> list[DueRow]:
    """Deadlines up to a day that are not done, the oldest first; with `uid`, of the cases this person answers for."""
    found = [
        row
        for program in programs
        for workflow in program.workflows
        for row in _of_program(session, program, workflow, until, uid, limit)
    ]
    return sorted(found, key=lambda row: (row.due_on, row.person))[:limit]


def count_due(session: Session, programs: Programs, today: date, *, uid: str | None = None) -> int:
    """How many deadlines are overdue or due today; `None` as `uid` counts everybody's in the person's sight."""
    total = 0
    for program in programs:
        for workflow in program.workflows:
            statement = _chosen(program, workflow, today, uid)
            total += session.execute(statement.with_only_columns(func.count()).order_by(None)).scalar_one()
    return total


def due_counts(session: Session, programs: Programs, today: date, *, uid: str | None = None) -> dict[str, int]:
    """Figures of *My day*: `overdue`, `today`, `tomorrow`, `week` (the six days after tomorrow)."""
    limits = {
        "overdue": today - timedelta(days=1),
        "today": today,
        "tomorrow": today + timedelta(days=1),
        "week": today + timedelta(days=7),
    }
    reached, counts, before = 0, {}, 0
    for name, until in limits.items():
        reached = count_due(session, programs, until, uid=uid)
        counts[name], before = reached - before, reached
    return counts


def _chosen(program: LoadedProgram, workflow: Workflow, until: date, uid: str | None) -> Any:
    deadline = house_of(program.key).deadline
    open_ = deadline.c.done_on
    case: Any = workflow.record
    statement = (
        select(case, deadline, card.c.name.label("person_name"))
        .join(deadline, deadline.c.record_id == col(case.id))
        .outerjoin(card, card.c.person_id == table_of(case).c[workflow.person])
        # her cases are few among many deadlines: begin with them
        .where((open_ if uid is None else without_index(open_)).is_(None), deadline.c.due_on <= until.isoformat())
        .where(table_of(case).c[workflow.closed].is_(None))
    )
    if uid is not None:
        statement = statement.where(table_of(case).c[workflow.responsible] == uid)
    return statement.order_by(deadline.c.due_on, deadline.c.record_id)


def _of_program(
    session: Session, program: LoadedProgram, workflow: Workflow, until: date, uid: str | None, limit: int
) -> Sequence[DueRow]:
    labels = {rule.key: rule.label for rule in program.rules}
    deadline = house_of(program.key).deadline
    case = table_of(workflow.record)
    statement = _chosen(program, workflow, until, uid).with_only_columns(
        case.c.id,
        case.c[workflow.person].label("person_id"),
        case.c[workflow.number].label("number"),
        card.c.name,
        deadline.c.key,
        deadline.c.due_on,
        deadline.c.form,
    )
    return [
        DueRow(
            program=program.key,
            letters=program.info.letters,
            slot=int(program.info.colour[1:]),
            case_id=row.id,
            person_id=row.person_id,
            person=row.name or "",
            number=row.number or "",
            key=row.key,
            label=labels.get(row.key, L(row.key, row.key)),
            due_on=date.fromisoformat(row.due_on),
            form=row.form,
        )
        for row in session.execute(statement.limit(limit))
    ]
