"""Lays a paper out and draws its pages, on a printer or as PDF. The job's title is always the same: it names nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from kindhub.i18n import tr
from kindhub.program.paper import Boxes, Centred, Heading, Items, NewPage, Paper, Signatures, Table, Words
from kindhub.ui.printing.head_and_foot import Foot, Head
from kindhub.ui.printing.item_blocks import boxes, items
from kindhub.ui.printing.look import DOTS, MARGIN_MM, Look, mm
from kindhub.ui.printing.picture import Picture
from kindhub.ui.printing.plain_blocks import centred, heading, picture, words
from kindhub.ui.printing.plate import Plate
from kindhub.ui.printing.signing_block import signatures
from kindhub.ui.printing.strips import Placed, Strip, deal
from kindhub.ui.printing.table_block import table
from kindhub.ui.when import short_day

JOB = "KIND Hub"
"""What print queues and PDF viewers show."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who printed, when (local time) and for what: the foot of every page. Blank forms bear none of it."""

    who: str = ""
    at: datetime | None = None
    why: str = ""

    def words(self) -> str:
        """All of it in one line."""
        when = f"{short_day(self.at.date(), self.at.date())} {self.at.year}, {self.at:%H:%M}" if self.at else ""
        why = tr("for: {why}", "para: {why}", why=self.why) if self.why else ""
        return " · ".join(part for part in (self.who, when, why) if part)


class Pages:
    """A paper laid out on a sheet; `draw` paints one page in dots of 1/600 inch from the upper left corner."""

    def __init__(self, paper: Paper, look: Look, stamp: Stamp, *, named: bool = False) -> None:
        self.look = look
        self._plate = Plate(look, paper.record) if paper.plate else None
        if self._plate is not None:
            strips = _strips(paper, self._plate.look)
            self._pages: list[list[Placed]] = deal(strips, self._plate.room, self._plate.room)
            return
        self._head = Head(paper, look, named=named)
        self._foot = Foot(look, stamp.words())
        room = look.height - self._foot.height
        first, later = room - self._head.height(0), room - self._head.height(1)
        self._pages = deal(_strips(paper, look), later, first)

    def __len__(self) -> int:
        return len(self._pages)

    def draw(self, painter: QPainter, number: int) -> None:
        """Paint page `number` (from 0), its head and its foot."""
        painter.save()
        painter.setPen(Qt.GlobalColor.black)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.translate(mm(MARGIN_MM), mm(MARGIN_MM))
        if self._plate is not None:
            self._plate.draw(painter)
            last = self._pages[number][-1:]
            painter.translate(0, self._plate.top(sum(one.top + one.strip.height for one in last)))
        else:
            self._head.draw(painter, number)
            self._foot.draw(painter, number, len(self))
            painter.translate(0, self._head.height(number))
        for one in self._pages[number]:
            painter.setPen(Qt.GlobalColor.black)
            one.strip.paint(painter, one.top)
        painter.restore()


class Sheaf:
    """Papers one behind the other, counted and drawn as the pages of one."""

    def __init__(self, papers: Iterable[Pages], look: Look) -> None:
        self.look = look
        self._pages = [(pages, number) for pages in papers for number in range(len(pages))]

    def __len__(self) -> int:
        return len(self._pages)

    def draw(self, painter: QPainter, number: int) -> None:
        """Paint page `number` (from 0)."""
        pages, own = self._pages[number]
        pages.draw(painter, own)


def _strips(paper: Paper, look: Look) -> Iterator[Strip]:
    fresh = False
    for block in paper.blocks:
        if isinstance(block, NewPage):
            fresh = True
            continue
        for strip in _of_block(block, look, blank=paper.blank):
            yield Strip(strip.height, strip.paint, strip.gap, strip.keep, strip.again, strip.cut, new_page=fresh)
            fresh = False


def _of_block(block: object, look: Look, *, blank: bool) -> Iterator[Strip]:
    if isinstance(block, Items):
        return items(block, look, blank=blank)
    maker = _MAKERS.get(type(block))
    if maker is None:
        raise TypeError(f"a paper cannot hold a {type(block).__name__}")
    return maker(block, look)


_MAKERS: dict[type[object], Callable[[Any, Look], Iterator[Strip]]] = {
    Heading: heading, Words: words, Centred: centred, Boxes: boxes, Table: table, Signatures: signatures,
    Picture: picture,
}  # fmt: skip


def pdf_of(paper: Paper, look: Look, stamp: Stamp, *, named: bool = False) -> bytes:
    """The paper as a PDF, in memory only."""
    return pdf_of_all((Pages(paper, look, stamp, named=named),), look)


def pdf_of_all(papers: Iterable[Pages], look: Look) -> bytes:
    """Papers one after the other in one PDF, in memory only; each is laid out when its turn comes."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(JOB)
    writer.setCreator(JOB)
    writer.setResolution(DOTS)
    writer.setPageLayout(page_layout(look))
    painter = QPainter(writer)
    try:
        for at, (pages, number) in enumerate((one, number) for one in papers for number in range(len(one))):
            if at:
                writer.newPage()
            pages.draw(painter, number)
    finally:
        painter.end()
    return bytes(buffer.data().data())


def page_layout(look: Look) -> QPageLayout:
    """The sheet without margins: ours are in the drawing."""
    known = {"letter": QPageSize.PageSizeId.Letter, "a4": QPageSize.PageSizeId.A4}
    side = QPageLayout.Orientation.Landscape if look.sideways else QPageLayout.Orientation.Portrait
    layout = QPageLayout(QPageSize(known[look.size]), side, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout
