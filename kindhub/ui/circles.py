"""Circles of objects are freed in the GUI thread only, a little at a time.

Python looks for circles in whichever thread happens to make its 700th object. When that is a worker reading rows, it
also frees the window's circles, and with them objects of Qt, while the GUI thread is at them: seen as a segmentation
fault in three of four tours. So the search is switched off, and this goes through the generations from a timer of the
GUI thread. What hangs in no circle is freed at once, in any thread, as ever.

Decision. *Question*: a search through everything takes 100 ms and more, and the window stands still; how is it cut?
*Options*: seldom, a thread, leaving out what stays. *Choice*: in the process of a window the new is looked through
often, while it is little, and what a search found to stay is left out of the next ones (`gc.freeze`): compiled
statements, the mapping, caches; so are the rows a worker makes by the ten thousand. A page that was on screen just then
is left out with them; it is looked at when the person has gone (`look_at_all`).
"""

import gc

from PySide6.QtCore import QObject, QTimer

from kindhub.ui.tasks import tasks

EVERY_MS, OFTEN_MS = 1000, 100
FEW = 700
"""New objects that are not worth a search."""
ROWS = 10_000
"""So many in a tenth of a second are made by a worker that reads; to look at them is long, and in vain."""
MANY = 12_000
"""New objects after which the old are looked through again: what they freed is a few pages' at most."""
STAY = 25_000
"""Old objects that a search found to stay and that are left out of the next; to look at them takes some 8 ms."""


class CircleSweep(QObject):
    """Looks for circles once a second, in the thread it was made in; after `leave_out`, more often and in less.

    That is for the process of a window only: in a test nothing would ever go that was there at such a moment.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._leaves_out = False
        self._come = 0
        gc.disable()
        self._clock = QTimer(self)
        self._clock.setInterval(EVERY_MS)
        self._clock.timeout.connect(self.sweep)
        self._clock.start()

    def leave_out(self) -> None:
        """From now on, what was found to stay is looked at no more until `look_at_all`."""
        self._leaves_out = True
        self._clock.setInterval(OFTEN_MS)

    def sweep(self) -> None:
        """Look where it is due."""
        if not self._leaves_out:
            sweep()
        elif gc.get_count()[0] > FEW:
            self._sweep_what_is_new()

    def _sweep_what_is_new(self) -> None:
        """They are counted one by one: Python's count goes down again when a worker frees older ones meanwhile.

        The old are looked through when the window rests: a page that comes up takes all the time a key may wait.
        """
        new = len(gc.get_objects(generation=0))
        self._come += new
        if new > ROWS:
            self._leave_out_what_is_there()
        elif self._come <= MANY or _window_works():
            gc.collect(1)
        else:
            gc.collect()
            self._come = 0
            if len(gc.get_objects(generation=2)) > STAY:
                self._leave_out_what_is_there()

    def _leave_out_what_is_there(self) -> None:
        gc.freeze()
        self._come = 0

    def look_at_all(self) -> None:
        """Look through everything once, what was left out as well: for the time when nobody sits at the window."""
        if self._leaves_out:
            gc.unfreeze()
            gc.collect()
            self._leave_out_what_is_there()


def _window_works() -> bool:
    return tasks().whose_turn() is not None or tasks().is_telling()


def circles_of(application: QObject) -> CircleSweep:
    """The one search of this process, made when there is none yet."""
    return application.findChild(CircleSweep) or CircleSweep(application)


def sweep() -> None:
    """Look through the oldest generation whose count is over Python's threshold for it; none is due: do nothing."""
    counts = zip(gc.get_count(), gc.get_threshold(), strict=True)
    due = [age for age, (count, limit) in enumerate(counts) if count > limit]
    if due:
        gc.collect(due[-1])


def leave_out_what_is_there() -> None:
    """Let no later search go through what has been made so far: modules and classes, which stay for good.

    Called when everything is loaded, and again when the window is there; from any thread, for it frees nothing.
    """
    gc.freeze()
