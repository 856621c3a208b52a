"""Numbers: office, year, book and a count without gaps. See the decision in this package's first page."""

import hashlib
import re
from typing import Any

from sqlalchemy import func, select

from kindhub.program.mixins.certificate import CertificateFields
from kindhub.records.base import table_of
from kindhub.records.names import fold
from kindhub.services.short_codes import cleaned, code_of

BOOK = 3
"""Letters of a book: 32,768 signs, so that two of an office's ten computers share one once in 700 offices."""
OFFICE = 8
_NO_SIGN = re.compile(r"[^0-9A-Z]+")


def book_of(device: str) -> str:
    """The sign of this installation; what it is made of cannot be told from it."""
    return code_of(hashlib.sha256(f"certificates {device}".encode()).digest(), BOOK)


def office_sign(office: str, program_letters: str) -> str:
    """The office in a number: capitals and digits, the program's letters where it has no short sign."""
    sign = _NO_SIGN.sub("", fold(office).upper())
    return sign if 0 < len(sign) <= OFFICE else program_letters


def last_serial(session: Any, record: type[CertificateFields], office: str, year: int, book: str) -> int:
    """How far the count of a book has come. It counts every line there is, whoever may see it."""
    table = table_of(record)
    mine = (table.c.office == office, table.c.year == year, table.c.book == book)
    return int(session.execute(select(func.max(table.c.serial)).where(*mine)).scalar() or 0)


def number_of(office: str, year: int, book: str, serial: int) -> str:
    """The number as it is printed."""
    return f"{office}-{year}-{book}-{serial:04d}"


def number_key(typed: str) -> str:
    """A number however it was typed, to be compared: `tij 2026 7kq 12` too."""
    parts = re.split(r"[\s\-–—_./]+", typed.strip())
    last = parts.pop().lstrip("0") if len(parts) > 1 else ""
    return cleaned("".join(parts)) + f"/{last}" if last else cleaned("".join(parts))
