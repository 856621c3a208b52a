"""Rows taken out of the hub: to a file, to the clipboard, to paper. Each is a right, a reason and a ledger row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from kindhub.exchange.list_export import list_paper
from kindhub.i18n import L, tr, tr_n
from kindhub.program.access import ACTIONS
from kindhub.services.giving_out import Leaving
from kindhub.ui.printing.desk import PrintDesk
from kindhub.ui.printing.job import PrintJob
from kindhub.ui.tasks import run
from kindhub.ui.worklist.export_pane import CopyList, CopyPane, ExportList, ExportPane
from kindhub.ui.worklist.loading import Chosen

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from kindhub.program.paper import Paper
    from kindhub.services.worklists import Worklist
    from kindhub.storage.hub import Hub


class TakingOut(QObject):
    """`said(tone, words)` tells how it went; `failed(error)` when it did not."""

    said = Signal(str, str)
    failed = Signal(object)

    def __init__(self, hub: Hub, worklist: Worklist, over: QWidget) -> None:
        super().__init__(over)
        self._hub, self._worklist, self._over = hub, worklist, over
        self._chosen, self._columns = Chosen(()), tuple[str, ...]()
        self.desk = PrintDesk(hub, over)
        self.desk.said.connect(self.said)
        self.pane: ExportPane | CopyPane | None = None

    def may(self, right: str) -> bool:
        """Whether this person may `export`, `copy` or `print` rows of the program."""
        return self._hub.user.can(self._worklist.program.key, right)

    def ask_export(self, chosen: Chosen, count: int, columns: Sequence[str], anchor: QWidget) -> None:
        """Ask what for, then where to."""
        if not self._take("export", chosen, columns):
            return
        pane = ExportPane(count, self._over)
        pane.chosen.connect(self.export_to)
        pane.open_under(anchor, right=True)
        pane.reason.setFocus()
        self.pane = pane

    def _take(self, right: str, chosen: Chosen, columns: Sequence[str]) -> bool:
        """Which rows and columns the next act is about; False, and said so, without the right to it."""
        self._chosen, self._columns = chosen, tuple(columns)
        if not self.may(right):
            words = tr("You do not have permission to {do}.", "Usted no tiene permiso para {do}.", do=ACTIONS[right])
            self.said.emit("info", words)
        return self.may(right)

    def ask_copy(self, chosen: Chosen, count: int, columns: Sequence[str], anchor: QWidget) -> None:
        """Ask what for, then copy."""
        if not self._take("copy", chosen, columns):
            return
        pane = CopyPane(count, self._over)
        pane.reasoned.connect(self.copy)
        pane.reasoned.connect(pane.close)
        pane.open_under(anchor, right=True)
        pane.reason.setFocus()
        self.pane = pane

    def ask_print(self, chosen: Chosen, count: int, columns: Sequence[str], anchor: QWidget) -> None:
        """Ask how and what for, then print."""
        self._chosen, self._columns = chosen, tuple(columns)
        program, key = self._worklist.program.key, self._worklist.view.key
        leaving = Leaving(program, key, about={"rows": count, "columns": list(self._columns)})
        title = tr("Print the list", "Imprimir la lista")
        self.desk.ask(PrintJob(title, self._paper, key, leaving, sideways=True), anchor)

    def _paper(self, session: Session) -> Paper:
        return list_paper(session, self._worklist, self._chosen.rows(), columns=self._columns)

    def export_to(self, path: str, reason: str) -> None:
        """Write the chosen rows beside the window."""
        work = ExportList(self._hub, self._worklist, path, reason, self._chosen, self._columns)
        run(self, work, self._exported, self.failed.emit), tr("Exporting…", "Exportando…")

    def _exported(self, rows: object) -> None:
        count = tr_n(int(str(rows)), L("{n} row was exported.", "Se exportó {n} fila."),
                     L("{n} rows were exported.", "Se exportaron {n} filas."))  # fmt: skip
        self.said.emit("ok", count)

    def copy(self, reason: str) -> None:
        """Put the chosen rows on the clipboard."""
        work = CopyList(self._hub, self._worklist, reason, self._chosen, self._columns)
        run(self, work, self._copied, self.failed.emit), tr("Copying…", "Copiando…")

    def _copied(self, text: object) -> None:
        QGuiApplication.clipboard().setText(str(text))
        rows = str(text).count("\n")
        count = tr_n(rows, L("{n} row was copied.", "Se copió {n} fila."),
                     L("{n} rows were copied.", "Se copiaron {n} filas."))  # fmt: skip
        self.said.emit("ok", count)
