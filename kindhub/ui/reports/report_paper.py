"""A report on paper: its period, each table with its note, and what hidden numbers mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.program.paper import Heading, Paper, Table, Words
from kindhub.ui.printing.job import PrintJob
from kindhub.ui.reports.reading import RIGHT, KeepReport, MakeReport, ReportMade, leaving_of
from kindhub.ui.tasks import Progress

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from kindhub.program.registry import LoadedProgram
    from kindhub.program.reports import Report, ReportTable
    from kindhub.storage.hub import Hub
    from kindhub.ui.dashboard.periods import NamedPeriod, PeriodKind


WHOLE_KINDS: tuple[PeriodKind, ...] = ("month", "quarter", "year")
"""The periods of a compiled report, which is of whole months."""
WHOLE_MONTHS = L(
    "This report is of a month, a quarter or a year: 2026-07, 2026-Q3 or 2026.",
    "Este informe es de un mes, un trimestre o un año: 2026-07, 2026-Q3 o 2026.",
)


def report_job(hub: Hub, program: str, made: ReportMade) -> PrintJob:
    """The job of printing what is on screen; it is kept and told before the first sheet."""
    period = made.period.period
    title = made.report.title.say()
    return PrintJob(
        title, _Held(made), f"{title} {period.first} {period.last}", leaving_of(program, made),
        keeping=KeepReport(hub, program, made),
    )  # fmt: skip


def counted_report_job(hub: Hub, program: LoadedProgram, report: Report, period: NamedPeriod) -> PrintJob:
    """The job of a report of a period, made now. Raises `Refused` without the right to give figures out, `UserError`
    for a compiled report over anything but whole months.
    """
    hub.user.require_figures(program.key)
    hub.user.require(program.key, RIGHT)
    if report.compiled is not None and period.kind not in WHOLE_KINDS:
        raise UserError(WHOLE_MONTHS)
    return report_job(hub, program.key, MakeReport(hub, program, report, period)(Progress()))


class _Held:
    """The paper of a report that is made already: what is printed is what was looked at."""

    def __init__(self, made: ReportMade) -> None:
        self._made = made

    def __call__(self, _session: Session) -> Paper:
        made = self._made
        blocks: list[object] = [Words(made.period.title, strong=True)]
        said = ""
        for table in made.tables:
            blocks += [Heading(table.title.say(), 2), _table(table)]
            note = table.note.say() if table.note is not None else ""
            if note and note != said:
                blocks += [Words(line, small=True) for line in note.splitlines()]
                said = note
        return Paper(made.report.title.say(), tuple(blocks))


def _table(table: ReportTable) -> Table:
    width = len(table.headings)
    return Table(
        tuple(heading.say() for heading in table.headings),
        tuple(tuple(written(cell) for cell in row) for row in table.rows),
        weights=(3.0, *(1.0 for _ in range(width - 1))),
        right=tuple(range(1, width)),
    )


def written(value: Any) -> str:
    """A cell in words; nothing for no value."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:,.1f}"
    return f"{value:,}" if isinstance(value, int) else str(value)
