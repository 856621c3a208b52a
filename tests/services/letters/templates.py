"""Templates for tests, made as a word processor makes them."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document

from kindhub.i18n import L
from kindhub.program.letters import Letter, Word

LETTER = Letter(
    "lending.reminder",
    L("Reminder", "Recordatorio"),
    (
        Word("title", L("title of the book", "título del libro"), "Libro inventado"),
        Word("books", L("books", "libros"), parts=(
            Word("name", L("title", "título"), "Uno"), Word("due", L("due", "vence"), "3 mar 2026"),
        )),
    ),
)  # fmt: skip


def docx(*paragraphs: str, head: str = "", table: tuple[tuple[str, ...], ...] = ()) -> bytes:
    """A DOCX of these paragraphs."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if head:
        document.sections[0].header.paragraphs[0].text = head
    if table:
        grid = document.add_table(len(table), len(table[0]))
        for row, texts in zip(grid.rows, table, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    document.core_properties.author = "Somebody Real"
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def with_part(content: bytes, name: str, text: bytes) -> bytes:
    """The same file with a part more, or another in its place."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for part in old.infolist():
            if part.filename != name:
                new.writestr(part, old.read(part))
        new.writestr(name, text)
    return out.getvalue()


def text_of(content: bytes) -> str:
    """All text of a DOCX, its heads and tables too."""
    document = Document(BytesIO(content))
    texts = [one.text for one in document.paragraphs]
    texts += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    texts += [one.text for section in document.sections for one in section.header.paragraphs]
    return "\n".join(texts)
