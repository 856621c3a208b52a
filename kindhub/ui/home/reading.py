"""What *My day* asks the open files, in pieces that come one after the other: what is due first, then the rest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kindhub.program.nouns import Noun, called_by_all
from kindhub.services.caseload import StageCount, Suggested, list_of_mine, open_by_stage, suggested_most
from kindhub.services.contacts_on_time import MonthOfContacts, contacts_on_time
from kindhub.services.due_soon import DueRow, DueTally, Span, due_of_one, spans_of

if TYPE_CHECKING:
    from kindhub.storage.hub import Hub
    from kindhub.ui.tasks import Progress

AHEAD = timedelta(days=190)
"""How far the calendar looks."""
SHOWN_ROWS = 60
"""So many rows of a group are listed; its heading counts all, and its last line leads to the rest."""
GROUPS = ("overdue", "today", "tomorrow", "later")


def spans_of_groups(today: date) -> dict[str, Span]:
    """The groups of the list of what to do; `later` are the days after tomorrow up to the seventh."""
    spans = spans_of(today)
    later = Span(today + timedelta(days=2), today + timedelta(days=7))
    return {name: spans.get(name, later) for name in GROUPS}


@dataclass(frozen=True, slots=True)
class MyWork:
    """What is due, and the open cases by stage; `mine` says which list holds them, as (program, list).

    `called` is what her programs call a case, None where she has no program.
    """

    tally: DueTally
    due: dict[str, list[DueRow]]
    stages: list[StageCount]
    suggested: Suggested | None
    mine: tuple[tuple[str, str], ...]
    called: Noun | None

    def open_cases(self) -> int:
        """How many cases the person at work has open."""
        return sum(one.cases for one in self.stages)


class ReadMyWork:
    """Work: the deadlines of the cases this person answers for, and her caseload."""

    def __init__(self, hub: Hub, on: date) -> None:
        self._hub, self._on = hub, on

    def __call__(self, _progress: Progress) -> MyWork:
        """Read."""
        programs, user = self._hub.programs, self._hub.user
        with self._hub.read() as session:
            tally, due = due_of_one(
                session, programs, user, self._on + AHEAD, spans_of_groups(self._on), uid=user.uid, limit=SHOWN_ROWS
            )
            return MyWork(
                tally=tally,
                due=due,
                stages=open_by_stage(session, programs, user),
                suggested=suggested_most(self._on),
                mine=tuple((program.key, view.key) for program in programs if (view := list_of_mine(program))),
                called=called_by_all(flow.called for one in programs for flow in one.workflows)
                if programs.loaded
                else None,
            )


class ReadContacts:
    """Work: how many of the contacts owed were made in time, month by month."""

    def __init__(self, hub: Hub, on: date) -> None:
        self._hub, self._on = hub, on

    def __call__(self, _progress: Progress) -> list[MonthOfContacts]:
        """Read."""
        with self._hub.read() as session:
            return contacts_on_time(session, self._hub.programs, self._hub.user, self._on)
