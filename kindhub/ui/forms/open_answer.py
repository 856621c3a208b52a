"""The answer to a question that is written: a date, a number, one of a long list; Enter goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from kindhub.i18n import L, capital, tr
from kindhub.program.forms import Field
from kindhub.records.absence import ABSENCE_WORDS
from kindhub.records.partial_date import PartialDate
from kindhub.ui.forms.fields import ask
from kindhub.ui.forms.saying import say, say_absence
from kindhub.ui.kit.buttons import QuietButton
from kindhub.ui.kit.field_block import FieldBlock
from kindhub.ui.kit.flow import FlowLayout
from kindhub.ui.kit.inputs import ComboInput, TextInput
from kindhub.ui.kit.look import gaps

if TYPE_CHECKING:
    from kindhub.records.fields import FieldSpec
    from kindhub.ui.forms.lookups import Lookups

UNREAD = L("This cannot be read as a date. A year or a month is enough: 2018, mar 2018.",
           "No se puede leer como fecha. Basta el año o el mes: 2018, mar 2018.")  # fmt: skip
_GO_ON = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WHY_NONE = (("not_known", "question"), ("refused", "hand-palm"))


class OpenAnswer(QWidget):
    """`answered` by Enter or *Siguiente* once there is something to go on with; `back_asked` by PgUp.

    `block` holds the input; without an answer the reason for having none is taken by a button, or by F9 as anywhere.
    """

    letters: ClassVar[tuple[str, ...]] = ("Enter",)
    answered = Signal()
    back_asked = Signal()

    def __init__(self, spec: FieldSpec, lookups: Lookups, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spec, self._lookups = spec, lookups
        self.question = ask(spec, Field(spec.name), lookups)
        label = spec.label.say()
        self.block = FieldBlock(label, self.question.input, name=spec.name, bare=True, parent=self)
        self.block.speak_as(label)
        column = QVBoxLayout(self)
        gaps(column, 8)
        column.addWidget(self.block)
        row = FlowLayout(None, 8)
        self.on = QuietButton(tr("Next question", "Siguiente"), "arrow-right")
        self.on.clicked.connect(self.go_on)
        row.addWidget(self.on)
        self._buttons = [self.on]
        for code, icon in _WHY_NONE:
            button = QuietButton(capital(ABSENCE_WORDS[code].say()), icon)
            button.setProperty("code", code)
            button.clicked.connect(self._leave_out)
            row.addWidget(button)
            self._buttons.append(button)
        column.addLayout(row)
        for part in self.question.input.findChildren(QWidget):
            part.installEventFilter(self)

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab goes, in order."""
        return (self.question.input, *self._buttons)

    def is_answered(self) -> bool:
        """Whether there is a value or a reason for having none."""
        return not self.question.is_blank() and self._problem() is None

    def _problem(self) -> L | None:
        """Why what is written answers nothing: it is no value, or a date that nobody can read."""
        value = self.question.value()
        unread = isinstance(value, PartialDate) and not value.is_known
        return UNREAD if unread else self.question.problem()

    def said(self) -> str:
        """The answer in words; an empty text while there is none."""
        absence = self.question.input.absence()
        if absence is not None:
            return capital(say_absence(absence))
        value = self.question.value()
        return capital(say(self._spec, value, self._lookups)) if value is not None else ""

    def go_on(self) -> None:
        """On to the next question; an answer that is missing or cannot be read is said and waits."""
        problem = self._problem()
        if problem is not None:
            self.block.show_message(problem.say())
        elif self.question.is_blank():
            words = tr("Answer it, or say why there is no answer.", "Conteste, o diga por qué no hay respuesta.")
            self.block.show_message(words)
        else:
            self.answered.emit()
            return
        self.block.focus()

    def _leave_out(self) -> None:
        code = str(self.sender().property("code"))
        self.question.input.set_absence(code)
        self.question.input.changed.emit(None)
        self.answered.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on, with what is marked where a list is open; in a text it breaks the line."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or event.modifiers():
            return False
        if event.key() == Qt.Key.Key_PageUp:
            self.back_asked.emit()
            return True
        asked = self.question.input
        if event.key() not in _GO_ON or isinstance(asked, TextInput):
            return False
        if isinstance(asked, ComboInput) and asked.is_open():
            asked.take_marked()
        self.go_on()
        return True
