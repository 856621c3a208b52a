"""Builds every installer twice, in two folders, and compares the files byte by byte.

    uv run python packaging/built_twice.py [--only windows|linux] [--programs NAME …] [--place FOLDER]

Takes twice as long as the builds. Signatures made for a test bear the time of the build, so that the signed files are
compared too; a release whose signatures bear a time stamp is compared after `osslsigncode remove-signature`.
"""

import argparse
import filecmp
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
BESIDE = ("*.cdx.json", "licences.txt", "SHA256SUMS*")
MADE = {"windows": ("*.msi", "*-setup.exe", *BESIDE), "linux": ("*.deb", *BESIDE)}
"""What each builder makes → the files of it that are handed out."""


def main() -> int:
    """Build and compare; 1 when two files differ, or one is there only once."""
    parser = argparse.ArgumentParser(description="Are two builds of the same sources the same files?")
    parser.add_argument("--only", choices=sorted(MADE), nargs="*", default=sorted(MADE))
    parser.add_argument("--programs", nargs="*", default=[])
    parser.add_argument("--place", type=Path, default=HERE.parent / "dist" / "twice")
    options = parser.parse_args()
    differ = [name for kind in options.only for name in different(kind, options.programs, options.place)]
    for name in differ:
        sys.stdout.write(f"differs: {name}\n")
    return 1 if differ else 0


def different(kind: str, programs: list[str], place: Path) -> list[str]:
    """The files of one kind that are not the same in both builds. Raises `CalledProcessError` when one fails."""
    first, second = place / f"{kind}-a", place / f"{kind}-b"
    for out in (first, second):
        subprocess.run(
            [sys.executable, str(HERE / kind / "build.py"), "--out", str(out), "--keys", str(place / "keys"),
             *(("--programs", *programs) if programs else ())],
            check=True, stdout=subprocess.DEVNULL,
        )  # fmt: skip
    names = {file.name for out in (first, second) for pattern in MADE[kind] for file in out.glob(pattern)}
    return unlike(first, second, sorted(names))


def unlike(first: Path, second: Path, names: list[str]) -> list[str]:
    """The names that do not stand for the same bytes in both folders; says of each what it is."""
    same, other, missing = filecmp.cmpfiles(first, second, names, shallow=False)
    for name in same:
        sys.stdout.write(f"the same bytes twice: {name}\n")
    return sorted({*other, *missing, *(() if names else ("nothing was built",))})


if __name__ == "__main__":
    sys.exit(main())
