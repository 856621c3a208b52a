"""Asks why a list is exported and where to, then writes it beside the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from kindhub.exchange.list_export import SHORTEST_REASON, WHY, export_list
from kindhub.i18n import L, tr, tr_n
from kindhub.ui.kit.buttons import FilledButton
from kindhub.ui.kit.field_block import FieldBlock
from kindhub.ui.kit.inputs import TextInput
from kindhub.ui.kit.popover import PopOver
from kindhub.ui.kit.text import Text
from kindhub.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kindhub.services.list_filters import Filter
    from kindhub.services.worklists import Worklist
    from kindhub.storage.hub import Hub
    from kindhub.ui.tasks import Progress

XLSX, CSV = "XLSX (*.xlsx)", "CSV (*.csv)"


class ExportPane(PopOver):
    """`chosen(path, reason)`. What is written lies outside the hub from then on; the pane says so."""

    chosen = Signal(str, str)

    def __init__(self, rows: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.frame.setFixedWidth(theme().size(340))
        count = tr_n(rows, L("{n} row", "{n} fila"), L("{n} rows", "{n} filas"))
        self.body.addWidget(Text(tr("Export {count}", "Exportar {count}", count=count), "h3"))
        warning = tr("The file is not encrypted. Keep it only as long as you need it.",
                     "El archivo no va cifrado. Guárdelo solo el tiempo que lo necesite.")  # fmt: skip
        self.body.addWidget(Text(warning, "body", "text2", wrap=True))
        self.reason = TextInput(rows=3, max_length=500)
        hint = tr("It is kept with your name and the date.", "Queda escrito con su nombre y la fecha.")
        self._block = FieldBlock(tr("What for?", "¿Para qué?"), self.reason, hint=hint, needed="create")
        self.body.addWidget(self._block)
        go = FilledButton(tr("Choose the file…", "Elegir el archivo…"), "export")
        go.clicked.connect(self._choose)
        self.body.addWidget(go)

    def _choose(self) -> None:
        reason = str(self.reason.value() or "")
        if len(reason) < SHORTEST_REASON:
            self._block.show_message(WHY.say())
            self.reason.setFocus()
            return
        anchor = self.parentWidget()
        self.dialog = QFileDialog(anchor.window() if anchor else None, tr("Export to", "Exportar a"))
        self.dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.dialog.setNameFilters([XLSX, CSV])
        self.dialog.setDefaultSuffix("xlsx")
        self.dialog.fileSelected.connect(self._file_chosen)
        self.dialog.open()

    def _file_chosen(self, path: str) -> None:
        self.chosen.emit(path, str(self.reason.value() or ""))
        self.close()


class ExportList:
    """Work: write the list; gives the number of rows."""

    def __init__(
        self, hub: Hub, worklist: Worklist, path: str, reason: str, *,
        filters: Sequence[Filter], find: str, order: Sequence[str], columns: Sequence[str],
    ) -> None:  # fmt: skip
        self._hub, self._worklist, self._path, self._reason = hub, worklist, Path(path), reason
        self._filters, self._find, self._order, self._columns = filters, find, order, columns

    def __call__(self, _progress: Progress) -> int:
        """Write. Raises `Refused` or `UserError` with words for the person."""
        return export_list(
            self._hub, self._worklist, self._path, self._reason,
            filters=self._filters, find=self._find, order=self._order, columns=self._columns,
        )  # fmt: skip
