"""A number hidden but for its last signs; it is shown for ten seconds when asked for, one at a time."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kindhub.i18n import tr
from kindhub.ui.kit.buttons import IconButton
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.text import Text

SHOWN_MS = 10_000


class MaskedNumber(QWidget):
    """`revealed` when it is shown, so that the page hides the one shown before."""

    revealed = Signal()

    def __init__(self, masked: str, whole: str, name: str, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._masked, self._whole, self._name = masked, whole, name
        row = QHBoxLayout(self)
        gaps(row, 4)
        self._eye = IconButton("eye-slash", self._says())
        self._eye.setProperty("kind", "small")
        self._eye.clicked.connect(self.toggle)
        self._number = Text(masked)
        self._number.setAccessibleName(f"{name}: {masked}")
        row.addWidget(self._eye)
        row.addWidget(self._number)
        if note:
            row.addWidget(Text(note, "cap", "text2", wrap=True), 1)
        else:
            row.addStretch(1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.cover)

    def _says(self) -> str:
        return tr("Show {name} for 10 seconds", "Mostrar {name} por 10 segundos", name=self._name)

    def is_shown(self) -> bool:
        """Whether the whole number is on screen."""
        return self._number.text() == self._whole

    def toggle(self) -> None:
        """Show it for ten seconds, or hide it now."""
        if self.is_shown():
            self.cover()
            return
        self._number.setText(self._whole)
        self._eye.show_icon("eye", tr("Hide {name}", "Tapar {name}", name=self._name))
        self._timer.start()
        self.revealed.emit()

    def cover(self) -> None:
        """Hide it."""
        self._timer.stop()
        self._number.setText(self._masked)
        self._eye.show_icon("eye-slash", self._says())
