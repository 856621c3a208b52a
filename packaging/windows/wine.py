"""A Windows that is Wine: a fresh prefix with the three libraries Wine 8 lacks, and a way to run programs in it.

Wine goes on for ever when a program in it dies, writes to no regular file, and cuts exit codes to eight bits; so every
call has a limit of time, talks through pipes, and is judged by the files it leaves.
"""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from window_trial import Window, opened_locked_and_opened_again, screen

SHIMS = Path(__file__).parent / "wine"
LIBRARIES = {"icuuc": (), "mscms": (), "bcryptprimitives": ("-ladvapi32",)}
BUILD = "-O2 -Wall -shared -s -nostartfiles -nodefaultlibs -Wl,-e,0"


@dataclass(frozen=True, slots=True)
class Wine:
    """One prefix."""

    prefix: Path

    @property
    def disk(self) -> Path:
        """What is `C:` in it."""
        return self.prefix / "drive_c"

    @property
    def home(self) -> Path:
        """Where the hub is installed."""
        return self.disk / "Program Files" / "KindHub"

    def prepare(self) -> None:
        """Make the prefix, as Windows 10, with the libraries."""
        self._wait("wineboot", "-i")
        self._wait("winecfg", "-v", "win10")
        into = self.disk / "windows" / "system32"
        for name, more in LIBRARIES.items():
            subprocess.run(
                ["x86_64-w64-mingw32-gcc", *BUILD.split(), "-o", str(into / f"{name}.dll"), str(SHIMS / f"{name}.c"),
                 *more],
                check=True,
            )  # fmt: skip

    def run(self, *words: str, seconds: int = 300, shown: bool = True) -> str:
        """Run a program on a screen of its own (or without one) and give back what it said."""
        with screen() as at:
            done = subprocess.run(
                ["wine", *words], env={**self._environment(offscreen=not shown), "DISPLAY": at}, timeout=seconds,
                check=False, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            )  # fmt: skip
        return done.stdout.decode("utf-8", errors="replace")

    def hub(self, *words: str, seconds: int = 300) -> str:
        """Run a command of the installed hub."""
        return self.run(str(self.home / "kindhub-cli.exe"), *words, seconds=seconds, shown=False)

    def open_lock_and_open_again(self, data: Path, person: str, passphrase: str, pictures: Path) -> None:
        """The window of the installed hub, as a person uses it. Raises `Failed`; all that runs here is ended."""
        words = (str(self.home / "kindhub.exe"), "window", "--data", windows_path(data), "--person", person)
        with screen() as at:
            subprocess.Popen(["wine", *words], env={**self._environment(), "DISPLAY": at}, stdin=subprocess.DEVNULL,
                             stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
            try:
                opened_locked_and_opened_again(Window(at, data, pictures), passphrase)
            finally:
                subprocess.run(["wineserver", "-k"], env=self._environment(), timeout=120, check=False)

    def _wait(self, *words: str) -> None:
        self.run(*words, seconds=180)
        subprocess.run(["wineserver", "-w"], env=self._environment(), timeout=120, check=False)

    def _environment(self, *, offscreen: bool = False) -> dict[str, str]:
        return {
            **os.environ, "WINEPREFIX": str(self.prefix), "WINEARCH": "win64", "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree=;mshtml=;winemenubuilder.exe=;wbemprox=;mscms=n",
            **({"QT_QPA_PLATFORM": "offscreen"} if offscreen else {}),
        }  # fmt: skip


def windows_path(path: Path) -> str:
    """How a file of this machine is called inside Wine."""
    return "Z:" + str(path.resolve()).replace("/", "\\")
