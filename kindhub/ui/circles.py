"""Circles of objects are freed in the GUI thread only.

Python looks for circles in whichever thread happens to make its 700th object. When that is a worker reading rows, it
also frees the window's circles, and with them objects of Qt, while the GUI thread is at them: seen as a segmentation
fault in three of four tours. So the search is switched off, and this goes through the generations by the same counts
from a timer of the GUI thread. What hangs in no circle is freed at once, in any thread, as ever.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1000


class CircleSweep(QObject):
    """Looks for circles once a second, in the thread it was made in."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._clock = QTimer(self)
        self._clock.setInterval(EVERY_MS)
        self._clock.timeout.connect(self.sweep)
        self._clock.start()

    def sweep(self) -> None:
        """Look through the oldest generation that is due."""
        sweep()


def sweep() -> None:
    """Look through the oldest generation whose count is over Python's threshold for it; none is due: do nothing."""
    counts = zip(gc.get_count(), gc.get_threshold(), strict=True)
    due = [age for age, (count, limit) in enumerate(counts) if count > limit]
    if due:
        gc.collect(due[-1])


def leave_out_what_is_there() -> None:
    """Let no later search go through what has been made so far: modules and classes, which stay for good.

    Called when everything is loaded and nothing of a person is; from any thread, for it frees nothing.
    """
    gc.freeze()
