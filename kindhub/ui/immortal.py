"""Keeps `None`, `True` and `False` alive on Python 3.11 under PySide6.

Measured with PySide6 6.12: each turn of an event loop takes a reference to `None` away without having added one, and
so does much of painting, about 800 for one picture of a case page. Until Python 3.12 these objects are counted
like any other, so after some minutes the process ends with "deallocating None". Python 3.12 made them immortal
(PEP 683); this does the same for 3.11, by giving them more references than a process can lose. Goes away when 3.11 is
no longer supported.
"""

import ctypes
import sys

ENOUGH = 1 << 40
"""References to begin with: at a million lost in a second, good for twelve days."""


def keep_singletons_alive() -> None:
    """Call once before the first window, in every process that shows one. Does nothing from Python 3.12 on."""
    if sys.version_info >= (3, 12):
        return
    for singleton in (None, True, False):
        count = ctypes.c_ssize_t.from_address(id(singleton))
        if count.value < ENOUGH // 2:
            count.value += ENOUGH
