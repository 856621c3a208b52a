"""Rows taken out of the hub: to a file, to the clipboard, to paper. Each is a right, a reason and a ledger row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from kindhub.exchange.list_export import TakenOut, held_back_words
from kindhub.i18n import L, tr, tr_n
from kindhub.program.access import ACTIONS
from kindhub.ui.printing.desk import PrintDesk
from kindhub.ui.tasks import run
from kindhub.ui.worklist.day_sheet_job import day_sheet_job
from kindhub.ui.worklist.export_pane import CopyList, CopyPane, CountLeaving, ExportList, ExportPane
from kindhub.ui.worklist.list_paper_job import list_job
from kindhub.ui.worklist.loading import Chosen

if TYPE_CHECKING:
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
        self._right, self._day_sheet = "", False
        self._anchor: QWidget | None = None
        self.desk = PrintDesk(hub, over)
        self.desk.said.connect(self.said)
        self.pane: ExportPane | CopyPane | None = None

    def may(self, right: str) -> bool:
        """Whether this person may `export`, `copy` or `print` rows of the program."""
        return self._hub.user.can(self._worklist.program.key, right)

    def ask_export(self, chosen: Chosen, _count: int, columns: Sequence[str], anchor: QWidget) -> None:
        """Ask what for, then where to."""
        self._ask("export", chosen, columns, anchor)

    def ask_copy(self, chosen: Chosen, _count: int, columns: Sequence[str], anchor: QWidget) -> None:
        """Ask what for, then copy."""
        self._ask("copy", chosen, columns, anchor)

    def ask_print(self, chosen: Chosen, _count: int, columns: Sequence[str], anchor: QWidget) -> None:
        """Ask how and what for, then print."""
        self._ask("print", chosen, columns, anchor)

    def ask_day_sheet(self, chosen: Chosen, anchor: QWidget) -> None:
        """Ask how and what for, then print the sheet of the day."""
        self._ask("print", chosen, (), anchor, day_sheet=True)

    def _ask(
        self, right: str, chosen: Chosen, columns: Sequence[str], anchor: QWidget, *, day_sheet: bool = False
    ) -> None:
        """Which rows and columns the next act is about; how many of them may leave is counted beside the window."""
        file_at_least = right == "print" and self.may("export")
        if not self.may(right) and not file_at_least:
            words = tr("You do not have permission to {do}.", "Usted no tiene permiso para {do}.", do=ACTIONS[right])
            self.said.emit("info", words)
            return
        self._chosen, self._columns, self._right, self._anchor = chosen, tuple(columns), right, anchor
        self._day_sheet = day_sheet
        run(self, CountLeaving(self._hub, self._worklist, chosen), self._counted, self.failed.emit)

    def _counted(self, found: object) -> None:
        if not isinstance(found, TakenOut) or self._anchor is None or not isValid(self._anchor):
            return
        if self._day_sheet:
            self.desk.ask(day_sheet_job(self._hub, self._worklist, self._chosen, found.rows), self._anchor)
            return
        if self._right == "print":
            self.desk.ask(list_job(self._worklist, self._chosen, found.rows, self._columns), self._anchor)
            return
        pane: ExportPane | CopyPane
        if self._right == "export":
            pane = ExportPane(found, self._over)
            pane.chosen.connect(self.export_to)
        else:
            pane = CopyPane(found, self._over)
            pane.reasoned.connect(self.copy)
            pane.reasoned.connect(pane.close)
        pane.open_under(self._anchor, right=True)
        pane.reason.setFocus()
        self.pane = pane

    def export_to(self, path: str, reason: str) -> None:
        """Write the chosen rows beside the window."""
        work = ExportList(self._hub, self._worklist, path, reason, self._chosen, self._columns)
        run(self, work, self._exported, self.failed.emit, words=tr("Exporting…", "Exportando…"))

    def _exported(self, found: object) -> None:
        if isinstance(found, TakenOut):
            count = tr_n(found.rows, L("{n} row was exported.", "Se exportó {n} fila."),
                         L("{n} rows were exported.", "Se exportaron {n} filas."))  # fmt: skip
            self._say_taken(found, count)

    def copy(self, reason: str) -> None:
        """Put the chosen rows on the clipboard."""
        work = CopyList(self._hub, self._worklist, reason, self._chosen, self._columns)
        run(self, work, self._copied, self.failed.emit, words=tr("Copying…", "Copiando…"))

    def _copied(self, found: object) -> None:
        if isinstance(found, TakenOut):
            QGuiApplication.clipboard().setText(found.text)
            count = tr_n(found.rows, L("{n} row was copied.", "Se copió {n} fila."),
                         L("{n} rows were copied.", "Se copiaron {n} filas."))  # fmt: skip
            self._say_taken(found, count)

    def _say_taken(self, found: TakenOut, count: str) -> None:
        self.said.emit("warn" if found.held_back else "ok",
                       " ".join(filter(None, (count, held_back_words(found.held_back)))))  # fmt: skip
