"""Makes a report beside the window, and keeps and writes it where it is given out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kindhub.exchange.tables import SheetTable, TableColumn
from kindhub.exchange.write_xlsx import write_tables
from kindhub.i18n import L
from kindhub.services.giving_out import Leaving, tell_leaving
from kindhub.services.kept_reports import KeptReport, keep_given_out, kept_reports

if TYPE_CHECKING:
    from kindhub.program.registry import LoadedProgram
    from kindhub.program.reports import Report, ReportTable
    from kindhub.storage.hub import Hub
    from kindhub.ui.dashboard.periods import NamedPeriod
    from kindhub.ui.tasks import Progress

RIGHT = "export_figures"
OTHER = "s"
NOTE = L("Note", "Nota")


@dataclass(frozen=True, slots=True)
class ReportMade:
    """A report of a period as it may be given out. `before` is all that was given out earlier, by whatever door, and
    that it was held against; `kept` is what is to be kept of it, None for a report that is not compiled.
    """

    report: Report
    period: NamedPeriod
    tables: tuple[ReportTable, ...]
    before: tuple[KeptReport, ...] = ()
    kept: Mapping[str, Any] | None = None

    @property
    def same(self) -> tuple[KeptReport, ...]:
        """Those of `before` that are this report."""
        return tuple(one for one in self.before if one.report == self.report.key)

    @property
    def hidden(self) -> tuple[int, int]:
        """How many cells are hidden because they are small, and how many to protect these."""
        marks = [cell for table in self.tables for row in table.rows for cell in row[1:] if is_mark(cell)]
        others = sum(mark == OTHER for mark in marks)
        return len(marks) - others, others


def is_mark(cell: object) -> bool:
    """Whether a cell says that its number is hidden."""
    return isinstance(cell, str) and (cell == OTHER or (cell.startswith("<") and cell[1:].isdigit()))


class MakeReport:
    """Work: count a report over a period; a compiled one beside what was given out before."""

    def __init__(self, hub: Hub, program: LoadedProgram, report: Report, period: NamedPeriod) -> None:
        self._hub, self._program, self._report, self._period = hub, program, report, period

    def __call__(self, _progress: Progress) -> ReportMade:
        """Make it. Raises `UserError` with words for the person."""
        report, period = self._report, self._period
        with self._hub.counting(self._program.key) as session:
            if report.compiled is None:
                return ReportMade(report, period, tuple(report.make(session, period.period)))
            before = kept_reports(session, self._program.key)
            compiled = report.compiled(session, period.period, [one.content for one in before])
        return ReportMade(report, period, compiled.tables, before, compiled.kept)


class KeepReport:
    """Keeps a compiled report before it leaves; others need no keeping."""

    def __init__(self, hub: Hub, program: str, made: ReportMade) -> None:
        self._hub, self._program, self._made = hub, program, made

    def __call__(self) -> None:
        """Keep it. Raises `UserError` when another was given out since it was made."""
        made = self._made
        if made.kept is not None:
            seen = [one.id for one in made.before]
            with self._hub.begin("give out") as work:
                keep_given_out(work, self._program, made.report.key, [(made.period.period, made.kept)], seen)


def leaving_of(program: str, made: ReportMade) -> Leaving:
    """What leaves, for the ledger."""
    period = made.period.period
    about = {"report": made.report.key, "first": period.first.isoformat(), "last": period.last.isoformat()}
    return Leaving(program, "report", print_right=RIGHT, file_right=RIGHT, about=about)


class WriteReport:
    """Work: the tables as a workbook, each a sheet, with the notes on method; kept and told before it is written."""

    def __init__(self, hub: Hub, program: LoadedProgram, made: ReportMade, path: Path, reason: str) -> None:
        self._hub, self._program, self._made = hub, program, made
        self._path, self._reason = path, reason

    def __call__(self, _progress: Progress) -> Path:
        """Write. Raises `Refused` without the right, `UserError` without a reason or when it cannot be written."""
        made = self._made
        self._hub.user.require(self._program.key, RIGHT)
        KeepReport(self._hub, self._program.key, made)()
        tell_leaving(self._hub, leaving_of(self._program.key, made), self._reason, file=True)
        title = f"{made.report.title} {made.period.title}"
        write_tables(self._path, [*map(_sheet, made.tables), _notes(made.tables)], {"title": title})
        return self._path


def _sheet(table: ReportTable) -> SheetTable:
    first, *others = table.headings
    columns = (TableColumn(first, width=46), *(TableColumn(one, "number") for one in others))
    return SheetTable(table.title, columns, table.rows)


def _notes(tables: Sequence[ReportTable]) -> SheetTable:
    rows = [(table.title.say(), table.note.say()) for table in tables if table.note is not None]
    return SheetTable(L("How it is counted", "Cómo se cuenta"), (TableColumn(L("Table", "Cuadro"), width=40),
                      TableColumn(NOTE, width=100)), rows)  # fmt: skip
