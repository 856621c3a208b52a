"""Whether an installer, or a folder with one, is what the organisation made: held against the signed sums beside it.

What counts is the bytes and the name the sums give them, not the name a file has now; and a folder is what the sums say
only when nothing is missing, nothing is changed and nothing else lies in it, for Windows loads a library from beside
the program that is started.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from packaging.version import Version

from kindhub.errors import Refused
from kindhub.i18n import L, tr
from kindhub.packs.pack import escapes
from kindhub.packs.signature import CHANGED, SUFFIX, signature_of, signed_by

if TYPE_CHECKING:
    from pathlib import Path

SUMS = "SHA256SUMS"
LARGEST_BYTES = 2**20
LINE = re.compile(r"([0-9a-f]{64})  (\S.*)")
INSTALLER = re.compile(r"kindhub[-_](\d+\.\d+\.\d+)(?:\.msi|-setup\.exe|_amd64\.deb)")
NO_KEY = L(
    "This hub runs from its sources and knows no organisation's key. Check it in an installed hub.",
    "Este hub funciona desde su código y no conoce la clave de ninguna organización. Compruébelo en un hub instalado.",
)
NO_SUMS = L(
    "There is no file “SHA256SUMS” beside “{file}”, so nothing says who made it. Choose the whole folder you were "
    "given; if it has none, do not install it.",
    "Junto a «{file}» no está el archivo «SHA256SUMS», así que nada dice quién lo hizo. Elija la carpeta entera que le "
    "entregaron; si no lo tiene, no lo instale.",
)
NO_LIST = L(
    "The list of sums cannot be read as one ({line}). Do not install it; tell your administrator.",
    "La lista de sumas no se puede leer como tal ({line}). No lo instale; avise a quien administra.",
)
ESCAPES = L(
    "The list of sums names a file outside its folder ({name}). Do not install it; tell your administrator.",
    "La lista de sumas nombra un archivo fuera de su carpeta ({name}). No lo instale; avise a quien administra.",
)
MISSING = L(
    "“{name}” belongs to this folder and is missing. Copy the whole folder again from where it came.",
    "«{name}» es parte de esta carpeta y falta. Copie otra vez toda la carpeta de donde vino.",
)
STRANGE = L(
    "“{name}” is not among the files your organisation signed. Do not install anything from this folder; tell your "
    "administrator.",
    "«{name}» no está entre los archivos que su organización firmó. No instale nada de esta carpeta; avise a quien "
    "administra.",
)
NO_INSTALLER = L(
    "“{file}” is signed by your organisation, but it is no installer of KIND Hub.",
    "«{file}» está firmado por su organización, pero no es un instalador de KIND Hub.",
)
UNREADABLE = L(
    "“{file}” cannot be read ({why}). Copy it to this computer and check it again.",
    "«{file}» no se puede leer ({why}). Cópielo a este equipo y compruébelo otra vez.",
)

Age = Literal["newer", "same", "older"]
WORDS: dict[Age, L] = {
    "newer": L(
        "Genuine: your organisation made it. It is version {version}, newer than the one here ({here}).",
        "Auténtico: lo hizo su organización. Es la versión {version}, posterior a la de este equipo ({here}).",
    ),
    "same": L(
        "Genuine: your organisation made it. It is version {version}, the one that is here.",
        "Auténtico: lo hizo su organización. Es la versión {version}, la misma de este equipo.",
    ),
    "older": L(
        "Your organisation made it, but it is version {version}, older than the one here ({here}). Do not install it.",
        "Lo hizo su organización, pero es la versión {version}, anterior a la de este equipo ({here}). No la instale.",
    ),
}


@dataclass(frozen=True, slots=True)
class Genuine:
    """An installer the organisation made: its version beside the one that is here, and the files that were held."""

    version: str
    here: str
    age: Age
    files: tuple[str, ...]

    def words(self) -> str:
        """The sentence about it."""
        return WORDS[self.age].say(version=self.version, here=self.here)

    def held(self) -> str:
        """Which files were held against the sums."""
        return tr("Checked: {files}", "Se comprobó: {files}", files=", ".join(self.files))


def check_installer(chosen: Path, root: str, here: str) -> Genuine:
    """Check a file or a folder. `root` is the organisation's public key, `here` the version that is installed.

    Raises `Refused` with a sentence: not signed, signed by somebody else, changed, missing, not among what was signed.
    """
    try:
        folder = chosen if chosen.is_dir() else chosen.parent
        sums = _sums(folder, root, chosen.name)
        files = _folder(folder, sums) if folder == chosen else (_file(chosen, sums),)
    except OSError as fault:
        raise Refused(UNREADABLE, file=chosen.name, why=fault.strerror) from None
    versions = [Version(made[1]) for name in files if (made := INSTALLER.fullmatch(posixpath.basename(name)))]
    if not versions:
        raise Refused(NO_INSTALLER, file=chosen.name)
    version, current = min(versions), Version(here)
    age: Age = "older" if version < current else "same" if version == current else "newer"
    return Genuine(str(version), here, age, files)


def _sums(folder: Path, root: str, name: str) -> Mapping[str, str]:
    """File → sum, as the organisation signed it."""
    told = folder / SUMS
    if not told.is_file():
        raise Refused(NO_SUMS, file=name)
    with told.open("rb") as opened:
        data = opened.read(LARGEST_BYTES)
    signed_by(data, signature_of(told), (root,), SUMS)
    sums: dict[str, str] = {}
    for line in data.decode("utf-8", "replace").splitlines():
        found = LINE.fullmatch(line)
        if found is None or found[2].casefold() in {one.casefold() for one in sums}:
            raise Refused(NO_LIST, line=line[:80])
        if escapes(found[2]):
            raise Refused(ESCAPES, name=found[2])
        sums[found[2]] = found[1]
    return sums


def _file(chosen: Path, sums: Mapping[str, str]) -> str:
    """The name the sums give these bytes, whatever the file is called now."""
    sum_ = _sum(chosen)
    known = next((name for name, listed in sums.items() if listed == sum_), None)
    if known is None:
        raise Refused(CHANGED if chosen.name in sums else STRANGE, file=chosen.name, name=chosen.name)
    return known


def _folder(folder: Path, sums: Mapping[str, str]) -> tuple[str, ...]:
    """All names of the sums, where the folder holds those files and no others."""
    there = {
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_symlink() or not path.is_dir()
    }
    strange = sorted(there - set(sums) - {SUMS, f"{SUMS}{SUFFIX}"})
    if strange:
        raise Refused(STRANGE, name=strange[0])
    for name, listed in sums.items():
        file = folder / name
        if name not in there:
            raise Refused(MISSING, name=name)
        if file.is_symlink() or _sum(file) != listed:
            raise Refused(CHANGED, file=name)
    return tuple(sums)


def _sum(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
