"""The hub and what it needs as a tree of files for one platform, trimmed; the same for every installer."""

import os
import re
import shutil
import subprocess
import zipfile
from dataclasses import dataclass
from pathlib import Path

from minisign import SecretKey
from packs import pack
from settled import epoch

ROOT = Path(__file__).parents[1]
UNUSED = (
    "bin", "pypdfium2_cli", "kindhub/testing", "kindhub/ui/gallery",
    "**/*.pyi", "**/*.lib", "**/*.h", "**/tests", "**/test",
    "PIL/_avif*", "*.dist-info/RECORD", "*.dist-info/INSTALLER", "*.dist-info/REQUESTED", "*.dist-info/direct_url.json",
    "*.dist-info/uv_*", "phonenumbers/geodata", "phonenumbers/carrierdata", "phonenumbers/tzdata",
    "babel/locale-data/[!er]*.dat", "babel/locale-data/e[!ns]*.dat", "babel/locale-data/r[!o]*.dat",
    "babel/locale-data/ro*_*.dat", "babel/locale-data/ro.dat", "sqlalchemy/testing", "sqlalchemy/dialects/oracle",
    "sqlalchemy/dialects/mssql", "sqlalchemy/dialects/mysql", "lxml/isoschematron", "lxml/html",
)  # fmt: skip
"""What a hub that runs never reads: stubs, tests, other languages, other databases."""
ONLY = {
    "qtawesome/fonts": ("phosphor*",),
    "holidays/locale": ("es", "en_US"),
    "stdnum": ("*.py", "gt", "mx", "iso7064"),
}  # fmt: skip
"""Folders of which a part is read: icons of one family, languages of holidays, numbers of two countries."""
LARGE = 5.0
"""MB; what is larger is told of at each build. `README.md` beside this file says what each is there for."""


@dataclass(frozen=True, slots=True)
class Builder:
    """For whom and with what: the platform as uv names it, its Python, one like it that compiles, the key for packs."""

    platform: str
    python: str
    compiler: str
    uv: str
    key: SecretKey


def write_app(into: Path, version: str, by: Builder) -> None:
    """The hub and what it needs, as the lock pins it for the platform; uv checks each file against its hash."""
    listed = into.parent / "requirements.txt"
    told = subprocess.run(
        [by.uv, "export", "--quiet", "--locked", "--format", "requirements-txt", "--no-dev",
         "--no-emit-workspace", "--package", "kindhub"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    listed.write_text(told, encoding="utf-8")
    _install(into, by, "--require-hashes", "--requirement", str(listed))
    listed.unlink()
    _install(into, by, str(wheel("kindhub", by)))
    _state(into / "kindhub" / "__init__.py", version)
    _tell_less(next(into.glob("kindhub-*.dist-info")) / "METADATA")
    drop(into, UNUSED)
    for folder, kept in ONLY.items():
        leave(into / folder, kept)


def write_program(into: Path, package: str, by: Builder) -> Path:
    """A program apart: its signed pack, and the same unpacked in a folder of its name."""
    made = pack(wheel(package, by), into, by.compiler, by.key)
    with zipfile.ZipFile(made) as archive:
        archive.extractall(into / package)
    return made


def compile_app(app: Path, by: Builder) -> None:
    """Compile once, here: an installed hub writes nothing into its own folder. The same bytes on every build."""
    subprocess.run(
        [by.compiler, "-m", "compileall", "-q", "-j", "0", "--invalidation-mode", "unchecked-hash",
         "-s", str(app.parent), str(app)],
        check=True, env={**os.environ, "PYTHONHASHSEED": "0"},
    )  # fmt: skip


def weights(tree: Path) -> str:
    """How large a tree is when it is installed, and its large parts, in words."""
    parts = [path for place in (tree, tree / "app") for path in place.iterdir() if path.name != "app"]
    sizes = {path.name: _megabytes(path) for path in parts}
    large = sorted(((size, name) for name, size in sizes.items() if size > LARGE), reverse=True)
    told = ", ".join(f"{name} {size:.0f}" for size, name in large)
    return f"installed {sum(sizes.values()):.0f} MB: {told}"


def _megabytes(path: Path) -> float:
    files = path.rglob("*") if path.is_dir() else (path,)
    return sum(file.stat().st_size for file in files if file.is_file()) / 2**20


def wheel(package: str, by: Builder) -> Path:
    """Build the wheel of a package of this repository; the same bytes on every build."""
    into = ROOT / "dist" / package
    shutil.rmtree(into, ignore_errors=True)
    subprocess.run(
        [by.uv, "build", "--quiet", "--wheel", "--package", package.replace("_", "-"), "--out-dir", str(into)],
        cwd=ROOT, check=True, env={**os.environ, "SOURCE_DATE_EPOCH": str(epoch())},
    )  # fmt: skip
    return next(into.glob("*.whl"))


def drop(app: Path, patterns: tuple[str, ...]) -> None:
    """Remove files and folders by pattern."""
    for pattern in patterns:
        for path in app.glob(pattern):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def leave(folder: Path, kept: tuple[str, ...]) -> None:
    """Remove all that lies in a folder, but what fits a pattern. Raises `ValueError` when one fits nothing."""
    found = [set(folder.glob(pattern)) for pattern in kept]
    if not all(found):
        raise ValueError(f"not all of {kept} are in {folder}")
    for path in set(folder.iterdir()) - set().union(*found):
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def _state(module: Path, version: str) -> None:
    """The hub says the version it was built as, also where that is not the one of the sources."""
    module.write_text(re.sub(r'__version__ = ".*"', f'__version__ = "{version}"', module.read_text("utf-8")), "utf-8")


def _tell_less(metadata: Path) -> None:
    """Without the README, which tells of every program there is: an installation knows of its own."""
    head = metadata.read_text("utf-8").partition("\n\n")[0]
    metadata.write_text(f"{head}\n", "utf-8", newline="\n")


def _install(into: Path, by: Builder, *what: str) -> None:
    subprocess.run(
        [by.uv, "pip", "install", "--quiet", "--target", str(into), "--python-platform", by.platform,
         "--python-version", by.python, "--no-deps", "--only-binary", ":all:", "--link-mode", "copy", *what],
        cwd=ROOT, check=True,
    )  # fmt: skip
