"""Circles of objects are freed in the GUI thread only, a little at a time.

Python looks for circles in whichever thread happens to make its 700th object. When that is a worker reading rows, it
also frees the window's circles, and with them objects of Qt, while the GUI thread is at them: seen as a segmentation
fault in three of four tours. So the search is switched off, and this goes through the generations from a timer of the
GUI thread. What hangs in no circle is freed at once, in any thread, as ever.

Decision. *Question*: a search through everything takes 100 ms and more, and the window stands still; how is it cut?
*Options*: seldom, a thread, leaving out what stays. *Choice*: the young are looked through often, while they are few,
and of the old those are left out that a search found to stay (`gc.freeze`): compiled statements, the mapping, caches.
A page that was on screen just then is left out with them; it is looked at when the person has gone (`look_at_all`).
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 100
LIMITS = (700, 3, 10)
"""Objects made; searches through the youngest; searches through these two: after so many the next older are due."""
MANY = 40_000
"""Objects that a search goes through in some 10 ms."""


class CircleSweep(QObject):
    """Looks for circles a few times a second, in the thread it was made in.

    `leaves_out`: what was found to stay is looked at no more until `look_at_all`. For the process of a window only:
    in a test nothing would ever go that was there at such a moment.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.leaves_out = False
        gc.disable()
        self._clock = QTimer(self)
        self._clock.setInterval(EVERY_MS)
        self._clock.timeout.connect(self.sweep)
        self._clock.start()

    def sweep(self) -> None:
        """Look through the oldest generation that is due."""
        if sweep() and self.leaves_out and len(gc.get_objects(generation=2)) > MANY:
            gc.freeze()

    def look_at_all(self) -> None:
        """Look through everything once, what was left out as well: for the time when nobody sits at the window."""
        if self.leaves_out:
            gc.unfreeze()
            gc.collect()
            gc.freeze()


def circles_of(application: QObject) -> CircleSweep:
    """The one search of this process, made when there is none yet."""
    return application.findChild(CircleSweep) or CircleSweep(application)


def sweep() -> bool:
    """Look through the oldest generation that is due, and say whether that was the oldest of all; none: do nothing."""
    counts = zip(gc.get_count(), LIMITS, strict=True)
    due = [age for age, (count, limit) in enumerate(counts) if count > limit]
    if due:
        gc.collect(due[-1])
    return bool(due) and due[-1] == len(LIMITS) - 1


def leave_out_what_is_there() -> None:
    """Let no later search go through what has been made so far: modules and classes, which stay for good.

    Called when everything is loaded, and again when the window is there; from any thread, for it frees nothing.
    """
    gc.freeze()
