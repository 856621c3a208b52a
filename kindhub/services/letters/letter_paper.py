"""A filled letter as a paper of the hub, so that it is shown, printed and made a PDF like every other."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.table import Table as DocxTable
from docx.text.paragraph import Paragraph

from kindhub.program.paper import Centred, Heading, Table, Words

if TYPE_CHECKING:
    from kindhub.program.paper import Block, Size

_CENTRED: dict[str, Size] = {"Title": "title", "Heading1": "h1", "Heading2": "h2", "Caption": "small"}
"""The type of a paragraph in the middle, by its style."""


def blocks_of(content: bytes) -> tuple[Block, ...]:
    """The text and the tables of a filled letter in their order; its pictures and its letterhead stay in the DOCX."""
    return tuple(_blocks(Document(BytesIO(content))))


def _blocks(document: Any) -> Iterator[Block]:
    for part in document.iter_inner_content():
        if isinstance(part, DocxTable):
            yield from _table(part)
        elif isinstance(part, Paragraph) and (text := part.text.strip()):
            yield _paragraph(part, text)


def _paragraph(part: Paragraph, text: str) -> Block:
    style = (part.style.style_id if part.style is not None else "") or ""
    runs = [run for run in part.runs if run.text.strip()]
    bold = bool(runs) and all(run.bold for run in runs)
    if part.alignment == WD_ALIGN_PARAGRAPH.CENTER:
        return Centred(text, _CENTRED.get(style, "strong" if bold else "body"))
    if style == "Title":
        return Heading(text)
    if style.startswith("Heading"):
        return Heading(text, 2)
    return Words(text, strong=bold)


def _table(part: DocxTable) -> Iterator[Block]:
    rows = [tuple(cell.text.strip() for cell in row.cells) for row in part.rows]
    if rows:
        yield Table(rows[0], tuple(rows[1:]))
