"""Asks what a calendar file is for and where to, then writes it beside the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from kindhub.exchange.due_calendar import export_calendar, programs_that_give
from kindhub.exchange.list_export import TakenOut
from kindhub.i18n import L, tr, tr_n
from kindhub.ui.asking_where import AskWhere
from kindhub.ui.tasks import run
from kindhub.ui.worklist.reason_pane import ReasonPane

if TYPE_CHECKING:
    from kindhub.storage.hub import Hub
    from kindhub.ui.home.todo_chosen import DueQuestion
    from kindhub.ui.shell import Page
    from kindhub.ui.tasks import Progress

WRITTEN = (L("{n} deadline written.", "{n} plazo escrito."), L("{n} deadlines written.", "{n} plazos escritos."))
HELD_BACK = (L("{n} stayed out.", "{n} quedó fuera."), L("{n} stayed out.", "{n} quedaron fuera."))


class WriteCalendar:
    """Work: write the file."""

    def __init__(self, hub: Hub, path: str, reason: str, question: DueQuestion) -> None:
        self._hub, self._path, self._reason, self._question = hub, Path(path), reason, question

    def __call__(self, _progress: Progress) -> TakenOut:
        """Write. Raises `Refused` or `UserError` with words for the person."""
        asked = self._question
        return export_calendar(self._hub, self._path, self._reason, asked.span, asked.uid)


class TakingOut(QObject):
    """What *Tasks and deadlines* does for its calendar file."""

    def __init__(self, hub: Hub, page: Page) -> None:
        super().__init__(page)
        self._hub, self._page = hub, page
        self._question: DueQuestion | None = None
        self._reason = ""
        self.pane: ReasonPane | None = None

    def possible(self) -> bool:
        """Whether any program lets her."""
        return bool(programs_that_give(self._hub))

    def ask(self, question: DueQuestion, anchor: QWidget) -> None:
        """Ask what for."""
        self._question = question
        warning = tr("The file is not encrypted. It says what is due and the number of the case, and names nobody.",
                     "El archivo no va cifrado. Dice qué vence y el número del caso, y no nombra a nadie.")  # fmt: skip
        title = tr("Deadlines as a calendar file", "Plazos como archivo de calendario")
        act = tr("Choose the file…", "Elegir el archivo…")
        self.pane = ReasonPane(title, warning, act, "calendar-plus", self._page)
        self.pane.reasoned.connect(self._choose)
        self.pane.open_under(anchor, right=True)

    def _choose(self, reason: str) -> None:
        self._reason = reason
        where = AskWhere(self)
        where.chosen.connect(self.write)
        where.ask(self._page, tr("Write to", "Escribir en"), "kindhub.ics", "ics")
        if self.pane is not None:
            self.pane.close()

    def write(self, path: str) -> None:
        """Write it where the person said."""
        if self._question is not None:
            work = WriteCalendar(self._hub, path, self._reason, self._question)
            run(
                self._page, work, self._written, self._page.fail, words=tr("Writing the file", "Escribiendo el archivo")
            )

    def _written(self, out: object) -> None:
        if isinstance(out, TakenOut):
            stayed = tr_n(out.held_back, *HELD_BACK) if out.held_back else ""
            self._page.say("ok", " ".join(part for part in (tr_n(out.rows, *WRITTEN), stayed) if part))
