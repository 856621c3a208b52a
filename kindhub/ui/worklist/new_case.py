"""Opens a case from a list, where cases have no shared person from whose page one would open it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kindhub.ui.kit.buttons import QuietButton
from kindhub.ui.kit.look import show_when
from kindhub.ui.people.enrolling import OpenCase
from kindhub.ui.shell.nav import Route
from kindhub.ui.tasks import run

if TYPE_CHECKING:
    from kindhub.services.worklists import Worklist
    from kindhub.storage.hub import Hub


class NewCaseButton(QuietButton):
    """`opened(Route)` of the new case; `not_opened(error)`. Hidden where a case begins with a person."""

    opened = Signal(object)
    not_opened = Signal(object)

    def __init__(self, hub: Hub, worklist: Worklist, parent: QWidget | None = None) -> None:
        super().__init__(worklist.program.workflows[0].called.new.say(), "plus", parent=parent)
        self._hub, self._program_key = hub, worklist.program.key
        show_when(self, worklist.found_by_number and hub.user.can(self._program_key, "create"))
        self.clicked.connect(self.open_case)

    def open_case(self) -> None:
        """Open one for which the person at work answers."""
        self.setEnabled(False)
        run(self, OpenCase(self._hub, self._program_key), self._done, self._failed)

    def _done(self, case: object) -> None:
        self.setEnabled(True)
        self.opened.emit(Route("case", cast("tuple[object, ...]", case)))

    def _failed(self, error: BaseException) -> None:
        self.setEnabled(True)
        self.not_opened.emit(error)
