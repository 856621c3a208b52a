"""Asks why a list is exported and where to, then writes it beside the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from kindhub.exchange.list_export import TakenOut, copy_list, export_list, held_back_words, leaving_rows
from kindhub.i18n import L, tr, tr_n
from kindhub.ui.asking_where import forget_folders
from kindhub.ui.worklist.reason_pane import ReasonPane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kindhub.services.worklists import Worklist
    from kindhub.storage.hub import Hub
    from kindhub.ui.tasks import Progress
    from kindhub.ui.worklist.loading import Chosen

XLSX, CSV = "XLSX (*.xlsx)", "CSV (*.csv)"


def rows_in_words(rows: int) -> str:
    """`48 filas`."""
    return tr_n(rows, L("{n} row", "{n} fila"), L("{n} rows", "{n} filas"))


def _with_held_back(rows: TakenOut, warning: str) -> str:
    return " ".join(filter(None, (held_back_words(rows.held_back), warning)))


class CountLeaving:
    """Work: how many of the chosen rows may leave this computer, and how many are held back."""

    def __init__(self, hub: Hub, worklist: Worklist, rows: Chosen) -> None:
        self._hub, self._worklist, self._rows = hub, worklist, rows

    def __call__(self, _progress: Progress) -> TakenOut:
        """Count."""
        rows = self._rows.rows()
        with self._hub.read() as session:
            leaving = len(leaving_rows(session, self._worklist, rows))
        return TakenOut(leaving, len(rows) - leaving)


class ExportPane(ReasonPane):
    """`chosen(path, reason)`. What is written lies outside the hub from then on; the pane says so."""

    chosen = Signal(str, str)

    def __init__(self, rows: TakenOut, parent: QWidget) -> None:
        warning = tr("The file is not encrypted. Keep it only as long as you need it.",
                     "El archivo no va cifrado. Guárdelo solo el tiempo que lo necesite.")  # fmt: skip
        title = tr("Export {count}", "Exportar {count}", count=rows_in_words(rows.rows))
        super().__init__(
            title, _with_held_back(rows, warning), tr("Choose the file…", "Elegir el archivo…"), "export", parent
        )
        self._why = ""
        self.reasoned.connect(self._choose)

    def _choose(self, reason: str) -> None:
        self._why = reason
        anchor = self.parentWidget()
        self.dialog = QFileDialog(anchor.window() if anchor else None, tr("Export to", "Exportar a"))
        self.dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.dialog.setNameFilters([XLSX, CSV])
        self.dialog.setDefaultSuffix("xlsx")
        self.dialog.fileSelected.connect(self._file_chosen)
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.destroyed.connect(forget_folders)
        self.dialog.open()

    def _file_chosen(self, path: str) -> None:
        self.chosen.emit(path, self._why)
        self.close()


class CopyPane(ReasonPane):
    """Asks what rows are copied for."""

    def __init__(self, rows: TakenOut, parent: QWidget) -> None:
        warning = tr("Other programs can read what is copied. Copy only what you need.",
                     "Otros programas pueden leer lo que se copia. Copie solo lo necesario.")  # fmt: skip
        title = tr("Copy {count}", "Copiar {count}", count=rows_in_words(rows.rows))
        super().__init__(title, _with_held_back(rows, warning), tr("Copy", "Copiar"), "copy", parent)


class ExportList:
    """Work: write the rows; gives how many, and how many were held back."""

    def __init__(
        self, hub: Hub, worklist: Worklist, path: str, reason: str, rows: Chosen, columns: Sequence[str]
    ) -> None:
        self._hub, self._worklist, self._path, self._reason = hub, worklist, Path(path), reason
        self._rows, self._columns = rows, columns

    def __call__(self, _progress: Progress) -> TakenOut:
        """Write. Raises `Refused` or `UserError` with words for the person."""
        return export_list(
            self._hub, self._worklist, self._path, self._reason, rows=self._rows.rows(), columns=self._columns
        )


class CopyList:
    """Work: the rows as text for the clipboard."""

    def __init__(self, hub: Hub, worklist: Worklist, reason: str, rows: Chosen, columns: Sequence[str]) -> None:
        self._hub, self._worklist, self._reason, self._rows, self._columns = hub, worklist, reason, rows, columns

    def __call__(self, _progress: Progress) -> TakenOut:
        """Read. Raises `Refused` or `UserError` with words for the person."""
        return copy_list(self._hub, self._worklist, self._rows.rows(), self._reason, columns=self._columns)
