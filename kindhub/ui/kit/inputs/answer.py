"""The answer to one question at a time: large buttons, one key each, and *not known* among them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from kindhub.i18n import L, capital
from kindhub.records.absence import ABSENCE_WORDS
from kindhub.ui.kit.buttons import OneOfSeveral
from kindhub.ui.kit.flow import FlowLayout
from kindhub.ui.kit.inputs.choices import Choice, _ButtonChoice

_BACK = (Qt.Key.Key_Backspace, Qt.Key.Key_PageUp)
_WHY_NONE = (("not_known", "question", L("D", "D")), ("refused", "hand-palm", L("P", "P")))
YES_NO = (
    (True, L("Yes", "Sí"), "check", L("Y", "S")),
    (False, L("No", "No"), "x", L("N", "N")),
)


class _Why(str):
    """The code of a button that says why there is no value."""


class AnswerInput(_ButtonChoice):
    """`answered` once a button was pressed, by mouse or by its key; `back_asked` for Backspace or PgUp.

    The answers are those given, then *not known* and *did not want to say*. A digit gives the answer at that place, and
    so does its letter where there are `letters`.
    """

    kind = "answer"
    own_keys: ClassVar[tuple[str, ...]] = ("score", "question_before", "step_back")

    answered = Signal()
    back_asked = Signal()

    def __init__(self, choices: Sequence[Choice], letters: Sequence[str] = (), parent: QWidget | None = None) -> None:
        whys = [Choice(_Why(code), ABSENCE_WORDS[code].say(), icon) for code, icon, _ in _WHY_NONE]
        given = list(letters) or [str(at) for at in range(1, len(choices) + 1)]
        self.letters = (*given, *(letter.say() for _, _, letter in _WHY_NONE))
        super().__init__([*choices, *whys], parent)

    @override
    def _page(self) -> tuple[QWidget, QBoxLayout]:
        page = QWidget(self)
        row = FlowLayout(page, 8)
        return page, row  # type: ignore[return-value]  # any layout that takes widgets

    @override
    def _button(self, choice: Choice, row: QBoxLayout, number: int) -> OneOfSeveral:
        button = OneOfSeveral(self.kind, capital(choice.label), choice.icon, row.parentWidget())
        self._group.addButton(button, number)
        row.addWidget(button)
        return button

    @override
    def _clicked(self, number: int) -> None:
        code = self._choices[number].code
        self._absence = str(code) if isinstance(code, _Why) else None
        super()._clicked(number)
        self.answered.emit()

    @override
    def value(self) -> object:
        found = super().value()
        return None if isinstance(found, _Why) else found

    @override
    def _show_absence(self, code: str | None) -> None:
        """Its own button is down: nothing takes the place of the answers."""
        self._absence = code
        if code is not None:
            at = next((at for at, one in enumerate(self._choices) if _is_why(one, code)), None)
            self._check(at)

    def said(self) -> str:
        """The answer in words; an empty text while there is none."""
        down = [one.label for one, button in zip(self._choices, self._buttons, strict=True) if button.isChecked()]
        words = down[0] if down else ABSENCE_WORDS[self._absence].say() if self._absence else ""
        return capital(words)

    def press(self, at: int) -> None:
        """Give the answer at this place, as its button does."""
        self._buttons[at].click()

    def is_answered(self) -> bool:
        """Whether there is a value or a reason for having none."""
        return self.value() is not None or self._absence is not None

    @override
    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        letter = event.text().upper()
        if plain and event.key() in _BACK:
            self.back_asked.emit()
            return True
        at = self._place_of(letter)
        if plain and at is not None and not self._read_only:
            self.press(at)
            return True
        return super()._key(watched, event)

    def _place_of(self, letter: str) -> int | None:
        if letter.isdecimal() and 1 <= int(letter) <= len(self._buttons):
            return int(letter) - 1
        return self.letters.index(letter) if letter in self.letters else None


def _is_why(choice: Choice, code: str) -> bool:
    return isinstance(choice.code, _Why) and choice.code == code


def yes_no_answer(parent: QWidget | None = None) -> AnswerInput:
    """Yes, no, not known, did not want to say."""
    choices = [Choice(value, label.say(), icon) for value, label, icon, _ in YES_NO]
    return AnswerInput(choices, [letter.say() for _, _, _, letter in YES_NO], parent)
