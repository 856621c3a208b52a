"""The foot of a form: what state it is in, drop the draft, save."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from kindhub.i18n import tr
from kindhub.ui.kit.badge import Badge
from kindhub.ui.kit.buttons import FilledButton, ShortLink
from kindhub.ui.kit.look import gaps, show_when
from kindhub.ui.kit.text import Icon, KeyCap, Text
from kindhub.ui.theme import theme


class SaveBar(QFrame):
    """Stays while the form scrolls. `save` and `discard`; `set_state` says in words where what was typed is now."""

    save = Signal()
    discard = Signal()

    def __init__(self, save_text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "saveBar")
        row = QHBoxLayout(self)
        gaps(row, 8, 16, 7)
        self._sign = Icon("check", "muted")
        self._state = Text("", "cap", "text2", wrap=True)
        row.addWidget(self._sign)
        row.addWidget(self._state, 1)
        self.discard_button = ShortLink(tr("Discard draft", "Descartar borrador"))
        self.discard_button.clicked.connect(self.discard)
        row.addWidget(self.discard_button)
        self.save_button = FilledButton(save_text or tr("Save", "Guardar"), "floppy-disk")
        self.save_button.setMinimumWidth(theme().size(112))
        self.save_button.clicked.connect(self.save)
        row.addWidget(self.save_button)
        row.addWidget(KeyCap("Ctrl S"))
        self.set_state("", draft=False)

    def set_state(self, text: str, *, draft: bool, icon: str = "check") -> None:
        """Say the state; without a draft there is nothing to discard."""
        self._state.setText(text)
        self._sign.show_icon(icon, "ok" if icon == "check" else "text2")
        self._sign.setVisible(bool(text))
        self.discard_button.setVisible(draft)


class DraftMark(Badge):
    """Pencil and "Borrador guardado 10:42"; hidden while there is no draft."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "neutral", "pencil-simple", parent)
        self.hide()

    def saved_at(self, clock: str) -> None:
        """Show when the draft was kept; an empty text hides the mark."""
        self.set_text(tr("Draft kept {clock}", "Borrador guardado {clock}", clock=clock))
        show_when(self, bool(clock))
