"""The guided tour: walks through every screen of the demo folder offscreen and takes its picture, es and en.

It is the same window a person gets, driven step by step: open a route, wait until no work is under way, grab.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import gettempdir

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QSettings, QSize, QTimer, qInstallMessageHandler
from PySide6.QtWidgets import QWidget

from kindhub.demo.folder import ROSA, open_demo_folder
from kindhub.demo.tour_stops import stops
from kindhub.i18n import LANGUAGES, Language, use_language
from kindhub.storage.hub import Hub
from kindhub.ui.application import application
from kindhub.ui.hub_window.workplace import Workplace
from kindhub.ui.routes import is_there
from kindhub.ui.settings_store import SettingsStore
from kindhub.ui.tasks import tasks
from kindhub.ui.theme import apply_theme
from kindhub.ui.unlocking.opening import open_with_passphrase
from kindhub.ui.unlocking.unlock_window import UnlockWindow

LAPTOP = QSize(1366, 768)
SETTLED_MS = 60
PATIENCE_MS = 20_000


def take_tour(folder: Path, pictures: Path, only: str = "") -> tuple[Path, ...]:
    """Take a picture of every screen in both languages; returns the files, in the order of the tour.

    `only` keeps the stops whose name holds it, under the numbers they have in the whole tour.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application()
    qInstallMessageHandler(_tell)
    pictures.mkdir(parents=True, exist_ok=True)
    settings = SettingsStore(QSettings(str(Path(gettempdir()) / "kindhub-tour.ini"), QSettings.Format.IniFormat))
    taken: list[Path] = []
    for language in LANGUAGES:
        use_language(language)
        apply_theme("light", 100, portable=True)
        taken.append(_unlock(folder, settings, pictures, language))
        hub = open_demo_folder(folder)
        try:
            taken += _pages(hub, settings, pictures, language, only)
        finally:
            hub.close()
    return tuple(taken)


def _tell(_kind: object, _context: object, text: str) -> None:
    """Qt's own messages, less the one its offscreen platform says of every window."""
    if "propagateSizeHints" not in text:
        sys.stderr.write(f"{text}\n")


def _unlock(folder: Path, settings: SettingsStore, pictures: Path, language: Language) -> Path:
    window = UnlockWindow(folder, ROSA.uid, settings, open_with_passphrase)
    return _picture(window, pictures / f"{language}-01-unlock.png")


def _pages(hub: Hub, settings: SettingsStore, pictures: Path, language: Language, only: str) -> Iterator[Path]:
    place = Workplace(hub, settings, ())
    place.window.show()
    there = (stop for stop in stops(hub, pictures) if stop.route is None or is_there(stop.route.page))
    text = 100
    for number, stop in enumerate(there, start=2):
        if only not in stop.name:
            continue
        apply_theme(stop.theme, stop.text, portable=True)
        place.window.resize(LAPTOP.width(), stop.height)
        if stop.text != text:
            text = stop.text
            place.window.rebuild()
        if stop.route is not None:
            place.window.open(stop.route)
            _settle()
        if stop.act is not None:
            stop.act(place.window)
        yield _grab(place.window, pictures / f"{language}-{number:02}-{stop.name}.png")
    place.window.close()
    place.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _picture(window: QWidget, path: Path) -> Path:
    window.resize(LAPTOP)
    window.show()
    taken = _grab(window, path)
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return taken


def _grab(window: QWidget, path: Path) -> Path:
    _settle()
    window.grab().save(str(path))
    return path


def _settle() -> None:
    """Turn the event loop until nothing is under way and the last change has been painted."""
    loop, waited, quiet = QEventLoop(), 0, 0
    while quiet < 3 and waited < PATIENCE_MS:
        QTimer.singleShot(SETTLED_MS, loop.quit)
        loop.exec()
        waited += SETTLED_MS
        quiet = 0 if tasks().busy() else quiet + 1
