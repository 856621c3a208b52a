"""Every screen of the tour is held against what no screen must do; restricted programs, in the longest words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import QEvent, QObject, QSettings, QSize, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from kindhub import i18n
from kindhub.demo.inventors import inventor_of
from kindhub.demo.told_stops import told_stops
from kindhub.demo.tour import A_DAY, settle
from kindhub.demo.tour_stops import Stop, of_program, stops
from kindhub.records.names import NameParts
from kindhub.services.persons import new_person
from kindhub.storage.hub import Hub
from kindhub.testing import open_copy
from kindhub.testing import screen_faults as faults
from kindhub.testing.long_words import stretched
from kindhub.ui.application import application
from kindhub.ui.hub_window.workplace import Workplace
from kindhub.ui.settings_store import SettingsStore

Check = Callable[[QWidget], list[str]]
LAPTOP, SCALED = QSize(1366, 768), QSize(1280, 720)
"""The usual laptop, and a screen of 1920 x 1080 at 150 %."""
SHAPE: tuple[Check, ...] = (faults.cut_words, faults.outside, faults.overlapping, faults.scrolled_sideways)
KEYBOARD: tuple[Check, ...] = (faults.nameless, faults.small_targets, faults.not_reached)


@dataclass(frozen=True)
class Mode:
    """How the screens are looked at, and what for."""

    checks: tuple[Check, ...] = SHAPE
    language: str = "es"
    text: int = 100
    longer: bool = False
    windows: bool = False
    size: QSize = LAPTOP


MODES = {
    "as it is": Mode(SHAPE + KEYBOARD, windows=True),
    "in letters twice as large": Mode(text=200),
    "in English with words 40 % longer": Mode(language="en", longer=True),
}
"""English as it is is shorter than either: what holds its longer words holds it."""
OVER_ALL = ("hidden", "palette", "way-around")
"""Stops at something that lies over the page and keeps the keys to itself; each has tests of its own."""


RESTRICTED = ("gbv", "gbv_activities")
OPEN = ("cam", "mexico", "mexico_training", "reunification")
A_FEW = 6


def _in_front(window: QWidget) -> QWidget:
    """The popover over the window, if there is one, else the window."""
    over = [one for one in window.findChildren(QWidget) if one.isWindow() and one.isVisible()]
    return over[-1] if over else window


@pytest.mark.timeout(600)
@pytest.mark.parametrize("mode", MODES)
def test_no_screen_cuts_hides_or_leaves_anything_unnamed(mode, peopled, tmp_path, monkeypatch):
    _look(peopled.hub, stops(peopled.hub, tmp_path), MODES[mode], tmp_path, monkeypatch)


@pytest.mark.timeout(120)
def test_no_screen_of_a_restricted_program_does_in_the_longest_words(tmp_path, monkeypatch):
    with _invented(tmp_path, RESTRICTED) as hub:
        own = [stop for program in hub.programs for stop in of_program(hub, program)]
        _look(hub, own, MODES["in English with words 40 % longer"], tmp_path, monkeypatch)


@pytest.mark.timeout(240)
@pytest.mark.parametrize("key", OPEN)
def test_no_screen_of_another_program_does_on_a_scaled_screen(key, tmp_path, monkeypatch):
    with _invented(tmp_path, (key,)) as hub:
        program = hub.programs[key]
        own = (*of_program(hub, program), *told_stops(hub, program))
        _look(hub, own, Mode(size=SCALED), tmp_path, monkeypatch)


@contextmanager
def _invented(tmp_path: Path, keys: tuple[str, ...]) -> Iterator[Hub]:
    """A folder of these programs with a few invented cases in each."""
    hub = open_copy(tmp_path / "invented", keys)
    today, uid = date(2026, 11, 26), hub.user.uid
    with hub.begin("invent") as work:
        for number in range(1, A_FEW + 1):
            person, *names = new_person({}, [NameParts("Ixchel", f"Inventada {number}")])
            work.add_all((person, *names))
            work.flush()
            for invent in filter(None, map(inventor_of, hub.programs)):
                work.add_all(invent(person.id, "", number, Random(number), today, uid))
    try:
        yield hub
    finally:
        hub.close()


class OwnWindows(QObject):
    """Sees parts that come up as windows of their own, shown before they had their place: they take the keys from the
    window that has them.
    """

    def __init__(self, app: QApplication, *, watches: bool = True) -> None:
        super().__init__(app)
        self.seen: set[str] = set()
        if watches:  # every event of the program passes here: once is enough
            app.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and _is_plain_window(watched):
            self.seen.add(f"a window of its own: {type(watched).__name__}")
        return False


def _is_plain_window(part: QObject) -> bool:
    """Neither a pane over the window nor the window itself."""
    return isinstance(part, QWidget) and part.windowType() == Qt.WindowType.Window and not isinstance(part, QMainWindow)


def test_a_part_shown_before_it_has_its_place_is_seen(qapp, qtbot):
    own = OwnWindows(qapp)
    room, part, placed = QWidget(), QPushButton("part"), QPushButton("placed")
    qtbot.addWidget(room)
    part.setVisible(True)
    column = QVBoxLayout(room)
    column.addWidget(part)
    column.addWidget(placed)
    placed.setVisible(True)
    own.deleteLater()
    assert own.seen == {"a window of its own: QPushButton"}


def _look(hub, there: Iterable[Stop], how: Mode, tmp_path, monkeypatch):
    if how.longer:
        monkeypatch.setattr(i18n, "wording", lru_cache(stretched))
    settings = SettingsStore(QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat))
    settings.put("language", how.language)
    settings.put("text_size", how.text)
    window = Workplace(hub, settings, ()).window
    window.idle.set_times(A_DAY, A_DAY)
    window.show()
    window.resize(how.size)
    found: dict[str, list[str]] = {}
    own = OwnWindows(application(), watches=how.windows)
    for stop in there:
        plain = stop.theme == "light" and stop.text == 100
        if not plain or stop.name.startswith(OVER_ALL):
            continue
        if stop.route is not None:
            window.open(stop.route)
            settle()
        if stop.act is not None:
            stop.act(window)
            settle()
        for check in how.checks:
            for fault in check(_in_front(window)):
                found.setdefault(f"{check.__name__}: {fault}", []).append(stop.name)
        found.update({one: [stop.name] for one in own.seen if one not in found})
    own.deleteLater()
    window.close()
    assert not found, "\n".join(f"{fault}  ({', '.join(where[:3])})" for fault, where in found.items())
