"""A question over the page, with one thing to do: the reason of a move, who takes a case up, what a file is."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.ui.kit.buttons import FilledButton, QuietButton
from kindhub.ui.kit.field_block import FieldBlock
from kindhub.ui.kit.look import gaps, show_when
from kindhub.ui.kit.popover import PopOver
from kindhub.ui.kit.text import KeyCap, Text
from kindhub.ui.shell import bind
from kindhub.ui.theme import theme

WIDTH = 440


class AskPanel(PopOver):
    """Put what is asked into `body` between head and foot with `ask`; then `answer` is called by the button and
    Ctrl+S. `complain` says in a sentence what is missing; nothing that was typed goes.
    """

    def __init__(self, title: str, act: str, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.frame.setMinimumWidth(theme().size(WIDTH))
        self.frame.setMaximumWidth(theme().size(2 * WIDTH))
        self.body.addWidget(Text(title, "h3", wrap=True))
        self._say = Text("", "cap", "danger", wrap=True)
        self._say.hide()
        self.act_button = FilledButton(act, icon)
        self.act_button.clicked.connect(self.answer)
        bind(self, "save", self.answer)

    def ask(self, *widgets: QWidget) -> None:
        """Put these in, then the foot under them."""
        for widget in widgets:
            if isinstance(widget, FieldBlock):
                widget.input.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            self.body.addWidget(widget)
        self.body.addWidget(self._say)
        row = QHBoxLayout()
        gaps(row, 8)
        cancel = QuietButton(tr("Go back", "Volver"))
        cancel.clicked.connect(self.close)
        row.addWidget(cancel)
        row.addStretch(1)
        row.addWidget(self.act_button)
        row.addWidget(KeyCap("Ctrl S"))
        self.body.addLayout(row)

    def answer(self) -> None:
        """Take what was answered; subclasses check it, say it on and close."""
        raise NotImplementedError

    def complain(self, sentence: str) -> None:
        """Say what is missing."""
        self._say.setText(sentence)
        show_when(self._say, bool(sentence))
        self.adjustSize()

    def open_over(self, page: QWidget) -> None:
        """Show in the middle of a page."""
        self.adjustSize()
        self.open_at(page.mapToGlobal(QPoint((page.width() - self.width()) // 2, theme().size(72))))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter never answers from inside a field: it goes on, as in every form."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)
