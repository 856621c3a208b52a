"""Choosing several: chips that wrap."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kindhub.records.names import fold
from kindhub.ui.kit.chip import Chip
from kindhub.ui.kit.flow import FlowLayout
from kindhub.ui.kit.inputs.base import Input
from kindhub.ui.kit.inputs.choices import _ARROWS, Choice


class MultiChoiceInput(Input):
    """The value is a tuple of codes in the order they are offered, or `None`. One stop for Tab, arrows and first
    letters inside.
    """

    def __init__(self, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = tuple(choices)
        page = QWidget(self)
        flow = FlowLayout(page)
        self._chips = [Chip(c.label, parent=page) for c in self._choices]
        for at, chip in enumerate(self._chips):
            chip.clicked.connect(self._clicked)
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if at == 0 else Qt.FocusPolicy.ClickFocus)
            flow.addWidget(chip)
        self._edit_with(page, *self._chips)

    def _clicked(self) -> None:
        self.changed.emit(self.value())

    @override
    def value(self) -> object:
        on = tuple(c.code for c, chip in zip(self._choices, self._chips, strict=True) if chip.isChecked())
        return on or None

    @override
    def _put(self, value: object) -> None:
        wanted = value if isinstance(value, tuple | list) else ()
        for choice, chip in zip(self._choices, self._chips, strict=True):
            chip.setChecked(choice.code in wanted)

    @override
    def name_for_reader(self, name: str, description: str = "") -> None:
        super().name_for_reader(name, description)
        for choice, chip in zip(self._choices, self._chips, strict=True):
            chip.setAccessibleName(f"{name}: {choice.label}")

    @override
    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        step = _ARROWS.get(event.key())
        if step is not None and isinstance(watched, Chip):
            self._chips[(self._chips.index(watched) + step) % len(self._chips)].setFocus()
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(watched, Chip):
            watched.click()
            return True
        if isinstance(watched, Chip) and self._go_to(watched, fold(event.text().strip())):
            return True
        return super()._key(watched, event)

    def _go_to(self, here: Chip, letter: str) -> bool:
        """A letter goes to the next choice that begins with it, round at the end."""
        at = self._chips.index(here) + 1
        after = (*range(at, len(self._chips)), *range(at))
        to = next((n for n in after if letter and fold(self._choices[n].label).startswith(letter)), None)
        if to is None:
            return False
        self._chips[to].setFocus()
        return True
