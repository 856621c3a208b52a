"""How many of the contacts a caseload was owed were made in time, month by month.

A contact is owed each time the program's clock runs out (`ContactRhythm`). A contact before that keeps it and starts
the clock anew; a clock that runs out without one is missed, and runs again from the day it ran out: two months of
silence are two contacts missed, not one. A contact after that is late: it keeps nothing, and starts the clock anew.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from kindhub.program.deadlines import DeadlineRule
from kindhub.program.registry import LoadedProgram, Programs
from kindhub.program.workflow import Workflow
from kindhub.records.base import table_of
from kindhub.security.access import User
from kindhub.services.deadlines import add_months

MONTHS = 6


@dataclass(frozen=True, slots=True)
class MonthOfContacts:
    """What was owed in one month: `kept` in time, `missed` late or not at all; the cases of each as (program, id)."""

    month: date
    kept: tuple[tuple[str, str], ...]
    missed: tuple[tuple[str, str], ...]


def contacts_on_time(
    session: Session, programs: Programs, user: User, today: date, months: int = MONTHS
) -> list[MonthOfContacts]:
    """The last months up to today over the cases the person at work answers for; empty where no program measures it."""
    first = add_months(today.replace(day=1), 1 - months)
    kept: dict[date, list[tuple[str, str]]] = {add_months(first, n): [] for n in range(months)}
    missed: dict[date, list[tuple[str, str]]] = {month: [] for month in kept}
    measured = False
    for program in programs:
        for workflow in program.workflows:
            rule = _rule(program, workflow)
            if rule is None:
                continue
            measured = True
            for case_id, day, in_time in _owed(session, program, workflow, rule, user, first, today):
                (kept if in_time else missed)[day.replace(day=1)].append((program.key, case_id))
    return [MonthOfContacts(month, tuple(kept[month]), tuple(missed[month])) for month in kept] if measured else []


def owed(days: Sequence[date], rule: DeadlineRule, until: date) -> Iterator[tuple[date, bool]]:
    """The days contacts were made in time (True), and the days before `until` a clock ran out without one (False).

    `days` are those of `ContactRhythm`.
    """
    for at, start in enumerate(days):
        following = days[at + 1] if at + 1 < len(days) else None
        due = first_due = _after(start, rule)
        while due < until and (following is None or due < following):
            yield due, False
            due = _after(due, rule)
        if following is not None and following <= first_due and following <= until:
            yield following, True


def _owed(
    session: Session,
    program: LoadedProgram,
    workflow: Workflow,
    rule: DeadlineRule,
    user: User,
    first: date,
    today: date,
) -> Iterator[tuple[str, date, bool]]:
    if workflow.rhythm is None:
        return
    case = table_of(workflow.record).c
    closed = case[workflow.closed]
    asked = select(case.id, closed).where(
        case[workflow.responsible] == user.uid, or_(closed.is_(None), closed >= first)
    )
    scope = program.scope(workflow.record, user)
    ends = {row[0]: row[1] for row in session.execute(asked if scope is None else asked.where(scope))}
    for case_id, days in workflow.rhythm.days(session, list(ends)).items():
        until = min(ends[case_id] or today, today)
        for day, in_time in owed(days, rule, until):
            if first <= day <= today:
                yield case_id, day, in_time


def _rule(program: LoadedProgram, workflow: Workflow) -> DeadlineRule | None:
    if workflow.rhythm is None:
        return None
    return next((rule for rule in program.rules if rule.key == workflow.rhythm.rule), None)


def _after(day: date, rule: DeadlineRule) -> date:
    return add_months(day, rule.amount) if rule.unit == "months" else day + timedelta(days=rule.amount)
