"""Label, input, hint and message: how every question of a form looks."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kindhub.i18n import tr
from kindhub.ui.kit.inputs.base import Input
from kindhub.ui.kit.inputs.date import DateInput
from kindhub.ui.kit.look import TONE_ICONS, gaps
from kindhub.ui.kit.text import Icon, Text

Needed = Literal["", "create", "close"]


class FieldBlock(QWidget):
    """One question. `changed(name, value)` while writing, `left(name)` when it is time to check.

    A message replaces the hint and goes the moment the value changes. Tone `info` is advice and frames nothing.
    `bare` shows no label: the row it stands in does.
    """

    changed = Signal(str, object)
    left = Signal(str)

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
        column = QVBoxLayout(self)
        gaps(column, 3)
        self._head = QWidget()
        self._label_row()
        column.addWidget(self._head)
        self._head.setVisible(not bare)
        self._mark_needed()  # only now: a part without a parent would be shown as a window of its own
        column.addWidget(editor)
        self._under = QHBoxLayout()
        gaps(self._under, 5, 1, 2, 0, 0)
        self._sign = Icon("info", "info", 14)
        self._message = Text("", "cap", "text2", wrap=True)
        self._under.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._under.addWidget(self._message, 1)
        column.addLayout(self._under)
        column.addStretch(1)
        editor.changed.connect(self._changed)
        editor.left.connect(self._left)
        if isinstance(editor, DateInput):
            editor.understood.connect(self.say_hint)
        self.clear_message()

    def _label_row(self) -> None:
        row = QHBoxLayout(self._head)
        gaps(row, 4)
        label = Text(self.label.replace("&", "&&"))
        label.setProperty("part", "fieldLabel")
        label.setBuddy(self.input.buddy())
        row.addWidget(label)
        self._star, self._closing = Text("*", "cap", "danger"), Text(tr("to close", "para cerrar"), "cap", "muted")
        row.addWidget(self._star)
        row.addWidget(self._closing)
        row.addStretch(1)

    def _mark_needed(self) -> None:
        self._star.setVisible(self._needed == "create")
        self._closing.setVisible(self._needed == "close")

    def set_needed(self, needed: Needed) -> None:
        """Say whether an answer is needed now; it may depend on other answers."""
        if needed != self._needed:
            self._needed = needed
            self._mark_needed()
            self._describe(self._message.text() if self.has_message() else "")

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
        self._message.setText(text)
        self._message.set_tone(tone)
        self._sign.show_icon(TONE_ICONS[tone], tone)
        self._sign.setVisible(True)
        self._message.setVisible(True)
        self.input.mark("danger" if tone == "danger" else "")
        self._describe(text)

    def clear_message(self) -> None:
        """Take the message away; the hint stands in its place again."""
        self._sign.setVisible(False)
        self.input.mark("")
        self.say_hint(self._hint)
        self._describe("")

    def say_hint(self, text: str) -> None:
        """Words under the input that are no message, e.g. what was understood of a date."""
        self._message.set_tone("text2")
        self._message.setText(text or self._hint)
        self._message.setVisible(bool(text or self._hint))

    def set_hint(self, text: str) -> None:
        """Other words that stand under the input while there is no message."""
        self._hint = text
        if not self.has_message():
            self.clear_message()

    def has_message(self) -> bool:
        """Whether something is said that frames or advises."""
        return not self._sign.isHidden()

    def message(self) -> str:
        """What is said that frames or advises; empty while nothing is."""
        return self._message.text() if self.has_message() else ""

    def about(self) -> tuple[str, str]:
        """What the field is called and what there is to know of it: its hint, whether it is needed, a message."""
        needed = {
            "create": tr("Needed to save.", "Hace falta para guardar."),
            "close": tr("Needed to close the case.", "Hace falta para cerrar el caso."),
        }.get(self._needed, "")
        message = self._message.text() if self.has_message() else ""
        return self.label, " ".join(part for part in (self._hint, needed, message) if part)

    def focus(self) -> None:
        """Put the cursor into the input."""
        self.input.setFocus()

    def _changed(self, value: object) -> None:
        if self.has_message():
            self.clear_message()
        self.changed.emit(self.name, value)

    def _left(self) -> None:
        self.left.emit(self.name)
