"""Counts what a panel shows, and writes it out, beside the window."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kindhub.errors import UserError
from kindhub.exchange.figures_xlsx import write_figures
from kindhub.i18n import L, tr
from kindhub.services.indicators import Counted, Limit, count, keep_figures, limits_of, may_work_with

if TYPE_CHECKING:
    from kindhub.program.registry import LoadedProgram
    from kindhub.storage.hub import Hub
    from kindhub.storage.unit_of_work import UnitOfWork
    from kindhub.ui.dashboard.periods import NamedPeriod
    from kindhub.ui.tasks import Progress

NOT_GIVEN_OUT = L(
    "These are working figures. Choose “To share” first: then small numbers are hidden.",
    "Estas son cifras de trabajo. Elija antes «Para compartir»: así se ocultan los números pequeños.",
)


@dataclass(frozen=True, slots=True)
class PanelQuestion:
    """What a panel is asked: a period, what it is compared with, and whose cases (a field of the case → its value).

    `working`: with the figures of those who work with the records as they are, which then cannot be given out.
    """

    period: NamedPeriod
    before: NamedPeriod | None = None
    only: tuple[tuple[str, str], ...] = ()
    working: bool = False


@dataclass(frozen=True, slots=True)
class PanelFigures:
    """The figures of a period, those it is compared with, and when they were counted (local time)."""

    period: NamedPeriod
    counted: Counted
    at: datetime
    question: PanelQuestion
    before: Counted | None = None
    limits: tuple[Limit, ...] = ()

    def keep(self, work: UnitOfWork, program: str) -> None:
        """Keep them, for they are about to leave; all of them, whichever are asked for.

        Raises `UserError` when they may not leave, or when others were given out since they were counted.
        """
        if self.counted.working:
            raise UserError(NOT_GIVEN_OUT)
        keep_figures(work, program, *([self.before] if self.before else []), self.counted)


class KeepFigures:
    """What is done before figures leave on paper or by the clipboard."""

    def __init__(self, hub: Hub, program: str, figures: PanelFigures) -> None:
        self._hub, self._program, self._figures = hub, program, figures

    def __call__(self) -> None:
        """Keep them. Raises `UserError`; see `PanelFigures.keep`."""
        with self._hub.begin("give out") as work:
            self._figures.keep(work, self._program)


class CopyFigures:
    """Work: keep figures that are about to be copied, and tell the ledger. Needs `export_figures`."""

    def __init__(self, hub: Hub, program: str, figures: PanelFigures, title: str) -> None:
        self._hub, self._program, self._figures, self._title = hub, program, figures, title

    def __call__(self, _progress: Progress) -> None:
        """Keep and tell."""
        self._hub.user.require(self._program, "export_figures")
        with self._hub.begin("copy figures") as work:
            self._figures.keep(work, self._program)
            about = {"title": self._title, "period": self._figures.period.title, "copied": True}
            work.log("export", "chart", schema=self._program, about=about)


class CountPanel:
    """Work: count everything the program defines over the period. Needs the right `view`."""

    def __init__(self, hub: Hub, program: LoadedProgram, question: PanelQuestion) -> None:
        self._hub, self._program, self._question = hub, program, question

    def __call__(self, progress: Progress) -> PanelFigures:
        """Count."""
        self._hub.user.require_figures(self._program.key)
        progress.say(tr("Counting…", "Contando…"))
        asked, program = self._question, self._program
        only, working = dict(asked.only), asked.working and may_work_with(self._hub.user, program)
        with self._hub.counting(program.key) as session:
            before = count(session, program, asked.before.period, only, working=working) if asked.before else None
            progress.check()
            beside = () if before is None else (before,)
            counted = count(session, program, asked.period.period, only, working=working, beside=beside)
            limits = limits_of(session, program)
        return PanelFigures(asked.period, counted, datetime.now().astimezone(), asked, before, limits)


class ExportFigures:
    """Work: write the figures as a workbook, with a row in the ledger that says why. Needs `export_figures`."""

    def __init__(self, hub: Hub, program: LoadedProgram, figures: PanelFigures, path: Path, reason: str) -> None:
        self._hub, self._program, self._figures = hub, program, figures
        self._path, self._reason = path, reason

    def __call__(self, _progress: Progress) -> Path:
        """Write. Raises `UserError` when the file cannot be written; then the ledger has no row either."""
        self._hub.user.require(self._program.key, "export_figures")
        counted = self._figures.counted
        about = {"rows": len(counted.figures), "first": counted.period.first.isoformat(),
                 "last": counted.period.last.isoformat()}  # fmt: skip
        with self._hub.begin("export figures") as work:
            self._figures.keep(work, self._program.key)
            work.log("export", "indicators", schema=self._program.key, reason=self._reason, about=about)
            write_figures(self._path, self._program.info.name, counted)
        return self._path
