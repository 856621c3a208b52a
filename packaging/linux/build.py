"""Builds Debian packages: `kindhub` with the hub, and one for each program, which brings its signed pack.

    uv run python packaging/linux/build.py [--out dist/linux] [--programs NAME …] [--keys FOLDER] [--policy FILE]

Debian's own Python runs it; all else is in the package, below `/opt/kindhub`, and nothing is written there later.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import qt_parts
from bill import write_bill
from hub_tree import ROOT, Builder, compile_app, weights, write_app, write_program
from organisation import write_policy
from packs import keys
from settled import epoch, moment, settle
from sums import write_sums

PLATFORM, PYTHON = "x86_64-manylinux_2_36", "3.11"
NEEDS = (
    "python3 (>= 3.11), python3 (<< 3.12), libegl1, libgl1, libfontconfig1, libdbus-1-3, libxkbcommon-x11-0, "
    "libxcb-cursor0, libxcb-icccm4, libxcb-keysyms1, libxcb-shape0, libxcb-xkb1, libglib2.0-0"
)
START = """#!/usr/bin/python3.11 -IB
import sys

sys.path.insert(0, "/opt/kindhub/app")
from kindhub.__main__ import main

sys.exit(main())
"""
COMMAND, AGAIN = "usr/bin/kindhub", "opt/kindhub/kindhub"
"""What people call, and what a hub that starts itself anew looks for beside its `app` folder (kindhub.packs.again)."""
MENU = """[Desktop Entry]
Type=Application
Name=KIND Hub
Comment=Child-protection cases, encrypted and offline
Comment[es]=Casos de protección de niñas y niños, cifrados y sin conexión
Exec=kindhub
Icon=kindhub
Categories=Office;
Terminal=false
"""


def main() -> int:
    """Build all packages and say how large they are."""
    options = _options()
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    programs = options.programs or sorted(path.name for path in (ROOT / "plugins").iterdir())
    out: Path = options.out.resolve()
    shutil.rmtree(out, ignore_errors=True)
    signer, root = keys(options.keys, "packs"), keys(options.keys, "root")
    by = Builder(PLATFORM, PYTHON, options.python, options.uv, signer.secret_key)
    tree = out / "kindhub"
    home = tree / "opt" / "kindhub"
    (home / "programs").mkdir(parents=True)
    write_app(home / "app", version, by)
    qt_parts.trim(home / "app" / "PySide6")
    compile_app(home / "app", by)
    write_policy(home, [name.partition("kindhub_")[2] for name in programs], signer, root, options.policy)
    write_bill(home / "app", version, moment().isoformat(), out)
    _beside(tree)
    made = [_package(tree, "kindhub", version, "amd64", NEEDS, "desktop data hub for child-protection programs")]
    for name in programs:
        key = name.partition("kindhub_")[2]
        tree = out / name
        (tree / "opt" / "kindhub" / "programs").mkdir(parents=True)
        write_program(tree / "opt" / "kindhub" / "programs", name, by)
        package = f"kindhub-program-{key.replace('_', '-')}"
        made.append(_package(tree, package, version, "all", f"kindhub (>= {version})", f"program {key} of KIND Hub"))
    beside = (out / f"kindhub-{version}.cdx.json", out / "licences.txt")
    write_sums(out, [*made, *beside], root.secret_key)
    for file in made:
        sys.stdout.write(f"{file}: {file.stat().st_size / 2**20:.1f} MB\n")
    sys.stdout.write(f"{weights(home)}\n")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Build the packages for Debian.")
    parser.add_argument("--out", type=Path, default=ROOT / "dist" / "linux")
    parser.add_argument("--programs", nargs="*", default=[], help="packages below plugins/ (default: all)")
    parser.add_argument("--keys", type=Path, default=ROOT / "dist" / "test-keys", help="packs.key, root.key")
    parser.add_argument("--policy", type=Path, help="policy.json to ship; without it one that allows these programs")
    parser.add_argument("--uv", default=shutil.which("uv") or str(ROOT / ".tools" / "uv" / "bin" / "uv"))
    parser.add_argument("--python", default="python3.11", help="a Python 3.11, whose byte code is shipped")
    return parser.parse_args()


def _beside(tree: Path) -> None:
    """What starts it: a command, an entry in the menu, an icon."""
    for path, words in ((COMMAND, START), (AGAIN, START), ("usr/share/applications/kindhub.desktop", MENU)):
        (tree / path).parent.mkdir(parents=True, exist_ok=True)
        (tree / path).write_text(words, encoding="utf-8")
    icon = tree / "usr/share/icons/hicolor/256x256/apps/kindhub.png"
    icon.parent.mkdir(parents=True)
    shutil.copy(ROOT / "resources" / "icon" / "kindhub.png", icon)


def _package(tree: Path, name: str, version: str, machine: str, needs: str, what: str) -> Path:
    control = tree / "DEBIAN" / "control"
    control.parent.mkdir()
    control.write_text(
        f"Package: {name}\nVersion: {version}\nArchitecture: {machine}\nMaintainer: Kids in Need of Defense\n"
        f"Depends: {needs}\nSection: misc\nPriority: optional\nDescription: {what}\n",
        encoding="utf-8",
    )
    settle(tree)
    for start in (tree / COMMAND, tree / AGAIN):
        if start.is_file():
            start.chmod(0o755)
    out = tree.parent / f"{name}_{version}_{machine}.deb"
    subprocess.run(
        ["dpkg-deb", "-Zxz", "-z6", "--root-owner-group", "--build", str(tree), str(out)],
        check=True, stdout=subprocess.DEVNULL, env={**os.environ, "SOURCE_DATE_EPOCH": str(epoch())},
    )  # fmt: skip
    return out


if __name__ == "__main__":
    sys.exit(main())
