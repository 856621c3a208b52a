"""A paper as a workbook, for those who go on working with what stands on it; text stays text."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import xlsxwriter

from kindhub.i18n import tr
from kindhub.program.paper import Boxes, Centred, Heading, Items, Paper, Signatures, Table, Words

WIDTHS = (34, 34, 24, 24, 24, 24)
"""Widths of the columns, in letters: labels and values are long, further columns of a table short."""


def sheet_of(paper: Paper) -> bytes:
    """The workbook, in memory only: one sheet, blocks one under the other. Pictures stay on paper."""
    out = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": "KIND Hub", "author": ""})
        page = _Page(book, book.add_worksheet(tr("Paper", "Papel")))
        page.line((paper.title, paper.code), "title")
        for block in paper.blocks:
            page.put(block)
    return out.getvalue()


class _Page:
    def __init__(self, book: Any, sheet: Any) -> None:
        self._sheet, self._row = sheet, 0
        wrap = {"text_wrap": True, "valign": "top"}
        self._looks = {
            "title": book.add_format({"bold": True, "font_size": 14}),
            "heading": book.add_format({"bold": True, "font_size": 12}),
            "strong": book.add_format({"bold": True, **wrap}),
            "text": book.add_format(wrap),
        }
        for column, width in enumerate(WIDTHS):
            sheet.set_column(column, column, width)

    def line(self, texts: tuple[str, ...], *looks: str) -> None:
        """A row; the last look goes on for the cells left."""
        for column, text in enumerate(texts):
            self._sheet.write_string(self._row, column, text, self._looks[looks[min(column, len(looks) - 1)]])
        self._row += 1

    def put(self, block: object) -> None:
        """One block of the paper."""
        if isinstance(block, Heading):
            self._row += 1
            self.line((block.text,), "heading")
        elif isinstance(block, (Words, Centred)):
            strong = block.strong if isinstance(block, Words) else block.size != "body"
            self.line((block.text,), "strong" if strong else "text")
        elif isinstance(block, Items):
            for item in block.items:
                self.line((item.label, item.value), "strong", "text")
        elif isinstance(block, Boxes):
            self.line((block.question, ", ".join(box.label for box in block.boxes if box.ticked)), "strong", "text")
        elif isinstance(block, Table):
            self.line(block.headings, "strong")
            for row in block.rows:
                self.line(row, "text")
        elif isinstance(block, Signatures):
            for signer in block.signers:
                self.line((signer.who, ""), "strong", "text")
