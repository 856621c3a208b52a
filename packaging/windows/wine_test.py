"""Installs, starts, upgrades and removes the hub under Wine, and looks at what is there after each step.

    uv run python packaging/windows/wine_test.py MSI NEWER_MSI [--keys FOLDER] [--place FOLDER]

What Wine cannot show is in the list for a real laptop, in `packaging/README.md`.
"""

import argparse
import json
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from organisation import new_policy
from packs import keys
from trial import PASSPHRASE, PERSON, Failed, step
from wine import Wine, windows_path

CHOSEN = ("kindhub_gbv_activities", "kindhub_reintegration")
FEATURES = "Core,ProgramReintegration,ProgramGbvActivities"
POLICY = "C:\\office\\policy.json"
GROUP_POLICY = "HKLM\\Software\\Policies\\KindHub"


def main() -> int:
    """Run all steps in order. Raises `Failed` at the first that is not as it should be."""
    parser = argparse.ArgumentParser(description="Try the installer under Wine.")
    parser.add_argument("msi", type=Path)
    parser.add_argument("newer", type=Path)
    parser.add_argument("--keys", type=Path, default=Path("dist") / "test-keys", help="those the MSI was built with")
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
    step("its window opens, locks and opens again", lambda: _window(wine, place))
    step("the group policy goes before it", lambda: _group_policy(wine, place, options.keys))
    step("upgrade keeps the choice and the data", lambda: _upgrade(wine, options.msi, options.newer, place))
    step("removing leaves the data", lambda: _remove(wine, options.newer, place))
    return 0


def _install(wine: Wine, msi: Path) -> None:
    told = (f"ADDLOCAL={FEATURES}", f"POLICYPATH={POLICY}")
    wine.run("msiexec", "/i", windows_path(msi), "/qn", *told, seconds=400)
    _chosen(wine)
    _named(wine)
    _there(wine.home / "kindhub.exe")
    _there(wine.home / "python" / "python313.dll")


def _chosen(wine: Wine) -> None:
    """The two programs that were chosen are there with wheel and signature, and no file of another."""
    there = {path.name for path in (wine.home / "programs").iterdir()}
    wanted = {*CHOSEN, *(name for name in there if name.startswith(tuple(f"{one}-" for one in CHOSEN)))}
    if there != wanted or len(there) != 3 * len(CHOSEN):
        raise Failed(f"programs: {sorted(there)}")


def _policy(wine: Wine, place: Path) -> None:
    """The policy that the installer named counts: while it is not there nobody begins a folder."""
    _none_begins(wine, place)
    office = wine.disk / "office"
    office.mkdir()
    for name in ("policy.json", "policy.json.minisig"):
        shutil.copy(wine.home / name, office)


def _none_begins(wine: Wine, place: Path) -> None:
    said = wine.hub("init", "--data", windows_path(place / "none"), "--person", "ana", *_words(place))
    if "esa no vale" not in said or (place / "none").exists():
        raise Failed(f"without the policy that was named: {said[-300:]!r}")


def _words(place: Path) -> tuple[str, str]:
    """The passphrase, as commands are told it."""
    file = place / "words"
    file.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    return "--passphrase-file", windows_path(file)


def _window(wine: Wine, place: Path) -> None:
    wine.open_lock_and_open_again(place / "data", PERSON, PASSPHRASE, place / "pictures" / "window")


def _group_policy(wine: Wine, place: Path, folder: Path) -> None:
    """What the group policy names goes before what the installer was told; read by the hub from the registry."""
    wine.run("reg", "add", GROUP_POLICY, "/v", "PolicyPath", "/d", "C:\\group\\policy.json", "/f")
    _none_begins(wine, place)
    group = wine.disk / "group"
    group.mkdir()
    allowed: dict[str, dict[str, object]] = {"reintegration": {}}
    new_policy(group / "policy.json", allowed, keys(folder, "packs"), keys(folder, "root"), serial=2)
    if (running := _running(wine, place)) != {"reintegration"}:
        raise Failed(f"under the group policy: {running}")
    wine.run("reg", "delete", GROUP_POLICY, "/v", "PolicyPath", "/f")
    if (running := _running(wine, place)) != {"reintegration", "gbv_activities"}:
        raise Failed(f"without it: {running}")


def _running(wine: Wine, place: Path) -> set[str]:
    """The programs that run, as the installed hub tells."""
    said = wine.hub("programs", "--json", "--data", windows_path(place / "data"), "--person", PERSON, *_words(place))
    if "{" not in said:
        raise Failed(said[-300:])
    told, _ = json.JSONDecoder().raw_decode(said[said.index("{") :])
    return {one["key"] for one in told["programs"] if one["state"] == "runs"}


def _named(wine: Wine) -> None:
    """The registry names the policy, also after an upgrade that was told nothing of it."""
    said = wine.run("reg", "query", "HKLM\\Software\\KindHub", "/v", "PolicyPath")
    if POLICY not in said:
        raise Failed(f"the registry names no policy: {said[-200:]!r}")


def _start(wine: Wine, place: Path) -> None:
    said = wine.hub("demo", "--data", windows_path(place / "data"), "--people", "20",
                    "--pictures", windows_path(place / "pictures"), "--only", "home", seconds=900)  # fmt: skip
    pictures = sorted((place / "pictures").glob("*.png"))
    if len(pictures) < 2 or any(file.stat().st_size < 10_000 for file in pictures):
        raise Failed(f"pictures: {[file.name for file in pictures]}\n{said[-2000:]}")


def _upgrade(wine: Wine, msi: Path, newer: Path, place: Path) -> None:
    before = _data(place)
    wine.run("msiexec", "/i", windows_path(newer), "/qn", seconds=400)
    _chosen(wine)
    _named(wine)
    said = wine.hub("--version", seconds=120)
    if newer.name.split("-")[1].removesuffix(".msi") not in said:
        raise Failed(f"after the upgrade it says {said[:200]!r}")
    if _data(place) != before:
        raise Failed("the data folder changed with the upgrade")
    wine.run("msiexec", "/i", windows_path(msi), "/qn", seconds=400)
    if newer.name.split("-")[1].removesuffix(".msi") not in wine.hub("--version"):
        raise Failed("an older version was put over the newer one")


def _remove(wine: Wine, newer: Path, place: Path) -> None:
    before = _data(place)
    wine.run("msiexec", "/x", windows_path(newer), "/qn", seconds=400)
    left = [path for path in wine.home.rglob("*") if path.is_file()] if wine.home.exists() else []
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
