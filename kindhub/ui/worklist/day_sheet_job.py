"""The sheet of a day as a job for the desk, the same from the window and from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kindhub.exchange.list_export import held_back_words
from kindhub.services.day_sheets import keep_sheet, sheet_of
from kindhub.services.giving_out import Leaving
from kindhub.services.papers.day_paper import day_paper, day_rows
from kindhub.ui.printing.job import PrintJob
from kindhub.ui.when import today
from kindhub.ui.worklist.loading import Chosen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from kindhub.program.day_sheets import DayRow
    from kindhub.program.paper import Paper
    from kindhub.services.worklists import Worklist
    from kindhub.storage.hub import Hub


def day_sheet_job(hub: Hub, worklist: Worklist, chosen: Chosen, count: int) -> PrintJob:
    """The job of these rows, of which `count` leave. What leaves is remembered, to be entered back."""
    made, view = _Made(hub, worklist, chosen), worklist.view
    about = {"rows": count, "sheet": sheet_of(view).form}
    leaving = Leaving(worklist.program.key, view.key, about=about)
    title = sheet_of(view).title.say()
    name = f"{view.key}-{made.day.isoformat()}"
    return PrintJob(title, made, name, leaving, sideways=True, keeping=made.keep)


def whole_day_sheet_job(hub: Hub, worklist: Worklist) -> PrintJob:
    """The job of the list as the program has it: all its rows."""
    with hub.read() as session:
        chosen = Chosen(worklist.ids(session))
    return day_sheet_job(hub, worklist, chosen, len(chosen.rows()))


class _Made:
    """Makes the paper, and knows afterwards what stands on it."""

    def __init__(self, hub: Hub, worklist: Worklist, chosen: Chosen) -> None:
        self._hub, self._worklist, self._chosen = hub, worklist, chosen
        self.day = today()
        self._rows: Sequence[DayRow] = ()

    def __call__(self, session: Session) -> Paper:
        work, asked = self._worklist, self._chosen.rows()
        self._rows = day_rows(session, work, asked, self.day)
        held_back = held_back_words(len(asked) - len(self._rows))
        return day_paper(work, self._rows, self.day, held_back)

    def keep(self) -> str:
        """Remember what stands on it."""
        return keep_sheet(self._hub, self._worklist.program, self._worklist.view, self._rows, self.day)
