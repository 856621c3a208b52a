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
MOST = 5_000


@dataclass(frozen=True, slots=True)
class ChosenDue:
    """These rows; or all that fall due within a week, but for these."""

    rows: tuple[DueRow, ...] = ()
    all_but: bool = False


@dataclass(frozen=True, slots=True)
class CasesOfList:
    """Chosen cases of one list, each once though several things may be due in it."""

    worklist: Worklist
    chosen: Chosen
    count: int


class FindCases:
    """Work: the cases behind what was chosen, by the list they are on."""

    def __init__(self, hub: Hub, chosen: ChosenDue, on: date) -> None:
        self._hub, self._chosen, self._on = hub, chosen, on

    def __call__(self, _progress: Progress) -> list[CasesOfList]:
        """Read."""
        found: dict[str, list[str]] = {}
        for row in self._rows():
            found.setdefault(row.program, []).append(row.case_id)
        return [one for program, ids in found.items() for one in self._lists(program, ids)]

    def _rows(self) -> Sequence[DueRow]:
        hub, chosen = self._hub, self._chosen
        if not chosen.all_but:
            return chosen.rows
        with hub.read() as session:
            span = Span(None, self._on + AHEAD)
            every = due_rows(session, hub.programs, hub.user, span, uid=hub.user.uid, limit=MOST)
        return [row for row in every if row not in chosen.rows]

    def _lists(self, program: str, ids: Sequence[str]) -> list[CasesOfList]:
        found = []
        with self._hub.read() as session:
            for worklist in lists_of_cases(self._hub, self._hub.programs[program], self._on):
                rows = worklist.rows_of(session, ids)
                if rows:
                    found.append(CasesOfList(worklist, Chosen(rows), len(rows)))
        return found
