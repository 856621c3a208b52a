"""Installs the Debian packages, opens the window as a standard user, removes them again, and looks at what is there.

    sudo uv run python packaging/linux/debian_test.py DIST_LINUX [--programs NAME …] [--place FOLDER]

All of it happens in a view of this machine that is copied where it is written to (an overlay, which only root may
mount); the machine stays as it was. Look at the pictures it leaves in `--place`.
"""

import argparse
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from trial import PASSPHRASE, PERSON, TAKEN, Failed, step
from window_trial import Window, opened_locked_and_opened_again, screen

PROGRAMS = ("kindhub-program-reintegration", "kindhub-program-gbv-activities")
NOBODY = "65534:65534"
HERS = Path("srv") / "hers"
"""The home of the standard user, in the view."""


@dataclass(frozen=True, slots=True)
class Trial:
    """Where the packages lie, which programs are chosen, where the machine is seen as a copy, where pictures go."""

    packages: Path
    programs: tuple[str, ...]
    view: Path
    pictures: Path

    @property
    def hub(self) -> Path:
        """The installed hub."""
        return self.view / "opt" / "kindhub"

    @property
    def data(self) -> Path:
        """The data folder of the standard user."""
        return self.view / HERS / "data"

    def see(self) -> None:
        """Lay an empty folder over the whole machine, in this process alone."""
        above = self.view.with_name("above")
        above.mkdir()
        _run("mount", "-t", "tmpfs", "tmpfs", str(above))
        for part in ("new", "work"):
            (above / part).mkdir()
        told = f"lowerdir=/,upperdir={above / 'new'},workdir={above / 'work'}"
        _run("mount", "-t", "overlay", "overlay", "-o", told, str(self.view))
        for shared in ("proc", "dev"):
            _run("mount", "--bind", f"/{shared}", str(self.view / shared))
        (self.view / HERS).mkdir(parents=True)
        os.chown(self.view / HERS, *map(int, NOBODY.split(":")))

    def install(self) -> None:
        """The hub and two programs; their needs are held against what Debian has installed here."""
        files = [next(self.packages.glob(f"{name}_*.deb")) for name in ("kindhub", *self.programs)]
        for file in files:
            shutil.copy(file, self.view / "srv")
        _run("chroot", str(self.view), "dpkg", "-i", *(f"/srv/{file.name}" for file in files))
        there = {path.name for path in (self.hub / "programs").iterdir() if path.is_dir()}
        if there != {name.replace("-program", "").replace("-", "_") for name in self.programs}:
            raise Failed(f"programs: {sorted(there)}")

    def begin(self) -> None:
        """A standard user makes a practice folder and sees its pages; she cannot write where the hub lies."""
        said = self._as_her("kindhub", "demo", "--data", f"/{HERS}/data", "--people", "20",
                            "--pictures", f"/{HERS}/pictures", "--only", "home")  # fmt: skip
        if TAKEN not in said:
            raise Failed(said[-600:])
        shutil.copytree(self.view / HERS / "pictures", self.pictures)
        if "denied" not in self._as_her("touch", "/opt/kindhub/programs/more"):
            raise Failed("she can write where the hub lies")

    def window(self) -> None:
        """It opens on a screen, locks, and opens again."""
        with screen() as at:
            words = (f"DISPLAY={at}", "kindhub", "window", "--data", f"/{HERS}/data", "--person", PERSON)
            running = subprocess.Popen(self._her(*words), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                opened_locked_and_opened_again(Window(at, self.data, self.pictures / "window"), PASSPHRASE)
            finally:
                running.kill()
                running.wait()

    def remove(self) -> None:
        """The packages go and the data stays."""
        before = sorted(path.name for path in self.data.rglob("*"))
        _run("chroot", str(self.view), "dpkg", "-r", *self.programs, "kindhub")
        if left := [path for path in self.hub.rglob("*") if path.is_file()]:
            raise Failed(f"left behind: {left[:10]}")
        if sorted(path.name for path in self.data.rglob("*")) != before:
            raise Failed("the data folder changed with the removal")

    def _her(self, *words: str) -> list[str]:
        home = (f"HOME=/{HERS}", "LANG=C.UTF-8", "PATH=/usr/bin:/bin")
        return ["chroot", f"--userspec={NOBODY}", str(self.view), "/usr/bin/env", "-i", *home, *words]

    def _as_her(self, *words: str) -> str:
        done = subprocess.run(self._her(*words), check=False, capture_output=True, text=True, timeout=900)
        return done.stdout + done.stderr


def main() -> int:
    """Run all steps in order, in a view of their own. Raises `Failed` at the first that is not as it should be."""
    parser = argparse.ArgumentParser(description="Try the Debian packages.")
    parser.add_argument("packages", type=Path)
    parser.add_argument("--programs", nargs="*", default=PROGRAMS, metavar="PACKAGE")
    parser.add_argument("--place", type=Path, default=Path("dist") / "debian")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if os.geteuid() != 0:
        parser.error("only root may mount the view of the machine that this installs into")
    if not options.inside:
        return subprocess.run(["unshare", "--mount", sys.executable, *sys.argv, "--inside"], check=False).returncode
    place: Path = options.place.resolve()
    shutil.rmtree(place, ignore_errors=True)
    (place / "view").mkdir(parents=True)
    trial = Trial(options.packages.resolve(), tuple(options.programs), place / "view", place / "pictures")
    step("the machine is seen as a copy", trial.see)
    step("the hub and two programs install, and no other", trial.install)
    step("a standard user opens a practice folder and cannot change the hub", trial.begin)
    step("her window opens, locks and opens again", trial.window)
    step("removing leaves the data", trial.remove)
    return 0


def _run(*words: str) -> None:
    subprocess.run(words, check=True, capture_output=True)


if __name__ == "__main__":
    sys.exit(main())
