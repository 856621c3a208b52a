"""The one door for work beside the window: reading a file, asking the database, deriving a key.

Decision. *Question*: how does work leave the GUI thread? *Options*: QThread, QRunnable, an executor. *Choice*: two
executors and one `Signal(object)`: QRunnable loses its signals with lambdas and leaks references before Python 3.13,
QThread brings an event loop nobody needs. The database gets one thread, so its work never overtakes itself. The rows of
a table that come into sight have a lane of their own, and only look: nobody waits for them behind a long count.

`run(parent, work, done, failed)`: `work(progress)` runs beside; `done(result)` or `failed(error)` run in the GUI
thread, and not at all once `parent` is gone. `done` and `failed` are bound methods. Records never cross threads: give
plain rows. There is no nested event loop.

The window shows by itself what takes long and lets the person stop it (`shell.work_line`); a page only says in `words`
what is done. Work on the records needs no code to be stopped (`storage.stopping`). What nobody waits for runs `aside`.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Qt, QTimer, Signal, SignalInstance
from shiboken6 import isValid

from kindhub.errors import Stopped
from kindhub.storage.stopping import Cancelled, stopping_when

if TYPE_CHECKING:
    from kindhub.ui.kit.in_turns import InTurns

__all__ = ["Cancelled", "Lane", "Progress", "Stopped", "Tasks", "close_tasks", "run", "tasks"]

Lane = Literal["database", "files", "rows"]


class Progress(QObject):
    """How far work is. The worker calls `say`, the window listens to `said` and calls `stop` or `cancel`."""

    said = Signal(object, object)  # text, fraction 0 to 1 or None

    def __init__(self, words: str = "", *, stoppable: bool = False, aside: bool = False) -> None:
        super().__init__()
        self.words, self.stoppable, self.aside = words, stoppable, aside
        self.fraction: float | None = None
        self.began = time.monotonic()
        self.by_hand = False
        self._stop, self._break_off = threading.Event(), threading.Event()

    @property
    def cancelled(self) -> bool:
        """Whether the work was asked to stop; the worker looks at its safe places."""
        return self._stop.is_set()

    def is_broken_off(self) -> bool:
        """Whether the result is not wanted: then the records stop it at the next statement, before anything is kept."""
        return self._break_off.is_set()

    def cancel(self) -> None:
        """Nobody wants the result any more: it is broken off, and nothing is said of it."""
        self._stop.set()
        self._break_off.set()

    def stop(self) -> None:
        """The person wants it to stop: as `cancel`, and the page is told by `failed(Stopped())`."""
        self.by_hand = True
        self.cancel()

    def wind_up(self) -> None:
        """The hub closes: long work stops where it looks for it itself, and what is being saved is saved."""
        self._stop.set()

    def check(self) -> None:
        """Raise `Cancelled` when asked to stop; work calls it between safe steps."""
        if self.cancelled:
            raise Cancelled

    def say(self, text: str, fraction: float | None = None) -> None:
        """Tell the window how far the work is."""
        self.words, self.fraction = text, fraction
        self.said.emit(text, fraction)


class _Postman(QObject):
    """Carries results from the workers to the GUI thread. There is one, made there, and it lives as long as they do.

    An object of Qt per task would be freed now in the one thread, now in the other, and end the process when both are
    at it; so tasks are plain objects, and what they hold of Qt is let go of in the GUI thread only.
    """

    brought = Signal(object)
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.under_way: list[Progress] = []
        self.closed = False
        self._bag: deque[_Errand] = deque()
        self._round = QTimer(self)
        self._round.timeout.connect(self._bring_next)
        self.brought.connect(self._take_in, Qt.ConnectionType.QueuedConnection)

    def has_news(self) -> bool:
        """Whether a result is there that its page has not been told."""
        return bool(self._bag)

    def begin(self, progress: Progress) -> None:
        """Called in the GUI thread when work is asked for."""
        self.under_way.append(progress)
        self.changed.emit()

    def _take_in(self, errand: _Errand) -> None:
        """Results that came together are told one in each turn of the event loop: a page is built and shown between."""
        self._bag.append(errand)
        self._round.start(0)

    def _bring_next(self) -> None:
        errand = self._bag.popleft()
        if not self._bag:
            self._round.stop()
        self._deliver(errand)

    def _deliver(self, errand: _Errand) -> None:
        self.under_way = [one for one in self.under_way if one is not errand.progress]
        try:
            errand.deliver(wanted=not self.closed)
        finally:
            self.changed.emit()


class _Errand:
    """One task: runs in the worker's thread, ends in the GUI thread."""

    def __init__(
        self,
        postman: _Postman,
        parent: QObject,
        work: Callable[[Progress], object],
        done: Callable[[object], None],
        failed: Callable[[BaseException], None],
        progress: Progress,
    ) -> None:
        self.progress: Progress | None = progress
        self._postman = postman
        self._parent: QObject | None = parent
        self._work: Callable[[Progress], object] | None = work
        self._done: Callable[[object], None] | None = done
        self._failed: Callable[[BaseException], None] | None = failed
        self._result: object = None
        self._error: BaseException | None = None

    def run(self) -> None:
        """Called in the worker's thread; whatever the work raises is brought back, not thrown here."""
        assert self._work is not None
        assert self.progress is not None
        progress = self.progress
        try:
            if progress.is_broken_off():
                raise Cancelled
            with stopping_when(progress.is_broken_off):
                self._result = self._work(progress)
        except BaseException as error:  # noqa: BLE001 - it is raised again by nobody: `failed` is told
            self._error = error

    def bring_back(self, future: Future[None]) -> None:
        """Called in the worker's thread when it ran, in the GUI thread when it was called off before."""
        if future.cancelled():
            self._error = Cancelled()
        self._postman.brought.emit(self)

    def deliver(self, *, wanted: bool = True) -> None:
        """Called in the GUI thread: tell the page if it is still there, and let go of everything of Qt."""
        parent, done, failed = self._parent, self._done, self._failed
        result, error = self._result, self._error
        by_hand = self.progress is not None and self.progress.by_hand
        self.progress = self._parent = self._work = self._done = self._failed = None
        self._result = self._error = None
        if not wanted or parent is None or done is None or failed is None or not isValid(parent):
            return
        if error is None:
            done(result)
        elif not isinstance(error, Cancelled):
            failed(error)
        elif by_hand:
            failed(Stopped())


class Tasks:
    """The lanes. One object per application, closed with it."""

    def __init__(self) -> None:
        self._lanes: dict[Lane, ThreadPoolExecutor] = {
            "database": ThreadPoolExecutor(1, "database"),
            "files": ThreadPoolExecutor(2, "files"),
            "rows": ThreadPoolExecutor(1, "rows"),
        }
        self._postman = _Postman()
        self._turns: list[InTurns] = []

    def run(
        self,
        parent: QObject,
        work: Callable[[Progress], object],
        done: Callable[[object], None],
        failed: Callable[[BaseException], None],
        *,
        lane: Lane = "database",
        words: str = "",
        stoppable: bool | None = None,
        aside: bool = False,
    ) -> Progress:
        """Start `work` and return its progress. The window shows it once it takes long, unless it is `aside`.

        `words` say what is done. Work in the database's lane is `stoppable` at every statement; other work only where
        it calls `check` itself, and then it says so.
        """
        progress = Progress(words, stoppable=lane == "database" if stoppable is None else stoppable, aside=aside)
        errand = _Errand(self._postman, parent, work, done, failed, progress)
        self._postman.begin(progress)
        self._lanes[lane].submit(errand.run).add_done_callback(errand.bring_back)
        return progress

    @property
    def changed(self) -> SignalInstance:
        """Told in the GUI thread when work begins or has ended."""
        return self._postman.changed

    def under_way(self) -> list[Progress]:
        """Work whose person waits for it, the longest first; what runs aside is not in it."""
        return [one for one in self._postman.under_way if not one.aside]

    def take_turns(self, work: InTurns, *, first: bool = False) -> None:
        """Count work that the window does itself, in turns, as under way until it is over or gone."""
        self._turns.insert(0 if first else len(self._turns), work)

    def whose_turn(self) -> InTurns | None:
        """The work in turns that is not over and goes before the others."""
        self._turns = [one for one in self._turns if isValid(one) and not one.is_over()]
        return self._turns[0] if self._turns else None

    def is_telling(self) -> bool:
        """Whether results wait to be told; each takes a turn of the event loop, and work in turns takes none then."""
        return self._postman.has_news()

    def busy(self) -> bool:
        """Whether any work is under way or waiting, or the page has not been told yet. For the GUI thread."""
        return bool(self._postman.under_way or self.whose_turn() is not None)

    def close(self) -> None:
        """Ask everything to stop and wait for it; called when the window closes."""
        while (work := self.whose_turn()) is not None:
            work.give_up()
        for progress in self._postman.under_way:
            progress.wind_up()
        for executor in self._lanes.values():
            executor.shutdown(wait=True, cancel_futures=True)
        self._postman.under_way.clear()
        self._postman.closed = True  # nobody waits for what is still to be told


class _InForce:
    tasks: Tasks | None = None


def tasks() -> Tasks:
    """The application's lanes, opened on first use."""
    if _InForce.tasks is None:
        _InForce.tasks = Tasks()
    return _InForce.tasks


def close_tasks() -> None:
    """Close the lanes; the next `tasks()` opens new ones."""
    if _InForce.tasks is not None:
        _InForce.tasks.close()
        _InForce.tasks = None


def run(
    parent: QObject,
    work: Callable[[Progress], object],
    done: Callable[[object], None],
    failed: Callable[[BaseException], None],
    *,
    lane: Lane = "database",
    words: str = "",
    stoppable: bool | None = None,
    aside: bool = False,
) -> Progress:
    """`tasks().run(...)`: the call pages use."""
    return tasks().run(parent, work, done, failed, lane=lane, words=words, stoppable=stoppable, aside=aside)
