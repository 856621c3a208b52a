"""The import assistant: five steps, each a pane of its own; reading, planning and writing run beside the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from kindhub.errors import Stopped
from kindhub.exchange.import_run import Cancelled, ImportResult
from kindhub.exchange.undo_import import UndoResult
from kindhub.i18n import tr, tr_n
from kindhub.ui.asking_where import AskWhere
from kindhub.ui.importing import saying
from kindhub.ui.importing.columns_step import ColumnsStep
from kindhub.ui.importing.file_step import FileStep, no_right
from kindhub.ui.importing.kept_decisions import drop_decisions, keep_decisions
from kindhub.ui.importing.kinds import form_kinds_for, kinds_for
from kindhub.ui.importing.past_imports import ReadPastImports
from kindhub.ui.importing.result_step import ResultStep
from kindhub.ui.importing.rows_step import RowsStep
from kindhub.ui.importing.step_footer import StepFooter
from kindhub.ui.importing.under_way import Freeing, KeptImport, Writing
from kindhub.ui.importing.work import MakePlan, Opened, OpenFile, Planned, Undo, WritePlan, WriteReport, WriteTemplate
from kindhub.ui.importing.writing_step import WritingStep
from kindhub.ui.kit.buttons import LinkButton, QuietButton
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.message_bar import MessageStack
from kindhub.ui.kit.page_header import PageHeader
from kindhub.ui.kit.step_bar import StepBar
from kindhub.ui.kit.views import Views
from kindhub.ui.shell import Page
from kindhub.ui.tasks import Progress, run

if TYPE_CHECKING:
    from kindhub.program.exchange import ImportKind
    from kindhub.storage.hub import Hub

FILE, COLUMNS, ROWS, WRITING, RESULT = 1, 2, 3, 4, 5
"""The steps, as `StepBar` counts them."""


class ImportPage(Page):
    """`ImportPage(hub, kind="")`: `kind` is the key of the kind that is marked at first."""

    def __init__(self, hub: Hub, kind: str = "") -> None:
        super().__init__()
        self._hub = hub
        self._path: Path | None = None
        self._kind: ImportKind | None = None
        self._writing: Writing | None = None
        self.rows_step: RowsStep | None = None
        self.result_step: ResultStep | None = None
        self.step, self._unplanned = FILE, False
        self._where = AskWhere(self)
        self._where.chosen.connect(self._report_file)
        self.build(self._parts(kind))

    def _parts(self, first: str) -> Iterator[None]:
        gaps(self.column)
        inside = QVBoxLayout()
        gaps(inside, 8, 20, 8, 20, 10)
        self.column.addLayout(inside, 1)
        inside.addWidget(self._header())
        self.steps, self.messages = StepBar(), MessageStack()
        head = QVBoxLayout()
        gaps(head, 0)
        for widget in (self.steps, self.messages):
            head.addWidget(widget)
        inside.addLayout(head)
        self.stack = Views(self)
        inside.addWidget(self.stack, 1)
        self.footer = StepFooter(self)
        self.column.addWidget(self.footer)
        yield
        kinds, forms = kinds_for(self._hub), []
        for kind in form_kinds_for(self._hub):
            forms.append(kind)
            yield
        self.file_step = FileStep(kinds, forms, first, self.stack) if kinds else no_right(self.stack)
        self.stack.addWidget(self.file_step)
        yield
        self.columns_step, self.writing_step = ColumnsStep(self.stack), WritingStep(self.stack)
        for step in (self.columns_step, self.writing_step):
            self.stack.addWidget(step)
        yield
        self._connect()
        self._go(FILE)
        self._read_past()

    def _header(self) -> PageHeader:
        self.header = PageHeader(tr("Import", "Importar"), ((tr("Import and export", "Importar y exportar"), None),))
        self.keep_button = QuietButton(tr("Save and go on another day", "Guardar y seguir otro día"), "floppy-disk")
        self.keep_button.clicked.connect(self.keep_for_later)
        self.cancel_button = LinkButton(tr("Cancel", "Cancelar"), "x")
        self.cancel_button.clicked.connect(self.start_again)
        self.header.add_action(self.keep_button)
        self.header.add_action(self.cancel_button)
        self.header.crumb_clicked.connect(self._crumb)
        return self.header

    def _connect(self) -> None:
        if isinstance(self.file_step, FileStep):
            self.file_step.chosen.connect(self._file_chosen)
            self.file_step.past.undo_asked.connect(self._undo_unit)
            self.file_step.what.template_asked.connect(self._write_template)
        self.columns_step.changed.connect(self._columns_changed)
        self.steps.chosen.connect(self._step_clicked)
        self.footer.back.connect(self._back)
        self.footer.forward.connect(self._forward)

    def _write_template(self, kind: ImportKind, path: str) -> None:
        run(self, WriteTemplate(kind, Path(path)), self._template_written, self._failed, lane="files")

    def _template_written(self, path: object) -> None:
        words = tr("The empty template is at {place}.", "La plantilla vacía está en {place}.", place=path)
        self.messages.show_message("ok", words)

    def _read_past(self) -> None:
        if isinstance(self.file_step, FileStep):
            run(self, ReadPastImports(self._hub), self._show_past, self._failed)

    def _show_past(self, imports: object) -> None:
        if isinstance(self.file_step, FileStep) and isinstance(imports, list):
            self.file_step.past.show_imports(imports)

    @override
    def refresh(self) -> None:
        self._read_past()

    def _file_chosen(self, kind: ImportKind, path: Path) -> None:
        self.open_file(kind, path)

    def open_file(self, kind: ImportKind, path: Path) -> None:
        """Read a file of a kind and go on to its columns."""
        self._kind, self._path = kind, path
        self.messages.clear()
        self._run(OpenFile(self._hub, kind, path), self._opened, tr("Reading the file…", "Leyendo el archivo…"))

    def _opened(self, opened: object) -> None:
        self._forget_plan()
        if isinstance(opened, Opened):
            self.columns_step.show_opened(opened)
            self._go(COLUMNS)

    def _columns_changed(self) -> None:
        self._unplanned = True
        self._go(COLUMNS)

    def make_plan(self) -> None:
        """Read all rows with these columns and go on to their verdicts."""
        opened = self.columns_step.opened
        if opened is None:
            return
        self.footer.next_button.setEnabled(False)
        work = MakePlan(self._hub, opened, dict(self.columns_step.corrected))
        self._run(work, self._planned, tr("Reading the rows…", "Leyendo las filas…"))

    def _planned(self, planned: object) -> None:
        self._forget_plan()
        if not isinstance(planned, Planned) or self._kind is None:
            return
        self.columns_step.corrected.clear()
        rows = self._show_rows(planned, self._kind)
        self._unplanned = False
        taken_up = len(planned.review.decisions)
        if taken_up:
            words = tr_n(taken_up, saying.ONE_TAKEN_UP, saying.SOME_TAKEN_UP)
            self.messages.show_message("info", words, passing=True)
        self._go(ROWS)
        rows.table.setFocus()

    def _show_rows(self, planned: Planned, kind: ImportKind) -> RowsStep:
        self.rows_step = RowsStep(planned, kind, self.stack)
        self.rows_step.changed.connect(self._decided)
        self.stack.addWidget(self.rows_step)
        return self.rows_step

    def _decided(self) -> None:
        self._go(ROWS)

    def write(self) -> None:
        """Import what was decided."""
        if self.rows_step is None or self._path is None:
            return
        self.messages.clear()
        self._go(WRITING)
        self._follow(Writing(WritePlan(self._hub, self.rows_step.review, self._path.name)))

    def _follow(self, writing: Writing) -> None:
        self._writing = writing
        if writing.undoing:
            writing.tell(self._undone, self._not_undone)
        else:
            writing.tell(self._written, self._not_written)
        self.writing_step.follow(writing.progress, undoing=writing.undoing)

    def _written(self, result: object) -> None:
        if not isinstance(result, ImportResult):
            return
        self._drop_decisions()
        self._show_result(result)
        self._go(RESULT)
        self._read_past()

    def _show_result(self, result: ImportResult, *, undone: bool = False) -> None:
        self.result_step = ResultStep(result, undone=undone)
        self.result_step.went.connect(self.go)
        self.result_step.report_asked.connect(self._ask_report_file)
        self.result_step.undo_asked.connect(self.undo)
        self.result_step.again_asked.connect(self.start_again)
        self.stack.addWidget(self.result_step)

    def _not_written(self, error: BaseException) -> None:
        self.messages.show_error(Cancelled() if isinstance(error, Stopped) else error)
        self._go(ROWS)

    def _ask_report_file(self) -> None:
        stem = self._path.stem if self._path else ""
        name = f"{stem} {tr('report', 'informe')}.xlsx".strip()
        self._where.ask(self, tr("Save the report", "Guardar el informe"), name, "xlsx")

    def _report_file(self, path: str) -> None:
        self.write_report(Path(path))

    def write_report(self, path: Path) -> None:
        """Write the report of the finished import."""
        if self.result_step is not None:
            self._run(WriteReport(self._hub, self.result_step.result, path), self._reported)

    def _reported(self, path: object) -> None:
        name = path.name if isinstance(path, Path) else ""
        self.messages.show_message("ok", saying.REPORTED.say(name=name))

    def undo(self) -> None:
        """Take the finished import back."""
        self._undo_unit(self.result_step.result.unit if self.result_step else None)

    def _undo_unit(self, unit: str | None) -> None:
        if unit:
            self.messages.clear()
            self._go(WRITING)
            self._follow(Writing(Undo(self._hub, unit), undoing=True))

    def _not_undone(self, error: BaseException) -> None:
        self._go(RESULT if self.result_step else FILE)
        self.messages.show_error(error)
        if self.result_step is not None:
            self.result_step.undo_failed()

    def _undone(self, undone: object) -> None:
        self._go(RESULT if self.result_step else FILE)
        if isinstance(undone, UndoResult):
            self.messages.show_message("ok", saying.undone_sentence(undone))
        if self.result_step is not None:
            self.result_step.show_undone()
        self._read_past()

    def _run(self, work: Callable[[Progress], object], done: Callable[[object], None], words: str = "") -> None:
        self.stack.setEnabled(False)
        run(self, work, Freeing(self.stack, done).call, self._failed, words=words)

    def _failed(self, error: BaseException) -> None:
        self.stack.setEnabled(True)
        self.messages.show_error(error)
        self._go(self.step)

    def _go(self, step: int) -> None:
        """Show a step with its bar, title and foot."""
        self.step = step
        panes = {FILE: self.file_step, COLUMNS: self.columns_step, ROWS: self.rows_step, WRITING: self.writing_step,
                 RESULT: self.result_step}  # fmt: skip
        pane = panes[step]
        if pane is not None:
            self.stack.setCurrentWidget(pane)
        title = tr("Import", "Importar")
        if self._kind is not None and step > FILE:
            title = tr("Import: {kind}", "Importar: {kind}", kind=self._kind.title.say())
        self.header.set_title(title)
        self.keep_button.setVisible(step == ROWS)
        self.cancel_button.setVisible(step in (COLUMNS, ROWS))
        file = self._path.name if self._path and step > FILE else ""
        opened = self.columns_step.opened if step > FILE else None
        review = self.rows_step.review if self.rows_step and step > COLUMNS else None
        self.steps.set_steps(saying.step_words(file, opened, review), step)
        self._say_what_follows()

    def _say_what_follows(self) -> None:
        if self.step == COLUMNS:
            missing = self.columns_step.missing()
            self.footer.say(saying.columns_sentence(missing), saying.STEPS[2].say(), ready=not missing)
        elif self.step == ROWS and self.rows_step is not None:
            counts = self.rows_step.review.counts()
            act = saying.import_act(counts)
            self.footer.say(saying.rows_sentence(counts), act, "download-simple", ready=counts.going_in > 0)
        self.footer.setVisible(self.step in (COLUMNS, ROWS))

    def _step_clicked(self, number: int) -> None:
        if self.step not in (WRITING, RESULT):
            self._go(number)

    def _crumb(self, _route: object) -> None:
        if self.may_leave():
            self.start_again()

    def _back(self) -> None:
        self._go(self.step - 1)

    def _forward(self) -> None:
        if self.step == COLUMNS and self.rows_step is not None and not self._unplanned:
            self._go(ROWS)
        elif self.step == COLUMNS:
            self.make_plan()
        elif self.step == ROWS:
            self.write()

    def keep_for_later(self) -> None:
        """Keep the decisions; the same file takes them up again."""
        self._keep_decisions()
        self.start_again()
        self.messages.show_message("ok", saying.KEPT.say())

    def start_again(self) -> None:
        """Back to the first step; nothing of the plan is written, decisions are kept for the same file."""
        self.leave()
        self.messages.clear()
        self._forget_plan()
        self._path = self._kind = None
        self.columns_step.opened = None
        self._go(FILE)

    def _forget_plan(self) -> None:
        for pane in (self.rows_step, self.result_step):
            if pane is not None:
                self.stack.removeWidget(pane)
                pane.deleteLater()
        self.rows_step = self.result_step = None

    def _keep_decisions(self) -> None:
        if self.rows_step is not None and self.step in (COLUMNS, ROWS):
            with self._hub.begin("import decisions") as work:
                keep_decisions(work.session.connection(), self.rows_step.review, self._hub.user.uid)

    def _drop_decisions(self) -> None:
        if self.rows_step is not None:
            with self._hub.begin("import decisions") as work:
                drop_decisions(work.session.connection(), self.rows_step.review, self._hub.user.uid)

    @override
    def may_leave(self) -> bool:
        if self.step != WRITING:
            return True
        self.messages.show_message("warn", saying.RUNNING.say())
        return False

    @override
    def leave(self) -> None:
        self._keep_decisions()

    @override
    def keep(self) -> KeptImport:
        """The steps as they stand, and the write that is under way."""
        columns, rows, result = self.columns_step, self.rows_step, self.result_step
        if self._writing is not None:
            self._writing.let_go()
        return KeptImport(
            step=self.step,
            marked=self.file_step.what.kind().key if isinstance(self.file_step, FileStep) else "",
            kind=self._kind,
            path=self._path,
            columns=(columns.opened, columns.corrected, columns.at),
            rows=(rows.planned, rows.shelf, rows.current()) if rows else None,
            unplanned=self._unplanned,
            result=(result.result, result.undone) if result else None,
            writing=self._writing if self.step == WRITING else None,
        )

    @override
    def take_up(self, kept: object) -> None:
        if not isinstance(kept, KeptImport):
            return
        if isinstance(self.file_step, FileStep):
            self.file_step.what.mark(kept.marked)
        self._kind, self._path, self._unplanned = kept.kind, kept.path, kept.unplanned
        opened, corrected, sheet = kept.columns
        if opened is not None:
            self.columns_step.take_up(opened, corrected, sheet)
        if kept.rows is not None and kept.kind is not None:
            planned, shelf, row = kept.rows
            self._show_rows(planned, kept.kind).take_up(shelf, row)
        if kept.result is not None:
            result, undone = kept.result
            self._show_result(result, undone=undone)
        if kept.writing is not None:
            self._follow(kept.writing)
        self._go(kept.step)
