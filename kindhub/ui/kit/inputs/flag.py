"""Something that is so or is not said: a chip that is on or off."""

from __future__ import annotations

from typing_extensions import override

from kindhub.ui.kit.chip import Chip
from kindhub.ui.kit.inputs.base import Input


class FlagInput(Input):
    """The value is True while the chip is on. Off it is what was put in, *no* or nothing, and nothing once touched."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._off: object = None
        self.chip = Chip(words, parent=self)
        self.chip.setChecked(True)
        self.chip.setMinimumWidth(self.chip.sizeHint().width())  # on and off take the same room in a grid
        self.chip.setChecked(False)
        room = self.chip.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        self.chip.setSizePolicy(room)
        self.chip.clicked.connect(self._clicked)
        self._edit_with(self.chip)

    def _clicked(self) -> None:
        self._off = None
        self.changed.emit(self.value())

    @override
    def value(self) -> object:
        return True if self.chip.isChecked() else self._off

    @override
    def _put(self, value: object) -> None:
        self._off = False if value is False else None
        self.chip.setChecked(value is True)
        self._show_or_not()

    @override
    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self.chip.set_still(read_only)
        self._show_or_not()

    def _show_or_not(self) -> None:
        """What cannot be changed is there when it is so; a flag that is off would look like one to be pressed."""
        self.chip.setVisible(self.chip.isChecked() or not self._read_only)
