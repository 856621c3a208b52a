"""Every installer in one command, and every trial of them in another; says at once what this machine lacks for it.

    uv run python packaging/everything.py build    # MSI, setup.exe, a newer one, Debian packages, a partner's kit
    uv run python packaging/everything.py wine     # both trials under Wine, of what was built
    uv run python packaging/everything.py debian   # the Debian packages in a view of this machine; only root can
    uv run python packaging/everything.py twice    # builds all again, twice, and compares the bytes

`tests/installers` is the part that needs none of these tools; it runs with all other tests.
"""

import argparse
import shutil
import subprocess
import sys
import time
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).parent
DIST = HERE.parent / "dist"
TOOLS = {
    "wixl": "wixl", "msibuild": "msitools", "msiextract": "msitools", "makensis": "nsis",
    "osslsigncode": "osslsigncode", "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64-win32", "dpkg-deb": "dpkg",
    "objdump": "binutils",
}  # fmt: skip
WINDOW = {"Xvfb": "xvfb", "xkbcomp": "x11-xkb-utils", "xdotool": "xdotool", "import": "imagemagick"}
TRIAL = {**TOOLS, **WINDOW, "wine": "wine wine64", "wineserver": "wine64"}
NEEDED = {"build": TOOLS, "wine": TRIAL, "debian": WINDOW, "twice": TOOLS}
"""Program → the package of Debian that brings it."""
KIT_PROGRAMS = ("reintegration", "gbv_activities")
KIT = ("--partner", "Asociación de Prueba", "--person", "Rosa Chún Méndez", "--telephone", "+502 2222 0000",
       "--contact", "Oficina de prueba", "--required", KIT_PROGRAMS[0])  # fmt: skip
WORDS = DIST / "kit-words.txt"


def main() -> int:
    """Do one of the four. Exit code 2: something is missing, and nothing was tried."""
    parser = argparse.ArgumentParser(description="Build every installer, or try them.")
    parser.add_argument("what", choices=tuple(NEEDED))
    what = parser.parse_args().what
    lacking = lacks(NEEDED[what])
    if lacking:
        sys.stdout.write(f"Nothing was done. Missing here: apt-get install --no-install-recommends {lacking}\n")
        return 2
    {"build": build, "wine": under_wine, "debian": on_debian, "twice": twice}[what]()
    return 0


def lacks(tools: dict[str, str]) -> str:
    """The packages of Debian, in one line, whose programs are not here."""
    missing = [package for tool, package in tools.items() if shutil.which(tool) is None]
    return " ".join(dict.fromkeys(" ".join(missing).split()))


def build() -> None:
    """All artefacts, with test keys and a test certificate unless others lie in `dist/test-keys`."""
    DIST.mkdir(exist_ok=True)
    run("windows/build.py")
    run("windows/build.py", "--version", newer(), "--out", str(DIST / "windows-newer"))
    run("linux/build.py")
    run("partner_kit.py", *KIT, "--programs", *KIT_PROGRAMS, "--words-file", str(WORDS))


def under_wine() -> None:
    """Both trials under Wine, side by side: each has a Windows of its own. Raises `FileNotFoundError`: build first."""
    here = version()
    old, new = DIST / "windows" / f"kindhub-{here}.msi", DIST / "windows-newer" / f"kindhub-{newer()}.msi"
    kit = DIST / "kits" / "Asociacion-de-Prueba"
    for made in (old, new, kit):
        if not made.exists():
            raise FileNotFoundError(f"{made}: build first")
    trials = (("windows/wine_test.py", str(old), str(new), "--keys", str(DIST / "test-keys")),
              ("windows/wine_kit_test.py", str(kit), str(WORDS), "--programs", *KIT_PROGRAMS))  # fmt: skip
    with ThreadPoolExecutor() as both:
        for _done in both.map(lambda words: run(*words), trials):
            pass


def on_debian() -> None:
    """See `linux/debian_test.py`."""
    run("linux/debian_test.py", str(DIST / "linux"))


def twice() -> None:
    """See `built_twice.py`."""
    run("built_twice.py")


def run(script: str, *words: str) -> None:
    """Run one of the scripts and say how long it took. Raises `CalledProcessError` when it fails."""
    began = time.monotonic()
    subprocess.run([sys.executable, str(HERE / script), *words], check=True)
    sys.stdout.write(f"{script}: {time.monotonic() - began:.0f} s\n")


def version() -> str:
    """The version of the sources."""
    return str(tomllib.loads((HERE.parent / "pyproject.toml").read_text("utf-8"))["project"]["version"])


def newer() -> str:
    """The version after it, for the trial of an upgrade."""
    first, second, third = version().split(".")
    return f"{first}.{second}.{int(third) + 1}"


if __name__ == "__main__":
    sys.exit(main())
