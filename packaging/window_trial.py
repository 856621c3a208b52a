"""The window of an installed hub on a screen of its own: opened with the passphrase, locked by its key, opened again.

A lock lets another process ask (`kindhub.ui.hub_window.locking`), which only a window that really runs can show.
Whether a hub is open is asked of the system: an open one holds its files, a locked one holds none. So it works for
programs of this machine and for those in Wine, whose files are files of this machine too.
"""

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from trial import Failed

TITLE = "KIND Hub"
SIZE = "1366x768x24"
KEYBOARD = """xkb_keymap {
xkb_keycodes { include "evdev+aliases(qwerty)" }; xkb_types { include "complete" }; xkb_compat { include "complete" };
xkb_symbols { include "pc+us+inet(evdev)" key <LSGT> { [ aacute, Aacute ] }; };
};"""
"""The usual one with a key for á: else one is lent for a moment to type it, and a slow program reads it too late."""
TRIES = 4
"""So often the passphrase is typed: a key that is pressed for a program on a busy machine does not always reach it."""
PATIENCE = 180.0
"""Seconds for one step; the first start in Wine takes some, and each passphrase is made slow to try on purpose."""


@dataclass(frozen=True, slots=True)
class Window:
    """What runs on a screen, the data folder that it opens, and where pictures of it are kept."""

    screen: str
    data: Path
    pictures: Path

    def opened(self, passphrase: str, name: str) -> None:
        """Type the passphrase where it is asked for; a picture before and one after. Raises `Failed`."""
        self._until(lambda: len(self._shown()) == 1 and not self._held(), "it does not ask for the passphrase")
        asking = self._shown()
        self._do("windowfocus", *asking)
        self._picture(f"{name}-asked")
        for _time in range(TRIES):
            self._do("key", "ctrl+a")
            self._do("type", "--delay", "60", passphrase)
            self._do("key", "Return")
            if self._comes(self._held, PATIENCE / TRIES):
                break
        self._until(self._held, "the passphrase does not open it")
        self._until(lambda: len(self._shown()) == 1 and self._shown() != asking, "it is open and shows no page")
        self._picture(name)

    def locked(self) -> None:
        """Press the key that locks; the files are let go. Raises `Failed`."""
        open_one = self._shown()
        self._do("windowfocus", *open_one)
        self._do("key", "ctrl+l")
        self._until(lambda: not self._held(), "locked, and its files are still held")
        self._until(lambda: self._shown() != open_one, "locked, and its window is still there")

    def _shown(self) -> list[str]:
        """What the screen calls the hub's windows that are seen."""
        return self._do("search", "--onlyvisible", "--name", TITLE).split()

    def _held(self) -> bool:
        """Whether any process of this machine has a file of the data folder open."""
        files = {str(file) for file in self.data.resolve().glob("*.db")}
        return any(_target(link) in files for link in Path("/proc").glob("[0-9]*/fd/*"))

    def _picture(self, name: str) -> None:
        """Once two looks in a row see the same."""
        file, before = self.pictures / f"{name}.png", b""
        for _ in range(20):
            time.sleep(0.7)
            subprocess.run(["import", "-window", "root", str(file)], check=True, env=self._environment())
            now = file.read_bytes()
            if now == before:
                return
            before = now

    def _until(self, done: Callable[[], bool], otherwise: str) -> None:
        if not self._comes(done, PATIENCE):
            self._picture("not-seen")
            raise Failed(f"{otherwise}: see {self.pictures / 'not-seen.png'}")

    def _comes(self, done: Callable[[], bool], seconds: float) -> bool:
        until = time.monotonic() + seconds
        while not (came := done()) and time.monotonic() < until:
            time.sleep(0.3)
        return came

    def _do(self, *words: str) -> str:
        done = subprocess.run(["xdotool", *words], check=False, env=self._environment(), capture_output=True, text=True)
        return done.stdout

    def _environment(self) -> dict[str, str]:
        return {**os.environ, "DISPLAY": self.screen}


def _target(link: Path) -> str:
    try:
        return str(link.readlink())
    except OSError:
        return ""  # it was closed meanwhile, or belongs to somebody else


@contextmanager
def screen() -> Iterator[str]:
    """A screen of its own without a window manager; yields its name."""
    with subprocess.Popen(["Xvfb", "-displayfd", "1", "-screen", "0", SIZE, "-nolisten", "tcp"],
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:  # fmt: skip
        try:
            assert server.stdout is not None
            name = f":{server.stdout.readline().decode('ascii').strip()}"
            subprocess.run(["xkbcomp", "-", name], input=KEYBOARD, check=True, capture_output=True, text=True)
            yield name
        finally:
            server.terminate()


def opened_locked_and_opened_again(window: Window, passphrase: str) -> None:
    """The whole way. Raises `Failed` at the first step that does not come about."""
    window.pictures.mkdir(parents=True, exist_ok=True)
    window.opened(passphrase, "opened")
    window.locked()
    window.opened(passphrase, "opened-again")
