"""What stands over and under every page: a neutral title and a number, never a name unless it was asked for."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from kindhub.i18n import tr
from kindhub.program.paper import Paper
from kindhub.ui.printing.item_blocks import draw_line
from kindhub.ui.printing.lettering import height_of, lines_of, paint_lines
from kindhub.ui.printing.look import Look, mm
from kindhub.ui.printing.square_code import qr_picture

_CODE_MM = 20.0


class Head:
    """On the first page the title in large letters, number and square code; on the others both in one small line."""

    def __init__(self, paper: Paper, look: Look, *, named: bool) -> None:
        self._look = look
        self._square = qr_picture(paper.record) if paper.record else None
        room = look.width - (mm(_CODE_MM) + look.gap(8) if self._square is not None else 0)
        self._title = lines_of(paper.title, look.font("title"), room)
        parts = (paper.code, paper.name if named else "")
        under = " · ".join(part for part in parts if part)
        self._under = lines_of(under, look.font("strong"), room) if under else ()
        running = " · ".join(part for part in (paper.title, paper.code) if part)
        self._running = lines_of(running, look.font("small"), look.width)
        self._high = height_of(self._title) + height_of(self._under)

    def height(self, page: int) -> float:
        """How much of a page it takes, the space under it included."""
        if page:
            return height_of(self._running) + self._look.gap(8)
        return max(self._high, mm(_CODE_MM) if self._square is not None else 0) + self._look.gap(10)

    def draw(self, painter: QPainter, page: int) -> None:
        """Paint it at the top."""
        edge = self.height(page) - self._look.gap(5)
        if page:
            paint_lines(painter, self._running, 0, 0)
        else:
            paint_lines(painter, self._title, 0, 0)
            paint_lines(painter, self._under, 0, height_of(self._title))
            if self._square is not None:
                side = mm(_CODE_MM)
                painter.drawImage(QRectF(self._look.width - side, 0, side, side), self._square)
        draw_line(painter, 0, self._look.width, edge)


class Foot:
    """Who, when and for what at the left, page n of m at the right."""

    def __init__(self, look: Look, words: str) -> None:
        self._look = look
        self._page = look.font("small")
        self._room = look.width * 0.8
        self._words = lines_of(words, look.font("small"), self._room) if words else ()
        self.height = max(height_of(self._words), height_of(lines_of("0", self._page, look.width))) + look.gap(10)

    def draw(self, painter: QPainter, page: int, pages: int) -> None:
        """Paint it at the bottom."""
        top = self._look.height - self.height + self._look.gap(8)
        draw_line(painter, 0, self._look.width, top - self._look.gap(1))
        said = tr("page {n} of {m}", "página {n} de {m}", n=page + 1, m=pages)
        paint_lines(painter, self._words, 0, top)
        paint_lines(painter, lines_of(said, self._page, self._look.width), 0, top, right_of=self._look.width)
