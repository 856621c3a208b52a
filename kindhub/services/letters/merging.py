"""Fills a template with the values of a case, in memory only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from docxtpl import DocxTemplate

from kindhub.services.letters.common_words import all_words
from kindhub.services.letters.grammar import Grammar
from kindhub.services.letters.letter_file import require_letter

if TYPE_CHECKING:
    from jinja2 import nodes

    from kindhub.program.letters import Letter, Value

TO_WRITE_ON = "_" * 24
"""What stands for a word without a value: a line to write on."""


def merged(letter: Letter, template: bytes, values: Mapping[str, Value]) -> bytes:
    """The letter as DOCX. Raises `UserError` for a template that is none. Words without a value become lines."""
    require_letter(template)
    document = DocxTemplate(BytesIO(template))
    filled = {word.key: _filled(word.parts, values.get(word.key)) for word in all_words(letter)}
    document.render(filled, Grammar(), autoescape=True)
    _forget_who_wrote(document)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def trees_of(template: bytes) -> list[nodes.Template]:
    """What the text, heads and feet of a template say. Raises `UserError` for what no template may say."""
    require_letter(template)
    document, grammar = DocxTemplate(BytesIO(template)), Grammar()
    document.init_docx()
    texts = [document.get_xml()]
    for uri in (document.HEADER_URI, document.FOOTER_URI):
        texts += [document.get_part_xml(part) for _, part in document.get_headers_footers(uri)]
    return [grammar.read(document.patch_xml(text)) for text in texts]


def _filled(parts: Sequence[Any], value: Value | None) -> Any:
    if not parts:
        return value or TO_WRITE_ON
    rows = value if value and not isinstance(value, str) else ()
    return [{part.key: row.get(part.key) or TO_WRITE_ON for part in parts} for row in rows]


def _forget_who_wrote(document: Any) -> None:
    """A letter tells nothing but what stands on it: not who made its template, when, or on which computer."""
    about = document.docx.core_properties
    for name in ("author", "last_modified_by", "title", "subject", "comments", "keywords", "category"):
        setattr(about, name, "")
    about.created = about.modified = datetime(2000, 1, 1, tzinfo=UTC)
