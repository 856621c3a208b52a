"""Certificates from a template, many of one: the template is merged once, and each gets its own words.

A word of a certificate always stands there, as a line to write on where nothing is known. So nothing in a template
depends on whose it is, and merging once with marks in the place of words gives what merging for each would.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from kindhub.program.paper import Paper
from kindhub.records.partial_date import PartialDate
from kindhub.services.letters.letter_paper import blocks_of
from kindhub.services.letters.merging import TO_WRITE_ON, merged

if TYPE_CHECKING:
    from kindhub.program.letters import Letter
    from kindhub.services.certificates.register import IssuedLine

_QUICK = 1
"""How hard parts are pressed: hundreds are to be there in seconds."""
_BEGIN, _END = "\ue000", "\ue001"
"""Around a mark: letters of no script, which no template and no name has."""


class CertificatePress:
    """`document(line)` is the DOCX of one certificate, `paper(line)` the same to be drawn. In memory only."""

    def __init__(self, letter: Letter, template: bytes, place: str) -> None:
        """Raises `UserError` for a template that is none."""
        self._letter, self._place = letter, place
        self._marks = {word.key: f"{_BEGIN}{word.key}{_END}" for word in letter.words}
        content = merged(letter, template, self._marks)
        self._blocks = blocks_of(content)
        with ZipFile(BytesIO(content)) as parts:
            read = [(info.filename, parts.read(info)) for info in parts.infolist()]
        marks = [mark.encode() for mark in self._marks.values()]
        self._parts = [(name, text, any(mark in text for mark in marks)) for name, text in read]

    def document(self, line: IssuedLine) -> bytes:
        """The certificate as DOCX."""
        said = {self._marks[key].encode(): escape(value).encode() for key, value in self._words(line).items()}
        out = BytesIO()
        with ZipFile(out, "w", ZIP_DEFLATED, compresslevel=_QUICK) as parts:
            for name, content, marked in self._parts:
                parts.writestr(name, _filled_bytes(content, said) if marked else content)
        return out.getvalue()

    def paper(self, line: IssuedLine) -> Paper:
        """The certificate as a sheet of its own."""
        words = {self._marks[key]: value for key, value in self._words(line).items()}
        blocks = tuple(_filled(block, words) for block in self._blocks)
        return Paper("", blocks, record=f"{line.number} {line.code}", plate=True)

    def _words(self, line: IssuedLine) -> dict[str, str]:
        said = {
            "name": line.given_to,
            "event": line.event,
            "dates": line.dates,
            "place": self._place,
            "hours": f"{line.hours:g}",
            "number": line.number,
            "code": line.code,
            "issued": PartialDate.of(line.issued_on).show(),
        }
        return {key: _clean(said.get(key, "")) or TO_WRITE_ON for key in self._marks}


def _clean(text: str) -> str:
    """What a document can hold: no control characters."""
    return "".join(letter for letter in text if letter.isprintable()).strip()


def _filled_bytes(content: bytes, said: Mapping[bytes, bytes]) -> bytes:
    for mark, value in said.items():
        content = content.replace(mark, value)
    return content


def _filled(value: Any, words: Mapping[str, str]) -> Any:
    """A block, a row or a text with every mark replaced."""
    if isinstance(value, str):
        for mark, word in words.items():
            value = value.replace(mark, word)
        return value
    if isinstance(value, tuple):
        return tuple(_filled(one, words) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        held = {one.name: _filled(getattr(value, one.name), words) for one in fields(value)}
        return replace(value, **held)
    return value
