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
from kindhub_reunification.records import Attempt, Call, Caller, Case, Matter, Member


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


def held_numbers(session: Session, record: type[Call] | type[Matter]) -> set[int]:
    """The numbers of the calls, or of the matters, that are here."""
    table = table_of(record)
    return set(session.scalars(select(table.c.number).where(table.c.number.is_not(None))))


def held_attempts(session: Session) -> bool:
    """Whether there is any attempt yet."""
    table = table_of(Attempt)
    return session.execute(select(table.c.id).limit(1)).first() is not None
