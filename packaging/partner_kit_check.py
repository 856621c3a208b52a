"""Looks through a partner's kit for any trace of a program that is not in it; says where, and fails.

    uv run python packaging/partner_kit_check.py KIT --programs reintegration gbv_activities

It lays out all that the kit holds (the installer's files and tables, the packs and other archives, the paper, both
widths of letters in setup.exe) and looks there for the names of every other program of this repository and for every
text that only its sources hold. That it can see at all is held against the programs that are in the kit.
"""

import argparse
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(1, str(Path(__file__).parent / "windows"))

from settled import feature_id
from traces import PLUGINS, found, names_of, spread, traces_of


class Blind(Exception):
    """What is in the kit was not found in it either, so that nothing follows from what was not found."""


def betrayed(kit: Path, packages: list[str]) -> list[tuple[str, str]]:
    """Where the kit tells of a program that is not among these: (file, what). Raises `Blind`."""
    absent = sorted(path.name for path in PLUGINS.iterdir() if path.name not in packages)
    with tempfile.TemporaryDirectory() as place:
        laid = spread(kit, Path(place))
        _see(laid, packages)
        return found(traces_of(absent, packages), laid)


def _see(laid: Path, packages: list[str]) -> None:
    """Each program that is in the kit is seen in the installer's files and tables, in setup.exe and in the policy."""
    seen = found(names_of(packages), laid)
    for package in packages:
        feature = feature_id(package.removeprefix("kindhub_"))
        for words, where in ((feature, "-setup.exe"), (feature, ".msi.tables"), (package, ".msi.files")):
            if not any(where in file and words == what for file, what in seen):
                raise Blind(f"{words} was not found in *{where}, where it is")


def main() -> int:
    """Check a kit; 1 when it tells of what is not in it."""
    parser = argparse.ArgumentParser(description="Look for traces of other programs in a partner's kit.")
    parser.add_argument("kit", type=Path)
    parser.add_argument("--programs", nargs="+", required=True, metavar="KEY")
    options = parser.parse_args()
    traces = betrayed(options.kit, [f"kindhub_{key}" for key in options.programs])
    for file, what in traces:
        sys.stdout.write(f"{file}: {what}\n")
    sys.stdout.write(f"{len(traces)} traces of other programs\n")
    return 1 if traces else 0


if __name__ == "__main__":
    sys.exit(main())
