"""Choosing one of several: segments up to four, a list up to twelve, type to filter beyond."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from kindhub.i18n import L
from kindhub.records.date_words import plain
from kindhub.ui.kit.buttons import OneOfSeveral
from kindhub.ui.kit.inputs.base import Input
from kindhub.ui.kit.look import gaps

SEGMENTS_AT_MOST, LIST_AT_MOST = 4, 12


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that can be chosen. `note` stands smaller beside it; `words` are further words it is found by."""

    code: object
    label: str
    icon: str = ""
    note: str = ""
    words: str = ""


class _ButtonChoice(Input):
    """Buttons of which one is down. The group is one stop for Tab; arrows move inside, Space or Enter takes, and so
    does the first letter where only one choice begins with it. Enter on the one that is down goes on.
    """

    kind = "segment"

    def __init__(self, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = tuple(choices)
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        page, row = self._page()
        self._buttons = [self._button(choice, row, number) for number, choice in enumerate(self._choices)]
        self._edit_with(page, *self._buttons)
        self._one_stop(0)
        self._group.idClicked.connect(self._clicked)

    def _page(self) -> tuple[QWidget, QBoxLayout]:
        page = QWidget(self)
        row = QHBoxLayout(page)
        gaps(row)
        return page, row

    def _button(self, choice: Choice, row: QBoxLayout, number: int) -> OneOfSeveral:
        button = OneOfSeveral(self.kind, choice.label, choice.icon, row.parentWidget())
        last = len(self._choices) - 1
        button.setProperty("place", "only" if not last else {0: "first", last: "last"}.get(number, "middle"))
        self._group.addButton(button, number)
        row.addWidget(button, 1)
        return button

    def _one_stop(self, number: int) -> None:
        for at, button in enumerate(self._buttons):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if at == number else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self._buttons[number])

    def _clicked(self, number: int) -> None:
        self._check(number)
        self.changed.emit(self.value())

    def _check(self, number: int | None) -> None:
        for at, button in enumerate(self._buttons):
            button.setChecked(at == number)
        self._one_stop(number or 0)

    @override
    def value(self) -> object:
        return next((c.code for c, b in zip(self._choices, self._buttons, strict=True) if b.isChecked()), None)

    @override
    def _put(self, value: object) -> None:
        codes = [c.code for c in self._choices]
        self._check(codes.index(value) if value is not None and value in codes else None)

    @override
    def name_for_reader(self, name: str, description: str = "") -> None:
        super().name_for_reader(name, description)
        for choice, button in zip(self._choices, self._buttons, strict=True):
            button.setAccessibleName(f"{name}: {choice.label}")

    @override
    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        step = _ARROWS.get(event.key())
        if step is not None and isinstance(watched, QAbstractButton) and watched in self._buttons:
            at = (self._group.id(watched) + step) % len(self._buttons)
            self._one_stop(at)
            self._buttons[at].setFocus(Qt.FocusReason.TabFocusReason)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(watched, QAbstractButton):
            if watched.isChecked():
                self.go_on()
            else:
                watched.click()
            return True
        if not event.modifiers() and (meant := self._meant(event.text())) is not None:
            meant.setFocus(Qt.FocusReason.TabFocusReason)
            meant.click()
            return True
        return super()._key(watched, event)

    def _meant(self, letter: str) -> QAbstractButton | None:
        """The choice that alone begins with this letter."""
        sign = plain(letter) if letter.isalpha() else ""
        found = [
            button
            for choice, button in zip(self._choices, self._buttons, strict=True)
            if sign and plain(choice.label).startswith(sign)
        ]
        return found[0] if len(found) == 1 else None


_ARROWS: dict[int, int] = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
}


class SegmentInput(_ButtonChoice):
    """Up to four choices side by side."""


class ListInput(_ButtonChoice):
    """Up to twelve choices one under the other."""

    kind = "listChoice"

    @override
    def _page(self) -> tuple[QWidget, QBoxLayout]:
        page = QFrame(self)
        page.setProperty("part", "choices")
        column = QVBoxLayout(page)
        gaps(column, 0, 2)
        return page, column


class YesNoInput(SegmentInput):
    """Yes or no; F9 says why there is neither."""

    def __init__(self, parent: QWidget | None = None) -> None:
        choices = (Choice(True, L("Yes", "Sí").say()), Choice(False, L("No", "No").say()))
        super().__init__(choices, parent)


def matching(choices: Iterable[Choice], typed: str) -> list[Choice]:
    """The choices that hold every typed word, accents and case ignored; those that begin with it come first."""
    wanted = plain(typed).split()
    found = [c for c in choices if all(word in plain(f"{c.label} {c.note} {c.words}") for word in wanted)]
    return sorted(found, key=lambda c: not plain(c.label).startswith(plain(typed)))
