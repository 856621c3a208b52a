"""Run in a process of its own: says when a window's first picture, or the home page, is painted.

`bare` shows an empty PySide6 window, `unlock DIR` the unlock page, `home DIR UID PASSPHRASE` the home page of an
unlocked folder, and `uncounted DIR UID PASSPHRASE` the same when no list was ever counted in it. Nothing of the tests
is imported: pytest and hypothesis would be counted in the memory, and their search for circles in the time.
"""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
WEAK = {"memory_kib": 8, "passes": 1, "lanes": 1}
"""The folders of the bench are locked by a derivation that costs nothing."""


def opened(folder: Path, uid: str, passphrase: str) -> Any:
    """The open hub."""
    from kindhub import app
    from kindhub.security.kdf import KdfParams

    return app.open_hub(folder, uid, passphrase, app.installed_programs(), kdf_floor=KdfParams(**WEAK))


def resident() -> float:
    """MiB of memory the process holds; 0 where the system does not tell."""
    try:
        lines = Path("/proc/self/status").read_text("ascii").splitlines()
    except OSError:
        return 0.0
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


def say(**facts: float) -> None:
    """Tell the parent, and end at once: closing is not measured."""
    print(" ".join(f"{name}={value:.4f}" for name, value in facts.items()), flush=True)
    os._exit(0)


def watch_first_paint(app: Any) -> Any:
    """Say so when any window was painted."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Watch(QObject):
        def eventFilter(self, _seen: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
            if event.type() == QEvent.Type.Paint:
                QTimer.singleShot(0, self.done)
            return False

        def done(self) -> None:
            say(resident=resident())

    watch = Watch()
    app.installEventFilter(watch)
    return watch


def bare() -> None:
    """An empty window with a line of text in it."""
    from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

    app = QApplication([])
    watch = watch_first_paint(app)
    window = QWidget()
    QVBoxLayout(window).addWidget(QLineEdit())
    window.show()
    app.exec()
    del watch


def unlock(folder: Path) -> None:
    """What `kindhub` shows first."""
    from PySide6.QtWidgets import QApplication

    from kindhub.ui.start import start

    app = QApplication([])
    watch = watch_first_paint(app)
    start(folder, "ana", readable_by_tests=True)
    del watch


def uncounted(folder: Path, uid: str, passphrase: str) -> None:
    """The home page where no number of the rail is known from before."""
    from kindhub.services.kept_counts import KEY
    from kindhub.services.preferences import put_preference

    hub = opened(folder, uid, passphrase)
    with hub.begin() as work:
        for program in hub.programs:
            put_preference(work.session, program.key, hub.user.uid, KEY, {})
    hub.close()
    home(folder, uid, passphrase)


def home(folder: Path, uid: str, passphrase: str) -> None:
    """From the open key to the painted page and to the last number of the rail, then the memory after some idling.

    The page is painted when everything was told that it asked for; what nobody waits for is not part of it.
    """
    from kindhub import app
    from kindhub.security.kdf import KdfParams
    from kindhub.security.keyring import Keyring
    from kindhub.storage.folder import DataFolder
    from kindhub.ui.application import application
    from kindhub.ui.circles import circles_of, leave_out_what_is_there
    from kindhub.ui.hub_window.workplace import Workplace
    from kindhub.ui.settings_store import SettingsStore
    from kindhub.ui.tasks import Progress, tasks
    from kindhub.ui.unlocking.opening import WarmUp

    qt = application()
    circles_of(qt).leave_out()
    settings = SettingsStore()
    settings.dress()
    keyring = Keyring.load(DataFolder(folder).keyring, kdf_floor=KdfParams(**WEAK))
    unlocked = keyring.unlock(uid, passphrase)
    WarmUp()(Progress())  # as the unlock page does while the person types
    start = time.perf_counter()
    hub = app.open_unlocked(DataFolder(folder), keyring, unlocked, app.installed_programs())
    open_after = time.perf_counter() - start
    place = Workplace(hub, settings, ())
    place.show()
    qt.processEvents()
    first = time.perf_counter() - start
    leave_out_what_is_there()

    def until(over: Callable[[], bool]) -> float:
        while not over():
            qt.processEvents()
            time.sleep(0.001)
        qt.processEvents()
        return time.perf_counter() - start

    painted = until(lambda: not tasks().under_way() and tasks().whose_turn() is None)
    counted = until(lambda: not tasks().busy())
    end = time.perf_counter() + 3
    while time.perf_counter() < end or tasks().busy():
        qt.processEvents()
        time.sleep(0.05)
    facts = {"opened": open_after, "first": first, "painted": painted, "counted": counted, "resident": resident()}
    hub.close()
    say(**facts)


if __name__ == "__main__":
    what, *where = sys.argv[1:]
    asked: dict[str, Callable[..., None]] = {"bare": bare, "unlock": unlock, "home": home, "uncounted": uncounted}
    asked[what](*map(Path, where[:1]), *where[1:])
