"""The guided tour: walks through every screen of the demo folder offscreen and takes its picture, es and en.

It is the same window a person gets, driven step by step: open a route, wait until no work is under way, grab.
"""

import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QSettings, QSize, Qt, QTimer, qInstallMessageHandler
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QWidget

from kindhub.app import installed_programs
from kindhub.demo.colleagues import PEOPLE, ROSA
from kindhub.demo.folder import open_demo_folder
from kindhub.demo.role_stops import PARTS, role_stops
from kindhub.demo.rule_stops import rule_stops
from kindhub.demo.told_stops import told_stops
from kindhub.demo.tour_short import ShortTour
from kindhub.demo.tour_stops import LAPTOP, Stop, stops
from kindhub.errors import UserError
from kindhub.i18n import LANGUAGES, L, Language, use_language
from kindhub.storage.hub import Hub
from kindhub.ui.application import application
from kindhub.ui.hub_window.workplace import Workplace
from kindhub.ui.palette.command_palette import CommandPalette
from kindhub.ui.settings_store import SettingsStore
from kindhub.ui.shell import ShellWindow
from kindhub.ui.shell.coach import Coach
from kindhub.ui.tasks import tasks
from kindhub.ui.theme import apply_theme, theme
from kindhub.ui.unlocking.opening import open_with_passphrase
from kindhub.ui.unlocking.unlock_window import UnlockWindow

SCREEN = re.compile(r"(\d{3,5})x(\d{3,5})(?:@(\d{2,3}))?")
NOT_A_SCREEN = L(
    "“{screen}” is no screen. Write width x height, with a scale if you like: 1920x1080@150.",
    "«{screen}» no es una pantalla. Escriba ancho x alto, y si quiere la escala: 1920x1080@150.",
)
INCOMPLETE = L(
    "This installation is not complete: Qt cannot read {file}.",
    "Esta instalación no está completa: Qt no puede leer {file}.",
)
TURN_MS = 5
SHORT_PAUSE_MS = 500
"""A page waits at most so long for another letter before it seeks; drafts wait longer and change no picture."""
PATIENCE_MS = 90_000
A_DAY = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class View:
    """How a tour is taken: the screen in its own pixels, its scale in percent, dark all the way, and which stops.

    `only` keeps the stops whose name holds it, under the numbers they have in the whole tour; `person` those of one
    of the people of the demo (none: the long tour of Rosa, then what each of the four sees). Without either, what
    looks alike is shown once (`ShortTour`), unless the `whole` is asked for.
    """

    width: int = 1366
    height: int = LAPTOP
    scale: int = 100
    dark: bool = False
    only: str = ""
    person: str = ""
    whole: bool = False

    @classmethod
    def read(cls, screen: str, *, dark: bool = False, only: str = "", person: str = "", whole: bool = False) -> "View":
        """`1366x768`, or with a scale `1920x1080@150`. Raises `UserError` for anything else."""
        found = SCREEN.fullmatch(screen)
        if found is None:
            raise UserError(NOT_A_SCREEN, screen=screen)
        width, height, scale = (int(part or 100) for part in found.groups())
        return cls(width, height, scale, dark, only, person, whole or bool(only or person))

    def size(self, stop_height: int = LAPTOP) -> QSize:
        """The window's size in units of the scale, for a stop that is so high on the usual laptop."""
        return QSize(self.width * 100 // self.scale, self.height * 100 // self.scale - (LAPTOP - stop_height))


def take_tour(folder: Path, pictures: Path, view: View | None = None) -> tuple[Path, ...]:
    """Take a picture of every screen in both languages; returns the files, in the order of the tour.

    Raises `UserError` where a part is missing that Qt would leave out of the pictures without a word.
    """
    view = view or View()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if view.scale != 100:
        os.environ["QT_SCALE_FACTOR"] = str(view.scale / 100)
    application()
    if unreadable := theme().unreadable_marks():
        raise UserError(INCOMPLETE, file=unreadable[0])
    qInstallMessageHandler(_tell)
    pictures.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="kindhub-tour-") as scratch:
        settings = SettingsStore(QSettings(f"{scratch}/tour.ini", QSettings.Format.IniFormat))
        tour = _Tour(folder, pictures, settings, view, Path(scratch))
        return tuple(picture for language in LANGUAGES for picture in tour.take(language))


class _Tour:
    """One walk through the screens."""

    def __init__(self, folder: Path, pictures: Path, settings: SettingsStore, view: View, scratch: Path) -> None:
        self._folder, self._pictures, self._settings = folder, pictures, settings
        self._view, self._scratch, self._next = view, scratch, 2

    def take(self, language: Language) -> Iterator[Path]:
        """Unlock page, then all stops of the open folder."""
        use_language(language)
        self._next = 2
        self._short = ShortTour((*PARTS.values(), *installed_programs().loaded))
        self._dress()
        yield self._unlock(language)
        if self._view.person in ("", ROSA.uid):
            yield from self._as(ROSA.uid, language, self._long)
        for uid in (self._view.person,) if self._view.person else PEOPLE:
            yield from self._as(uid, language, role_stops)

    def _dress(self) -> None:
        """The colours of the tour, in letters of the usual size."""
        apply_theme("dark" if self._view.dark else "light", 100, portable=True)

    def _long(self, hub: Hub) -> tuple[Stop, ...]:
        rules = (
            stop
            for program in hub.programs
            if program.rule_books
            for stop in (*rule_stops(hub, program, self._scratch), *told_stops(hub, program))
        )
        return (*stops(hub, self._scratch), *rules)

    def _as(self, uid: str, language: Language, stops_of: Callable[[Hub], tuple[Stop, ...]]) -> Iterator[Path]:
        self._settings.put("language", language)  # as if she had chosen it on the unlock page
        hub = open_demo_folder(self._folder, uid)
        try:
            there = stops_of(hub)
            wanted = [(number, stop) for number, stop in enumerate(there, start=self._next) if self._wants(stop)]
            self._next += len(there)
            walk = [(*one, True) for one in wanted] if self._view.whole else self._short.walk(uid, wanted)
            if walk:
                yield from self._pages(hub, language, walk)
        finally:
            hub.close()

    def _unlock(self, language: Language) -> Path:
        window = UnlockWindow(
            self._folder, self._view.person or ROSA.uid, self._settings, open_with_passphrase, practice=("practice",)
        )
        window.resize(self._view.size())
        window.show()
        taken = _grab(window, self._pictures / f"{language}-01-unlock.png")
        _let_go(window)
        return taken

    def _wants(self, stop: Stop) -> bool:
        return self._view.only in stop.name

    def _pages(self, hub: Hub, language: Language, walk: Sequence[tuple[int, Stop, bool]]) -> Iterator[Path]:
        self._dress()  # whoever was there before had her own
        window = Workplace(hub, self._settings, (), practice=False).window
        window.idle.set_times(A_DAY, A_DAY)  # nobody touches a key on the tour, and it must not be hidden for that
        window.show()
        text = 100
        for number, stop, shown in walk:
            apply_theme("dark" if self._view.dark and stop.theme == "light" else stop.theme, stop.text, portable=True)
            window.resize(self._view.size(stop.height))
            if stop.text != text:
                text = stop.text
                window.rebuild()
            if stop.route is not None:
                _clear(window)
                window.open(stop.route)
                settle()
            if stop.act is not None:
                stop.act(window)
            if shown:
                yield _grab(window, self._pictures / f"{language}-{number:02}-{stop.name}.png")
            else:
                settle()
        _let_go(window)


def _tell(_kind: object, _context: object, text: str) -> None:
    """Qt's own messages, less those its offscreen platform says of every window."""
    if not text.startswith("This plugin does not support"):
        sys.stderr.write(f"{text}\n")


def _let_go(window: QWidget) -> None:
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _grab(window: QWidget, path: Path) -> Path:
    settle()
    front = _in_front(window)
    picture = front.grab()
    for over in _over(window):
        painter = QPainter(picture)
        painter.drawPixmap(over.pos() - window.pos(), over.grab())
        painter.end()
        over.close()
    picture.save(str(path))
    return path


def _in_front(window: QWidget) -> QWidget:
    """The window itself, or the one that has taken its place on the screen while the hub is hidden."""
    if window.isVisible():
        return window
    front = next(one for one in QApplication.topLevelWidgets() if one.isVisible() and one.isWindow())
    front.resize(window.size())
    settle()
    return front


def _clear(window: ShellWindow) -> None:
    """Take away what the stop before laid over the page: the curtain, palette, way around, help."""
    if window.curtain.isVisible():
        window.curtain.lift()
    for palette in window.findChildren(CommandPalette):
        palette.close_palette()
    for coach in window.findChildren(Coach):
        if coach.isVisible():
            coach.leave_early()
    if window.help.isVisible():
        window.help.dismiss()


def _over(window: QWidget) -> list[QWidget]:
    """What stands over the window: each is a window of its own to Qt, and one picture to a person."""
    popups = (Qt.WindowType.Popup, Qt.WindowType.ToolTip)
    return [
        one for one in QApplication.topLevelWidgets()
        if one is not window and one.isVisible() and one.windowType() in popups
    ]  # fmt: skip


def settle() -> None:
    """Turn the event loop until nothing is under way, no page waits for another letter, and all has been painted."""
    loop, waited, quiet = QEventLoop(), 0, 0
    while quiet < 3 and waited < PATIENCE_MS:
        QTimer.singleShot(TURN_MS, loop.quit)
        loop.exec()
        waited += TURN_MS
        quiet = 0 if tasks().busy() or _pausing() else quiet + 1


def _pausing() -> bool:
    """Whether a page will do something of its own in a moment."""
    return any(
        timer.isActive() and timer.isSingleShot() and timer.interval() <= SHORT_PAUSE_MS
        for window in QApplication.topLevelWidgets()
        for timer in window.findChildren(QTimer)
    )
