"""Works out what is due when for a case, and keeps the rows that worklists and *My day* read.

Which rule governs goes by the day of the event, so an old case keeps the clock of its time. A clock that repeats
(monthly contact) names as its anchor the fact that moves on each time, so nothing has to be counted up.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from kindhub.program.deadlines import CHANGES, ClockChange, DeadlineRule, Due
from kindhub.program.workflow import Workflow
from kindhub.records.base import Record, table_of
from kindhub.records.fields import fields_of
from kindhub.records.person import Person
from kindhub.services.calendars import COUNTRIES, calendar
from kindhub.storage.house import house_of
from kindhub.storage.row_insert import insert_rows
from kindhub.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from kindhub.program.registry import LoadedProgram

CHUNK = 400
HOME = "home"
CENTRAL_AMERICA = timezone(timedelta(hours=-6))
"""Guatemala, Honduras and El Salvador keep this time all year; an hour limit falls on a day there."""


def due_for(rules: Iterable[DeadlineRule], facts: Mapping[str, Any]) -> tuple[Due, ...]:
    """The clocks of a case with these facts, done ones included, in the order of their days.

    A rule whose `calendar` is `home` counts business days of `facts["country"]` and the holidays of
    `facts["place"]`; with `MX/comar` the days on which that authority suspended its terms do not count either. A clock
    that is neither done nor wanted any more (`when` is not true) is left out.
    """
    found = (_due(rule, facts) for rule in rules)
    return tuple(sorted((due for due in found if due), key=lambda due: (due.due_on, due.key)))


def _due(rule: DeadlineRule, facts: Mapping[str, Any]) -> Due | None:
    anchor = facts.get(rule.anchor)
    if not isinstance(anchor, date) or not rule.in_force(_day(anchor)):
        return None
    done = facts.get(rule.done) if rule.done else None
    if done is None and rule.when and not facts.get(rule.when):
        return None
    changes = [one for one in facts.get(CHANGES, ()) if one.clock == rule.key]
    rule = _as_changed(rule, changes, _day(anchor))
    due_on = _after_stops(rule, changes, _day(anchor), _falls_on(rule, anchor, facts))
    return Due(rule.key, rule.label, due_on, rule.form, done) if due_on else None


def _as_changed(rule: DeadlineRule, changes: Sequence[ClockChange], anchor: date) -> DeadlineRule:
    """The rule with the length that governs an event of that day."""
    for one in changes:
        if one.amount is not None and one.unit is not None and not one.stopped and one.governs(anchor):
            rule = replace(rule, amount=one.amount, unit=one.unit)
    return rule


def _after_stops(rule: DeadlineRule, changes: Sequence[ClockChange], anchor: date, due_on: date) -> date | None:
    """The day it runs out when the days on which it stands still are left out; None while there is no end to them."""
    stops = sorted((one for one in changes if one.stopped and one.valid_from), key=lambda one: str(one.valid_from))
    for stop in stops:
        assert stop.valid_from is not None
        if due_on < stop.valid_from or (stop.valid_to is not None and stop.valid_to <= anchor < due_on):
            continue
        if stop.valid_to is None:
            return None
        if rule.amount > 0:
            due_on += stop.valid_to - max(stop.valid_from - timedelta(days=1), anchor)
        elif due_on <= stop.valid_to:
            due_on = stop.valid_to + timedelta(days=1)
    return due_on


def _day(anchor: date) -> date:
    return anchor.astimezone(CENTRAL_AMERICA).date() if isinstance(anchor, datetime) else anchor


def _falls_on(rule: DeadlineRule, anchor: date, facts: Mapping[str, Any]) -> date:
    if rule.unit == "hours":
        start = (
            anchor if isinstance(anchor, datetime) else datetime.combine(anchor, datetime.min.time(), CENTRAL_AMERICA)
        )
        return _day(start + timedelta(hours=rule.amount))
    day = _day(anchor)
    if rule.unit == "days":
        return day + timedelta(days=rule.amount)
    if rule.unit == "months":
        return add_months(day, rule.amount)
    named, _, authority = rule.calendar.partition("/")
    country = str(facts.get("country") if named == HOME else named)
    place = facts.get("place") if named == HOME else None
    business = calendar(country if country in COUNTRIES else "GT", place=place, authority=authority or None)
    return business.add(day, rule.amount)


def add_months(day: date, months: int) -> date:
    """The same day of the month so many months on; the last day of a shorter month."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month, last)
        except ValueError:
            continue
    raise ValueError(f"no such month: {year}-{month}")


def refresh_deadlines(work: UnitOfWork) -> None:
    """Observer of every save: rewrites, in the same transaction, the deadlines of each case that was touched."""
    for program in work.programs:
        for workflow in program.workflows:
            touched = [*_touched(work, workflow), *_of_persons(work, workflow)]
            if any(isinstance(one, workflow.moved_by) for one in (*work.saved, *work.removed)):
                touched = list(work.session.scalars(select(table_of(workflow.record).c.id)))
            if touched:
                rewrite(work.session, program, workflow, list(dict.fromkeys(touched)))


def rewrite(session: Session, program: "LoadedProgram", workflow: Workflow, case_ids: Sequence[str]) -> None:
    """Replace the deadline rows of these cases of a program by what its rules say now."""
    deadline = house_of(program.key).deadline
    for start in range(0, len(case_ids), CHUNK):
        some = list(case_ids[start : start + CHUNK])
        id_column: Any = workflow.record.id
        cases = session.scalars(select(workflow.record).where(id_column.in_(some))).all()
        session.execute(delete(deadline).where(deadline.c.record_id.in_(some)))
        rows = [
            _row(case_id, due)
            for case_id, facts in _facts(session, workflow, cases)
            for due in due_for(program.rules, facts)
        ]
        insert_rows(session.connection(), deadline, rows)


def _facts(session: Session, workflow: Workflow, cases: Sequence[Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if workflow.facts_many is not None:
        yield from workflow.facts_many(session, cases).items()
    else:
        yield from ((case.id, workflow.facts(session, case)) for case in cases)


def _row(case_id: str, due: Due) -> dict[str, Any]:
    return {
        "record_id": case_id,
        "key": due.key,
        "due_on": due.due_on.isoformat(),
        "done_on": due.done_on.isoformat() if due.done_on else None,
        "form": due.form,
    }


def _touched(work: UnitOfWork, workflow: Workflow) -> list[str]:
    schema = workflow.record.schema_key()
    mine = [one for one in (*work.saved, *work.removed) if type(one).schema_key() == schema]
    found = dict.fromkeys(case_id for one in mine if (case_id := _case_of(work.session, one, workflow)))
    return list(found)


def _of_persons(work: UnitOfWork, workflow: Workflow) -> list[str]:
    """The cases of persons who were here before and were saved, where what is due goes by their birth."""
    persons = [one.id for one in work.saved if isinstance(one, Person) and one.id not in work.created]
    if not (workflow.born and workflow.person and persons):
        return []
    case = table_of(workflow.record)
    found: list[str] = []
    for start in range(0, len(persons), CHUNK):
        asked = select(case.c.id).where(case.c[workflow.person].in_(persons[start : start + CHUNK]))
        found += work.session.scalars(asked)
    return found


def _case_of(session: Session, record: Record, workflow: Workflow) -> str | None:
    """The case a record belongs to: itself, the one it names, or what its other links lead to, however many parts lie
    between. A record that could name a case and does not is of none.
    """
    if isinstance(record, workflow.record):
        return record.id
    case_table = table_of(workflow.record)
    links = {name: str(spec.target) for name, spec in fields_of(type(record)).items() if spec.kind == "link"}
    direct = [name for name, target in links.items() if target == case_table.fullname]
    if direct:
        return next((str(linked) for name in direct if (linked := getattr(record, name)) is not None), None)
    for name, target in links.items():
        linked = getattr(record, name)
        parent = _parent(session, workflow.record, target, linked) if linked is not None else None
        if parent is not None:
            return _case_of(session, parent, workflow)
    return None


def _parent(session: Session, case_type: type[Record], target: str, record_id: str) -> Record | None:
    registry: Any = case_type._sa_registry
    for mapper in registry.mappers:
        if mapper.local_table.fullname == target:
            found: Record | None = session.get(mapper.class_, record_id)
            return found
    return None
