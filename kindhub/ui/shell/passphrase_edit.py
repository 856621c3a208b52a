"""The field for a passphrase: hidden unless one asks, and honest about caps lock."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.ui.theme import icon

_VK_CAPITAL = 0x14


def caps_lock_from_system() -> bool | None:
    """Whether caps lock is on, where the system tells (Windows); `None` elsewhere."""
    if sys.platform != "win32":
        return None
    import ctypes

    return bool(ctypes.windll.user32.GetKeyState(_VK_CAPITAL) & 1)


def caps_lock_from_key(event: QKeyEvent) -> bool | None:
    """Guess from a typed letter: a capital without Shift, or a small one with it. `None` when it tells nothing."""
    letter = event.text()
    if len(letter) != 1 or letter.lower() == letter.upper():
        return None
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return letter.isupper() != shift


class PassphraseEdit(QLineEdit):
    """`caps_lock(bool)` when it is noticed. `take()` gives what was typed and empties the field."""

    caps_lock = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setAccessibleName(tr("Passphrase", "Frase de acceso"))
        hints = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        self.setInputMethodHints(hints | Qt.InputMethodHint.ImhNoAutoUppercase)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._eye = QAction(self)
        self._eye.triggered.connect(self.toggle_seen)
        self.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)
        self._show_eye()

    def toggle_seen(self) -> None:
        """Show or hide what is typed."""
        hidden = self.echoMode() == QLineEdit.EchoMode.Password
        self.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self._show_eye()

    def _show_eye(self) -> None:
        hidden = self.echoMode() == QLineEdit.EchoMode.Password
        self._eye.setIcon(icon("eye" if hidden else "eye-slash"))
        self._eye.setText(
            tr("Show the passphrase", "Ver la frase") if hidden else tr("Hide the passphrase", "Tapar la frase")
        )

    def take(self) -> str:
        """What was typed; the field is empty and hidden again afterwards."""
        typed = self.text()
        self.clear()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._show_eye()
        return typed

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        known = caps_lock_from_system()
        state = caps_lock_from_key(event) if known is None else known
        if state is not None:
            self.caps_lock.emit(state)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        known = caps_lock_from_system()
        if known is not None:
            self.caps_lock.emit(known)
