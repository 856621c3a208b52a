"""The search field: a magnifier, what was typed, how many were found, a cross."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.ui.kit.look import gaps, set_look
from kindhub.ui.kit.text import Icon, Text
from kindhub.ui.theme import icon, theme

GLASS = 18
_PAUSE_MS = 30


class SearchEdit(QLineEdit):
    """`searched(text)` shortly after the last key, at once on Enter. Esc clears; Down says `went_down`.

    `big` is the one of the people page; the small one filters a list. `set_note` shows "7 personas" inside.
    """

    own_keys: ClassVar[tuple[str, ...]] = ("step_back",)

    searched = Signal(str)
    went_down = Signal()
    submitted = Signal(str)

    def __init__(self, placeholder: str, *, big: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        if big:
            set_look(self, big="true")
        glass = Icon("magnifying-glass", "accent" if big else "text2", GLASS, self)  # an action's would not grow
        glass.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setTextMargins(theme().size(GLASS + 6), 0, 0, 0)
        self._clear = QAction(icon("x-circle"), tr("Clear (Esc)", "Borrar (Esc)"), self)
        self._clear.triggered.connect(self.clear_search)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setVisible(False)
        self._note = Text("", "body", "text2", parent=self)
        self._note.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside = QHBoxLayout(self)
        gaps(inside, 0, 10, 0, 44, 0)
        inside.addWidget(glass)
        inside.addStretch(1)
        inside.addWidget(self._note)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(0 if big else _PAUSE_MS)  # the people search answers each key
        self._pause.timeout.connect(self._search)
        self.textChanged.connect(self._typed)

    def set_note(self, text: str) -> None:
        """Words at the right inside the field, e.g. how many were found."""
        self._note.setText(text)
        self.setAccessibleDescription(text)

    def clear_search(self) -> None:
        """Empty the field."""
        self.clear()

    def _typed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._pause.start()

    def _search(self) -> None:
        self.searched.emit(self.text().strip())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.went_down.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pause.stop()
            self._search()
            self.submitted.emit(self.text().strip())
        else:
            super().keyPressEvent(event)
