"""Writes a workbook's plan: cases with their referral and return, contacts, services and closings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from kindhub.program.imports import ImportPlan, RowPlan
from kindhub.records.base import Record, table_of
from kindhub.records.partial_date import PartialDate
from kindhub_reintegration.exchange.cases import KnownCase, assign_cases
from kindhub_reintegration.exchange.closings import ClosingRead
from kindhub_reintegration.exchange.follow_ups import FollowUpRead
from kindhub_reintegration.exchange.held import OTHER_NUMBERS
from kindhub_reintegration.exchange.reading import Values, fill
from kindhub_reintegration.exchange.referrals import ReferralRead, place_values, settle_places
from kindhub_reintegration.records import Case, Closure, Contact, Referral, Return, Service

_STATUS = {
    "waitlisted": "waitlisted",
    "not_eligible": "declined",
    "withdrawn": "cancelled_return",
    "no_contact": "lost_contact",
    "accepted": "accepted",
}
WRITTEN_AT_ONCE = 2_000


def write_workbook(work: Any, plan: ImportPlan, held: Sequence[KnownCase]) -> None:
    """Add everything the plan says to the unit of work. Persons are there already."""
    going = [row for row in plan.rows if row.verdict not in ("unchanged", "refused") and not row.left_out]
    referrals = [row for row in going if isinstance(row.read, ReferralRead)]
    planned = {id(row): row.case for row in referrals}
    cases = assign_cases(referrals, [_fresh(case) for case in held])
    moved = {before: row.case for row in referrals if (before := planned[id(row)]) and before != row.case}
    for row in going:
        row.case = moved.get(row.case or "", row.case)
    lines = [row for row in going if isinstance(row.read, FollowUpRead) and row.verdict != "same"]
    closings = [row for row in going if isinstance(row.read, ClosingRead) and row.verdict != "same"]
    _settle_places(cases)
    touched = [case for case in cases if case.rows]
    records = _write_cases(work, touched)
    _write_parts(work, touched)
    _write_lines(work, lines, closings)
    _advance(work, records, touched, lines, closings)


def _fresh(case: KnownCase) -> KnownCase:
    return KnownCase(case.id, case.person, set(case.numbers), case.received, case.in_hub)


def _settle_places(cases: Sequence[KnownCase]) -> None:
    of_child: dict[str, list[ReferralRead]] = {}
    for case in cases:
        of_child.setdefault(case.person, []).extend(row.read for row in case.rows)
    for reads in of_child.values():
        settle_places(reads)


def _write_cases(work: Any, cases: Sequence[KnownCase]) -> dict[str, Case]:
    """The cases themselves, new or completed, written before anything points to them."""
    records: dict[str, Case] = {}
    for case in cases:
        record = work.session.get(Case, case.id) if case.in_hub else None
        if record is None:
            record = Case(id=case.id, person_id=case.person, number=case.rows[0].read.number or None)
            work.add(record)
        received = case.rows[0].read.received_on
        if record.opened is None and received is not None and received.precision == "day":
            record.opened = received.earliest
        others = sorted(number for number in case.numbers if number != record.number)
        if others and record.as_written.get("number") != OTHER_NUMBERS.join(others):
            record.as_written = {**record.as_written, "number": OTHER_NUMBERS.join(others)}
        records[case.id] = record
    work.flush()
    return records


def _write_parts(work: Any, cases: Sequence[KnownCase]) -> None:
    """Referral and return of each case: the first line gives the values, further lines of the same paper add."""
    held = {kind: _held(work, kind, [case.id for case in cases if case.in_hub]) for kind in (Referral, Return)}
    for case in cases:
        referral = held[Referral].get(case.id) or Referral(case_id=case.id)
        journey = held[Return].get(case.id) or Return(case_id=case.id)
        for row in case.rows:
            row.read.referral.values.update(place_values(row.read))
            fill(referral, row.read.referral)
            fill(journey, row.read.journey)
        if referral.place:
            referral.place_ambiguous = None
        work.add(referral)
        if journey.arrived_on or journey.arrival_point or journey.absent or journey.as_written:
            work.add(journey)
    work.flush()


def _held(work: Any, kind: Any, ids: Sequence[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for start in range(0, len(ids), 500):
        chunk = ids[start : start + 500]
        table = table_of(kind)
        for record in work.session.scalars(select(kind).where(table.c.case_id.in_(chunk)).order_by(table.c.id.desc())):
            found[record.case_id] = record
    return found


def _write_lines(work: Any, lines: Sequence[RowPlan], closings: Sequence[RowPlan]) -> None:
    records: list[Record] = []
    for row in lines:
        said: FollowUpRead = row.read
        records.append(_part(Contact(), row, said.contact))
        if said.service is not None:
            records.append(_part(Service(), row, said.service))
    records.extend(_part(Closure(approval=None), row, row.read.closure) for row in closings)
    for start in range(0, len(records), WRITTEN_AT_ONCE):
        work.insert_many(records[start : start + WRITTEN_AT_ONCE])


def _part(record: Any, row: RowPlan, said: Values) -> Any:
    """A contact, service or closing; without a case it keeps number and name, so that its case can be found later."""
    record.case_id = row.case
    record.case_written = (row.read.number or row.read.written_number)[:120] or None
    said.keep("name", row.read.name if row.case is None else row.read.spelling)
    for name in said.values:
        setattr(record, name, None)
    fill(record, said)
    return record


def _advance(
    work: Any,
    records: dict[str, Case],
    cases: Sequence[KnownCase],
    lines: Sequence[RowPlan],
    closings: Sequence[RowPlan],
) -> None:
    """Set each case where the sheets say it stands: closed, in service, or as the decision left it."""
    for case in cases:
        if not case.in_hub:
            records[case.id].status = _status(case)
    for row in lines:
        record = _case(work, records, row)
        if record is not None:
            _met(record, row.read.contact.values)
    for row in sorted(closings, key=lambda row: _sortable(row.read.closure.values.get("closed_on"))):
        record = _case(work, records, row)
        if record is not None:
            closed = row.read.closure.values.get("closed_on")
            record.status = "closed"
            record.closed = closed.earliest if closed is not None and closed.precision == "day" else record.closed
    work.flush()


def _status(case: KnownCase) -> str:
    decision = next((row.read.referral.values.get("decision") for row in case.rows), None)
    decisions = [found for row in case.rows if (found := row.read.referral.values.get("decision"))]
    decision = decision or (decisions[0] if decisions else None)
    back = any(_known(row.read.journey.values.get("arrived_on")) for row in case.rows)
    return "active" if decision == "accepted" and back else _STATUS.get(decision or "", "referred")


def _met(record: Case, said: dict[str, Any]) -> None:
    held, due = said.get("held_on"), said.get("next_due")
    if record.status == "accepted":
        record.status = "active"
    day = held.earliest if held is not None and held.precision == "day" else None
    if day and (record.last_contact is None or day >= record.last_contact):
        record.last_contact = day
        record.next_contact = due.earliest if due is not None and due.precision == "day" else None


def _case(work: Any, records: dict[str, Case], row: RowPlan) -> Case | None:
    if row.case is None:
        return None
    if row.case not in records:
        found = work.session.get(Case, row.case)
        if found is None:
            return None
        records[row.case] = found
    return records[row.case]


def _known(value: PartialDate | None) -> bool:
    return value is not None and value.is_known


def _sortable(value: PartialDate | None) -> str:
    return value.to_storage() if value is not None else ""
