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


class _Postman(QObject):
    """Carries results from the workers to the GUI thread. There is one, made there, and it lives as long as they do.

    An object of Qt per task would be freed now in the one thread, now in the other, and end the process when both are
    at it; so tasks are plain objects, and what they hold of Qt is let go of in the GUI thread only.
    """

    brought = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.brought.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def _deliver(self, errand: _Errand) -> None:
        errand.deliver()


class _Errand:
    """One task: runs in the worker's thread, ends in the GUI thread."""

    def __init__(
        self,
        postman: _Postman,
        parent: QObject,
        work: Callable[[Progress], object],
        done: Callable[[object], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        self.progress: Progress | None = Progress()
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
        try:
            self._result = self._work(self.progress)
        except BaseException as error:  # noqa: BLE001 - it is raised again by nobody: `failed` is told
            self._error = error

    def bring_back(self, future: Future[None]) -> None:
        """Called in the worker's thread when it ran, in the GUI thread when it was called off before."""
        if future.cancelled():
            self._error = Cancelled()
        self._postman.brought.emit(self)

    def deliver(self) -> None:
        """Called in the GUI thread: tell the page if it is still there, and let go of everything of Qt."""
        parent, done, failed = self._parent, self._done, self._failed
        result, error = self._result, self._error
        self.progress = self._parent = self._work = self._done = self._failed = None
        self._result = self._error = None
        if parent is None or done is None or failed is None or not isValid(parent):
            return
        if error is None:
            done(result)
        elif not isinstance(error, Cancelled):
            failed(error)


class Tasks:
    """The two lanes. One object per application, closed with it."""

    def __init__(self) -> None:
        self._lanes: dict[Lane, ThreadPoolExecutor] = {
            "database": ThreadPoolExecutor(1, "database"),
            "files": ThreadPoolExecutor(2, "files"),
        }
        self._postman = _Postman()
        self._running: dict[Future[None], _Errand] = {}
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
        errand = _Errand(self._postman, parent, work, done, failed)
        progress = errand.progress
        assert progress is not None
        future = self._lanes[lane].submit(errand.run)
        with self._lock:
            self._running[future] = errand
        future.add_done_callback(self._forget)
        future.add_done_callback(errand.bring_back)
        return progress

    def _forget(self, future: Future[None]) -> None:
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
        for errand in under_way:
            if errand.progress is not None:
                errand.progress.cancel()
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
