"""What `wixl` leaves out of an MSI or makes new each time: the versions of files, and the summary with its clock.

Windows keeps the file with the higher version, and one without a version loses against any: an upgrade could leave a
new library out. And two builds of the same sources are the same file only when no clock and no chance is in them.
"""

import hashlib
import struct
import subprocess
import tempfile
from pathlib import Path

from settled import guid, moment

FIXED = struct.pack("<I", 0xFEEF04BD)
"""How the version block of a Windows library begins."""
ENDINGS = (".dll", ".exe", ".pyd")
PACKAGE_CODE, CREATED, SAVED = "9", "12", "13"


def version_of(file: Path) -> str | None:
    """The version a Windows library states, as `1.2.3.4`; None where it states none."""
    data = file.read_bytes()
    at = data.find(FIXED)
    if at < 0:
        return None
    high, low = struct.unpack_from("<II", data, at + 8)
    return f"{high >> 16}.{high & 0xFFFF}.{low >> 16}.{low & 0xFFFF}"


def write_versions(msi: Path, sources: dict[str, Path]) -> None:
    """Write the version of each library beside it; `sources` are the files by their row in the table."""
    stated = {row: found for row, file in sources.items() if file.suffix in ENDINGS and (found := version_of(file))}
    head, rows = _table(msi, "File")
    for row in rows:
        if row[0] in stated:
            row[4], row[5] = stated[row[0]], "1033"
    _import(msi, "File", head, rows)
    head, rows = _table(msi, "MsiFileHash")
    _import(msi, "MsiFileHash", head, [row for row in rows if row[0] not in stated])


def settle_summary(msi: Path) -> None:
    """Take clock and chance out of the summary: the code of the package follows from all that is in it."""
    when = moment().strftime("%Y/%m/%d %H:%M:%S")
    content = hashlib.sha256()
    for name in sorted(tables_of(msi)):
        if name != "_SummaryInformation":
            content.update(exported(msi, name))
    content.update(subprocess.run(["msiinfo", "extract", str(msi), "kindhub.cab"], check=True,
                                  capture_output=True).stdout)  # fmt: skip
    settled = {PACKAGE_CODE: guid("package", content.hexdigest()), CREATED: when, SAVED: when}
    head, rows = _table(msi, "_SummaryInformation")
    _import(msi, "_SummaryInformation", head, [[row[0], settled.get(row[0], row[1])] for row in rows])


def tables_of(msi: Path) -> list[str]:
    """The names of its tables."""
    return subprocess.run(["msiinfo", "tables", str(msi)], check=True, capture_output=True, text=True).stdout.split()


def exported(msi: Path, table: str) -> bytes:
    """A table as text, then what it holds beside the text (the icon): `msiinfo` lays that where it runs."""
    with tempfile.TemporaryDirectory() as place:
        told = subprocess.run(
            ["msiinfo", "export", str(msi.resolve()), table], check=True, capture_output=True, cwd=place
        ).stdout
        beside = (file.read_bytes() for file in sorted(Path(place).rglob("*")) if file.is_file())
        return told + b"".join(beside)


def _table(msi: Path, name: str) -> tuple[list[str], list[list[str]]]:
    """The three lines that head a table, and its rows."""
    lines = exported(msi, name).decode("utf-8").split("\r\n")
    return lines[:3], [line.split("\t") for line in lines[3:] if line]


def _import(msi: Path, name: str, head: list[str], rows: list[list[str]]) -> None:
    with tempfile.TemporaryDirectory() as place:
        told = Path(place) / f"{name}.idt"
        told.write_bytes("\r\n".join((*head, *("\t".join(row) for row in rows), "")).encode("utf-8"))
        subprocess.run(["msibuild", str(msi), "-i", str(told)], check=True)
