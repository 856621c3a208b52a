"""Run in a process of its own: says when a window's first picture, or the home page, is painted.

`bare` shows an empty PySide6 window, `unlock DIR` the unlock page, `home DIR` the home page of an unlocked folder, and
`uncounted DIR` the same when no list was ever counted in it.
"""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


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


def uncounted(folder: Path) -> None:
    """The home page where no number of the rail is known from before."""
    from kindhub import app as kindhub_app
    from kindhub.services.kept_counts import KEY
    from kindhub.services.preferences import put_preference
    from kindhub.testing import PERSON, WEAK

    hub = kindhub_app.open_hub(folder, PERSON.uid, PERSON.passphrase, kindhub_app.installed_programs(), kdf_floor=WEAK)
    with hub.begin() as work:
        for program in hub.programs:
            put_preference(work.session, program.key, hub.user.uid, KEY, {})
    hub.close()
    home(folder)


def home(folder: Path) -> None:
    """From the open key to the painted page and to the last number of the rail, then the memory after some idling.

    The page is painted when everything was told that it asked for; what nobody waits for is not part of it.
    """
    from PySide6.QtWidgets import QApplication

    from kindhub import app as kindhub_app
    from kindhub.security.keyring import Keyring
    from kindhub.storage.folder import DataFolder
    from kindhub.testing import PERSON, WEAK
    from kindhub.ui.hub_window.workplace import Workplace
    from kindhub.ui.settings_store import SettingsStore
    from kindhub.ui.tasks import Progress, tasks
    from kindhub.ui.unlocking.opening import WarmUp

    app = QApplication([])
    settings = SettingsStore()
    settings.dress()
    keyring = Keyring.load(DataFolder(folder).keyring, kdf_floor=WEAK)
    unlocked = keyring.unlock(PERSON.uid, PERSON.passphrase)
    WarmUp()(Progress())  # as the unlock page does while the person types
    start = time.perf_counter()
    hub = kindhub_app.open_unlocked(DataFolder(folder), keyring, unlocked, kindhub_app.installed_programs())
    opened = time.perf_counter() - start
    place = Workplace(hub, settings, ())
    place.show()
    app.processEvents()
    first = time.perf_counter() - start

    def until(over: Callable[[], bool]) -> float:
        while not over():
            app.processEvents()
            time.sleep(0.001)
        app.processEvents()
        return time.perf_counter() - start

    painted = until(lambda: not tasks().under_way() and tasks().whose_turn() is None)
    counted = until(lambda: not tasks().busy())
    end = time.perf_counter() + 3
    while time.perf_counter() < end or tasks().busy():
        app.processEvents()
        time.sleep(0.05)
    facts = {"opened": opened, "first": first, "painted": painted, "counted": counted, "resident": resident()}
    hub.close()
    say(**facts)


if __name__ == "__main__":
    what, *where = sys.argv[1:]
    {"bare": bare, "unlock": unlock, "home": home, "uncounted": uncounted}[what](*(Path(one) for one in where))
