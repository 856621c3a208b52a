"""The one door for work beside the window: reading a file, asking the database, deriving a key.

Decision. *Question*: how does work leave the GUI thread? *Options*: QThread, QRunnable, an executor. *Choice*: two
executors and one `Signal(object)`: QRunnable loses its signals with lambdas and leaks references before Python 3.13,
QThread brings an event loop nobody needs. The database gets one thread, so its work never overtakes itself.

`run(parent, work, done, failed)`: `work(progress)` runs beside; `done(result)` or `failed(error)` run in the GUI
thread, and not at all once `parent` is gone. `done` and `failed` are bound methods. Records never cross threads: give
plain rows. There is no nested event loop.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

Lane = Literal["database", "files"]


class Cancelled(Exception):
    """The person asked to stop; what was begun has been rolled back by the work itself."""


class Progress(QObject):
    """How far work is. The worker calls `say`, the window listens to `said` and calls `cancel`."""

    said = Signal(object, object)  # text, fraction 0 to 1 or None

    def __init__(self) -> None:
        super().__init__()
        self._stop = threading.Event()

    @property
    def cancelled(self) -> bool:
        """Whether the person asked to stop."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask the work to stop at its next safe place."""
        self._stop.set()

    def check(self) -> None:
        """Raise `Cancelled` when asked to stop; work calls it between safe steps."""
        if self.cancelled:
            raise Cancelled

    def say(self, text: str, fraction: float | None = None) -> None:
        """Tell the window how far the work is."""
        self.said.emit(text, fraction)


class _Errand(QObject):
    """Carries one result from the worker's thread to the GUI thread, then frees itself.

    It is nobody's child: a parent that is freed in the GUI thread would take it along while the worker is in the
    middle of `emit`, and the process would end. Whether the parent is still there is asked on delivery.
    """

    ended = Signal(object)

    def __init__(
        self, parent: QObject, done: Callable[[object], None], failed: Callable[[BaseException], None]
    ) -> None:
        super().__init__()
        self._parent, self._done, self._failed = parent, done, failed
        _UNDER_WAY.add(self)
        self.ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def _deliver(self, future: Future[object]) -> None:
        _UNDER_WAY.discard(self)
        self.deleteLater()
        if not isValid(self._parent) or future.cancelled():
            return
        error = future.exception()
        if error is None:
            self._done(future.result())
        elif not isinstance(error, Cancelled):
            self._failed(error)

    def hand_over(self, future: Future[object]) -> None:
        """Called in the worker's thread."""
        self.ended.emit(future)


_UNDER_WAY: set[_Errand] = set()  # keeps errands until they are delivered, whoever else lets go of them


class Tasks:
    """The two lanes. One object per application, closed with it."""

    def __init__(self) -> None:
        self._lanes: dict[Lane, ThreadPoolExecutor] = {
            "database": ThreadPoolExecutor(1, "database"),
            "files": ThreadPoolExecutor(2, "files"),
        }
        self._running: dict[Future[object], Progress] = {}
        self._lock = threading.Lock()

    def run(
        self,
        parent: QObject,
        work: Callable[[Progress], object],
        done: Callable[[object], None],
        failed: Callable[[BaseException], None],
        *,
        lane: Lane = "database",
    ) -> Progress:
        """Start `work` and return its progress, to show and to cancel."""
        progress, errand = Progress(), _Errand(parent, done, failed)
        future = self._lanes[lane].submit(work, progress)
        with self._lock:
            self._running[future] = progress
        future.add_done_callback(self._forget)
        future.add_done_callback(errand.hand_over)
        return progress

    def _forget(self, future: Future[object]) -> None:
        with self._lock:
            self._running.pop(future, None)

    def busy(self) -> bool:
        """Whether any work is under way or waiting."""
        with self._lock:
            return bool(self._running)

    def close(self) -> None:
        """Ask everything to stop and wait for it; called when the window closes."""
        with self._lock:
            under_way = list(self._running.values())
        for progress in under_way:
            progress.cancel()
        for executor in self._lanes.values():
            executor.shutdown(wait=True, cancel_futures=True)


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
) -> Progress:
    """`tasks().run(...)`: the call pages use."""
    return tasks().run(parent, work, done, failed, lane=lane)
