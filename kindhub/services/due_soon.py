"""What is overdue, due today and due soon over the cases of all open programs: *My day* and *Tasks and deadlines*.

Every question passes through the scope of the person: what another caseworker must do is not hers to see. The tables
are asked as such and not as records, so the scope is put into each question here and not by the session.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, func, null, select
from sqlalchemy.orm import Session

from kindhub.i18n import L
from kindhub.program.registry import LoadedProgram, Programs
from kindhub.program.workflow import Workflow
from kindhub.records.base import table_of
from kindhub.security.access import User
from kindhub.services.search.cards import card
from kindhub.services.worklists import without_index
from kindhub.storage.house import house_of

SHOWN = 200
NOBODY = "-"
"""As `uid`: the cases nobody answers for."""
WEEK = timedelta(days=7)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `first` (None: from ever) to `last`, both included."""

    first: date | None
    last: date

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return day <= self.last and (self.first is None or day >= self.first)


def spans_of(today: date) -> dict[str, Span]:
    """The spans people speak of: `overdue`, `today`, `tomorrow`, and `week`, the seven days after today."""
    tomorrow = today + ONE_DAY
    return {
        "overdue": Span(None, today - ONE_DAY),
        "today": Span(today, today),
        "tomorrow": Span(tomorrow, tomorrow),
        "week": Span(tomorrow, today + WEEK),
    }


@dataclass(frozen=True, slots=True)
class DueRow:
    """One deadline that is not done: of which case, whose, what and when; `form` is where it is done.

    `person_id` and `person` are empty for a case without a shared person, which goes by its `number`.
    """

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
    kind: str


@dataclass(frozen=True, slots=True)
class DueTally:
    """How many deadlines fall on which day: (day, label of the rule, how many)."""

    rows: tuple[tuple[date, L, int], ...]

    def count(self, span: Span) -> int:
        """How many fall into a span."""
        return sum(n for day, _, n in self.rows if span.holds(day))

    def by_label(self, span: Span) -> list[tuple[L, int]]:
        """What falls into a span, by rule, the most frequent first."""
        found: dict[L, int] = {}
        for day, label, n in self.rows:
            if span.holds(day):
                found[label] = found.get(label, 0) + n
        return sorted(found.items(), key=lambda pair: -pair[1])

    def by_day(self) -> dict[date, int]:
        """How many fall on each day."""
        found: dict[date, int] = {}
        for day, _, n in self.rows:
            found[day] = found.get(day, 0) + n
        return found

    def oldest(self) -> date | None:
        """The first day on which something was due."""
        return min((day for day, _, _ in self.rows), default=None)


def due_rows(
    session: Session, programs: Programs, user: User, span: Span, *, uid: str | None = None, limit: int = SHOWN
) -> list[DueRow]:
    """Deadlines of a span that are not done, the oldest first; with `uid`, of the cases this person answers for."""
    found = [
        row
        for program, workflow in _all(programs)
        for row in _of_program(session, program, _chosen(program, workflow, user, span, uid), workflow, limit)
    ]
    return sorted(found, key=lambda row: (row.due_on, row.person or row.number))[:limit]


def count_due(session: Session, programs: Programs, user: User, span: Span, *, uid: str | None = None) -> int:
    """How many deadlines fall into a span; `None` as `uid` counts everybody's in the person's sight."""
    asked = (_chosen(program, workflow, user, span, uid) for program, workflow in _all(programs))
    return sum(session.execute(one.with_only_columns(func.count())).scalar_one() for one in asked)


def due_tally(session: Session, programs: Programs, user: User, until: date, *, uid: str) -> DueTally:
    """Everything not done up to a day over the cases of one person, counted by day and rule: one question a program."""
    found: list[tuple[date, L, int]] = []
    for program, workflow in _all(programs):
        deadline, labels = house_of(program.key).deadline.c, labels_of(program)
        asked = _chosen(program, workflow, user, Span(None, until), uid)
        counted = asked.with_only_columns(deadline.due_on, deadline.key, func.count().label("n"))
        found += [
            (date.fromisoformat(row.due_on), labels.get(row.key, L(row.key, row.key)), row.n)
            for row in session.execute(counted.group_by(deadline.due_on, deadline.key))
        ]
    return DueTally(tuple(found))


def due_by_person(session: Session, programs: Programs, user: User, span: Span) -> dict[str, int]:
    """How many deadlines of a span each person has who answers for cases; an empty uid is nobody."""
    found: dict[str, int] = {}
    for program, workflow in _all(programs):
        responsible = table_of(workflow.record).c[workflow.responsible]
        asked = _chosen(program, workflow, user, span, None).with_only_columns(responsible, func.count().label("n"))
        for uid, n in session.execute(asked.group_by(responsible)):
            found[uid or ""] = found.get(uid or "", 0) + n
    return found


def labels_of(program: LoadedProgram) -> dict[str, L]:
    """What the deadlines of a program are called, by key."""
    return {rule.key: rule.label for rule in program.rules}


def _all(programs: Programs) -> Iterator[tuple[LoadedProgram, Workflow]]:
    return ((program, workflow) for program in programs for workflow in program.workflows)


def _chosen(program: LoadedProgram, workflow: Workflow, user: User, span: Span, uid: str | None) -> Select[Any]:
    deadline, case = house_of(program.key).deadline, table_of(workflow.record)
    statement = (
        select(deadline.c.record_id)
        .join(case, case.c.id == deadline.c.record_id)
        # her cases are few among many deadlines: begin with them
        .where((deadline.c.done_on if uid is None else without_index(deadline.c.done_on)).is_(None))
        .where(deadline.c.due_on <= span.last.isoformat(), case.c[workflow.closed].is_(None))
    )
    if span.first is not None:
        statement = statement.where(deadline.c.due_on >= span.first.isoformat())
    if uid is not None:
        responsible = case.c[workflow.responsible]
        statement = statement.where(responsible.is_(None) if uid == NOBODY else responsible == uid)
    scope = program.scope(workflow.record, user)
    return statement if scope is None else statement.where(scope)


def _of_program(
    session: Session, program: LoadedProgram, chosen: Select[Any], workflow: Workflow, limit: int
) -> Sequence[DueRow]:
    rules = {rule.key: rule for rule in program.rules}
    deadline, case = house_of(program.key).deadline, table_of(workflow.record)
    person = case.c[workflow.person] if workflow.person else null()
    whose = chosen.outerjoin(card, card.c.person_id == person) if workflow.person else chosen
    statement = whose.with_only_columns(
        case.c.id,
        person.label("person_id"),
        case.c[workflow.number].label("number"),
        (card.c.name if workflow.person else null()).label("name"),
        deadline.c.key,
        deadline.c.due_on,
        deadline.c.form,
    ).order_by(deadline.c.due_on, deadline.c.record_id)
    return [
        DueRow(
            program=program.key,
            letters=program.info.letters,
            slot=int(program.info.colour[1:]),
            case_id=row.id,
            person_id=row.person_id or "",
            person=row.name or "",
            number=row.number or "",
            key=row.key,
            label=rules[row.key].label if row.key in rules else L(row.key, row.key),
            due_on=date.fromisoformat(row.due_on),
            form=row.form,
            kind=rules[row.key].kind if row.key in rules else "form",
        )
        for row in session.execute(statement.limit(limit))
    ]
