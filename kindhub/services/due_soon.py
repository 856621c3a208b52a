"""What is overdue, due today and due soon over the cases of all open programs: *My day* and *Tasks and deadlines*.

Every question passes through the scope of the person: what another caseworker must do is not hers to see. The tables
are asked as such and not as records, so the scope is put into each question here and not by the session.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, func, null, select
from sqlalchemy.orm import Session

from kindhub.i18n import L
from kindhub.program.registry import LoadedProgram, Programs
from kindhub.security.access import User
from kindhub.services.due_sources import A_TASK, TASK, DueSource, sources_of
from kindhub.services.search.cards import card

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
    """One deadline or task that is not done: of which case, whose, what and when; `form` is where it is done.

    `person_id` and `person` are empty for a case without a shared person, which goes by its `number`; `task` is the id
    of a task, empty for a deadline.
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
    task: str = ""


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
    session: Session, programs: Programs, user: User, span: Span, *, uid: str | None = None, limit: int | None = SHOWN
) -> list[DueRow]:
    """What is due in a span and not done, the oldest first; with `uid`, what this person has to do."""
    found = (
        row
        for source in _all(programs)
        for row in _of_source(session, source, _chosen(source, user, span, uid).limit(limit))
    )
    return _oldest_first(found)[:limit]


def count_due(
    session: Session, programs: Iterable[LoadedProgram], user: User, span: Span, *, uid: str | None = None
) -> int:
    """How much falls due in a span; `None` as `uid` counts everybody's in the person's sight."""
    asked = (_chosen(source, user, span, uid) for source in _all(programs))
    return sum(session.execute(one.with_only_columns(func.count())).scalar_one() for one in asked)


def due_of_one(
    session: Session, programs: Programs, user: User, until: date, spans: Mapping[str, Span], *, uid: str, limit: int
) -> tuple[DueTally, dict[str, list[DueRow]]]:
    """Everything one person has to do up to a day, counted by day and rule, and the rows of some spans before it.

    A source is asked once to count and, for rows, only about spans it has something in: a day of seven programs in
    which little is due takes two dozen questions, not a hundred.
    """
    counted = [(source, _tally_of(session, source, user, until, uid)) for source in _all(programs)]
    rows = {
        name: _oldest_first(
            row
            for source, tally in counted
            if tally.count(span)
            for row in _of_source(session, source, _chosen(source, user, span, uid).limit(limit))
        )[:limit]
        for name, span in spans.items()
    }
    return DueTally(tuple(row for _, tally in counted for row in tally.rows)), rows


def due_by_person(session: Session, programs: Programs, user: User, span: Span) -> dict[str, int]:
    """How much of a span each person has to do; an empty uid is nobody."""
    found: dict[str, int] = {}
    for source in _all(programs):
        asked = _chosen(source, user, span, None).with_only_columns(source.whose.label("uid"), func.count().label("n"))
        for uid, n in session.execute(asked.group_by("uid")):
            found[uid or ""] = found.get(uid or "", 0) + n
    return found


def labels_of(program: LoadedProgram) -> dict[str, L]:
    """What the deadlines of a program are called, by key, and its tasks."""
    return {rule.key: rule.label for rule in program.rules} | {TASK: A_TASK}


def _all(programs: Iterable[LoadedProgram]) -> Iterator[DueSource]:
    return (source for program in programs for source in sources_of(program))


def _oldest_first(rows: Iterable[DueRow]) -> list[DueRow]:
    return sorted(rows, key=lambda row: (row.due_on, row.person or row.number))


def _tally_of(session: Session, source: DueSource, user: User, until: date, uid: str) -> DueTally:
    labels, day = labels_of(source.program), source.due_on
    asked = _chosen(source, user, Span(None, until), uid)
    counted = asked.with_only_columns(day.label("due_on"), source.key.label("key"), func.count().label("n"))
    return DueTally(
        tuple(
            (date.fromisoformat(row.due_on), labels.get(row.key, L(row.key, row.key)), row.n)
            for row in session.execute(counted.group_by("due_on", "key"))
        )
    )


def _chosen(source: DueSource, user: User, span: Span, uid: str | None) -> Select[Any]:
    statement = (
        select(source.case_id)
        .join(source.case, source.case.c.id == source.case_id)
        .where(source.waits(of_one=uid is not None), source.due_on <= span.last.isoformat())
    )
    if span.first is not None:
        statement = statement.where(source.due_on >= span.first.isoformat())
    if uid is not None:
        statement = statement.where(source.whose.is_(None) if uid == NOBODY else source.whose == uid)
    scope = source.program.scope(source.workflow.record, user)
    return statement if scope is None else statement.where(scope)


def _of_source(session: Session, source: DueSource, chosen: Select[Any]) -> Sequence[DueRow]:
    program, flow, case = source.program, source.workflow, source.case
    rules, labels = {rule.key: rule for rule in program.rules}, labels_of(program)
    person = case.c[flow.person] if flow.person else null()
    whose = chosen.outerjoin(card, card.c.person_id == person) if flow.person else chosen
    statement = whose.with_only_columns(
        case.c.id,
        person.label("person_id"),
        case.c[flow.number].label("number"),
        (card.c.name if flow.person else null()).label("name"),
        source.key.label("key"),
        source.due_on.label("due_on"),
        source.form.label("form"),
        source.title.label("title"),
        source.task.label("task"),
    ).order_by(source.due_on, source.case_id)
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
            label=L(row.title, row.title) if row.title else labels.get(row.key, L(row.key, row.key)),
            due_on=date.fromisoformat(row.due_on),
            form=row.form,
            kind=TASK if row.task else rules[row.key].kind if row.key in rules else "form",
            task=row.task or "",
        )
        for row in session.execute(statement)
    ]
