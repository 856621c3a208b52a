"""Installs, starts, upgrades and removes the hub under Wine, and looks at what is there after each step.

    uv run python packaging/windows/wine_test.py MSI NEWER_MSI [--place FOLDER]

What Wine cannot show is in the list for a real laptop, in `packaging/README.md`.
"""

import argparse
import shutil
import sys
from pathlib import Path

from wine import Failed, Wine, step, windows_path

CHOSEN = ("kindhub_gbv_activities", "kindhub_reintegration")
FEATURES = "Core,ProgramReintegration,ProgramGbvActivities"
POLICY = "C:\\office\\policy.json"


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
    step("Wine is made ready", wine.prepare)
    step("install silently, with two programs", lambda: _install(wine, options.msi))
    step("the policy that was named counts, and no other", lambda: _policy(wine, place))
    step("the installed hub opens a practice folder and shows its pages", lambda: _start(wine, place))
    step("upgrade keeps the choice and the data", lambda: _upgrade(wine, options.msi, options.newer, place))
    step("removing leaves the data", lambda: _remove(wine, options.newer, place))
    return 0


def _home(wine: Wine) -> Path:
    return wine.disk / "Program Files" / "KindHub"


def _install(wine: Wine, msi: Path) -> None:
    told = (f"ADDLOCAL={FEATURES}", f"POLICYPATH={POLICY}")
    wine.run("msiexec", "/i", windows_path(msi), "/qn", *told, seconds=400)
    _chosen(wine)
    _named(wine)
    _there(_home(wine) / "kindhub.exe")
    _there(_home(wine) / "python" / "python313.dll")


def _chosen(wine: Wine) -> None:
    """The two programs that were chosen are there with wheel and signature, and no file of another."""
    there = {path.name for path in (_home(wine) / "programs").iterdir()}
    wanted = {*CHOSEN, *(name for name in there if name.startswith(tuple(f"{one}-" for one in CHOSEN)))}
    if there != wanted or len(there) != 3 * len(CHOSEN):
        raise Failed(f"programs: {sorted(there)}")


def _policy(wine: Wine, place: Path) -> None:
    """The policy that the installer named counts: while it is not there nobody begins a folder."""
    words = place / "words"
    words.write_text("una frase larga que nadie adivina\n", encoding="utf-8")
    said = wine.run(
        str(_home(wine) / "kindhub-cli.exe"), "init", "--data", windows_path(place / "none"), "--person", "ana",
        "--passphrase-file", windows_path(words), screen=False,
    )  # fmt: skip
    if "esa no vale" not in said or (place / "none").exists():
        raise Failed(f"without the policy that was named: {said[-300:]!r}")
    office = wine.disk / "office"
    office.mkdir()
    for name in ("policy.json", "policy.json.minisig"):
        shutil.copy(_home(wine) / name, office)


def _named(wine: Wine) -> None:
    """The registry names the policy, also after an upgrade that was told nothing of it."""
    said = wine.run("reg", "query", "HKLM\\Software\\KindHub", "/v", "PolicyPath")
    if POLICY not in said:
        raise Failed(f"the registry names no policy: {said[-200:]!r}")


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
    _named(wine)
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
