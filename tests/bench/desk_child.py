"""Run in a process of its own: takes a call at the help desk of a folder, by keys alone, and tells how long each step
took and where the window was stuck.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kindhub.ui.application import application
from kindhub.ui.call_desk.page import CallDeskPage
from kindhub.ui.dashboard.page import DashboardPage
from kindhub.ui.shell import Route, ShellWindow
from kindhub.ui.tasks import tasks
from tests.bench.gui_watch import GuiWatch
from tests.bench.opened_window import opened, window_of

PATIENCE, ROUNDS = 60.0, 3
PROGRAM, DESK = "reunification", "help_desk"


class Taking:
    """A call from the first digit to the next empty desk. `steps` holds the slowest time of each step."""

    def __init__(self, window: ShellWindow, watch: GuiWatch) -> None:
        self._window, self._watch, self._qt = window, watch, application()
        self.steps: dict[str, float] = {}

    def step(self, name: str, act: Callable[[], object], over: Callable[[], bool]) -> None:
        """Do something and wait until it is over and nothing is under way."""
        self._watch.stop, began = name, time.perf_counter()
        act()
        while not (over() and not tasks().busy()):
            self._qt.processEvents()
            time.sleep(0.0005)
            if time.perf_counter() - began > PATIENCE:
                raise TimeoutError(name)
        self._qt.processEvents()
        self.steps[name] = max(self.steps.get(name, 0.0), time.perf_counter() - began)

    def page(self) -> CallDeskPage:
        """The desk."""
        page = self._window.page
        assert isinstance(page, CallDeskPage)
        return page

    def is_at_desk(self) -> bool:
        """Whether the desk is there and its form open."""
        return isinstance(self._window.page, CallDeskPage) and self._window.page.desk.target is not None

    def take(self, phone: str) -> None:
        """One call."""
        page = self.page()
        page.search.setFocus()
        for digit in phone[-4:]:  # nobody is looked for by one digit
            self.step("found after a key, slowest", lambda one=digit: QTest.keyClicks(page.search, one),
                      lambda: len(page.search.text()) < 2 or bool(page.who.list.keys()))  # fmt: skip
        self.step("caller shown", lambda: QTest.keyClick(page.search, Qt.Key.Key_Return),
                  lambda: "language" in page.form.body.answers().values and bool(page.who.list.keys()))  # fmt: skip
        page.form.body.put({"topics": ("legal",), "said": "Pregunta por su cita"})
        before = page.counts.text()
        self.step("call saved", page.form.save_and_go_on, lambda: page.counts.text() != before)


def main(folder: Path, phone: str) -> None:
    """Open the folder, take calls, look at the lists and the panel, print one line of JSON."""
    hub, settings = opened(folder)
    place, watch = window_of(hub, settings)
    taking = Taking(place.window, watch)
    taking.step("first page", lambda: None, lambda: place.window.page is not None)
    watch.blocked.clear()  # the first page is measured by the tour
    taking.step("desk opened", lambda: place.window.open(Route("calls", (PROGRAM, DESK))), taking.is_at_desk)
    for _ in range(ROUNDS):
        taking.take(phone)
    for name in ("call_back", "calls", "callers"):
        taking.step(f"list of {name}", lambda one=name: place.window.open(Route("list", (PROGRAM, one))), lambda: True)
    taking.step("panel", lambda: place.window.open(Route("panel", (PROGRAM,))),
                lambda: isinstance(place.window.page, DashboardPage))  # fmt: skip
    watch.end()
    print(json.dumps({"steps": taking.steps, "blocked": [asdict(one) for one in watch.blocked]}), flush=True)
    hub.close()
    os._exit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
