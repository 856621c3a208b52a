"""A window is painted in a turn of the event loop of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from typing_extensions import override

from kindhub.ui.turns import Rank, turns

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


class PaintTurn(QObject):
    """Qt paints right after what changed the window, without a look at the keys in between, and both together are
    longer than a key may wait. This one lets the painting wait for the next turn, except while the window is `covered`:
    what hides it must be there at once. Who calls `repaint` for anything else calls `now`.
    """

    def __init__(self, window: QWidget, covered: Callable[[], bool]) -> None:
        super().__init__(window)
        self._window, self._covered = window, covered
        self._waits = self._paints = False
        window.installEventFilter(self)
        turns().join(self, Rank.PAINTING)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.UpdateRequest or self._paints or self._covered():
            return False
        self._waits = True
        turns().begin()
        return True

    def wants_turn(self) -> bool:
        """Whether something is to be painted."""
        return self._waits

    def take_turn(self) -> None:
        """Paint what has changed."""
        self._waits, self._paints = False, True
        QCoreApplication.sendEvent(self._window, QEvent(QEvent.Type.UpdateRequest))
        self._paints = False

    def now(self) -> None:
        """Paint the whole window here and now, for what keeps the event loop waiting."""
        self._waits, self._paints = False, True
        self._window.repaint()
        self._paints = False
