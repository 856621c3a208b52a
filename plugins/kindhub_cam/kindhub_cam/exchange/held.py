"""The families the hub holds already, as far as an import has to know."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.records.base import table_of
from kindhub_cam.records import Case, Member


@dataclass(slots=True)
class HeldFamily:
    """A case with its petitioner; `members` are number → (member, person) of the children."""

    case: str
    person: str
    members: dict[int, tuple[str, str | None]] = field(default_factory=dict)


def held_families(session: Session) -> dict[str, HeldFamily]:
    """Every family by its number."""
    case, member = table_of(Case), table_of(Member)
    rows = session.execute(select(case.c.id, case.c.number, case.c.person_id).where(case.c.number.is_not(None)))
    found = {row.number: HeldFamily(row.id, row.person_id) for row in rows}
    by_case = {family.case: family for family in found.values()}
    children = select(member.c.case_id, member.c.number, member.c.id, member.c.person_id).where(
        member.c.role == "child", member.c.number.is_not(None)
    )
    for row in session.execute(children):
        if row.case_id in by_case:
            by_case[row.case_id].members[row.number] = (row.id, row.person_id)
    return found
