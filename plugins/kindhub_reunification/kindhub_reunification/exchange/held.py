"""The families and callers the hub holds already, as far as an import has to know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.records.base import table_of
from kindhub.records.partial_date import PartialDate
from kindhub.records.phones import read_phone
from kindhub_reunification.helpdesk.recognising import CallSaid, phone_key
from kindhub_reunification.records import Call, Caller, Case, Matter, Member

Line = tuple[str, int]
"""What makes a line of a list the same when it comes again: what it belongs to, and its number."""


@dataclass(slots=True)
class HeldFamily:
    """A case with its parent; `members` are (name on the list, member, person, role)."""

    case: str
    person: str
    country: str | None = None
    separated: PartialDate | None = None
    members: list[tuple[str, str, str | None, str]] = field(default_factory=list)


def held_families(session: Session) -> dict[str, HeldFamily]:
    """Every family by its number."""
    case, member = table_of(Case), table_of(Member)
    columns = (case.c.id, case.c.number, case.c.person_id, case.c.country, case.c.separated_on)
    rows = session.execute(select(*columns).where(case.c.number.is_not(None)))
    found = {row.number: HeldFamily(row.id, row.person_id, row.country, row.separated_on) for row in rows}
    by_case = {family.case: family for family in found.values()}
    parts = select(member.c.case_id, member.c.id, member.c.person_id, member.c.name_on_list, member.c.role)
    for row in session.execute(parts):
        if row.case_id in by_case:
            by_case[row.case_id].members.append((row.name_on_list or "", row.id, row.person_id, row.role or ""))
    return found


def held_callers(session: Session) -> Iterator[CallSaid]:
    """Every caller as the calls of a file are compared with it."""
    table = table_of(Caller)
    names = ("id", "name", "also_written", "phone", "language", "role")
    for row in session.execute(select(*(table.c[name] for name in names)).order_by(table.c.id)):
        spellings = tuple(part.strip() for part in (row.also_written or "").split(";") if part.strip())
        yield CallSaid(row.name or "", phone_key(read_phone(row.phone)), row.language or "", row.role or "", "",
                       row.id, spellings)  # fmt: skip


def held_matters(session: Session) -> dict[Line, str]:
    """Matters by their family and the number the list gave them."""
    table = table_of(Matter)
    rows = session.execute(select(table.c.id, table.c.case_id, table.c.number).where(table.c.number.is_not(None)))
    return {(row.case_id, row.number): row.id for row in rows}


def held_calls(session: Session) -> dict[Line, str]:
    """Calls by their day and the number the list gave them; two offices may both count from one."""
    table = table_of(Call)
    rows = session.execute(select(table.c.id, table.c.called_on, table.c.number).where(table.c.number.is_not(None)))
    return {(day_of(row.called_on), row.number): row.id for row in rows}


def day_of(value: PartialDate | None) -> str:
    """The day of a call as far as it is known."""
    return value.to_storage()[:21] if value is not None else ""
