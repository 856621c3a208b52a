"""A pack as it lies in a file: an ordinary wheel with one program, looked at before anything of it is run."""

import hashlib
import posixpath
import zipfile
from collections.abc import Mapping
from configparser import ConfigParser, Error
from dataclasses import dataclass
from email.parser import HeaderParser
from io import BytesIO
from types import MappingProxyType

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

from kindhub.errors import Refused
from kindhub.i18n import L
from kindhub.program.hookspecs import GROUP
from kindhub.program.info import KEY

LARGEST = 50 * 2**20
"""Bytes a pack may unpack to; a program is text."""
NATIVE = (".pyd", ".dll", ".so", ".dylib", ".exe", ".pth", ".com", ".bat", ".cmd", ".ps1")
CACHE = "__pycache__/"
NO_PACK = L(
    "“{file}” is no program for this hub ({why}). Ask whoever made it for the right file.",
    "«{file}» no es un programa para este hub ({why}). Pida el archivo correcto a quien lo hizo.",
)
PATHS = L(
    "“{file}” wants to write outside its own folder. Do not use it; tell your administrator.",
    "«{file}» intenta escribir fuera de su carpeta. No lo use; avise a quien administra.",
)
MACHINE_CODE = L(
    "“{file}” holds machine code ({part}). Programs must not; only the installer may bring it.",
    "«{file}» trae código de máquina ({part}). Un programa no puede; solo el instalador puede traerlo.",
)
OTHER_HUB = L(
    "“{file}” is made for another version of the hub ({wanted}); this one is {here}. Ask for the pack that fits.",
    "«{file}» es para otra versión del hub ({wanted}); esta es la {here}. Pida el paquete que corresponde.",
)


@dataclass(frozen=True, slots=True)
class Pack:
    """A program in a wheel: its key, its version, the module with its hooks, and the bytes of every file of it."""

    key: str
    version: Version
    module: str
    sha256: str
    files: Mapping[str, bytes]

    @property
    def package(self) -> str:
        """The name of its folder."""
        return self.module.partition(".")[0]


def read_pack(data: bytes, name: str, hub: str) -> Pack:
    """Open a wheel from its bytes. `name` is what the file is called in a refusal, `hub` the version of this hub.

    Raises `Refused`. It does not look at the signature: that is checked first, over the same bytes.
    """
    files = _files(data, name)
    package, module, key = _entry(files, name)
    told = HeaderParser().parsestr(_text(files, "METADATA", name))
    outside = {path for path in files if not path.startswith((f"{package}/", f"{package}-"))}
    if outside:
        raise Refused(PATHS, file=name)
    try:
        version = Version(told["Version"])
        needs = [Requirement(one) for one in told.get_all("Requires-Dist", ())]
    except (InvalidVersion, InvalidRequirement, TypeError):
        raise Refused(NO_PACK, file=name, why="METADATA") from None
    for need in needs:
        if canonicalize_name(need.name) == "kindhub" and not need.specifier.contains(hub, prereleases=True):
            raise Refused(OTHER_HUB, file=name, wanted=str(need.specifier), here=hub)
    return Pack(key, version, module, hashlib.sha256(data).hexdigest(), MappingProxyType(files))


def _files(data: bytes, name: str) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
            paths = [member.filename for member in members if not member.is_dir()]
            if any(escapes(path) for path in paths) or len({path.casefold() for path in paths}) != len(paths):
                raise Refused(PATHS, file=name)
            code = next((path for path in paths if _is_code(path, paths)), None)
            if code is not None:
                raise Refused(MACHINE_CODE, file=name, part=code)
            if sum(member.file_size for member in members) > LARGEST:
                raise Refused(NO_PACK, file=name, why=f"> {LARGEST // 2**20} MB")
            return {path: archive.read(path) for path in paths}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError):
        raise Refused(NO_PACK, file=name, why="ZIP") from None


def _is_code(path: str, paths: list[str]) -> bool:
    """Whether it is anything but text: machine code, what Python runs by itself, byte code without its source."""
    folder, cache, name = path.rpartition(CACHE)
    if path.casefold().endswith(".pyc"):
        return not cache or f"{folder}{name.partition('.')[0]}.py" not in paths
    return path.casefold().endswith(NATIVE)


def escapes(path: str) -> bool:
    """Whether a name is anything but a plain path below a folder."""
    plain = posixpath.normpath(path)
    return "\\" in path or ":" in path or path != plain or plain.startswith(("/", "../")) or plain == ".."


def _entry(files: Mapping[str, bytes], name: str) -> tuple[str, str, str]:
    """The package, the module with the hooks and the key of the program, from the wheel's one entry point."""
    parser = ConfigParser(delimiters=("=",))
    try:
        parser.read_string(_text(files, "entry_points.txt", name))
        [(key, module)] = parser.items(GROUP)
    except (Error, ValueError):
        raise Refused(NO_PACK, file=name, why=GROUP) from None
    package = module.partition(".")[0]
    if not KEY.fullmatch(key) or not package.isidentifier() or f"{package}/__init__.py" not in files:
        raise Refused(NO_PACK, file=name, why=GROUP)
    return package, module, key


def _text(files: Mapping[str, bytes], part: str, name: str) -> str:
    found = [path for path in files if path.count("/") == 1 and path.endswith(f".dist-info/{part}")]
    if len(found) != 1:
        raise Refused(NO_PACK, file=name, why=part)
    try:
        return files[found[0]].decode("utf-8")
    except UnicodeDecodeError:
        raise Refused(NO_PACK, file=name, why=part) from None
