"""Waiting: nothing for 300 ms, then a thin bar, then words and a way to stop. And what stands where nothing is."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.ui.kit.buttons import LinkButton, QuietButton
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.text import Icon, Text
from kindhub.ui.tasks import Progress
from kindhub.ui.theme import theme

_BAR_AFTER_MS, _WORDS_AFTER_MS = 300, 1000


class BusyBar(QWidget):
    """`follow(progress)` when work starts, `stop()` when it ends. The old content stays meanwhile."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        gaps(column, 2)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(tr("Progress", "Avance"))
        column.addWidget(self._bar)
        row = QHBoxLayout()
        self._words = Text("", "cap", "text2")
        self._cancel = LinkButton(tr("Cancel", "Cancelar"), "x")
        self._cancel.clicked.connect(self._stop_work)
        row.addWidget(self._words, 1)
        row.addWidget(self._cancel)
        column.addLayout(row)
        self._progress: Progress | None = None
        self._soon, self._later = self._timer(_BAR_AFTER_MS), self._timer(_WORDS_AFTER_MS)
        self._soon.timeout.connect(self._show_bar)
        self._later.timeout.connect(self._show_words)
        self.stop()

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        return timer

    def follow(self, progress: Progress, text: str = "") -> None:
        """Show how far some work is, once it takes long enough to be noticed."""
        self.stop()
        self._progress = progress
        self._words.setText(text)
        progress.said.connect(self._said)
        self._soon.start()
        self._later.start()

    def stop(self) -> None:
        """The work has ended."""
        self._soon.stop()
        self._later.stop()
        self._bar.setRange(0, 0)
        self._cancel.setEnabled(True)
        for widget in (self._bar, self._words, self._cancel):
            widget.setVisible(False)
        if self._progress is not None:
            self._progress.said.disconnect(self._said)
            self._progress = None

    def _said(self, text: object, fraction: object) -> None:
        self._words.setText(str(text))
        if isinstance(fraction, float | int):
            self._bar.setRange(0, 1000)
            self._bar.setValue(round(fraction * 1000))

    def _show_bar(self) -> None:
        self._bar.setVisible(True)

    def _show_words(self) -> None:
        self._words.setVisible(True)
        self._cancel.setVisible(True)

    def _stop_work(self) -> None:
        if self._progress is not None:
            self._progress.cancel()
        self._words.setText(tr("Stopping…", "Deteniendo…"))
        self._cancel.setEnabled(False)


class EmptyState(QWidget):
    """One sentence why there is nothing, and one button that changes it (`acted`)."""

    acted = Signal()

    def __init__(self, sentence: str, action: str = "", icon: str = "tray", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        gaps(column, 12, 24)
        column.addStretch(1)
        sign = Icon(icon, "muted", 32)
        column.addWidget(sign, 0, Qt.AlignmentFlag.AlignHCenter)
        self._words = Text(sentence, "body", "text2", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._words)
        if action:
            button = QuietButton(action)
            button.clicked.connect(self.acted)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        self.setAccessibleName(sentence)

    def set_sentence(self, sentence: str) -> None:
        """Say something else."""
        self._words.setText(sentence)
        self.setAccessibleName(sentence)


class Skeleton(QWidget):
    """Grey lines where content will be, still and silent; for the very first load only."""

    def __init__(self, lines: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setMinimumHeight(theme().size(34) * lines)
        self.setAccessibleName(tr("Loading", "Cargando"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("sunken"))
        height = theme().size(34)
        for line in range(self._lines):
            width = self.width() * (90 - line * 17 % 40) // 100
            painter.drawRoundedRect(0, line * height + height // 3, width, height // 2, 4, 4)
        painter.end()
