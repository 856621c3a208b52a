"""Run in a process of its own: walks the stops of the tour in a large folder and tells where the window was stuck.

Each stop is opened from the event loop, as a click opens it; what it does there is done when the page has come to rest,
as somebody does who looks first; and it is left when nothing is under way any more. Stops that only look different
(dark, large letters) are left out, and so are pictures: taking one is no work of the program's.
"""

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QObject, QTimer

from kindhub.demo.tour_stops import LAPTOP, Act, Stop, stops
from kindhub.ui.application import application
from kindhub.ui.shell import ShellWindow
from kindhub.ui.tasks import tasks
from tests.bench.gui_watch import GuiWatch
from tests.bench.opened_window import opened, window_of

SETTLED_MS, QUIET, PATIENCE = 60, 3, 300


class Walk(QObject):
    """Goes from stop to stop whenever the window has come to rest."""

    def __init__(self, window: ShellWindow, way: Iterator[Stop], watch: GuiWatch) -> None:
        super().__init__()
        self._window, self._way, self._watch = window, way, watch
        self._to_do: Act | None = None
        self._quiet = self._waited = 0
        self._clock = QTimer(self)
        self._clock.timeout.connect(self.turn)
        self._clock.start(SETTLED_MS)

    def turn(self) -> None:
        """Wait for rest, then do what the stop does, or go on to the next."""
        self._waited += 1
        self._quiet = 0 if tasks().busy() else self._quiet + 1
        if self._quiet < QUIET and self._waited < PATIENCE:
            return
        self._quiet = self._waited = 0
        if self._to_do is not None:
            act, self._to_do = self._to_do, None
            act(self._window)
        else:
            self._go_on()

    def _go_on(self) -> None:
        stop = next(self._way, None)
        if stop is None:
            self._clock.stop()
            application().quit()
            return
        self._watch.stop, self._to_do = stop.name, stop.act
        if stop.route is not None:
            self._window.open(stop.route)


def walk(folder: Path) -> None:
    """Open the folder, walk, and print one line of JSON."""
    hub, settings = opened(folder)
    with TemporaryDirectory() as scratch:
        way = [
            stop for stop in stops(hub, Path(scratch)) if (stop.theme, stop.text, stop.height) == ("light", 100, LAPTOP)
        ]
        place, watch = window_of(hub, settings)
        steps = Walk(place.window, iter(way), watch)
        application().exec()
        watch.end()
        del steps
    said = {"stops": len(way), "blocked": [asdict(one) | {"by_program": one.by_program} for one in watch.blocked]}
    print(json.dumps(said), flush=True)
    hub.close()
    os._exit(0)


if __name__ == "__main__":
    walk(Path(sys.argv[1]))
