"""Opens a template as what it is: a file from outside. What is hidden in one is refused before anything reads it."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from kindhub.errors import UserError
from kindhub.i18n import L

LARGEST, LARGEST_OPEN, MOST_PARTS = 5_000_000, 30_000_000, 500
"""Bytes as a file, bytes unpacked, and files inside: a letter with a letterhead has a tenth of it."""

NO_LETTER = L(
    "This is not a DOCX document. In the word processor choose “Save as…” and the kind DOCX.",
    "Esto no es un documento DOCX. En el procesador de textos elija «Guardar como…» y el tipo DOCX.",
)
TOO_LARGE = L(
    "The template is too large: at most 5 MB, pictures included. Make its pictures smaller.",
    "La plantilla es demasiado grande: como máximo 5 MB con sus imágenes. Reduzca las imágenes.",
)
HIDES = L(
    "The template holds something that can run or fetch things on its own ({what}). Take it out and try again.",
    "La plantilla trae algo que puede ejecutarse o traer cosas por su cuenta ({what}). Quítelo e intente de nuevo.",
)
_RUNS = re.compile(r"(vbaproject|\.bin$|/embeddings/|/activex/|/customui/)", re.IGNORECASE)
_OUTSIDE = re.compile(rb"<Relationship\b[^>]*TargetMode\s*=\s*[\"']External[\"'][^>]*>", re.IGNORECASE)
_LINK = re.compile(rb"Type\s*=\s*[\"'][^\"']*/hyperlink[\"']", re.IGNORECASE)
_DECLARES = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_DOCUMENT = "word/document.xml"


def require_letter(content: bytes) -> None:
    """Look through the file. Raises `UserError` with what to do for one that is no letter, or hides something."""
    if len(content) > LARGEST:
        raise UserError(TOO_LARGE)
    try:
        with ZipFile(BytesIO(content)) as parts:
            _look_through(parts)
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError):
        raise UserError(NO_LETTER) from None


def _look_through(parts: ZipFile) -> None:
    listed = parts.infolist()
    if len(listed) > MOST_PARTS or sum(part.file_size for part in listed) > LARGEST_OPEN:
        raise UserError(TOO_LARGE)
    if _DOCUMENT not in parts.namelist():
        raise UserError(NO_LETTER)
    for part in listed:
        if _RUNS.search(part.filename):
            raise UserError(HIDES, what=part.filename)
        if part.filename.lower().endswith((".xml", ".rels")):
            _look_at(part.filename, parts.read(part))


def _look_at(name: str, text: bytes) -> None:
    if _DECLARES.search(_in_one_byte(text)):
        raise UserError(HIDES, what=f"{name}: DOCTYPE")
    if any(not _LINK.search(one) for one in _OUTSIDE.findall(_in_one_byte(text))):
        raise UserError(HIDES, what=f"{name}: External")


def _in_one_byte(text: bytes) -> bytes:
    """The text without the zero bytes of UTF-16, which would hide words from a search."""
    return text.replace(b"\0", b"")
