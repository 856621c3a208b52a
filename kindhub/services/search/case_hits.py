"""Finds cases that have no shared person: by their number, or by words that their program alone keeps.

The shared search knows nothing of them. Their programs are asked one by one, within the scope of the person at work.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kindhub.i18n import L
from kindhub.program.registry import LoadedProgram, Programs
from kindhub.program.workflow import Workflow

FEWEST_SIGNS = 3
"""So many letters or digits of a number are asked for; fewer would lay the whole program open."""


@dataclass(frozen=True, slots=True)
class CaseHit:
    """A case found: `number` is all it is called by; `by_number` tells that the number itself was typed."""

    program: LoadedProgram
    case_id: str
    number: str
    status: L | None
    closed: bool
    by_number: bool


def find_cases(session: Session, programs: Programs, typed: str, limit: int = 20) -> tuple[CaseHit, ...]:
    """The cases without a shared person that what was typed may mean, those whose number it is first."""
    found: dict[str, CaseHit] = {}
    for program in programs:
        for flow in program.workflows:
            if flow.person is None:
                for hit in _of_flow(session, program, flow, typed, limit):
                    found.setdefault(hit.case_id, hit)
    return tuple(found.values())[:limit]


def _of_flow(session: Session, program: LoadedProgram, flow: Workflow, typed: str, limit: int) -> Iterator[CaseHit]:
    case: Any = flow.record
    if sum(sign.isalnum() for sign in typed) >= FEWEST_SIGNS:
        number = getattr(case, flow.number)
        shape = func.upper(func.replace(func.replace(number, "-", ""), " ", ""))
        wanted = "".join(sign for sign in typed.upper() if sign.isalnum())
        asked = select(case).where(shape.contains(wanted, autoescape=True)).order_by(number).limit(limit)
        for one in session.scalars(asked):
            yield _hit(program, flow, one, by_number=True)
    if flow.find is not None:
        ids = flow.find(session, typed)
        for one in session.scalars(select(case).where(case.id.in_(list(ids)[:limit]))):
            yield _hit(program, flow, one, by_number=False)


def _hit(program: LoadedProgram, flow: Workflow, case: Any, *, by_number: bool) -> CaseHit:
    status = flow.label_of(getattr(case, flow.status))
    closed = getattr(case, flow.closed, None) is not None
    return CaseHit(program, case.id, getattr(case, flow.number) or "", status, closed, by_number)
