"""The sums of all that is handed out, signed by the organisation's root: `sha256sum -c` and minisign check them too."""

import hashlib
from pathlib import Path

from minisign import SecretKey
from packs import sign

NAME = "SHA256SUMS"


def write_sums(folder: Path, files: list[Path], root: SecretKey) -> Path:
    """Write `SHA256SUMS` and its signature for files below a folder."""
    told = folder / NAME
    lines = (f"{_sum(file)}  {file.relative_to(folder).as_posix()}\n" for file in sorted(files))
    told.write_text("".join(lines), encoding="utf-8", newline="\n")
    sign(told, root)
    return told


def _sum(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
