"""Installs, starts, upgrades and removes the hub under Wine, and looks at what is there after each step.

    uv run python packaging/windows/wine_test.py MSI NEWER_MSI [--place FOLDER]

What Wine cannot show is in the list for a real laptop, in `packaging/README.md`.
"""

import argparse
import shutil
import sys
from pathlib import Path

from wine import Wine, windows_path

CHOSEN = ("kindhub_gbv_activities", "kindhub_reintegration")
FEATURES = "Core,ProgramReintegration,ProgramGbvActivities"


class Failed(Exception):
    """A step left something else than it should."""


def main() -> int:
    """Run all steps in order. Raises `Failed` at the first that is not as it should be."""
    parser = argparse.ArgumentParser(description="Try the installer under Wine.")
    parser.add_argument("msi", type=Path)
    parser.add_argument("newer", type=Path)
    parser.add_argument("--place", type=Path, default=Path("dist") / "wine")
    options = parser.parse_args()
    place: Path = options.place.resolve()
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    wine = Wine(place / "prefix")
    _step("Wine is made ready", wine.prepare)
    _step("install silently, with two programs", lambda: _install(wine, options.msi))
    _step("the installed hub opens a practice folder and shows its pages", lambda: _start(wine, place))
    _step("upgrade keeps the choice and the data", lambda: _upgrade(wine, options.msi, options.newer, place))
    _step("removing leaves the data", lambda: _remove(wine, options.newer, place))
    return 0


def _step(title: str, act: object) -> None:
    sys.stdout.write(f"{title} … ")
    sys.stdout.flush()
    act()  # type: ignore[operator]
    sys.stdout.write("yes\n")


def _home(wine: Wine) -> Path:
    return wine.disk / "Program Files" / "KindHub"


def _install(wine: Wine, msi: Path) -> None:
    wine.run("msiexec", "/i", windows_path(msi), "/qn", f"ADDLOCAL={FEATURES}", seconds=400)
    _chosen(wine)
    _there(_home(wine) / "kindhub.exe")
    _there(_home(wine) / "python" / "python313.dll")


def _chosen(wine: Wine) -> None:
    """The two programs that were chosen are there with wheel and signature, and no file of another."""
    there = {path.name for path in (_home(wine) / "programs").iterdir()}
    wanted = {*CHOSEN, *(name for name in there if name.startswith(tuple(f"{one}-" for one in CHOSEN)))}
    if there != wanted or len(there) != 3 * len(CHOSEN):
        raise Failed(f"programs: {sorted(there)}")


def _start(wine: Wine, place: Path) -> None:
    said = wine.run(
        str(_home(wine) / "kindhub-cli.exe"), "demo", "--data", windows_path(place / "data"), "--people", "20",
        "--pictures", windows_path(place / "pictures"), "--only", "home", seconds=900, screen=False,
    )  # fmt: skip
    pictures = sorted((place / "pictures").glob("*.png"))
    if len(pictures) < 2 or any(file.stat().st_size < 10_000 for file in pictures):
        raise Failed(f"pictures: {[file.name for file in pictures]}\n{said[-2000:]}")


def _upgrade(wine: Wine, msi: Path, newer: Path, place: Path) -> None:
    before = _data(place)
    wine.run("msiexec", "/i", windows_path(newer), "/qn", seconds=400)
    _chosen(wine)
    said = wine.run(str(_home(wine) / "kindhub-cli.exe"), "--version", seconds=120)
    if newer.name.split("-")[1].removesuffix(".msi") not in said:
        raise Failed(f"after the upgrade it says {said[:200]!r}")
    if _data(place) != before:
        raise Failed("the data folder changed with the upgrade")
    wine.run("msiexec", "/i", windows_path(msi), "/qn", seconds=400)
    if newer.name.split("-")[1].removesuffix(".msi") not in wine.run(str(_home(wine) / "kindhub-cli.exe"), "--version"):
        raise Failed("an older version was put over the newer one")


def _remove(wine: Wine, newer: Path, place: Path) -> None:
    before = _data(place)
    wine.run("msiexec", "/x", windows_path(newer), "/qn", seconds=400)
    left = [path for path in _home(wine).rglob("*") if path.is_file()] if _home(wine).exists() else []
    if left:
        raise Failed(f"left behind: {left[:10]}")
    if _data(place) != before:
        raise Failed("the data folder changed with the removal")


def _data(place: Path) -> dict[str, int]:
    """Every file of the data folder with its size."""
    return {str(path.relative_to(place)): path.stat().st_size for path in (place / "data").rglob("*") if path.is_file()}


def _there(path: Path) -> None:
    if not path.is_file():
        raise Failed(f"missing: {path}")


if __name__ == "__main__":
    sys.exit(main())
