"""Stored screenings as facts, and what the rules of today give of them: for all open cases, at once or part by part."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.records.base import table_of
from kindhub.records.partial_date import PartialDate
from kindhub_cam.facts import SETTLED
from kindhub_cam.records import Aor, Case, Member, Screening
from kindhub_cam.rules.books import set_on
from kindhub_cam.rules.facts import Child, Family
from kindhub_cam.rules.model import Outcome, RuleSet
from kindhub_cam.screening.judging import JudgedFamily, judge
from kindhub_cam.screening.told import child_of, known, other_parent_of, parent_of

CHUNK = 2_000
PARENT = ("birth", "in_us", "us_status", "status_since", "status_until", "earlier_aor")
OTHER = ("other_parent", "other_in_household", "other_married", "other_biological")
CHILD = ("birth", "nationality", "lives_in", "marital", "relation", "order", "marriage", "married_on")
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Change:
    """A family whom the rules or the facts of today touch: what it had, what it would have, and by which rules."""

    case_id: str
    number: str
    before: Outcome
    after: Outcome
    rules_before: str
    rules_after: str
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoredScreening:
    """The latest screening of a case: its facts, and what it gave on its day."""

    case_id: str
    number: str
    outcome: Outcome | None
    rules: str
    family: Family


def stored_screenings(session: Session, cases: Sequence[str] | None = None) -> Iterator[StoredScreening]:
    """The latest screening of every open case (or of these), read in parts."""
    ids = list(cases) if cases is not None else _open_cases(session)
    for start in range(0, len(ids), CHUNK):
        yield from _part(session, ids[start : start + CHUNK])


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
    """Who is affected and how: families whose outcome differs from that of their screening."""
    found = []
    for place, (one, judged) in enumerate(rescreened(sets, stored, on), start=1):
        if one.outcome is not None and judged.outcome != one.outcome:
            keys = dict.fromkeys(key for child in judged.children for key, _standing in child.reasons)
            found.append(
                Change(one.case_id, one.number, one.outcome, judged.outcome, one.rules, judged.rules, tuple(keys))
            )
        if progress is not None and place % CHUNK == 0:
            progress(place, len(stored))
    return found


def _open_cases(session: Session) -> list[str]:
    case = table_of(Case)
    statement = select(case.c.id).where(case.c.status.not_in(SETTLED)).order_by(case.c.id)
    return list(session.connection().execute(statement).scalars())


def _part(session: Session, ids: list[str]) -> Iterator[StoredScreening]:
    connection = session.connection()
    case, screening, member = table_of(Case), table_of(Screening), table_of(Member)
    columns = [screening.c[name] for name in ("case_id", "screened_on", "outcome", "rules", "aor_filed_on",
                                              *PARENT, *OTHER)]  # fmt: skip
    aor = table_of(Aor)
    named = select(case.c.id, case.c.number).where(case.c.id.in_(ids))
    numbers = {row.id: row.number for row in connection.execute(named)}
    handed_in = select(aor.c.case_id, aor.c.filed_on).where(aor.c.case_id.in_(ids), aor.c.filed_on.is_not(None))
    filings = {row.case_id: row.filed_on for row in connection.execute(handed_in)}
    asked = select(*columns).where(screening.c.case_id.in_(ids), screening.c.screened_on.is_not(None))
    latest = {row.case_id: row for row in connection.execute(asked.order_by(screening.c.screened_on, screening.c.id))}
    children: dict[str, list[Child]] = defaultdict(list)
    parts = [member.c[name] for name in ("case_id", "number", *CHILD)]
    asked = select(*parts).where(member.c.case_id.in_(ids), member.c.role == "child")
    for row in connection.execute(asked.order_by(member.c.number, member.c.id)):
        of_family = children[row.case_id]
        of_family.append(child_of(row.number or len(of_family) + 1, row._asdict()))
    for case_id in ids:
        if case_id in latest:
            number, filed_on = numbers.get(case_id) or "", filings.get(case_id)
            yield _stored(latest[case_id]._asdict(), number, filed_on, tuple(children[case_id]))


def _stored(
    said: Mapping[str, Any], number: str, filed_on: date | None, children: tuple[Child, ...]
) -> StoredScreening:
    family = Family(said["screened_on"], parent_of(said), children, other_parent_of(said),
                    filed(filed_on, said["aor_filed_on"]), number)  # fmt: skip
    return StoredScreening(said["case_id"], number, said["outcome"], said["rules"] or "", family)


def filed(day: date | None, said: PartialDate | None) -> PartialDate | None:
    """The day the AOR was filed: that of the filing itself before what a screening says of it."""
    return PartialDate.of(day) if day is not None else known(said)
