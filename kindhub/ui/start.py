"""`kindhub` with no command: paint the unlock page at once, and load the rest while the person types."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from kindhub.packs.again import again
from kindhub.reporting import keep_reports_in, report_faults
from kindhub.security.process import harden_process
from kindhub.storage.folder import usual_place
from kindhub.ui.application import application
from kindhub.ui.circles import circles_of, leave_out_what_is_there
from kindhub.ui.settings_store import SettingsStore
from kindhub.ui.tasks import close_tasks
from kindhub.ui.unlocking.opening import OpenHub, open_with_passphrase
from kindhub.ui.unlocking.unlock_window import UnlockWindow

if TYPE_CHECKING:
    from kindhub.storage.hub import Hub
    from kindhub.ui.hub_window.workplace import Workplace


def start(
    folder: Path | None = None,
    person: str | None = None,
    *,
    open_hub: OpenHub = open_with_passphrase,
    relaunch: Sequence[str] | None = None,
    readable_by_tests: bool = False,
) -> int:
    """Run the window until it is closed; returns the exit code.

    `folder` is the data folder (none: this system's place for it), `person` who is marked on the unlock page.
    `open_hub`, `relaunch` (the command line that shows the unlock page after a lock) and `readable_by_tests` are for
    tests, which use weak keys and read the memory of the process. Practice mode is another process in another folder.
    """
    report_faults()
    harden_process(readable_by_tests=readable_by_tests)
    app = application()
    circles_of(app).leave_out()
    settings = SettingsStore()
    settings.dress()
    where = folder or usual_place()
    keep_reports_in(where)
    anew = relaunch or again("window", "--data", where)
    sitting = Sitting(where, person or "", settings, open_hub, anew, again("practice"))
    app.aboutToQuit.connect(sitting.end)
    sitting.ask_passphrase()
    code = app.exec()
    close_tasks()
    return code


class Sitting(QObject):
    """From the unlock page to the lock: holds the one window that is open."""

    def __init__(
        self,
        folder: Path,
        person: str,
        settings: SettingsStore,
        open_hub: OpenHub,
        relaunch: Sequence[str],
        practice: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self._folder, self._person, self._settings = folder, person, settings
        self._open_hub, self._relaunch, self._practice = open_hub, tuple(relaunch), tuple(practice)
        self.unlocking: UnlockWindow | None = None
        self.workplace: Workplace | None = None

    def ask_passphrase(self) -> None:
        """Show the unlock page, or the first-run page where there is no data folder yet."""
        self.unlocking = UnlockWindow(
            self._folder, self._person, self._settings, self._open_hub, practice=self._practice
        )
        self.unlocking.unlocked.connect(self.work_on)
        self.unlocking.show()

    def work_on(self, hub: Hub) -> None:
        """Make the window of an open hub, then its first page, then show it, each in a turn of its own: together it is
        longer than a key may wait.
        """
        from kindhub.ui.hub_window.workplace import Workplace

        self.workplace = Workplace(hub, self._settings, self._relaunch)
        QTimer.singleShot(0, self, self._open_first)

    def _open_first(self) -> None:
        assert self.workplace is not None
        self.workplace.open_first()
        QTimer.singleShot(0, self, self._show_workplace)

    def _show_workplace(self) -> None:
        """The window is seen; the unlock page goes."""
        assert self.workplace is not None
        self.workplace.show()
        self.workplace.tour.begin_once()
        if self.unlocking is not None:
            self.unlocking.close()
            self.unlocking.deleteLater()
            self.unlocking = None
        QTimer.singleShot(0, self, self._leave_circles_out)

    def _leave_circles_out(self) -> None:
        """What is there now stays as long as the process; it is looked at again when nobody is at the window."""
        leave_out_what_is_there()
        if self.workplace is not None:
            self.workplace.window.idle.quiet.connect(circles_of(application()).look_at_all)

    def end(self) -> None:
        """The last window was closed: sign the ledgers and let go of the files."""
        if self.workplace is not None:
            self.workplace.shut()
            self.workplace = None
