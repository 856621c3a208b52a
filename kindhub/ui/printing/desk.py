"""The one way out to paper: asks, tells the ledger, draws; nothing is written anywhere but where the person says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QDialog, QWidget

from kindhub.i18n import tr
from kindhub.ui.asking_where import AskWhere
from kindhub.ui.error_words import words_of
from kindhub.ui.kit.message_bar import MessageStack
from kindhub.ui.printing.draw import JOB, Pages, Sheaf, page_layout, pdf_of_all
from kindhub.ui.printing.job import MakePages, PrintJob, PrintWish, WriteFile, kept_look, may_print
from kindhub.ui.printing.look import DOTS
from kindhub.ui.printing.pane import PrintPane
from kindhub.ui.tasks import Progress, Tasks
from kindhub.ui.tasks import tasks as lanes

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from kindhub.storage.hub import Hub


class PrintDesk(QObject):
    """`ask(job, anchor)` opens the pane; `said(tone, words)` tells how it went."""

    said = Signal(str, str)

    def __init__(self, hub: Hub, parent: QWidget, tasks: Tasks | None = None) -> None:
        super().__init__(parent)
        self._hub, self._over, self._tasks = hub, parent, tasks or lanes()
        self._job: PrintJob | None = None
        self._wish: PrintWish | None = None
        self._printer: QPrinter | None = None
        self.pane: PrintPane | None = None
        self.run: PrintRun | None = None
        self._where = AskWhere(self)
        self._where.chosen.connect(self.save_to)

    def ask(self, job: PrintJob, anchor: QWidget, *, right: bool = True) -> None:
        """Ask how and for what, under the button that was pressed."""
        prints, files = may_print(self._hub, job, file=False), may_print(self._hub, job, file=True)
        if not prints and not files:
            self.said.emit("info", tr("You do not have permission to print this.",
                                      "Usted no tiene permiso para imprimir esto."))  # fmt: skip
            return
        self._job = job
        self.pane = PrintPane(job, kept_look(self._hub), self._over, prints=prints, files=files)
        self.pane.wished.connect(self._wished)
        self.pane.closed.connect(self._pane_closed)
        self.pane.open_under(anchor, right=right)
        self.pane.first_field().setFocus()

    def _pane_closed(self) -> None:
        self.pane = None

    def _wished(self, wish: object) -> None:
        if not isinstance(wish, PrintWish) or self._job is None:
            return
        self._wish = wish
        if wish.file:
            title = tr("Save as {kind}", "Guardar {kind}", kind=wish.kind.upper())
            self._where.ask(self._over.window(), title, f"{self._job.file_name}.{wish.kind}", wish.kind)
        else:
            self._ask_printer()

    def _ask_printer(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setDocName(JOB)
        dialog = QPrintDialog(self._printer, self._over.window())
        dialog.finished.connect(self._printer_chosen)
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)

    def _printer_chosen(self, result: int) -> None:
        if result == QDialog.DialogCode.Accepted and self._printer is not None:
            self.print_with(self._printer)

    def begin(self, job: PrintJob, wish: PrintWish) -> None:
        """Take a job and a wish without asking; `save_to` or `print_with` follows."""
        self._job, self._wish = job, wish

    def save_to(self, path: str) -> None:
        """Write the file there."""
        if self._job is None or self._wish is None:
            return
        content = None
        if self._job.drawn and self._wish.kind == "pdf":
            drawn = WriteFile(self._hub, self._job, self._wish, Path(path)).laid_out(Progress())
            content = pdf_of_all(drawn, self._wish.look)
        work = WriteFile(self._hub, self._job, self._wish, Path(path), content)
        self._tasks.run(self, work, self._written, self._failed)

    def _written(self, path: object) -> None:
        name = path.name if isinstance(path, Path) else ""
        self.said.emit("ok", tr("The file is in “{name}”.", "El archivo está en «{name}».", name=name))

    def print_with(self, printer: QPrinter) -> None:
        """Draw on a printer, a page at a time, so that the window stays alive."""
        if self._job is None or self._wish is None:
            return
        self._printer = printer
        self._tasks.run(self, MakePages(self._hub, self._job, self._wish), self._pages_made, self._failed)

    def _pages_made(self, pages: object) -> None:
        if isinstance(pages, Sheaf) and self._printer is not None:
            self.run = PrintRun(self._printer, pages, self)
            self.run.finished.connect(self._printed)
            self.run.start()

    def _printed(self, worked: bool) -> None:
        self.run = self._printer = None
        if worked:
            self.said.emit("ok", tr("It went to the printer.", "Se envió a la impresora."))
        else:
            words = tr("The printer takes nothing. Look whether it is on and has paper.",
                       "La impresora no responde. Revise si está encendida y tiene papel.")  # fmt: skip
            self.said.emit("danger", words)

    def _failed(self, error: BaseException) -> None:
        messages = getattr(self._over.window(), "messages", None)
        if isinstance(messages, MessageStack):
            messages.show_error(error)
        else:
            self.said.emit("danger", words_of(error))


class PrintRun(QObject):
    """Draws one page per turn of the event loop; `finished(whether it worked)`."""

    finished = Signal(bool)

    def __init__(self, printer: QPrinter, pages: Pages | Sheaf, parent: QObject) -> None:
        super().__init__(parent)
        self._printer, self._pages, self._at = printer, pages, 0
        self._painter = QPainter()
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._next)

    def start(self) -> None:
        """Begin; the first page follows at once."""
        self._printer.setDocName(JOB)
        self._printer.setCreator(JOB)
        self._printer.setFullPage(True)
        self._printer.setPageLayout(page_layout(self._pages.look))
        if not self._painter.begin(self._printer):
            self.finished.emit(False)
            return
        scale = self._printer.resolution() / DOTS
        self._painter.scale(scale, scale)
        self._clock.start(0)

    def _next(self) -> None:
        if self._at == len(self._pages):
            self._clock.stop()
            self.finished.emit(self._painter.end())
            return
        if self._at:
            self._printer.newPage()
        self._pages.draw(self._painter, self._at)
        self._at += 1
