"""Two or three ways to look at the same thing, side by side; one of them is always chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget
from typing_extensions import override

from kindhub.ui.kit.buttons import OneOfSeveral
from kindhub.ui.kit.look import gaps


class ViewSwitch(QWidget):
    """`ViewSwitch(name, [(key, words, icon)])`, `chosen(key)`. One stop for Tab, arrows choose inside."""

    chosen = Signal(str)

    def __init__(self, name: str, views: Sequence[tuple[str, str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        gaps(row)
        self._keys = [key for key, _, _ in views]
        self._group = QButtonGroup(self)
        self.buttons: list[OneOfSeveral] = []
        for at, (_, words, sign) in enumerate(views):
            button = OneOfSeveral("segment", words, sign)
            button.setProperty("place", {0: "first", len(views) - 1: "last"}.get(at, "middle"))
            button.setAccessibleName(f"{name}: {words}")
            self._group.addButton(button, at)
            self.buttons.append(button)
            row.addWidget(button)
        self._group.idClicked.connect(self._clicked)
        self.set_current(self._keys[0])

    def current(self) -> str:
        """The key of the view that is chosen."""
        return self._keys[self._group.checkedId()]

    def set_current(self, key: str) -> None:
        """Choose a view without saying so."""
        at = self._keys.index(key)
        self.buttons[at].setChecked(True)
        for number, button in enumerate(self.buttons):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if number == at else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self.buttons[at])

    def _clicked(self, at: int) -> None:
        self.set_current(self._keys[at])
        self.chosen.emit(self._keys[at])

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        at = (self._group.checkedId() + step) % len(self.buttons)
        self.buttons[at].setFocus(Qt.FocusReason.TabFocusReason)
        self._clicked(at)
