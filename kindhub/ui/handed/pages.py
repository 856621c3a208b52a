"""What she reads and answers: the greeting, one question with faces, the thanks with the worker's way back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kindhub.i18n import tr
from kindhub.ui.kit.buttons import FilledButton, QuietButton
from kindhub.ui.kit.faces import Face, FaceRow
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.message_bar import ErrorBar
from kindhub.ui.kit.text import Text
from kindhub.ui.shell.passphrase_edit import PassphraseEdit
from kindhub.ui.theme import theme

_ROOM = 760


class MiddlePage(QWidget):
    """What stands in the middle of an otherwise empty screen: fill `column`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = QHBoxLayout(self)
        gaps(outer, 0, 32)
        outer.addStretch(1)
        inside = QWidget(self)
        inside.setMaximumWidth(theme().size(_ROOM))
        outer.addWidget(inside, 8)
        outer.addStretch(1)
        self.column = QVBoxLayout(inside)
        gaps(self.column, 20)
        self.column.addStretch(1)

    def _centred(self, text: str, role: str) -> Text:
        words = Text(text, "h1" if role == "h1" else "h2" if role == "h2" else "h3", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.column.addWidget(words)
        return words


class GreetingPage(MiddlePage):
    """What it is about, and that nothing has to be answered; `begun`."""

    begun = Signal()

    def __init__(self, greeting: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._centred(greeting, "h2")
        words = tr("Choose a face. You may leave out any question and stop when you want.",
                   "Elija una carita. Puede dejar cualquier pregunta y parar cuando quiera.")  # fmt: skip
        self._centred(words, "h3")
        self.begin = FilledButton(tr("Begin", "Empezar"), "arrow-right")
        self.begin.clicked.connect(self.begun)
        self.column.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addStretch(2)


class QuestionPage(MiddlePage):
    """One question; `answered(code)` by a face, `skipped`, `back_asked`, `stopped`."""

    answered = Signal(str)
    skipped = Signal()
    back_asked = Signal()
    stopped = Signal()

    def __init__(self, faces: Sequence[Face], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = self._centred("", "h3")
        self._question = self._centred("", "h1")
        self.faces = FaceRow(faces, self)
        self.faces.chosen.connect(self.answered)
        self.column.addWidget(self.faces)
        self.column.addStretch(1)
        foot = QHBoxLayout()
        gaps(foot, 12, 0, 16)
        self.back = QuietButton(tr("Back", "Anterior"), "arrow-left")
        self.back.clicked.connect(self.back_asked)
        self.skip = QuietButton(tr("I would rather not answer", "Prefiero no contestar"))
        self.skip.clicked.connect(self.skipped)
        self.stop = QuietButton(tr("Finish", "Terminar"))
        self.stop.clicked.connect(self.stopped)
        for button in (self.back, self.skip):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.stop)
        self.column.addLayout(foot)

    def ask(self, number: int, last: int, question: str, answer: str | None) -> None:
        """Ask the question with this number; what was answered before is marked."""
        self._place.setText(tr("{n} of {all}", "{n} de {all}", n=number, all=last))
        self._question.setText(question)
        self.back.setVisible(number > 1)
        self.faces.show_answer(answer)
        self.setAccessibleName(question)
        self.faces.setFocus()


class ThanksPage(MiddlePage):
    """Thanks, and under it the way back for the worker alone: `passphrase_given(text)`."""

    passphrase_given = Signal(str)

    def __init__(self, thanks: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._centred(thanks, "h1")
        words = tr("Please give the computer back.", "Devuelva la computadora, por favor.")
        self._centred(words, "h2")
        row = QHBoxLayout()
        gaps(row, 8)
        label = Text(tr("For the worker: your passphrase", "Para quien atiende: su frase de acceso"), "cap", "text2")
        self.column.addSpacing(theme().size(24))
        self.column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        self.edit = PassphraseEdit()
        self.edit.setAccessibleName(label.text())
        self.edit.setMaximumWidth(theme().size(320))
        self.edit.returnPressed.connect(self.give)
        self.go_on = QuietButton(tr("Go on working", "Seguir trabajando"), "key")
        self.go_on.clicked.connect(self.give)
        row.addStretch(1)
        row.addWidget(self.edit, 2)
        row.addWidget(self.go_on)
        row.addStretch(1)
        self.column.addLayout(row)
        self.error = ErrorBar()
        self.column.addWidget(self.error)
        self.column.addStretch(2)

    def give(self) -> None:
        """Hand on what was typed; until it is judged nothing more can be typed."""
        if self.edit.text() and self.go_on.isEnabled():
            self.error.hide()
            self.set_waiting(waiting=True)
            self.passphrase_given.emit(self.edit.take())

    def set_waiting(self, *, waiting: bool) -> None:
        """While a passphrase is being judged."""
        self.go_on.setEnabled(not waiting)
        self.edit.setEnabled(not waiting)

    def say(self, words: str) -> None:
        """Why it did not open."""
        self.set_waiting(waiting=False)
        self.error.tell(words)
        self.edit.setFocus()
