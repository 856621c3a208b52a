"""Writes a tracker's plan: cases, members, screenings with their outcome, filings, papers that run out, documents."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from sqlmodel import col, select

from kindhub.program.imports import ImportPlan, RowPlan
from kindhub_cam import records as r
from kindhub_cam.exchange.reading import ChildLine, DocumentLine, Line, ScreeningLine, exact_day

AT_ONCE = 2_000
EXPIRES = {"parole": "parole", "tps": "tps", "daca": "deferred_action", "deferred_action": "deferred_action"}


def write_workbook(work: Any, plan: ImportPlan) -> None:
    """Add everything the plan says to the unit of work. Persons are there already."""
    going = [row for row in plan.rows if row.verdict not in ("unchanged", "refused") and not row.left_out]
    screenings = [row for row in going if isinstance(row.read, ScreeningLine)]
    screenings.sort(key=lambda row: row.read.screened_on or date.min)
    cases = _cases(work, screenings)
    members = _Members(work, going)
    kept = [_screening(row) for row in screenings if row.case in cases]
    work.insert_many(kept)
    _filings(work, screenings, cases)
    _documents(work, [row for row in going if isinstance(row.read, DocumentLine)], members)
    work.flush()


def _cases(work: Any, rows: list[RowPlan]) -> dict[str, r.Case]:
    """The cases, new or held; a later line tells the stage and the latest news."""
    persons: dict[str, str] = {}
    for row in rows:
        if row.case and row.person:
            persons.setdefault(row.case, row.person)
    found: dict[str, r.Case] = {}
    for row in rows:
        assert row.case is not None
        if row.case not in persons:
            continue
        line: ScreeningLine = row.read
        case = found.get(row.case) or work.session.get(r.Case, row.case)
        if case is None:
            case = r.Case(id=row.case, person_id=persons[row.case], number=line.family, opened=line.screened_on,
                          inquired_on=line.screened_on, responsible=work.actor.uid)  # fmt: skip
            work.add(case)
        case.status = line.values.get("stage") or case.status or "screening"
        if line.screened_on is not None and (case.last_news is None or line.screened_on > case.last_news):
            case.last_news = line.screened_on
        found[row.case] = case
    work.flush()
    return found


class _Members:
    """The members of the families, written before anything points to them."""

    def __init__(self, work: Any, going: list[RowPlan]) -> None:
        self._work = work
        self.of_case: dict[str, dict[int, str]] = defaultdict(dict)
        self.petitioner: dict[str, str] = {}
        self._held({row.case for row in going if row.case})
        fresh = [*self._petitioners(going), *self._children(going)]
        for start in range(0, len(fresh), AT_ONCE):
            work.insert_many(fresh[start : start + AT_ONCE])
        work.flush()

    def _held(self, cases: set[str]) -> None:
        for one in self._work.session.scalars(select(r.Member).where(col(r.Member.role).in_(("child", "petitioner")))):
            if one.case_id not in cases:
                continue
            if one.role == "petitioner":
                self.petitioner[one.case_id] = one.id
            elif one.number is not None:
                self.of_case[one.case_id][one.number] = one.id

    def _petitioners(self, going: list[RowPlan]) -> list[r.Member]:
        made = []
        for row in going:
            if not isinstance(row.read, ScreeningLine) or row.case in self.petitioner or not row.person:
                continue
            assert row.case is not None
            said = row.read.values
            member = r.Member(case_id=row.case, person_id=row.person, role="petitioner", birth=said.get("birth"),
                              nationality=tuple(filter(None, (said.get("nationality"),))) or None, lives_in="US",
                              stage=said.get("stage"))  # fmt: skip
            made.append(member)
            self.petitioner[row.case] = member.id
            if said.get("other_parent"):
                made.append(r.Member(case_id=row.case, role="in_country_parent", name_on_paper=said["other_parent"]))
        return made

    def _children(self, going: list[RowPlan]) -> list[r.Member]:
        stages = {row.case: row.read.values.get("stage") for row in going if isinstance(row.read, ScreeningLine)}
        made = []
        for row in going:
            line = row.read
            if not isinstance(line, ChildLine) or row.case is None or line.number in self.of_case[row.case]:
                continue
            stage = line.values.get("stage") or stages.get(row.case)
            member = r.Member(case_id=row.case, person_id=row.person, role="child", number=line.number, stage=stage)
            _fill(member, line)
            assert line.number is not None
            self.of_case[row.case][line.number] = member.id
            made.append(member)
        return made


def _screening(row: RowPlan) -> r.Screening:
    assert row.case is not None
    record = r.Screening(case_id=row.case, screened_on=row.read.screened_on)
    _fill(record, row.read)
    return record


def _fill(record: Any, line: Line) -> None:
    names = type(record).model_fields
    for name, value in line.values.items():
        if name in names and name != "stage":
            setattr(record, name, value)
    record.absent = {name: why for name, why in line.absent.items() if name in names and getattr(record, name) is None}
    if line.as_written:
        record.as_written = dict(line.as_written)


def _filings(work: Any, rows: list[RowPlan], cases: dict[str, r.Case]) -> None:
    """The AOR of each family by its latest line, and the end of the status of its latest line."""
    latest = {row.case: row for row in rows if row.case in cases}
    made: list[Any] = []
    held = {one.case_id: one for one in work.session.scalars(select(r.Aor)) if one.case_id in latest}
    for case_id, row in latest.items():
        said = row.read.values
        filed, aor = exact_day(said.get("aor_filed_on")), said["aor"]
        if filed is not None or any(aor.values()):
            record = held.get(case_id)
            if record is None:
                made.append(r.Aor(case_id=case_id, filed_on=filed, **aor))
            else:
                record.filed_on = record.filed_on or filed
                record.rpc_number = record.rpc_number or aor["rpc_number"]
        until = exact_day(said.get("status_until"))
        if until is not None and said.get("us_status") in EXPIRES:
            made.append(r.Expiry(case_id=case_id, kind=EXPIRES[said["us_status"]], valid_to=until,
                                 valid_from=exact_day(said.get("status_since"))))  # fmt: skip
    work.insert_many(made)


def _documents(work: Any, rows: list[RowPlan], members: _Members) -> None:
    made = []
    for row in rows:
        line: DocumentLine = row.read
        if row.case is None:
            continue
        whose = members.petitioner.get(row.case) if line.whose == 0 else members.of_case[row.case].get(line.whose or -1)
        record = r.CaseDocument(case_id=row.case, member_id=whose, title=line.values["title"] or "—")
        _fill(record, line)
        made.append(record)
    for start in range(0, len(made), AT_ONCE):
        work.insert_many(made[start : start + AT_ONCE])
