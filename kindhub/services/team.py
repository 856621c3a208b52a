"""What a coordinator looks at: who has how many cases, whose deadlines have passed, what waits for her word."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kindhub.program.registry import LoadedProgram, Programs
from kindhub.security.access import User
from kindhub.services.caseload import Suggested, open_by_person, suggested_most
from kindhub.services.due_soon import due_by_person, spans_of
from kindhub.services.worklists import Worklist
from kindhub.storage.hub import Hub

RIGHT = "assign"
"""Whoever may hand out cases of others looks at the team: nobody else needs to."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A list of a program whose rows wait for a decision of the person at work."""

    program: LoadedProgram
    list_key: str
    title: str
    rows: int


@dataclass(frozen=True, slots=True)
class Team:
    """By uid; an empty uid is nobody. `names` are the colleagues'."""

    cases: Mapping[str, int]
    overdue: Mapping[str, int]
    waiting: tuple[Waiting, ...]
    names: Mapping[str, str]
    suggested: Suggested | None


def coordinates(programs: Programs, user: User) -> Programs:
    """The programs in which this person coordinates; empty for one who does not."""
    return programs.only(one.key for one in programs if user.rights_in(one.key).reaches(RIGHT, "team"))


def team_of(hub: Hub, today: date) -> Team:
    """Read it. Only programs in which the person coordinates, and only rows in her sight."""
    programs, user = coordinates(hub.programs, hub.user), hub.user
    with hub.read() as session:
        waiting = [
            Waiting(program, view.key, view.title.say(), Worklist(program, view, user, today).count(session))
            for program in programs
            for view in program.lists
            if view.decides and user.can(program.key, view.decides)
        ]
        return Team(
            cases=open_by_person(session, programs, user),
            overdue=due_by_person(session, programs, user, spans_of(today)["overdue"]),
            waiting=tuple(waiting),
            names={one.uid: one.display_name for one in hub.keyring.people()},
            suggested=suggested_most(today),
        )
