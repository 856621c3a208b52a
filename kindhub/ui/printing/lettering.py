"""Text broken into lines of a width; each line can be drawn anywhere."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextLine, QTextOption


@dataclass(frozen=True, slots=True)
class Line:
    """One line. It keeps the layout it belongs to, which owns its letters."""

    layout: QTextLayout
    line: QTextLine
    height: float

    def paint(self, painter: QPainter, left: float, top: float, *, right_of: float | None = None) -> None:
        """Draw with the upper left corner there, or ending at `right_of`."""
        if right_of is not None:
            left = right_of - self.line.naturalTextWidth()
        self.line.draw(painter, QPointF(left, top))


def lines_of(text: str, font: QFont, width: float) -> tuple[Line, ...]:
    """The text as lines at most `width` wide; a word that is longer is broken, for nothing may be lost."""
    found: list[Line] = []
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setAlignment(Qt.AlignmentFlag.AlignLeft)
    for paragraph in text.split("\n"):
        layout = QTextLayout(paragraph.replace("\t", "    ") or " ", font)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            line.setPosition(QPointF(0, 0))
            found.append(Line(layout, line, line.height()))
        layout.endLayout()
    return tuple(found)


def height_of(lines: tuple[Line, ...]) -> float:
    """How high lines are together."""
    return sum(one.height for one in lines)


def paint_lines(
    painter: QPainter, lines: tuple[Line, ...], left: float, top: float, *, right_of: float | None = None
) -> None:
    """Draw lines one under the other."""
    for one in lines:
        one.paint(painter, left, top, right_of=right_of)
        top += one.height
