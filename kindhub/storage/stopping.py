"""Work beside the window that its person may stop: between two statements, or within a long one.

Every work on the records gets it with no code of its own. What was begun is rolled back whole, and from the first
commit on nothing is stopped any more, so that "stopped" never means "half saved, and the page does not know".
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import local
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlalchemy.engine import ExceptionContext

INTERRUPTED = 9
"""Primary result code of sqlite.org/rescode.html."""
STEPS = 20_000
"""How many steps of SQLite's machine pass between two looks; about two milliseconds."""


class Cancelled(BaseException):
    """The person asked to stop; what was begun is rolled back.

    No `Exception`, as with Python's own ways to end work: a program's hook that is called guarded, or work that goes
    on after a fault, would take it for a fault and go on.
    """


class _Here(local):
    """What this thread is at; a thread that runs no work of the window is never stopped."""

    asked: Callable[[], bool] | None = None


_here = _Here()


@contextmanager
def stopping_when(asked: Callable[[], bool]) -> Iterator[None]:
    """Inside, statements of this thread raise `Cancelled` once `asked()` is true, until the first commit."""
    before, _here.asked = _here.asked, asked
    try:
        yield
    finally:
        _here.asked = before


def keep_going() -> None:
    """From here on this work is not stopped: it has kept something, or writes a file that the ledger must know of."""
    _here.asked = None


def _is_asked() -> bool:
    return _here.asked is not None and _here.asked()


def watch(connection: Any) -> None:
    """Let a long statement on the driver's connection be broken off."""
    connection.set_progress_handler(_is_asked, STEPS)


def stop_between_statements(engine: "Engine") -> None:
    """Hang stopping into an engine whose connections are watched."""
    from sqlalchemy import event  # the unlock page runs work before it has any records, and must not wait for this

    event.listen(engine, "before_cursor_execute", _check)
    event.listen(engine, "commit", _committed)
    event.listen(engine, "handle_error", _say_stopped)


def _check(*_statement: Any) -> None:
    if _is_asked():
        raise Cancelled


def _committed(_connection: Any) -> None:
    keep_going()


def _say_stopped(context: "ExceptionContext") -> BaseException | None:
    code = getattr(context.original_exception, "sqlite_errorcode", None)
    return Cancelled() if code == INTERRUPTED else None
