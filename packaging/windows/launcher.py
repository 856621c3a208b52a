"""Builds `kindhub.exe` (window) and `kindhub-cli.exe` (console): small programs that start the embedded Python."""

import shutil
import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
ICON = HERE.parents[1] / "resources" / "icon" / "kindhub.ico"
FLAGS = (
    "-Os", "-s", "-Wall", "-Wextra", "-Werror", "-municode", "-static",
    "-Wl,--no-insert-timestamp,--dynamicbase,--nxcompat,--high-entropy-va",
)  # fmt: skip
KINDS = {"kindhub": ("-mwindows",), "kindhub-cli": ("-DCONSOLE", "-mconsole")}


def build(version: str, into: Path) -> list[Path]:
    """Both launchers, the same bytes on every build."""
    into.mkdir(parents=True, exist_ok=True)
    return [_build(name, flags, version, into) for name, flags in KINDS.items()]


def _build(name: str, flags: tuple[str, ...], version: str, into: Path) -> Path:
    with tempfile.TemporaryDirectory() as place:
        here = Path(place)
        for file in (ICON, HERE / "kindhub.manifest", HERE / "launcher.c"):
            shutil.copy(file, here)
        words = (HERE / "launcher.rc.in").read_text(encoding="utf-8")
        for key, value in {"NUMBERS": version.replace(".", ","), "VERSION": version, "NAME": name}.items():
            words = words.replace(f"@{key}@", value)
        (here / "launcher.rc").write_text(words, encoding="utf-8")
        _run("windres", "launcher.rc", "-O", "coff", "launcher.o", at=here)
        _run("gcc", *FLAGS, *flags, "-o", f"{name}.exe", "launcher.c", "launcher.o", at=here)
        return Path(shutil.move(here / f"{name}.exe", into / f"{name}.exe"))


def _run(tool: str, *words: str, at: Path) -> None:
    subprocess.run([f"x86_64-w64-mingw32-{tool}", *words], cwd=at, check=True)
