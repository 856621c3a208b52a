"""The fourth step: the import runs beside the window and can be stopped."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from kindhub.i18n import L, tr
from kindhub.ui.kit.buttons import QuietButton
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.text import Text
from kindhub.ui.tasks import Progress
from kindhub.ui.theme import theme

IMPORTING, UNDOING = L("Importing", "Importando"), L("Undoing the import", "Deshaciendo la importación")
ALL_OR_NOTHING = L(
    "Everything goes in at once, or nothing. You may stop: then nothing was written.",
    "Entra todo a la vez, o nada. Puede detenerla: entonces no se escribe nada.",
)
TAKES_A_WHILE = L(
    "A large import takes some minutes. Everything is taken back at once, or nothing.",
    "Una importación grande tarda unos minutos. Se quita todo a la vez, o nada.",
)


class WritingStep(QWidget):
    """`stopped` when the person asks to stop: then nothing of the import stays."""

    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._progress: Progress | None = None
        column = QVBoxLayout(self)
        gaps(column, 12)
        card = self._card = Card(IMPORTING.say())
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress of the import", "Avance de la importación"))
        card.add(self.bar)
        self.words = Text("", "body", "text2", wrap=True)
        card.add(self.words)
        self._promise = Text("", "body", "text2", wrap=True)
        card.add(self._promise)
        self.stop_button = QuietButton(tr("Stop the import", "Detener la importación"), "x")
        self.stop_button.clicked.connect(self._stop)
        card.body.addWidget(self.stop_button, 0, Qt.AlignmentFlag.AlignLeft)
        card.setMaximumWidth(theme().size(640))
        column.addWidget(card)
        column.addStretch(1)

    def follow(self, progress: Progress, *, undoing: bool = False) -> None:
        """Show how far the work is. An undo goes through to its end: half of one would be worse than none."""
        self._card.title.setText((UNDOING if undoing else IMPORTING).say())
        self._promise.setText((TAKES_A_WHILE if undoing else ALL_OR_NOTHING).say())
        self.stop_button.setVisible(not undoing)
        self._progress = progress
        self.bar.setRange(0, 0)
        self.words.setText(tr("Preparing…", "Preparando…"))
        self.stop_button.setEnabled(True)
        progress.said.connect(self._said)

    def _said(self, text: object, fraction: object) -> None:
        self.words.setText(str(text))
        known = isinstance(fraction, float | int)
        self.bar.setRange(0, 1000 if known else 0)
        if isinstance(fraction, float | int):
            self.bar.setValue(round(fraction * 1000))

    def _stop(self) -> None:
        if self._progress is not None:
            self._progress.stop()
        self.stop_button.setEnabled(False)
        self.words.setText(tr("Stopping…", "Deteniendo…"))
        self.stopped.emit()
