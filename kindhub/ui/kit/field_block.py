"""Label, input, hint and message: how every question of a form looks."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kindhub.i18n import tr
from kindhub.ui.kit.buttons import QuietButton
from kindhub.ui.kit.inputs.base import Input
from kindhub.ui.kit.inputs.date import DateInput
from kindhub.ui.kit.look import TONE_ICONS, gaps
from kindhub.ui.kit.text import Icon, Text

Needed = Literal["", "create", "close"]


class _UnderLine(QWidget):
    """Small words under an input, with a sign before them when they are a message. Made when there is something."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        gaps(row, 5, 1, 2, 0, 0)
        self._sign = Icon("info", "info", 14, self)
        self.words = Text("", "cap", "text2", wrap=True, parent=self)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)

    def show_words(self, text: str, tone: str, *, sign: bool) -> None:
        """Say it; without words the line takes no room."""
        self.words.setText(text)
        self.words.set_tone(tone)
        if sign:
            self._sign.show_icon(TONE_ICONS[tone], tone)
        self._sign.setVisible(sign)
        self.setVisible(bool(text))

    def has_sign(self) -> bool:
        """Whether the words are a message."""
        return not self._sign.isHidden()


class _Fold(QWidget):
    """In place of a text that is not to be seen by the way: that it is there, and *Mostrar*."""

    def __init__(self, block: FieldBlock) -> None:
        super().__init__(block)
        row = QHBoxLayout(self)
        gaps(row, 8, 0, 2)
        row.addWidget(Icon("eye-slash", "restricted", 18, self))
        said = tr("Folded. Opening it is recorded.", "Plegado. Abrirlo queda registrado.")
        row.addWidget(Text(said, "body", "text2", wrap=True, parent=self), 1)
        self.show_button = QuietButton(tr("Show", "Mostrar"), "eye", parent=self)
        self.show_button.setAccessibleName(tr("Show: {what}", "Mostrar: {what}", what=block.label))
        self.show_button.clicked.connect(block.unfold)
        row.addWidget(self.show_button)


class FieldBlock(QWidget):
    """One question. `changed(name, value)` while writing, `left(name)` when it is time to check.

    A message replaces the hint and goes the moment the value changes. Tone `info` is advice and frames nothing.
    `bare` shows no label: the row it stands in does. `unfolded(name)` when a folded text was asked for.
    """

    changed = Signal(str, object)
    left = Signal(str)
    unfolded = Signal(str)

    def __init__(
        self,
        label: str,
        editor: Input,
        *,
        name: str = "",
        hint: str = "",
        needed: Needed = "",
        bare: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.name, self.label, self.input = name or label, label, editor
        self._hint, self._needed, self._spoken = hint, needed, self.label
        self._mark: Text | None = None
        self._under: _UnderLine | None = None
        self._folded: _Fold | None = None
        self._column = QVBoxLayout(self)
        gaps(self._column, 3)
        self._head = QHBoxLayout()
        gaps(self._head, 4)
        self._column.addLayout(self._head)
        if not bare:
            self._label_row()
        self._column.addWidget(editor)
        self._column.addStretch(1)
        editor.changed.connect(self._changed)
        editor.left.connect(self._left)
        if isinstance(editor, DateInput):
            editor.understood.connect(self.say_hint)
        self.clear_message()

    def _label_row(self) -> None:
        label = Text(self.label.replace("&", "&&"), parent=self)
        label.setProperty("part", "fieldLabel")
        label.setBuddy(self.input.buddy())
        self._head.addWidget(label)
        self._head.addStretch(1)
        self._mark_needed()

    def _mark_needed(self) -> None:
        """A star or words beside the label, made when an answer is first needed: most never are."""
        if not self._head.count() or (self._mark is None and not self._needed):
            return
        if self._mark is None:
            self._mark = Text("", "cap", parent=self)
            self._head.insertWidget(1, self._mark)
        self._mark.setText("*" if self._needed == "create" else tr("to close", "para cerrar"))
        self._mark.set_tone("danger" if self._needed == "create" else "muted")
        self._mark.setVisible(bool(self._needed))

    def set_needed(self, needed: Needed) -> None:
        """Say whether an answer is needed now; it may depend on other answers."""
        if needed != self._needed:
            self._needed = needed
            self._mark_needed()
            self._describe(self.message())

    def speak_as(self, name: str) -> None:
        """Tell the screen reader more than the label says, e.g. which row of a grid this is."""
        self._spoken = name
        self._describe("")

    def _describe(self, message: str) -> None:
        needed = {
            "create": tr("required", "obligatorio"),
            "close": tr("required to close", "obligatorio para cerrar"),
        }.get(self._needed, "")
        self.input.name_for_reader(self._spoken, ". ".join(part for part in (needed, message or self._hint) if part))

    def show_message(self, text: str, tone: str = "danger") -> None:
        """Say under the input what to look at; `danger` also frames it."""
        self._line().show_words(text, tone, sign=True)
        self.input.mark("danger" if tone == "danger" else "")
        self._describe(text)

    def clear_message(self) -> None:
        """Take the message away; the hint stands in its place again."""
        self.input.mark("")
        self.say_hint(self._hint)
        self._describe("")

    def say_hint(self, text: str) -> None:
        """Words under the input that are no message, e.g. what was understood of a date."""
        if self._under is not None or text or self._hint:
            self._line().show_words(text or self._hint, "text2", sign=False)

    def _line(self) -> _UnderLine:
        if self._under is None:
            self._under = _UnderLine(self)
            self._column.insertWidget(2, self._under)
        return self._under

    def set_hint(self, text: str) -> None:
        """Other words that stand under the input while there is no message."""
        self._hint = text
        if not self.has_message():
            self.clear_message()

    def has_message(self) -> bool:
        """Whether something is said that frames or advises."""
        return self._under is not None and self._under.has_sign()

    def message(self) -> str:
        """What is said that frames or advises; empty while nothing is."""
        return self.said() if self.has_message() else ""

    def said(self) -> str:
        """What stands under the input: a message, else the hint, else nothing."""
        return self._under.words.text() if self._under is not None else ""

    def is_marked_needed(self) -> bool:
        """Whether a mark beside the label says that an answer is needed."""
        return self._mark is not None and not self._mark.isHidden()

    def about(self) -> tuple[str, str]:
        """What the field is called and what there is to know of it: its hint, whether it is needed, a message."""
        needed = {
            "create": tr("Needed to save.", "Hace falta para guardar."),
            "close": tr("Needed to close.", "Hace falta para cerrar."),
        }.get(self._needed, "")
        return self.label, " ".join(part for part in (self._hint, needed, self.message()) if part)

    def focus(self) -> None:
        """Put the cursor into the input; into the button that shows it, where it is folded."""
        (self.input if self._folded is None else self._folded.show_button).setFocus()

    def fold(self) -> None:
        """Do not show what is written until somebody asks for it."""
        if self._folded is None:
            self._folded = _Fold(self)
            self._column.insertWidget(self._column.indexOf(self.input), self._folded)
            self.input.hide()

    def open_fold(self) -> None:
        """Show the input: there is nothing in it that somebody else wrote."""
        if self._folded is not None:
            self._folded.hide()
            self._folded.deleteLater()
            self._folded = None
            self.input.show()

    def unfold(self) -> None:
        """*Mostrar*."""
        self.open_fold()
        self.input.setFocus()
        self.unfolded.emit(self.name)

    def is_folded(self) -> bool:
        """Whether the input is hidden."""
        return self._folded is not None

    def _changed(self, value: object) -> None:
        if self.has_message():
            self.clear_message()
        self.changed.emit(self.name, value)

    def _left(self) -> None:
        self.left.emit(self.name)
