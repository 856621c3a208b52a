"""Read the XML of a workbook without letting it do harm, element by element.

Decision. *Question*: how is hostile XML (entity bombs, external entities) kept out? *Options*: defusedxml's parser,
or refuse any document type and use the ordinary one. *Choice*: refuse. Entities can only be declared in a document
type, that stands before the first element or nowhere, and no spreadsheet program writes one; so reading the prolog
with expat settles it. Measured on a sheet of 65,000 cells: 0.18 s against 0.37 s for the defused parser, which is
written in Python and matters for 6,000 rows a second.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from functools import lru_cache
from pyexpat import ExpatError, ParserCreate
from typing import IO, TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from kindhub.exchange.sheets import refusals

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_CHUNK = 4_096


class _Found(Exception):
    """Ends the look at the prolog; `harmful` says with what result."""

    def __init__(self, *, harmful: bool) -> None:
        super().__init__()
        self.harmful = harmful


def refuse_document_type(name: str, source: IO[bytes]) -> None:
    """Raise `UserError` if the XML declares a document type or is no XML; reads no further than the first element."""
    parser = ParserCreate()
    parser.StartDoctypeDeclHandler = _harmful
    parser.StartElementHandler = _harmless
    try:
        while piece := source.read(_CHUNK):
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except _Found as found:
        if found.harmful:
            raise refusals.unsafe(name) from None
        return
    except (ExpatError, ValueError):
        pass
    raise refusals.damaged(name) from None


def _harmful(*_: Any) -> None:
    raise _Found(harmful=True)


def _harmless(*_: Any) -> None:
    raise _Found(harmful=False)


def elements(name: str, package: zipfile.ZipFile, part: str) -> Iterator[Element]:
    """Every element of a part as it ends; whoever has used a large one should clear it.

    Raises `UserError` for a missing part, broken XML or a document type.
    """
    try:
        with package.open(part) as source:
            refuse_document_type(name, source)
        with package.open(part) as source:
            for _, element in ET.iterparse(source):  # noqa: S314
                yield element
    except (KeyError, ET.ParseError, UnicodeError, LookupError, zipfile.BadZipFile, EOFError):
        raise refusals.damaged(name) from None


@lru_cache(maxsize=1_024)
def local(tag: str) -> str:
    """A tag without its namespace, for transitional and strict workbooks use different ones."""
    return tag.rpartition("}")[2]
