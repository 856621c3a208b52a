"""Headings, paragraphs and pictures as strips."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from kindhub.program.paper import Centred, Heading, Words
from kindhub.ui.printing.lettering import Line, lines_of
from kindhub.ui.printing.look import Look, Role, mm
from kindhub.ui.printing.picture import Picture
from kindhub.ui.printing.strips import Strip

_MIDDLE = 0.86
"""How much of the width a paragraph in the middle takes."""


class OneLine:
    """Paints one line of text at the left edge."""

    def __init__(self, line: Line) -> None:
        self._line = line

    def __call__(self, painter: QPainter, top: float) -> None:
        """Draw."""
        self._line.paint(painter, 0, top)


def heading(block: Heading, look: Look) -> Iterator[Strip]:
    """A title with space over it; it stays with what follows."""
    role: Role = "h1" if block.level == 1 else "h2"
    gap = 18.0 if block.level == 1 else 11.0
    lines = lines_of(block.text, look.font(role), look.width)
    for number, line in enumerate(lines):
        yield Strip(line.height, OneLine(line), gap=look.gap(0 if number else gap), keep=True)


def words(block: Words, look: Look) -> Iterator[Strip]:
    """A paragraph, line by line; its first two lines stay together, and its last two."""
    role: Role = "small" if block.small else "strong" if block.strong else "body"
    lines = lines_of(block.text, look.font(role), look.width)
    last = len(lines) - 1
    for number, line in enumerate(lines):
        keep = block.keep or (last > 0 and number in (0, last - 1))
        yield Strip(line.height, OneLine(line), gap=look.gap(0 if number else 5), keep=keep)


class _InTheMiddle:
    """Paints one line in the middle of a width."""

    def __init__(self, line: Line, width: float) -> None:
        self._line, self._width = line, width

    def __call__(self, painter: QPainter, top: float) -> None:
        """Draw."""
        self._line.paint(painter, (self._width - self._line.line.naturalTextWidth()) / 2, top)


_SIGNING = 34.0
"""Room over a line to sign on."""
_ROOM_OVER: dict[Role, float] = {"title": 14, "h1": 12, "h2": 8, "strong": 5, "body": 5, "small": 3}


def centred(block: Centred, look: Look) -> Iterator[Strip]:
    """A paragraph in the middle, its lines together."""
    lines = lines_of(block.text, look.font(block.size), look.width * _MIDDLE)
    for number, line in enumerate(lines):
        gap = look.gap(0 if number else _SIGNING if set(block.text) == {"_"} else _ROOM_OVER[block.size])
        yield Strip(line.height, _InTheMiddle(line, look.width), gap=gap, keep=number < len(lines) - 1)


class _Painted:
    def __init__(self, block: Picture, width: float, height: float) -> None:
        self._block, self._width, self._height = block, width, height

    def __call__(self, painter: QPainter, top: float) -> None:
        painter.save()
        self._block.paint(painter, QRectF(0, top, self._width, self._height))
        painter.restore()


def picture(block: Picture, look: Look) -> Iterator[Strip]:
    """The picture, at most as high as two thirds of the sheet, and its sentence under it."""
    height = min(mm(block.height), look.height * 0.66)
    strip = Strip(height, _Painted(block, look.width, height), gap=look.gap(6))
    if not block.sentence:
        yield strip
        return
    yield replace(strip, keep=True)
    yield from words(Words(block.sentence, small=True), look)
