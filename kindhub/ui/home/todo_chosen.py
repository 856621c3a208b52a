"""Which cases are meant by the rows chosen among what is to be done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kindhub.services.bulk_acts import lists_of_cases
from kindhub.services.due_soon import DueRow, Span, due_rows
from kindhub.ui.worklist.loading import Chosen

if TYPE_CHECKING:
    from kindhub.services.worklists import Worklist
    from kindhub.storage.hub import Hub
    from kindhub.ui.tasks import Progress

AHEAD = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class DueQuestion:
    """What a list shows: what falls into a span, of one person's or, with None as `uid`, of all in sight."""

    span: Span
    uid: str | None


@dataclass(frozen=True, slots=True)
class ChosenDue:
    """These rows; or all that the list's `question` finds, but for these. *My day* asks no other than my own week."""

    rows: tuple[DueRow, ...] = ()
    all_but: bool = False
    question: DueQuestion | None = None


@dataclass(frozen=True, slots=True)
class CasesOfList:
    """Chosen cases of one list, each once though several things may be due in it."""

    worklist: Worklist
    chosen: Chosen
    count: int


def rows_meant(hub: Hub, chosen: ChosenDue, on: date) -> Sequence[DueRow]:
    """The rows, also those of a choice of all that nobody has listed."""
    if not chosen.all_but:
        return chosen.rows
    asked = chosen.question or DueQuestion(Span(None, on + AHEAD), hub.user.uid)
    with hub.read() as session:
        every = due_rows(session, hub.programs, hub.user, asked.span, uid=asked.uid, limit=None)
    left_out = set(chosen.rows)
    return [row for row in every if row not in left_out]


class FindCases:
    """Work: the cases behind what was chosen, by the list they are on."""

    def __init__(self, hub: Hub, chosen: ChosenDue, on: date) -> None:
        self._hub, self._chosen, self._on = hub, chosen, on

    def __call__(self, _progress: Progress) -> list[CasesOfList]:
        """Read."""
        found: dict[str, list[str]] = {}
        for row in rows_meant(self._hub, self._chosen, self._on):
            found.setdefault(row.program, []).append(row.case_id)
        return [one for program, ids in found.items() for one in self._lists(program, ids)]

    def _lists(self, program: str, ids: Sequence[str]) -> list[CasesOfList]:
        found = []
        with self._hub.read() as session:
            for worklist in lists_of_cases(self._hub, self._hub.programs[program], self._on):
                rows = worklist.rows_of(session, ids)
                if rows:
                    found.append(CasesOfList(worklist, Chosen(rows), len(rows)))
        return found
