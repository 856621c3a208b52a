"""A filled letter as a paper of the hub, so that it is shown, printed and made a PDF like every other."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.table import Table as DocxTable
from docx.text.paragraph import Paragraph

from kindhub.program.paper import Heading, Table, Words

if TYPE_CHECKING:
    from kindhub.program.paper import Block


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
    if style == "Title":
        return Heading(text)
    if style.startswith("Heading"):
        return Heading(text, 2)
    runs = [run for run in part.runs if run.text.strip()]
    return Words(text, strong=bool(runs) and all(run.bold for run in runs))


def _table(part: DocxTable) -> Iterator[Block]:
    rows = [tuple(cell.text.strip() for cell in row.cells) for row in part.rows]
    if rows:
        yield Table(rows[0], tuple(rows[1:]))
