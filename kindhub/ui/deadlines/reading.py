"""What *Tasks and deadlines* asks of the database, beside the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kindhub.services.due_soon import DueRow, count_due, due_rows

if TYPE_CHECKING:
    from kindhub.storage.hub import Hub
    from kindhub.ui.home.todo_chosen import DueQuestion
    from kindhub.ui.tasks import Progress

MOST_ROWS = 5_000


@dataclass(frozen=True, slots=True)
class DueFound:
    """The first `MOST_ROWS` of what a question found, and how many there are in all."""

    question: DueQuestion
    rows: list[DueRow]
    count: int


class ReadDue:
    """Work: what is due in a span and not done, of one person or of all in sight."""

    def __init__(self, hub: Hub, question: DueQuestion) -> None:
        self._hub, self._question = hub, question

    def __call__(self, _progress: Progress) -> DueFound:
        """Read."""
        hub, asked = self._hub, self._question
        with hub.read() as session:
            rows = due_rows(session, hub.programs, hub.user, asked.span, uid=asked.uid, limit=MOST_ROWS)
            count = len(rows)
            if count == MOST_ROWS:
                count = count_due(session, hub.programs, hub.user, asked.span, uid=asked.uid)
        return DueFound(asked, rows, count)
