"""Printing a recovery sheet again: what it does to the old paper, then the new one, read back from the paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kindhub.i18n import tr
from kindhub.services.own_keys import print_sheets_again
from kindhub.ui.kit.buttons import QuietButton
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.text import Text
from kindhub.ui.unlocking.recovery_pane import RecoveryPane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kindhub.security.recovery import RecoverySheet
    from kindhub.storage.hub import Hub
    from kindhub.ui.tasks import Progress


class PrintSheets:
    """Work: make new sheets; the old paper opens this folder no more."""

    def __init__(self, hub: Hub, program: str) -> None:
        self._hub, self._program = hub, program

    def __call__(self, _progress: Progress) -> list[RecoverySheet]:
        """Make them."""
        return print_sheets_again(self._hub, self._program)


class SheetsCard(Card):
    """`asked(PrintSheets)` when it is to be done, `declined`; then `show_sheets`, and `finished` at the end."""

    asked = Signal(object)
    declined = Signal()
    finished = Signal()

    def __init__(self, hub: Hub, programs: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(tr("Print the recovery sheet again", "Imprimir de nuevo la hoja de recuperación"), " ", parent)
        self._hub = hub
        self._sheets: list[RecoverySheet] = []
        self.pane: RecoveryPane | None = None
        self.explained = QWidget()
        self._explain(programs)
        self.add(self.explained)

    def _explain(self, programs: Sequence[str]) -> None:
        column = QVBoxLayout(self.explained)
        gaps(column, 8)
        for words in (
            tr("The old sheet will not open this hub any more: destroy it.",
               "La hoja anterior ya no abrirá este hub: destrúyala."),
            tr("Backups made before still open with the old sheet.",
               "Las copias de seguridad de antes sí se abren con la hoja anterior."),
            tr("Have paper at hand. The new sheet is shown once, and you type it back from the paper.",
               "Tenga papel a mano. La hoja nueva se muestra una sola vez; luego la escribe desde el papel."),
        ):  # fmt: skip
            column.addWidget(Text(words, wrap=True))
        row = QHBoxLayout()
        gaps(row, 8)
        self.makers: dict[str, QuietButton] = {}
        for program in programs:
            name = self._hub.programs[program].info.neutral_name.say() if program else ""
            words = tr("Make three new sheets: {name}", "Hacer tres hojas nuevas: {name}", name=name)
            button = QuietButton(words if name else tr("Make a new sheet", "Hacer una hoja nueva"), "printer")
            button.setProperty("program", program)
            button.clicked.connect(self._make)
            row.addWidget(button)
            self.makers[program] = button
        stay = QuietButton(tr("Keep the old sheet", "Conservar la hoja anterior"))
        stay.clicked.connect(self.declined)
        row.addWidget(stay)
        row.addStretch(1)
        column.addLayout(row)

    def _make(self) -> None:
        self.explained.setEnabled(False)
        self.asked.emit(PrintSheets(self._hub, str(self.sender().property("program"))))

    def show_sheets(self, sheets: Sequence[RecoverySheet]) -> None:
        """Show the new sheets one after the other, each typed back before the next."""
        self.explained.hide()
        self._sheets = list(sheets)
        self._next()

    def is_open(self) -> bool:
        """Whether a sheet is shown that nobody has typed back yet: leaving now would lose it."""
        return self.pane is not None

    def _next(self) -> None:
        if self.pane is not None:
            self.pane.hide()
            self.pane.deleteLater()
            self.pane = None
        if not self._sheets:
            self.finished.emit()
            return
        self.pane = RecoveryPane(self._sheets.pop(0))
        self.pane.confirmed.connect(self._next)
        self.add(self.pane)
