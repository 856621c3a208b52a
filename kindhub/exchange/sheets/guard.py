"""Look at a chosen file before anything is understood of it: is it there, what is it really, is it safe to unpack.

The zip directory is believed only as a first bound; every part is then unpacked once, counted and thrown away, since
directories lie. Nothing is written and no handle stays open: the file is read into memory.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path

from kindhub.errors import UserError
from kindhub.exchange.sheets import refusals
from kindhub.exchange.sheets.model import Limits
from kindhub.i18n import L

_ZIP = b"PK\x03\x04"
_COMPOUND = bytes.fromhex("D0CF11E0A1B11AE1")
_CHUNK = 1 << 16
_KNOWN = (
    (b"%PDF", L("a PDF", "un PDF")),
    (b"\x89PNG", L("a picture", "una imagen")),
    (b"\xff\xd8\xff", L("a picture", "una imagen")),
    (b"GIF8", L("a picture", "una imagen")),
    (b"{\\rtf", L("a text document", "un documento de texto")),
    (b"MZ", L("a program", "un programa")),
    (b"\x7fELF", L("a program", "un programa")),
    (b"SQLite format 3", L("a database", "una base de datos")),
    (b"7z\xbc\xaf", L("a compressed folder", "una carpeta comprimida")),
    (b"Rar!", L("a compressed folder", "una carpeta comprimida")),
    (b"\x1f\x8b", L("a compressed file", "un archivo comprimido")),
)


def read_file(path: Path, limits: Limits) -> bytes:
    """The whole file, or a `UserError` that says why it cannot be had (folder, lock file, right, size, empty)."""
    name = path.name
    if name.startswith(("~$", ".~lock.")):
        raise UserError(
            L(
                "“{name}” only shows that a workbook is open. Close it in the spreadsheet program and choose the "
                "workbook itself.",
                "«{name}» solo indica que un libro está abierto. Ciérrelo en el programa de hojas de cálculo y elija "
                "el libro mismo.",
            ),
            name=name,
        )
    try:
        if path.is_dir():
            raise UserError(
                L("“{name}” is a folder. Choose a file.", "«{name}» es una carpeta. Elija un archivo."), name=name
            )
        with path.open("rb") as source:
            data = source.read(limits.file_bytes + 1)
    except FileNotFoundError:
        raise UserError(
            L("“{name}” is not there any more. Choose it again.", "«{name}» ya no está. Elíjalo otra vez."), name=name
        ) from None
    except OSError:
        raise UserError(
            L(
                "“{name}” cannot be read. If it is open in another program, close it there; otherwise ask for the "
                "right to read it.",
                "No se puede leer «{name}». Si está abierto en otro programa, ciérrelo; si no, pida permiso "
                "de lectura.",
            ),
            name=name,
        ) from None
    if len(data) > limits.file_bytes:
        raise refusals.too_large(name, L("bytes", "bytes"), limits.file_bytes)
    if not data:
        raise refusals.empty(name)
    return data


def is_package(name: str, data: bytes) -> bool:
    """True for a zip to be read as XLSX, False for text to be read as CSV; anything else raises `UserError`.

    The content decides, not the ending of the name: workbooks named .xls are common, and so are PDFs named .xlsx.
    """
    if data.startswith(_ZIP):
        return True
    if data.startswith(_COMPOUND):
        raise _compound(name, data)
    for mark, what in _KNOWN:
        if data.startswith(mark):
            raise refusals.wrong_type(name, what)
    head = data[:2_000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<html", b"<!doctype", b"<table", b"<?xml", b"<meta")):
        raise refusals.old_format(name)
    if Path(name).suffix.lower() in {".xlsx", ".xlsm", ".xls", ".xlsb", ".xltx", ".ods"} or data.startswith(b"PK"):
        raise refusals.damaged(name)
    return False


def _compound(name: str, data: bytes) -> UserError:
    """An OLE container holds either an encrypted workbook or one from before 2007."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return refusals.protected(name)
    if "WordDocument".encode("utf-16-le") in data:
        return refusals.wrong_type(name, L("a text document", "un documento de texto"))
    return refusals.old_format(name)


def open_package(name: str, data: bytes, limits: Limits) -> zipfile.ZipFile:
    """The zip in memory after every part was counted while unpacking; `UserError` when damaged, locked or a bomb."""
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
        _believe_directory(name, package, limits)
        _unpack_once(name, package, limits)
    except UserError:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
        raise refusals.damaged(name) from None
    return package


def _believe_directory(name: str, package: zipfile.ZipFile, limits: Limits) -> None:
    """Refuse by what the directory admits, before unpacking a byte."""
    parts = package.infolist()
    if len(parts) > limits.entries:
        raise refusals.too_large(name, L("parts", "partes"), limits.entries)
    if any(part.flag_bits & 1 for part in parts):
        raise refusals.protected(name)
    if sum(part.file_size for part in parts) > limits.unpacked_bytes:
        raise refusals.too_large(name, L("bytes once unpacked", "bytes al descomprimirlo"), limits.unpacked_bytes)
    if any(part.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} for part in parts):
        raise refusals.damaged(name)
    names = [part.filename for part in parts]
    if len(set(names)) != len(names):
        raise refusals.damaged(name)


def _unpack_once(name: str, package: zipfile.ZipFile, limits: Limits) -> None:
    """Unpack every part in small pieces, counting; checks the checksum of each as a side effect."""
    total = 0
    for part in package.infolist():
        size = 0
        with package.open(part) as source:
            while piece := source.read(_CHUNK):
                size += len(piece)
                if total + size > limits.unpacked_bytes or _bomb(size, part.compress_size, limits):
                    raise refusals.too_large(
                        name, L("bytes once unpacked", "bytes al descomprimirlo"), limits.unpacked_bytes
                    )
        total += size


def _bomb(size: int, packed: int, limits: Limits) -> bool:
    return size > limits.ratio_from and size > limits.ratio * max(packed, 1)
