"""What is said and kept of a fault of ours: where in the code, never what it was about.

An exception's text may quote a record (a constraint error prints the whole row), and so may a warning or a log line of
a library. So a report holds kinds, file names, line numbers and versions, and nothing else can get in: every key is on
a list. It is written into the data folder, the only place the program writes to by itself.
"""

import logging
import platform
import sys
import threading
import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

from kindhub import __version__
from kindhub.i18n import tr

REPORTS = "faults.log"
LARGEST = 200_000
"""Bytes; a fault that repeats for weeks must not fill the disk. Then the file begins anew."""
ALLOWED = frozenset({"event", "timestamp", "kinds", "frames", "version", "python", "system", "thread"})
OWNER_ONLY = 0o600


class _Kept:
    """Where reports go; nowhere until a data folder is open."""

    folder: Path | None = None


def report_faults() -> None:
    """Take over what Python does with an exception nobody caught, here and in threads, and quiet the libraries."""
    sys.excepthook = _uncaught
    threading.excepthook = lambda fault: _uncaught(fault.exc_type, fault.exc_value, fault.exc_traceback)
    sys.unraisablehook = lambda fault: _keep(fault.exc_type, fault.exc_value, fault.exc_traceback)
    if not sys.warnoptions:
        warnings.simplefilter("ignore")
    logging.lastResort = None
    logging.raiseExceptions = False


def keep_reports_in(folder: Path | None) -> None:
    """From now on reports go into this data folder; None: they are not kept."""
    _Kept.folder = folder


def where(trace: TracebackType | None) -> Iterator[str]:
    """The steps of a traceback as `module.py:line function`, without source lines, paths or values."""
    while trace is not None:
        code = trace.tb_frame.f_code
        yield f"{Path(code.co_filename).name}:{trace.tb_lineno} {code.co_name}"
        trace = trace.tb_next


def kinds_of(fault: BaseException | None) -> list[str]:
    """The names of an exception's class and of those that led to it."""
    found: list[str] = []
    while fault is not None and len(found) < 8:
        found.append(type(fault).__name__)
        fault = fault.__cause__ or fault.__context__
    return found


def details_of(fault: BaseException) -> str:
    """What support asks for of a fault, to copy: kinds and places in the code, versions; no text of it, no value."""
    lines = [
        f"KIND Hub {__version__} · Python {platform.python_version()} · {platform.system()}",
        " < ".join(kinds_of(fault)),
        *where(fault.__traceback__),
    ]
    return "\n".join(lines)


def _uncaught(kind: type[BaseException], fault: BaseException | None, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt | SystemExit):
        return
    kept = _keep(kind, fault, trace)
    last = list(where(trace))[-1:] or ["?"]
    said = tr(
        "kindhub: something went wrong in the hub ({kind}, {where}). What was not saved was not changed. "
        "Try again; if it stays, tell support.",
        "kindhub: algo falló en el hub ({kind}, {where}). Lo que no se guardó no se cambió. "
        "Intente de nuevo; si sigue, avise a soporte.",
        kind=kind.__name__,
        where=last[0],
    )
    if kept:
        said += tr(" The report is in {file}.", " El informe está en {file}.", file=kept)
    if sys.stderr is not None:
        sys.stderr.write(f"{said}\n")


def _keep(kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None) -> Path | None:
    """Append a report to the data folder; gives its place, None when it could not be kept. Never raises."""
    if _Kept.folder is None or not _Kept.folder.is_dir():
        return None
    path = _Kept.folder / REPORTS
    try:
        fresh = not path.exists() or path.stat().st_size > LARGEST
        with path.open("w" if fresh else "a", encoding="utf-8") as file:
            if fresh:
                path.chmod(OWNER_ONLY)
            _logger(file).error(
                "fault",
                kinds=kinds_of(fault) or [kind.__name__ if kind else "?"],
                frames=list(where(trace)),
                version=__version__,
                python=platform.python_version(),
                system=platform.system(),
                thread=threading.current_thread().name,
            )
    except Exception:  # noqa: BLE001 - a report that fails must not hide the fault it is about
        return None
    return path


def _logger(file: Any) -> Any:
    import structlog

    stamp = structlog.processors.TimeStamper(fmt="iso", utc=True)
    chain: list[Any] = [stamp, only_allowed, structlog.processors.JSONRenderer()]
    return structlog.wrap_logger(structlog.WriteLogger(file), processors=chain)


def only_allowed(_logger: Any, _method: str, event: Mapping[str, Any]) -> dict[str, Any]:
    """Let through the keys that can hold no record text, and drop all others."""
    return {key: value for key, value in event.items() if key in ALLOWED}
