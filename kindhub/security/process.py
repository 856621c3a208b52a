"""Keep the process's memory from being written to disk or read by others of the same user.

 A core dump holds every key and every name on screen. On Linux it is switched off twice: no core files, and the
process is not dumpable, which also closes `/proc/PID/mem` to other programs. On Windows error reporting is told to
leave the heap out (best effort, not tested on a real machine). Swap and hibernation cannot be helped from here: disk
encryption.
"""

from __future__ import annotations

import contextlib
import ctypes
import sys

_PR_SET_DUMPABLE = 4
_WER_FAULT_REPORTING_FLAG_NOHEAP = 1
_SEM_FAILCRITICALERRORS, _SEM_NOGPFAULTERRORBOX = 0x0001, 0x0002


def harden_process(*, readable_by_tests: bool = False) -> None:
    """Call once at start, before any key is in memory.

    `readable_by_tests` leaves `/proc/PID/mem` open, for the test that searches a locked process for keys.
    """
    no_core_files()
    if sys.platform == "linux" and not readable_by_tests:
        not_dumpable()
    if sys.platform == "win32":
        _no_heap_in_error_reports()


def no_core_files() -> None:
    """Set the size limit of core dumps to nothing, for good; Windows has no such limit."""
    with contextlib.suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def not_dumpable() -> None:
    """Linux: no core dump by pipe either, and no other process of this user may attach. OSError if refused."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl(PR_SET_DUMPABLE)")


def _no_heap_in_error_reports() -> None:
    """Windows: leave the heap out of error reports and show no crash window. Silent where it is not available."""
    with contextlib.suppress(OSError, AttributeError):
        kernel = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]
        kernel.SetErrorMode(_SEM_FAILCRITICALERRORS | _SEM_NOGPFAULTERRORBOX)
        kernel.WerSetFlags(_WER_FAULT_REPORTING_FLAG_NOHEAP)
