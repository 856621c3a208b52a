#!/usr/bin/env python3
"""Sets everything up in the checkout and starts the hub or its tests; needs only python3.11, pip and git.

    python3 .ci/hub.py demo     the hub with its invented people (with no display: the guided tour, offscreen)
    python3 .ci/hub.py test     all tests
    python3 .ci/hub.py check    lint, types and import contracts
    python3 .ci/hub.py run …    any other command of the environment, e.g. `run kindhub --help`

Nothing is installed outside the checkout, save Qt's system libraries when this runs as root on Debian.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / ".tools"
LIBRARIES = TOOLS / "lib"
UV_VERSION = "0.13.9"
DEBIAN = [
    "libegl1",
    "libgl1",
    "libglx0",
    "libopengl0",
    "libglvnd0",
    "libx11-6",
    "libxcb1",
    "libxau6",
    "libxdmcp6",
    "libbsd0",
    "libmd0",
    "libxkbcommon0",
    "libfontconfig1",
    "libfreetype6",
    "libexpat1",
    "libpng16-16",
    "libbrotli1",
    "libdbus-1-3",
    "libsystemd0",
    "libgcrypt20",
    "libgpg-error0",
    "liblz4-1",
    "libcap2",
    "libglib2.0-0",
    "libpcre2-8-0",
    "libffi8",
    "libzstd1",
    "fontconfig-config",
    "fonts-dejavu-core",
]
"""Debian packages behind Qt's offscreen platform, with what they need."""
MEMORY = Path("/dev/shm")
ENOUGH_MEMORY = 2 << 30
"""Bytes; the tests keep some hundred MB at a time."""


def main(arguments: list[str]) -> int:
    """Set up, then run what was asked for."""
    if not arguments or arguments[0] not in ("demo", "test", "check", "run"):
        print(__doc__)
        return 2
    task, rest = arguments[0], arguments[1:]
    environment = set_up()
    if task == "test":
        keep_in_memory(environment)
    for command in commands(task, rest):
        status = subprocess.call(command, cwd=ROOT, env=environment)
        if status:
            return status
    return 0


def keep_in_memory(environment: dict[str, str]) -> None:
    """Let tests put their thousands of encrypted folders where nothing waits for a disk, if there is room."""
    if "TMPDIR" not in environment and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ENOUGH_MEMORY:
        environment["TMPDIR"] = str(MEMORY)


def commands(task: str, rest: list[str]) -> list[list[str]]:
    """What a task runs, in order; the first that fails ends it."""
    programs = ROOT / ".venv" / "bin"
    if task == "demo":
        return [[str(programs / "kindhub"), "demo", *rest]]
    if task == "test":
        workers = str(max(2, min(4, os.cpu_count() or 2)))
        return [[str(programs / "pytest"), "-q", "-n", workers, "--dist", "worksteal", *rest]]
    if task == "check":
        return [
            [str(programs / "ruff"), "check", "."],
            [str(programs / "ruff"), "format", "--check", "."],
            [str(programs / "mypy")],
            [str(programs / "lint-imports")],
        ]
    return [[str(programs / rest[0]), *rest[1:]]]


def set_up() -> dict[str, str]:
    """Make the environment as `uv.lock` says, and see that Qt finds its libraries."""
    environment = dict(os.environ, UV_PYTHON_DOWNLOADS="never", UV_PROJECT_ENVIRONMENT=str(ROOT / ".venv"))
    environment.pop("VIRTUAL_ENV", None)
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # else each process a test starts compiles everything anew
    quiet = {"cwd": ROOT, "env": environment}
    subprocess.check_call([find_uv(), "sync", "--frozen", "--quiet", "--python", sys.executable], **quiet)
    if LIBRARIES.is_dir():
        add_libraries(environment)
    if not qt_loads(environment):
        get_libraries()
        add_libraries(environment)
        if not qt_loads(environment):
            sys.exit("Qt's system libraries are missing. Install: " + " ".join(DEBIAN))
    return environment


def find_uv() -> str:
    """`uv` from the path, or from the checkout's `.tools`, where pip puts it the first time."""
    found = shutil.which("uv")
    if found:
        return found
    local = TOOLS / "uv" / "bin" / "uv"
    if not local.exists():
        pip = [
            sys.executable,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--no-warn-script-location",
        ]
        subprocess.check_call([*pip, "--target", str(TOOLS / "uv"), f"uv=={UV_VERSION}"])
    return str(local)


def qt_loads(environment: dict[str, str]) -> bool:
    """Whether a window could be made, offscreen."""
    probe = "from PySide6.QtWidgets import QApplication; QApplication([])"
    offscreen = dict(environment, QT_QPA_PLATFORM="offscreen")
    python = str(ROOT / ".venv" / "bin" / "python")
    return subprocess.run([python, "-c", probe], env=offscreen, capture_output=True, check=False).returncode == 0


def add_libraries(environment: dict[str, str]) -> None:
    """Let the environment's programs find libraries unpacked in the checkout."""
    folders = [str(folder) for folder in LIBRARIES.glob("usr/lib/*-linux-gnu")] + [
        str(folder) for folder in LIBRARIES.glob("lib/*-linux-gnu")
    ]
    held = environment.get("LD_LIBRARY_PATH")
    if folders:
        environment["LD_LIBRARY_PATH"] = ":".join([*folders, *([held] if held else [])])
    if (LIBRARIES / "etc" / "fonts").is_dir():
        environment.setdefault("FONTCONFIG_PATH", str(LIBRARIES / "etc" / "fonts"))


def get_libraries() -> None:
    """Fetch Qt's system libraries: installed when this is root, else unpacked into the checkout."""
    if not shutil.which("apt-get"):
        sys.exit("Qt's system libraries are missing. Please install those of your system for Qt 6 (EGL, xkbcommon).")
    print("Fetching the system libraries of Qt …", flush=True)
    if os.geteuid() == 0:
        quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
        subprocess.call(["apt-get", "-qq", "update"], env=quiet, stdout=subprocess.DEVNULL)
        install = ["apt-get", "-qq", "-y", "install", "--no-install-recommends", *DEBIAN]
        if subprocess.call(install, env=quiet, stdout=subprocess.DEVNULL) == 0:
            return
    unpack_libraries()


def unpack_libraries() -> None:
    """Without root: download the packages with an apt of our own and unpack them; nothing is installed."""
    own = TOOLS / "apt"
    for folder in ("state/lists/partial", "cache/archives/partial", "debs"):
        (own / folder).mkdir(parents=True, exist_ok=True)
    apt = ["apt-get", "-qq", "-o", f"Dir::State={own}/state", "-o", f"Dir::Cache={own}/cache"]
    apt += ["-o", "Dir::State::status=/var/lib/dpkg/status", "-o", "APT::Sandbox::User=", "-o", "Debug::NoLocking=1"]
    subprocess.check_call([*apt, "update"], stdout=subprocess.DEVNULL)
    subprocess.check_call([*apt, "download", *DEBIAN], cwd=own / "debs", stdout=subprocess.DEVNULL)
    for package in (own / "debs").glob("*.deb"):
        subprocess.check_call(["dpkg-deb", "-x", str(package), str(LIBRARIES)])


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
