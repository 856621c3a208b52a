"""Backups that nobody has to think of: the mark in the bar, a quiet one while the hub is open, one more at the end."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from kindhub.errors import UserError
from kindhub.i18n import tr
from kindhub.security.access import HUB
from kindhub.services.file_sweep import sweep_files
from kindhub.services.keeping import Keeping, read_keeping
from kindhub.ui.keeping.saying import mark_words
from kindhub.ui.keeping.work import MakeCopy
from kindhub.ui.tasks import Cancelled, Progress, run

if TYPE_CHECKING:
    from kindhub.storage.hub import Hub
    from kindhub.ui.shell import ShellWindow

LOOK_AGAIN_MS = 10 * 60 * 1000
AT_END_SECONDS = 6.0


class CopyKeeper(QObject):
    """Owns the mark. A backup that is due is made quietly every ten minutes' look, and at the end if there is time."""

    def __init__(self, hub: Hub, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hub = hub
        self._window: ShellWindow | None = None
        self._may = hub.user.can(HUB, "backup")
        self._making = False
        self._timer: QTimer | None = None

    def show_on(self, window: ShellWindow) -> None:
        """Show the mark on this window's bar, once it is read and after each change."""
        again = self._window is not None
        self._window = window
        if self._may:
            self._watch_the_clock(window)
        if again:
            self.read()

    def _watch_the_clock(self, window: ShellWindow) -> None:
        if self._timer is None:
            self._timer = QTimer(window)  # it goes with the window, in the window's thread
            self._timer.setInterval(LOOK_AGAIN_MS)
            self._timer.timeout.connect(self.look)
            self._timer.start()

    def read(self) -> None:
        """Show how old the last backup is. Not while the window is made: it would take the one open connection, and
        what the window reads then waits for another to be opened.
        """
        if self._may:
            run(self, self._look_up, self._show, self._failed, aside=True)

    def _look_up(self, _progress: Progress) -> Keeping:
        return self._keeping()

    def _keeping(self) -> Keeping:
        with self._hub.read() as session:
            return read_keeping(session)

    def _show(self, keeping: object) -> None:
        if self._window is not None and isValid(self._window.bar) and isinstance(keeping, Keeping):
            self._window.bar.set_backup(*mark_words(keeping, datetime.now(UTC)))

    def look(self) -> None:
        """Beside the work, take away what a crash left and make a backup if one is due and its folder is there."""
        if not self._making:
            self._making = True
            run(self, self._copy_if_due, self._copied, self._failed, lane="files", aside=True)

    def _copy_if_due(self, progress: Progress) -> Keeping:
        sweep_files(self._hub)
        keeping = self._keeping()
        if keeping.reachable and keeping.is_stale(datetime.now(UTC)):
            MakeCopy(self._hub)(progress)
            return self._keeping()
        return keeping

    def _copied(self, keeping: object) -> None:
        self._making = False
        self._show(keeping)

    def _failed(self, error: BaseException) -> None:
        self._making = False
        if self._window is not None and isinstance(error, UserError):
            words = tr("The automatic backup did not work: {why}", "La copia automática no se pudo hacer: {why}",
                       why=error)  # fmt: skip
            self._window.messages.show_message("warn", words)

    def back_up_at_end(self, seconds: float = AT_END_SECONDS) -> bool:
        """At lock and exit: make the backup that is due, unless it takes longer than `seconds`; says that it does.

        Nothing that goes wrong here keeps the hub open; the mark tells it next time.
        """
        if self._timer is not None and isValid(self._timer):
            self._timer.stop()
        if not self._may:
            return False
        try:
            keeping = self._keeping()
            if not (keeping.reachable and keeping.is_stale(datetime.now(UTC))):
                return False
            self._say_so()
            MakeCopy(self._hub)(_NoLongerThan(seconds))
        except (UserError, Cancelled, OSError):
            return False
        return True

    def _say_so(self) -> None:
        if self._window is not None and self._window.isVisible():
            words = tr("Making the backup before closing…", "Haciendo la copia de seguridad antes de cerrar…")
            self._window.messages.show_message("info", words)
            self._window.repaint()


class _NoLongerThan:
    """Watches work and stops it when its time is up; what was begun is taken away again."""

    def __init__(self, seconds: float) -> None:
        self._until = time.monotonic() + seconds

    def say(self, text: str, fraction: float | None = None) -> None:
        """Nobody is looking any more."""

    def check(self) -> None:
        """Raise `Cancelled` once the time is up."""
        if time.monotonic() > self._until:
            raise Cancelled
