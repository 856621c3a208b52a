"""How many open cases people answer for, at which stage, and how many one person should have at most."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kindhub.i18n import L
from kindhub.program.lists import ListView
from kindhub.program.registry import LoadedProgram, Programs
from kindhub.records.base import table_of
from kindhub.resources import resource
from kindhub.security.access import User


@dataclass(frozen=True, slots=True)
class Suggested:
    """The most open cases one caseworker should have, and who says so."""

    most: int
    first: date | None
    last: date | None
    source: str

    def in_force(self, on: date) -> bool:
        """Whether it holds on that day."""
        return (self.first is None or on >= self.first) and (self.last is None or on <= self.last)


@dataclass(frozen=True, slots=True)
class StageCount:
    """So many open cases of one person at one stage, or in one status beside the line, of one program."""

    program: str
    letters: str
    status: str
    label: L
    cases: int


def suggested_most(on: date) -> Suggested | None:
    """What is advised on that day; None when nothing is."""
    return next((one for one in _advice() if one.in_force(on)), None)


@cache
def _advice() -> tuple[Suggested, ...]:
    with resource("casework", "caseload.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(
            Suggested(int(row["most"]), _day(row["first"]), _day(row["last"]), row["source"])
            for row in csv.DictReader(lines)
        )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def list_of_mine(program: LoadedProgram) -> ListView | None:
    """The list a program declares as the caseload of the person at work."""
    return next((view for view in program.lists if view.mine), None)


def open_by_stage(session: Session, programs: Programs, user: User) -> list[StageCount]:
    """The open cases the person at work answers for, in the order of the stages; stages without any are left out."""
    found = []
    for program in programs:
        for workflow in program.workflows:
            case = table_of(workflow.record).c
            status = case[workflow.status]
            asked = select(status, func.count()).where(case[workflow.responsible] == user.uid).group_by(status)
            scope = program.scope(workflow.record, user)
            rows = session.execute(asked if scope is None else asked.where(scope))
            counts = {key: n for key, n in rows}  # noqa: C416 - rows are no pairs to the type checker
            letters = program.info.letters
            found += [
                StageCount(program.key, letters, key, workflow.label_of(key) or L(key, key), counts[key])
                for key in workflow.open_statuses
                if counts.get(key)
            ]
    return found


def open_by_person(session: Session, programs: Programs, user: User) -> dict[str, int]:
    """The open cases of everybody in sight of the person at work, by uid; an empty uid is nobody."""
    found: dict[str, int] = {}
    for program in programs:
        for workflow in program.workflows:
            case = table_of(workflow.record).c
            responsible = case[workflow.responsible]
            open_ = case[workflow.status].in_(workflow.open_statuses)
            asked = select(responsible, func.count()).where(open_).group_by(responsible)
            scope = program.scope(workflow.record, user)
            for uid, n in session.execute(asked if scope is None else asked.where(scope)):
                found[uid or ""] = found.get(uid or "", 0) + n
    return found
