"""The guided tour: walks through every screen of the demo folder offscreen and takes its picture, es and en.

It is the same window a person gets, driven step by step: open a route, wait until no work is under way, grab.
"""

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import gettempdir

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QSettings, QSize, QTimer, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from sqlalchemy import select

from kindhub.demo.folder import ROSA, open_demo_folder
from kindhub.i18n import LANGUAGES, Language, use_language
from kindhub.records.base import table_of
from kindhub.services.search.cards import card
from kindhub.storage.hub import Hub
from kindhub.ui.hub_window.workplace import Workplace
from kindhub.ui.immortal import keep_singletons_alive
from kindhub.ui.routes import is_there
from kindhub.ui.settings_store import SettingsStore
from kindhub.ui.shell import Route
from kindhub.ui.tasks import tasks
from kindhub.ui.theme import ThemeName, apply_theme
from kindhub.ui.unlocking.opening import open_with_passphrase
from kindhub.ui.unlocking.unlock_window import UnlockWindow

LAPTOP = QSize(1366, 768)
SETTLED_MS = 60
PATIENCE_MS = 20_000


@dataclass(frozen=True, slots=True)
class Stop:
    """One picture of the tour. `act` does something on the page before it is taken."""

    name: str
    route: Route
    act: Callable[[QWidget], None] | None = None
    theme: ThemeName = "light"


def take_tour(folder: Path, pictures: Path) -> tuple[Path, ...]:
    """Take a picture of every screen in both languages; returns the files, in the order of the tour."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    keep_singletons_alive()
    application = QApplication.instance() or QApplication(["kindhub"])
    application.setApplicationName("KIND Hub")
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
            taken += _pages(hub, settings, pictures, language)
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


def _pages(hub: Hub, settings: SettingsStore, pictures: Path, language: Language) -> Iterator[Path]:
    place = Workplace(hub, settings, ())
    place.window.resize(LAPTOP)
    place.window.show()
    for number, stop in enumerate(_stops(hub), start=2):
        if not is_there(stop.route.page):
            continue
        apply_theme(stop.theme, 100, portable=True)
        place.window.open(stop.route)
        _settle()
        if stop.act is not None and place.window.page is not None:
            stop.act(place.window.page)
        yield _grab(place.window, pictures / f"{language}-{number:02}-{stop.name}.png")
    place.window.close()
    place.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _stops(hub: Hub) -> tuple[Stop, ...]:
    person, name = _somebody(hub)
    stops = [
        Stop("my-day", Route("day")),
        Stop("people", Route("people"), _Typed(name)),
        Stop("person", Route("person", (person,))),
        Stop("deadlines", Route("deadlines")),
    ]
    for program in hub.programs:
        case = _a_case(hub, program.key)
        first = program.lists[0].key if program.lists else ""
        stops += [
            Stop(f"{program.key}-list", Route("list", (program.key, first))),
            *([Stop(f"{program.key}-case", Route("case", (program.key, case)))] if case else []),
            *(
                Stop(f"{program.key}-case-{form.key}", Route("case", (program.key, case, form.key)))
                for form in program.forms
                if case and form.in_side_list
            ),
            *([Stop(f"{program.key}-case-dark", Route("case", (program.key, case)), theme="dark")] if case else []),
            Stop(f"{program.key}-panel", Route("panel", (program.key,))),
            Stop(f"{program.key}-reports", Route("reports", (program.key,))),
        ]
    return (*stops, Stop("import", Route("exchange")), Stop("settings", Route("settings")))


def _somebody(hub: Hub) -> tuple[str, str]:
    """A child who has a case and her first two words of name."""
    program = next(iter(hub.programs))
    workflow = program.workflows[0]
    table = table_of(workflow.record)
    with hub.read() as session:
        row = session.execute(
            select(card.c.person_id, card.c.name)
            .join(table, table.c[workflow.person] == card.c.person_id)
            .where(table.c[workflow.status] == "active")
            .limit(1)
        ).one()
    return row.person_id, " ".join(row.name.split()[:2]).lower()


def _a_case(hub: Hub, key: str) -> str:
    workflow = hub.programs[key].workflows[0]
    table = table_of(workflow.record)
    with hub.read() as session:
        found = session.execute(select(table.c.id).where(table.c[workflow.status] == "active").limit(1)).scalar()
    return found or ""


@dataclass(frozen=True, slots=True)
class _Typed:
    """Types into the first text field of a page."""

    text: str

    def __call__(self, page: QWidget) -> None:
        for edit in page.findChildren(QLineEdit):
            if edit.isVisible():
                edit.setText(self.text)
                return


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
