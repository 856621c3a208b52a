"""What happened, what is safe, what to do: one line over the page, never a pop-up."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QGuiApplication
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from kindhub.errors import Stopped, UserError
from kindhub.i18n import tr
from kindhub.reporting import details_of
from kindhub.ui.error_words import words_of
from kindhub.ui.kit.buttons import IconButton, LinkButton
from kindhub.ui.kit.look import TONE_ICONS, Tone, gaps, show_when
from kindhub.ui.kit.text import Icon, Text
from kindhub.ui.theme import theme

_GOOD_NEWS_STAYS_MS = 10_000


class MessageBar(QFrame):
    """A message. Errors and warnings stay until they are closed; good news goes after ten seconds.

    `acted` when the link is taken, `closed` when it is taken away.
    """

    acted = Signal()
    closed = Signal()
    link_under = False
    """Whether the link stands under the words, for a place that is narrow."""

    def __init__(
        self,
        tone: Tone,
        text: str,
        action: str = "",
        *,
        closable: bool = True,
        passing: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.tone, self.text, self.details = tone, text, ""
        self.setProperty("part", "bar")
        self.setProperty("tone", tone)
        self.setAccessibleName(text)
        row = QHBoxLayout(self)
        gaps(row, 8, 12, 4)
        row.addWidget(Icon(TONE_ICONS[tone], tone))
        self.message = Text(text, wrap=True)
        words = QBoxLayout(QBoxLayout.Direction.TopToBottom if self.link_under else QBoxLayout.Direction.LeftToRight)
        gaps(words, 0 if self.link_under else 8)
        words.addWidget(self.message, 1)
        row.addLayout(words, 1)
        self.setMinimumHeight(theme().size(36))
        self.link = LinkButton(action, tone=tone, inline=True, parent=self) if action else None
        if self.link is not None:
            self.link.clicked.connect(self.acted)
            words.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)
        if closable:
            close = IconButton("x", tr("Close message", "Cerrar aviso"))
            close.clicked.connect(self.dismiss)
            row.addWidget(close)
        if passing and tone in ("ok", "info"):
            QTimer.singleShot(_GOOD_NEWS_STAYS_MS, self, self.dismiss)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def copy_details(self) -> None:
        """Put what support asks for on the clipboard."""
        QGuiApplication.clipboard().setText(self.details)

    def dismiss(self) -> None:
        """Take the message away."""
        self.hide()
        self.closed.emit()
        self.deleteLater()


class ErrorBar(MessageBar):
    """What is wrong inside a card or a pane; not seen until there is something to `tell`."""

    link_under = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("danger", " ", tr("Copy details", "Copiar detalles"), closable=False, parent=parent)
        self.acted.connect(self.copy_details)
        self.hide()

    def tell(self, said: str | BaseException) -> None:
        """Show words, or an error in words; of a fault of ours, what support asks for can be copied."""
        fault = isinstance(said, BaseException) and not isinstance(said, UserError)
        self.text = said if isinstance(said, str) else words_of(said)
        self.details = details_of(said) if isinstance(said, BaseException) else ""
        self.message.setText(self.text)
        self.setAccessibleName(self.text)
        if self.link is not None:
            show_when(self.link, fault)
        self.show()


class MessageStack(QWidget):
    """The place for messages at the top of a page: newest first, the same text once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: list[MessageBar] = []
        self._column = QVBoxLayout(self)
        gaps(self._column, 8)
        self.hide()

    def show_message(self, tone: Tone, text: str, action: str = "", *, passing: bool = False) -> MessageBar:
        """Show a message and return it, to connect its `acted`."""
        for bar in self.bars():
            if bar.text == text and bar.tone == tone:
                bar.dismiss()
        bar = MessageBar(tone, text, action, passing=passing)
        bar.closed.connect(self._make_way)
        self._column.insertWidget(0, bar)
        self._bars = [bar, *self.bars()]
        show_when(self, True)
        return bar

    def show_error(self, error: BaseException, words: str = "") -> MessageBar:
        """What happened, what is safe, what to do; with *Copiar detalles*, which hold no text of a record.

        What the person stopped herself is no error: it is said, and there is nothing to copy.
        """
        if isinstance(error, Stopped):
            return self.show_message("info", words_of(error), passing=True)
        bar = self.show_message("danger", words or words_of(error), tr("Copy details", "Copiar detalles"))
        bar.details = details_of(error)
        bar.acted.connect(bar.copy_details)
        return bar

    def _make_way(self) -> None:
        """With no message left, the gap around the messages goes too."""
        show_when(self, bool(self.bars()))

    def bars(self) -> list[MessageBar]:
        """The messages shown, newest first.

        The layout is not asked: PySide gives out its items in a way that spoils memory, seen as a fault of the window
        after some hundred messages.
        """
        return [bar for bar in self._bars if isValid(bar) and not bar.isHidden()]

    def clear(self) -> None:
        """Take all messages away."""
        for bar in self.bars():
            bar.hide()
            bar.deleteLater()
        self._bars = []
        self.hide()
