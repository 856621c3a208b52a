"""Sees when the GUI thread does not come back to its event loop for too long, and names what it was at.

A timer in the GUI thread beats every few milliseconds; a beat that comes late tells how long the thread was away and
how much processor time of its own it spent meanwhile. A second thread looks every few milliseconds at where the GUI
thread stands, so that the time away gets the name of the function it was spent in.
"""

import sys
import threading
import time
from collections import Counter, deque
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import FrameType

from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MS = 2
LOOK_EVERY = 0.003
TOO_LONG = 0.05
OURS = ("kindhub", "plugins")
QT_ALONE = "Qt alone (layout, painting)"


@dataclass(frozen=True, slots=True)
class Blocked:
    """The GUI thread was away for `wall` seconds, `own` of them at work, while at `stop`.

    `ours` of them a function of the program's was on its stack, `place` most often; the rest Qt laid out and painted by
    itself, for which nothing of ours was running.
    """

    stop: str
    place: str
    wall: float
    own: float
    ours: float

    @property
    def by_program(self) -> bool:
        """Whether it was at least as much the program's own work as Qt's."""
        return 2 * self.ours >= self.own


class GuiWatch(QObject):
    """Watches the thread it is made in until `end`."""

    def __init__(self) -> None:
        super().__init__()
        self.stop = ""
        self.blocked: list[Blocked] = []
        self._thread = threading.get_ident()
        self._seen: deque[tuple[float, str]] = deque(maxlen=20_000)
        self._over = threading.Event()
        self._last, self._spent = time.perf_counter(), time.thread_time()
        self._clock = QTimer(self)
        self._clock.setTimerType(Qt.TimerType.PreciseTimer)
        self._clock.timeout.connect(self.beat)
        self._clock.start(BEAT_MS)
        self._looker = threading.Thread(target=self._look, daemon=True)
        self._looker.start()

    def beat(self) -> None:
        """The event loop turns: how long was it away?"""
        now, spent = time.perf_counter(), time.thread_time()
        away, own = now - self._last, spent - self._spent
        if own > TOO_LONG:
            places = Counter(place for at, place in tuple(self._seen) if self._last <= at <= now)
            self.blocked.append(_named(self.stop, places, away, own))
            now, spent = time.perf_counter(), time.thread_time()  # to find its name was no work of the program's
        self._last, self._spent = now, spent

    def end(self) -> None:
        """Look no more."""
        self._clock.stop()
        self._over.set()
        self._looker.join()

    def _look(self) -> None:
        while not self._over.wait(LOOK_EVERY):
            frame = sys._current_frames().get(self._thread)
            self._seen.append((time.perf_counter(), place_of(frame)))


def _named(stop: str, places: Counter[str], wall: float, own: float) -> Blocked:
    """What was seen while the thread was away. Where nobody looked, it is laid at the program's door."""
    looks, alone = places.total(), places.pop(QT_ALONE, 0)
    ours = own * (looks - alone) / looks if looks else own
    place = next((place for place, _ in places.most_common(1)), "")
    found = Blocked(stop, place, wall, own, ours)
    return found if found.by_program else Blocked(stop, QT_ALONE, wall, own, ours)


def place_of(frame: FrameType | None) -> str:
    """The innermost and the outermost function of ours that a thread stands in: `what <- who asked for it`."""
    own: list[str] = []
    while frame is not None:
        file = _file_of_ours(frame.f_code.co_filename)
        if file:
            own.append(f"{file}:{frame.f_code.co_name}")
        frame = frame.f_back
    if not own:
        return QT_ALONE
    return own[0] if len(own) == 1 else f"{own[0]} <- {own[-1]}"


@cache
def _file_of_ours(name: str) -> str:
    """The last two parts of a file of the program; empty for any other."""
    path = Path(name)
    ours = any(part in OURS for part in path.parts) and not {"site-packages", "tests"} & set(path.parts)
    return f"{path.parent.name}/{path.name}" if ours else ""
