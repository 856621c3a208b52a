"""Stored screenings as facts, and what the rules of today give of them: for all open cases, at once or part by part."""

import json
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, Text, select, type_coerce
from sqlalchemy.orm import Session
from sqlmodel import col

from kindhub.records.base import table_of
from kindhub.records.partial_date import PartialDate
from kindhub_cam.facts import SETTLED
from kindhub_cam.records import Aor, Case, Member, Screening
from kindhub_cam.rules.books import set_on
from kindhub_cam.rules.facts import Child, Family, Parent
from kindhub_cam.rules.model import Outcome, RuleSet
from kindhub_cam.screening.judging import JudgedFamily, Standing, judge
from kindhub_cam.screening.told import known, other_parent_of

CHUNK = 2_000
AS_TEXT = frozenset(("birth", "status_since", "status_until", "earlier_aor", "aor_filed_on", "married_on",
                     "nationality"))  # fmt: skip
PARENT = ("birth", "in_us", "us_status", "status_since", "status_until", "earlier_aor")
OTHER = ("other_parent", "other_in_household", "other_married", "other_biological")
CHILD = ("birth", "nationality", "lives_in", "marital", "relation", "order", "marriage", "married_on")
Progress = Callable[[int, int], None]


OTHER_PARENT = 0
"""The number that stands for the parent in the country among the children's."""
Now = tuple[str | None, str | None, bool | None]
"""What a case keeps of a second look: its outcome, the children it touches, and whether the other parent too."""


@dataclass(frozen=True, slots=True)
class PersonChange:
    """One person of a family for whom the answer is another one: a child by number, or the parent in the country."""

    number: int
    before: Outcome
    after: Outcome
    reasons: tuple[tuple[str, Standing], ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """A family whom the rules or the facts of today touch: what it had, what it would have, and for whom."""

    case_id: str
    number: str
    before: Outcome
    after: Outcome
    rules_before: str
    rules_after: str
    persons: tuple[PersonChange, ...] = ()


@dataclass(frozen=True, slots=True)
class StoredScreening:
    """The latest screening of a case: its facts, what it gave on its day for the family and for each person, and what
    a second look gave last.
    """

    case_id: str
    number: str
    outcome: Outcome | None
    rules: str
    family: Family
    persons: Mapping[int, Outcome | None]
    now: Now = (None, None, None)


def stored_screenings(session: Session, cases: Sequence[str] | None = None) -> Iterator[StoredScreening]:
    """The latest screening of every open case that is in sight (or of these).

    Dates and lists are read from their stored texts here, each text once: there are few different ones among many.
    """
    screening, aor = table_of(Screening), table_of(Aor)
    connection = session.connection()
    numbers = _numbers(session, cases)
    children = _children(connection, numbers)
    filings = select(aor.c.case_id, aor.c.filed_on).where(aor.c.filed_on.is_not(None))
    filed_on = {row[0]: row[1] for row in connection.execute(filings)}
    plain = [screening.c[name] for name in ("case_id", "screened_on", "id", "outcome", "rules", "other_parent_outcome")]
    told = (*_texts(screening, ("aor_filed_on", *PARENT)), *(screening.c[name] for name in OTHER))
    latest: dict[str, Any] = {}
    for row in connection.execute(select(*plain, *told).where(screening.c.screened_on.is_not(None))):
        before = latest.get(row[0])
        if row[0] in numbers and (before is None or (before[1], before[2]) < (row[1], row[2])):
            latest[row[0]] = row
    for case_id, row in latest.items():
        _case, day, _id, outcome, rules, other_before, said_filed, *rest = row
        parent = Parent(_date(rest[0]), rest[1], rest[2], *map(_date, rest[3:6]))
        filed = PartialDate.of(filed_on[case_id]) if case_id in filed_on else _date(said_filed)
        other = other_parent_of(dict(zip(OTHER, rest[6:], strict=True)))
        children_of, before = children.get(case_id, NOBODY)
        children_of = sorted(children_of, key=attrgetter("number"))
        number, now = numbers[case_id]
        family = Family(day, parent, tuple(children_of), other, filed, number or "")
        persons = before if other is None else {**before, OTHER_PARENT: other_before}
        yield StoredScreening(case_id, number or "", outcome, rules or "", family, persons, now)


def _numbers(session: Session, cases: Sequence[str] | None) -> dict[str, tuple[str | None, Now]]:
    """The cases that are wanted, with their numbers and what a second look gave last.

    This one passes through the scope of the person; all else is of these cases alone. Whole tables are read in a row:
    a join by ids that are spread over an encrypted file takes three times as long.
    """
    wanted = col(Case.id).in_(cases) if cases is not None else col(Case.status).not_in(SETTLED)
    asked = select(
        col(Case.id), col(Case.number), col(Case.outcome_now), col(Case.children_now), col(Case.other_parent_now)
    ).where(wanted)
    return {row[0]: (row[1], (row[2], row[3], row[4])) for row in session.execute(asked)}


Told = tuple[list[Child], dict[int, Outcome | None]]
NOBODY: Told = ([], {})


def _children(connection: Connection, wanted: Container[str]) -> dict[str, Told]:
    """The children of each case, and what their latest screening gave for each."""
    member = table_of(Member)
    plain = (member.c.case_id, member.c.number, member.c.outcome)
    asked = select(*plain, *_texts(member, CHILD)).where(member.c.role == "child")
    found: dict[str, Told] = {}
    for row in connection.execute(asked):
        case_id, number, outcome, birth, nations, lives_in, marital, relation, order, marriage, married_on = row
        if case_id in wanted:
            some, before = found.setdefault(case_id, ([], {}))
            number = number or len(some) + 1
            some.append(Child(number, _date(birth), _codes(nations), lives_in, marital, relation, order, marriage,
                              _date(married_on)))  # fmt: skip
            before[number] = outcome
    return found


def _texts(table: Any, names: Sequence[str]) -> tuple[Any, ...]:
    """The columns as they are stored, where that is a text which is read here."""
    return tuple(type_coerce(table.c[name], Text) if name in AS_TEXT else table.c[name] for name in names)


@lru_cache(maxsize=65_536)
def _date(text: str | None) -> PartialDate | None:
    return known(PartialDate.from_storage(text)) if text is not None else None


@lru_cache(maxsize=4_096)
def _codes(text: str | None) -> tuple[str, ...] | None:
    return tuple(json.loads(text)) or None if text else None


def rescreened(
    sets: Sequence[RuleSet], stored: Iterable[StoredScreening], on: date
) -> Iterator[tuple[StoredScreening, JudgedFamily]]:
    """Each family as the rules of that day judge it. A family whose AOR is filed keeps the day its facts are tested."""
    rules = set_on(sets, on)
    for one in stored:
        facts = one.family
        today = Family(on, facts.parent, facts.children, facts.other_parent, facts.filed_on, facts.key)
        yield one, judge(rules, today)


def changes(
    sets: Sequence[RuleSet], stored: Sequence[StoredScreening], on: date, progress: Progress | None = None
) -> list[Change]:
    """Who is affected and how: families in which the answer for anybody differs from that of the screening."""
    found = []
    for place, (one, judged) in enumerate(rescreened(sets, stored, on), start=1):
        persons = tuple(_changed(one.persons, judged))
        if one.outcome is not None and (persons or judged.outcome != one.outcome):
            found.append(Change(one.case_id, one.number, one.outcome, judged.outcome, one.rules, judged.rules, persons))
        if progress is not None and place % CHUNK == 0:
            progress(place, len(stored))
    return found


def _changed(before: Mapping[int, Outcome | None], judged: JudgedFamily) -> Iterator[PersonChange]:
    for one in judged.children:
        was = before.get(one.number)
        if was is not None and was != one.outcome:
            yield PersonChange(one.number, was, one.outcome, one.reasons)
    other = judged.other_parent
    if other is not None and (was := before.get(OTHER_PARENT)) is not None and was != other.outcome:
        yield PersonChange(OTHER_PARENT, was, other.outcome, other.reasons)
