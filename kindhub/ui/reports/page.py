"""The reports of a program: which, of what period, what is hidden in it and why; then paper, PDF or workbook."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

from typing_extensions import override

from kindhub.i18n import L, tr, tr_n
from kindhub.ui.asking_where import AskWhere
from kindhub.ui.dashboard.export_pane import ExportPane
from kindhub.ui.dashboard.period_picker import PeriodPicker
from kindhub.ui.dashboard.periods import NamedPeriod, PeriodKind, custom, month_of
from kindhub.ui.kit.busy import EmptyState
from kindhub.ui.kit.buttons import QuietButton
from kindhub.ui.kit.in_turns import InTurns, in_place_of
from kindhub.ui.kit.look import clear_layout, gaps, show_when
from kindhub.ui.kit.message_bar import MessageStack
from kindhub.ui.kit.page_header import PageHeader
from kindhub.ui.kit.panes import ScrollPane
from kindhub.ui.kit.text import Text
from kindhub.ui.kit.view_tabs import ViewTabs
from kindhub.ui.printing.desk import PrintDesk
from kindhub.ui.reports.reading import RIGHT, MakeReport, ReportMade, WriteReport
from kindhub.ui.reports.report_paper import WHOLE_KINDS, report_job
from kindhub.ui.reports.table_card import TableCard
from kindhub.ui.shell import Page
from kindhub.ui.shell.keys import bind
from kindhub.ui.tasks import Progress, run
from kindhub.ui.when import clock_of, short_day, today

if TYPE_CHECKING:
    from kindhub.services.kept_reports import KeptReport
    from kindhub.storage.hub import Hub
    from kindhub.ui.kit.look import Tone

_ANY: tuple[PeriodKind, ...] = ("month", "quarter", "year", "us_fiscal", "custom")


class ReportsPage(Page):
    """`ReportsPage(hub, program key)`. `made` is the report on screen; what is printed is what was looked at."""

    def __init__(self, hub: Hub, program: str) -> None:
        super().__init__()
        self._hub, self._program = hub, hub.programs[program]
        self.report = self._program.reports[0]
        self.made: ReportMade | None = None
        self._making: Progress | None = None
        self._drawing: InTurns | None = None
        self._reason = ""
        self.gives_out = hub.user.can(program, RIGHT)
        self._where = AskWhere(self)
        self._where.chosen.connect(self._file_chosen)
        self.desk = PrintDesk(hub, self)
        self.desk.said.connect(self._said)
        self.column.addWidget(self._build_header())
        self.tabs = ViewTabs(tr("Reports", "Informes"))
        self.tabs.set_tabs([(one.key, one.title.say(), None) for one in self._program.reports], self.report.key)
        self.tabs.chosen.connect(self._choose)
        show_when(self.tabs, len(self._program.reports) > 1)
        self.column.addWidget(self.tabs)
        self.picker = self._new_picker()
        self.column.addWidget(self.picker)
        self.messages = MessageStack()
        self.column.addWidget(self.messages)
        self.hidden = Text(" ", "body", "text2", wrap=True)
        self.column.addWidget(self.hidden)
        self._scroll = ScrollPane()
        gaps(self._scroll.body, 12)
        self.column.addWidget(self._scroll, 1)
        self.none = EmptyState(tr("Nothing was counted in this period.", "En este período no hay nada que contar."),
                               icon="table")  # fmt: skip
        self.none.hide()
        self.column.addWidget(self.none, 1)
        bind(self, "print", self.print_report, inside=False)
        bind(self, "export", self.ask_file, inside=False)
        self.refresh()

    def _build_header(self) -> PageHeader:
        name = self._program.info.neutral_name.say()
        header = PageHeader(tr("{name}: reports", "{name}: informes", name=name))
        self.save_button = QuietButton(tr("Save as Excel…", "Guardar en Excel…"), "download-simple")
        self.save_button.setToolTip("Ctrl+Shift+E")
        self.save_button.clicked.connect(self.ask_file)
        self.print_button = QuietButton(tr("Print or PDF…", "Imprimir o PDF…"), "printer")
        self.print_button.setToolTip("Ctrl+P")
        self.print_button.clicked.connect(self.print_report)
        for button in (self.save_button, self.print_button):
            show_when(button, self.gives_out)
            button.setEnabled(False)
            header.add_action(button)
        return header

    def _new_picker(self) -> PeriodPicker:
        """A compiled report is of whole months, and begins with the last whole one."""
        compiled = self.report.compiled is not None
        picker = PeriodPicker(today(), kinds=WHOLE_KINDS if compiled else _ANY)
        if compiled:
            picker.choose(month_of(today()).step(-1))
        picker.changed.connect(self.refresh)
        return picker

    def _choose(self, key: str) -> None:
        self.report = next(one for one in self._program.reports if one.key == key)
        old, self.picker = self.picker, self._new_picker()
        self.column.replaceWidget(old, self.picker)
        old.hide()
        old.deleteLater()
        self.refresh()

    @override
    def refresh(self) -> None:
        if self._making is not None:
            self._making.cancel()
        for button in (self.save_button, self.print_button):
            button.setEnabled(False)
        work = MakeReport(self._hub, self._program, self.report, self.picker.chosen)
        self._making = run(self, work, self._show, self._failed, words=tr("Counting…", "Contando…"))

    def _show(self, made: object) -> None:
        if not isinstance(made, ReportMade) or not self._is_asked_for(made.report.key, made.period):
            return
        self.made = made
        clear_layout(self._scroll.body)
        self._drawing = in_place_of(self._drawing, self._draw_tables(made), self)
        rows = any(table.rows for table in made.tables)
        self._scroll.setVisible(rows)
        self.none.setVisible(not rows)
        for button in (self.save_button, self.print_button):
            button.setEnabled(rows)
        words = " ".join(filter(None, (_hidden_words(made), self._before_words(made))))
        self.hidden.setText(words)
        show_when(self.hidden, bool(words))

    def _draw_tables(self, made: ReportMade) -> Iterator[None]:
        """A table in each turn; the first ones stand there while the others come."""
        said = ""
        for table in made.tables:
            note = table.note.say() if table.note is not None else ""
            self._scroll.body.addWidget(TableCard(table, note if note != said else "", self._scroll.inside))
            said = note
            yield
        self._scroll.body.addStretch(1)

    def _is_asked_for(self, report: str, period: NamedPeriod) -> bool:
        return report == self.report.key and period == self.picker.chosen

    def _before_words(self, made: ReportMade) -> str:
        """What was given out of these tables, the last one by day."""
        if made.kept is None:
            return ""
        if not made.same:
            return tr("None of these was given out yet.", "Todavía no se ha entregado ninguno.")
        last = made.same[-1]
        return tr_n(
            len(made.same),
            L("{n} was given out: {last}. This one is held against it.",
              "Se entregó {n}: {last}. Este se compara con ese."),
            L("{n} were given out, the last one: {last}. This one is held against them.",
              "Se entregaron {n}, el último: {last}. Este se compara con ellos."),
            last=_when(last),
        )  # fmt: skip

    def _failed(self, error: BaseException) -> None:
        self.messages.show_error(error)

    def print_report(self) -> None:
        """Ctrl+P: on paper, or as a PDF."""
        if self.made is not None and self.gives_out and self.print_button.isEnabled():
            self.desk.ask(report_job(self._hub, self._program.key, self.made), self.print_button)

    def ask_file(self) -> None:
        """Ctrl+Shift+E: ask what the workbook is for, before anything is written."""
        if self.made is not None and self.gives_out and self.save_button.isEnabled():
            pane = ExportPane(tr("Save this report", "Guardar este informe"), self)
            pane.reasoned.connect(self._ask_where)
            pane.open_under(self.save_button, right=True)
            pane.reason.setFocus()

    def _ask_where(self, reason: str) -> None:
        self._reason = reason
        period = self.picker.chosen.period
        name = f"{self.report.title} {period.first} {period.last}.xlsx"
        self._where.ask(self.window(), tr("Save report", "Guardar informe"), name, "xlsx")

    def _file_chosen(self, path: str) -> None:
        self.write(Path(path), self._reason)

    def write(self, path: Path, reason: str) -> None:
        """Write what is on screen as a workbook."""
        if self.made is not None:
            work = WriteReport(self._hub, self._program, self.made, path, reason)
            run(self, work, self._written, self._failed, words=tr("Exporting…", "Exportando…"))

    def _written(self, path: object) -> None:
        name = path.name if isinstance(path, Path) else ""
        self._said("ok", tr("The report is in “{name}”.", "El informe está en «{name}».", name=name))

    def _said(self, tone: str, words: str) -> None:
        self.messages.show_message(cast("Tone", tone), words, passing=tone == "ok")
        if tone == "ok" and self.made is not None and self.made.kept is not None:
            self.refresh()  # it is one of those given out now

    @override
    def leave(self) -> None:
        if self._making is not None:
            self._making.cancel()


def _hidden_words(made: ReportMade) -> str:
    small, others = made.hidden
    if not small + others:
        return ""
    return tr(
        "Hidden so that nobody can be found: {small} small numbers, and {others} more so that these cannot be worked "
        "out from totals or earlier reports.",
        "Oculto para que no se pueda identificar a nadie: {small} cifras pequeñas, y {others} más para que esas no se "
        "puedan calcular con los totales ni con informes anteriores.",
        small=small, others=others,
    )  # fmt: skip


def _when(kept: KeptReport) -> str:
    """Of which months, and on which day it was given out."""
    first, last = kept.period.first, kept.period.last
    whole = month_of(first) if month_of(first).period == kept.period else custom(first, last)
    day = datetime.fromisoformat(kept.at).astimezone().date()
    return f"{whole.title} ({short_day(day, today())} {clock_of(kept.at)})"
