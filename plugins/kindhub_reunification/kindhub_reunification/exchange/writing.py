"""Writes a workbook's plan: cases with their members and wishes, leads, attempts, callers with their calls, matters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlmodel import col, select

from kindhub.program.imports import ImportPlan, RowPlan
from kindhub.records.base import Record, new_id
from kindhub.records.partial_date import PartialDate
from kindhub_reunification import records as r
from kindhub_reunification.exchange.reading import (
    AttemptLine,
    CallLine,
    FamilyLine,
    LeadLine,
    Line,
    MatterLine,
)
from kindhub_reunification.exchange.standing import stage_of
from kindhub_reunification.facts import SEARCHING

AT_ONCE = 2_000
LONGEST_NAME, LONGEST_SPELLINGS = 300, 1_000


def write_workbook(work: Any, plan: ImportPlan) -> None:
    """Add everything the plan says to the unit of work. Persons are there already."""
    going = [row for row in plan.rows if row.verdict not in ("unchanged", "refused") and not row.left_out]
    families = [row for row in going if isinstance(row.read, FamilyLine)]
    parents = _Members(work, plan)
    _cases(work, families, going)
    parents.write(families, going)
    out = {row.case for row in plan.rows if isinstance(row.read, FamilyLine) and row.left_out}
    kept = [row for row in going if row.case not in out]
    _insert(work, [_part(r.Lead, row) for row in kept if isinstance(row.read, LeadLine)])
    _insert(work, [_part(r.Attempt, row) for row in kept if isinstance(row.read, AttemptLine)])
    fresh = [row for row in kept if row.read is not None and "held" not in row.read.values]
    _calls(work, [row for row in fresh if isinstance(row.read, CallLine)])
    _insert(work, [parents.matter(row) for row in fresh if isinstance(row.read, MatterLine)])
    _complete(work, [row for row in kept if row.read is not None and "held" in row.read.values])
    work.flush()


def _complete(work: Any, rows: Sequence[RowPlan]) -> None:
    """Calls and matters that are here already: what they lack, and what has been decided or resolved since."""
    for row in rows:
        line = row.read
        record = work.session.get(r.Call if isinstance(line, CallLine) else r.Matter, line.values["held"])
        if record is None:
            continue
        _fill(record, line)
        if isinstance(record, r.Matter) and record.decision == "pending" and line.values.get("decision"):
            record.decision = line.values["decision"]
        if isinstance(record, r.Call) and line.values.get("resolved"):
            record.resolved = True


def _cases(work: Any, families: Sequence[RowPlan], going: Sequence[RowPlan]) -> None:
    """The cases, new or completed; a case stands where its search and its matters have come."""
    matters: dict[str | None, list[dict[str, Any]]] = defaultdict(list)
    for row in going:
        if isinstance(row.read, MatterLine):
            matters[row.case].append(row.read.values)
    for row in families:
        line: FamilyLine = row.read
        assert row.case is not None
        assert row.person is not None
        case = work.session.get(r.Case, row.case)
        fresh = case is None
        if case is None:
            case = r.Case(id=row.case, person_id=row.person, number=line.family, responsible=work.actor.uid)
        _fill(case, line)
        searched = line.values.get("search_status")
        if fresh or (searched and case.status in SEARCHING):
            case.status = stage_of(searched, matters[row.case])
        case.search_status = searched or (None if fresh else case.search_status)
        work.add(case)
    work.flush()


class _Members:
    """The members of the families, written before anything points to them."""

    def __init__(self, work: Any, plan: ImportPlan) -> None:
        self._work = work
        self._plan = plan
        self._parent: dict[str, str] = {}
        self._applicant: dict[int, str] = {}

    def write(self, families: Sequence[RowPlan], going: Sequence[RowPlan]) -> None:
        """Parents and children of the families, the wishes of the parents, and applicants who are new to a family."""
        wanted = {str(row.case) for row in going if row.case}
        for one in self._work.session.scalars(select(r.Member).where(col(r.Member.role) == "parent")):
            if one.case_id in wanted:
                self._parent.setdefault(one.case_id, one.id)
        made: list[Record] = []
        for row in families:
            case = str(row.case)
            if case not in self._parent:
                made += self._family(row)
            elif row.read.wish and self._work.session.get(r.Case, case).wish != row.read.wish:
                made.append(r.Wish(case_id=case, member_id=self._parent[case], wish=row.read.wish))
        made += [one for row in going if (one := self._new_applicant(row)) is not None]
        _insert(self._work, [one for one in made if isinstance(one, r.Member)])
        _insert(self._work, [one for one in made if not isinstance(one, r.Member)])

    def _family(self, row: RowPlan) -> Iterator[Record]:
        line: FamilyLine = row.read
        case = str(row.case)
        parent = r.Member(case_id=case, person_id=row.person, role="parent", name_on_list=line.parent[:LONGEST_NAME],
                          birth=line.birth, class_status=line.values.get("class_status"))  # fmt: skip
        self._parent[case] = parent.id
        yield parent
        claimed = line.values.get("claimed", ())
        for number, child in enumerate(line.children, start=1):
            place = line.groups.get(number)
            person = self._plan.people[place].person if place is not None else None
            yield r.Member(case_id=case, person_id=person, role="child", number=number, birth=child.birth,
                           name_on_list=child.name[:LONGEST_NAME],
                           claimed_elsewhere=True if number in claimed else None)  # fmt: skip
        if line.wish:
            yield r.Wish(case_id=case, member_id=parent.id, wish=line.wish)

    def _new_applicant(self, row: RowPlan) -> r.Member | None:
        """An applicant of whom the plan made a person; the others are members already."""
        line = row.read
        if not isinstance(line, MatterLine) or row.group is None or row.case is None:
            return None
        member = r.Member(id=new_id(), case_id=row.case, person_id=row.person, role=line.relation or "other",
                          name_on_list=line.applicant[:LONGEST_NAME])  # fmt: skip
        self._applicant[id(row)] = member.id
        return member

    def matter(self, row: RowPlan) -> r.Matter:
        """One matter with its applicant."""
        record: r.Matter = _part(r.Matter, row)
        record.member_id = record.member_id or self._applicant.get(id(row)) or self._parent.get(str(row.case))
        return record


def _calls(work: Any, rows: Sequence[RowPlan]) -> None:
    """Callers first, then their calls; a caller of the hub learns what the calls say in a new way."""
    fresh, known = [], []
    for row in rows:
        group = row.read.values.get("caller")
        if group is not None and group.held:
            known.append(group)
        elif group is not None:
            fresh.append(_caller(row.read.values["caller_id"], group, row.read.shown))
    _insert(work, fresh)
    for group in known:
        caller = work.session.get(r.Caller, group.held)
        others = [name for name in group.names if name not in (caller.name, *caller.spellings())]
        caller.also_written = "; ".join((*caller.spellings(), *others))[:LONGEST_SPELLINGS] or None
    work.flush()
    _insert(work, [_part(r.Call, row) for row in rows])


def _caller(caller_id: str, group: Any, shown: str) -> r.Caller:
    names = group.names
    return r.Caller(
        id=caller_id, name=names[0][:LONGEST_NAME] if names else None,
        also_written="; ".join(names[1:])[:LONGEST_SPELLINGS] or None,
        phone=shown or group.says("phone") or None, language=group.says("language") or None,
        role=group.says("role") or None,
    )  # fmt: skip


def _part(kind: Any, row: RowPlan) -> Any:
    """A record of a line; without a case it keeps the number it was written under."""
    record = kind(case_id=row.case)
    _fill(record, row.read)
    if row.case is None and row.read.family and "case_written" in kind.model_fields:
        record.case_written = row.read.family
    return record


def _fill(record: Any, line: Line) -> None:
    """Give a record what it does not have yet; what has no field stays out."""
    names = type(record).model_fields
    for name, value in line.values.items():
        if name in names and value is not None and _is_empty(record, name):
            setattr(record, name, value)
    absent = {name: why for name, why in line.absent.items() if name in names and getattr(record, name) is None}
    if absent:
        record.absent = {**absent, **record.absent}
    if line.as_written:
        record.as_written = {**line.as_written, **record.as_written}


def _is_empty(record: Any, name: str) -> bool:
    held = getattr(record, name)
    default = type(record).model_fields[name].default
    return held is None or held == () or held == default or (isinstance(held, PartialDate) and not held.is_known)


def _insert(work: Any, records: Sequence[Record]) -> None:
    for start in range(0, len(records), AT_ONCE):
        work.insert_many(records[start : start + AT_ONCE])
