"""A list as a job for the desk, the same from the window and from the command line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kindhub.exchange.list_export import leaving_rows, list_paper
from kindhub.i18n import tr
from kindhub.services.giving_out import Leaving
from kindhub.ui.printing.job import PrintJob
from kindhub.ui.worklist.loading import Chosen

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from kindhub.program.paper import Paper
    from kindhub.services.worklists import Worklist
    from kindhub.storage.hub import Hub


def list_job(worklist: Worklist, chosen: Chosen, count: int, columns: Sequence[str]) -> PrintJob:
    """The job of these rows; `count` of them leave."""
    leaving = Leaving(worklist.program.key, worklist.view.key, about={"rows": count, "columns": list(columns)})
    title = tr("Print the list", "Imprimir la lista")
    return PrintJob(title, _Make(worklist, chosen, columns), worklist.view.key, leaving, sideways=True)


def whole_list_job(hub: Hub, worklist: Worklist) -> PrintJob:
    """The job of the list as the program has it: all its rows, the columns it shows."""
    with hub.read() as session:
        chosen = Chosen(worklist.ids(session))
        count = len(leaving_rows(session, worklist, chosen.rows()))
    shown = [column.source for column in worklist.view.columns if column.shown]
    return list_job(worklist, chosen, count, shown)


class _Make:
    def __init__(self, worklist: Worklist, chosen: Chosen, columns: Sequence[str]) -> None:
        self._worklist, self._chosen, self._columns = worklist, chosen, columns

    def __call__(self, session: Session) -> Paper:
        return list_paper(session, self._worklist, self._chosen.rows(), columns=self._columns)
