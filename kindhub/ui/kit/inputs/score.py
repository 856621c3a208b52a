"""A score on a short scale: one key gives it, arrows walk the scale and the rows of a grid."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout
from typing_extensions import override

from kindhub.ui.kit.buttons import OneOfSeveral
from kindhub.ui.kit.inputs.choices import Choice, SegmentInput
from kindhub.ui.theme import theme

_CLEAR = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_TAKES = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ROWS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ScoreInput(SegmentInput):
    """The value is a whole number from `lowest` on; `steps` say in a word what each number means.

    A digit gives the score, Delete takes it away, Space takes the marked one. `stepped(±1)` for Up and Down,
    `went_on` for Enter: which score comes next is for the grid to say.
    """

    own_keys: ClassVar[tuple[str, ...]] = ("score", "no_value", "step_back")

    stepped = Signal(int)
    went_on = Signal()

    def __init__(self, steps: Sequence[str], lowest: int = 1) -> None:
        super().__init__([Choice(lowest + at, str(lowest + at), note=step) for at, step in enumerate(steps)])

    @override
    def _button(self, choice: Choice, row: QBoxLayout, number: int) -> OneOfSeveral:
        button = super()._button(choice, row, number)
        button.setToolTip(f"{choice.label} · {choice.note}")
        button.setProperty("narrow", True)
        button.setMinimumWidth(theme().size(36))
        return button

    @override
    def name_for_reader(self, name: str, description: str = "") -> None:
        super().name_for_reader(name, description)
        for choice, button in zip(self._choices, self._buttons, strict=True):
            button.setAccessibleName(f"{name}: {choice.label}, {choice.note}")

    def take(self, score: int) -> None:
        """Give a score as its key does; one that is not on the scale changes nothing."""
        for at, choice in enumerate(self._choices):
            if choice.code == score and not self._read_only:
                self._check(at)
                self._buttons[at].setFocus(Qt.FocusReason.OtherFocusReason)
                self.changed.emit(self.value())

    @override
    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        if watched is self._absent and not event.text().isdecimal():
            return super()._key(watched, event)
        if event.key() in _ROWS:
            self.stepped.emit(_ROWS[event.key()])
        elif event.key() in _TAKES and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.went_on.emit()
        elif event.key() in _CLEAR and not self._read_only:
            self._check(None)
            self.changed.emit(None)
        elif event.text().isdecimal() and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            if self.absence() is not None:
                self.clear_absence()
            self.take(int(event.text()))
        else:
            return super()._key(watched, event)
        return True
