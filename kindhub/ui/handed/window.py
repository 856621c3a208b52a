"""The full screen that is handed over: it cannot be left, closed or gone around without the worker's passphrase.

What the hub itself can do it does: its other windows are hidden, the window takes no key but those that answer, it
stays on top, does not close, and comes back when something else is gone to. What the system keeps for itself
(Ctrl+Alt+Del, another user's session) no program can take away.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from kindhub.i18n import capital
from kindhub.program.forms import Form
from kindhub.records.codes import code_list
from kindhub.records.fields import fields_of
from kindhub.ui.handed.pages import GreetingPage, QuestionPage, ThanksPage
from kindhub.ui.kit.faces import Face
from kindhub.ui.kit.look import gaps
from kindhub.ui.shell.window import TITLE

_OF_WRITING = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier)


class HandedWindow(QWidget):
    """`answered(field, code)` for each answer, `passphrase_given(text)` at the end; only `release` lets it close."""

    answered = Signal(str, str)
    passphrase_given = Signal(str)

    def __init__(self, form: Form) -> None:
        super().__init__()
        assert form.handed is not None
        self.handed, self._specs = form.handed, fields_of(form.record)
        self.setWindowTitle(TITLE)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowFlags(
            Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
        )
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.answers: dict[str, str] = {}
        self._at = 0
        self._free = False
        column = QVBoxLayout(self)
        gaps(column)
        self._stack = QStackedWidget(self)
        column.addWidget(self._stack)
        self.greeting = GreetingPage(self.handed.greeting.say(), self)
        self.question = QuestionPage(self._faces(), self)
        self.thanks = ThanksPage(self.handed.thanks.say(), self)
        for page in (self.greeting, self.question, self.thanks):
            self._stack.addWidget(page)
        self._connect()

    def _connect(self) -> None:
        self.greeting.begun.connect(self._ask)
        self.question.answered.connect(self._take)
        self.question.skipped.connect(self._skip)
        self.question.back_asked.connect(self._go_back)
        self.question.stopped.connect(self._finish)
        self.thanks.passphrase_given.connect(self.passphrase_given)

    def _faces(self) -> list[Face]:
        words = code_list(self._specs[self.handed.questions[0]].codes or "")
        last = len(self.handed.faces) - 1
        return [
            Face(code, capital(words.label(code)), 1 - 2 * at / max(last, 1))
            for at, code in enumerate(self.handed.faces)
        ]

    def begin(self) -> None:
        """Fill the screen with the greeting."""
        self.showFullScreen()
        self.raise_()
        self.activateWindow()
        self.greeting.begin.setFocus()

    def release(self) -> None:
        """The worker is back: the window closes."""
        self._free = True
        self.close()

    def is_over(self) -> bool:
        """Whether the questions are over and the way back is shown."""
        return self._stack.currentWidget() is self.thanks

    def _ask(self) -> None:
        self._stack.setCurrentWidget(self.question)
        name = self.handed.questions[self._at]
        label = self._specs[name].label.say()
        self.question.ask(self._at + 1, len(self.handed.questions), label, self.answers.get(name))

    def _take(self, code: str) -> None:
        name = self.handed.questions[self._at]
        if self.answers.get(name) != code:
            self.answers[name] = code
            self.answered.emit(name, code)
        if self._at + 1 == len(self.handed.questions):
            self._finish()
        else:
            self._at += 1
            self._ask()

    def _skip(self) -> None:
        self._take(self.handed.skip)

    def _go_back(self) -> None:
        self._at = max(self._at - 1, 0)
        self._ask()

    def _finish(self) -> None:
        self._stack.setCurrentWidget(self.thanks)
        self.thanks.edit.setFocus()

    @override
    def event(self, event: QEvent) -> bool:
        """No key of the hub works here; gone away from, the window comes back."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.WindowDeactivate and not self._free and self.isVisible():
            self.raise_()
            self.activateWindow()
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A number takes the face at its place, Enter the button at hand; every other key does nothing."""
        at_hand = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(at_hand, QAbstractButton):
            at_hand.click()
        elif self._stack.currentWidget() is self.question and event.text().isdecimal() and _is_plain(event):
            self.question.faces.take(int(event.text()))
        event.accept()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self._free:
            super().closeEvent(event)
        else:
            event.ignore()


def _is_plain(event: QKeyEvent) -> bool:
    return event.modifiers() in _OF_WRITING
