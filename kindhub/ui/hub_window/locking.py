"""Lock: a new process takes the place of this one, so that no name and no key stays in memory.

Wiping what we know of would not reach the copies Python, Qt and SQLite made. Decision. *Question*: how does a lock
forget everything? *Options*: wipe and show the unlock page; end and start anew; replace the process. *Choice*:
replace it. On Linux the kernel frees the whole address space on `exec`; Windows has none, so a new process is started
and this one ends.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence


def replace_process(command: Sequence[str]) -> None:
    """Run `command` in place of this process. Everything must be saved and closed before; this does not return."""
    if sys.platform == "win32":
        from PySide6.QtCore import QProcess

        QProcess.startDetached(command[0], list(command[1:]))
        os._exit(0)
    sys.stdout.flush()
    sys.stderr.flush()
    os.execv(command[0], list(command))  # noqa: S606 - no shell, our own command
