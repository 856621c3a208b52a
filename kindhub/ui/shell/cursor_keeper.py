"""What lies over the window keeps the cursor: a page that is still being read may not take it from under it."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class CursorKeeper(QObject):
    """Holds the cursor inside `over`, a part that lies over its window, for as long as that is on screen.

    Pages put the cursor where one begins when their records have been read, which may be later than Ctrl+K. What
    opens over `over` itself has the cursor as it should. `give_back` puts it where the page wanted it last, else
    where it was when `remember` was called.
    """

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._wanted: list[QWidget] = []
        """Where the cursor belongs under `over`, then what that lies in, from near to far."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._moved)

    def remember(self) -> None:
        """Note where the cursor is, before `over` takes it."""
        self._want(self._over.window().focusWidget())

    def give_back(self) -> None:
        """Put the cursor back to the page; call it once `over` is hidden. What is gone leaves it to what it lay in."""
        there = next((part for part in self._wanted if isValid(part) and part.isVisible()), None)
        self._wanted = []
        if there is not None:
            there.setFocus()

    def _want(self, part: QWidget | None) -> None:
        self._wanted = []
        while part is not None and not part.isWindow():
            self._wanted.append(part)
            part = part.parentWidget()

    def _moved(self, _old: object, new: object) -> None:
        if not isinstance(new, QWidget) or not self._over.isVisible():
            return
        if self._lies_under(new):
            self._want(new)
            (self._over.focusWidget() or self._over).setFocus()

    def _lies_under(self, part: QWidget) -> bool:
        """Whether a part belongs to what `over` lies on: the later of two parts of one window lies above."""
        window = self._over.parentWidget()
        if window is None or part.window() is not window.window():
            return False
        branches = window.children()
        branch: QWidget | None = part
        while branch is not None and branch.parentWidget() is not window:
            branch = branch.parentWidget()
        return branch in branches and branches.index(branch) < branches.index(self._over)
