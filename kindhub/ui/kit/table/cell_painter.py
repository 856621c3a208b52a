"""How a cell looks: two lines, signs, found letters bold and underlined, a button."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption

from kindhub.ui.kit.badge import STATES, paint_program
from kindhub.ui.kit.table.rows import Cell
from kindhub.ui.kit.veil import paint_veil
from kindhub.ui.theme import paint_icon, theme
from kindhub.ui.theme.fonts import TextRole

MANY = 4_000
"""Words whose cut is kept: those of some thirty screens of rows."""
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class Inks(dict[str, QColor]):
    """The theme's colours for one painting; a table asks for the same few at every cell."""

    def __missing__(self, token: str) -> QColor:
        self[token] = color = theme().color(token)
        return color


def heading_font() -> QFont:
    """Of headings, and of names that are too long for theirs."""
    font = theme().font("cap")
    font.setWeight(QFont.Weight.DemiBold)
    return font


class CellPainter:
    """Keeps how words were cut to the width of their column: to measure them is what costs most, and a table paints
    the same ones again at every step of the cursor. `forget` when the letters have changed.
    """

    def __init__(self) -> None:
        self._cuts: dict[tuple[str, TextRole, int], str] = {}

    def forget(self) -> None:
        """Measure anew."""
        self._cuts.clear()

    def cut(self, text: str, role: TextRole, width: int) -> str:
        """The words as they are seen in so many pixels: whole, or with dots at the end."""
        key = text, role, width
        found = self._cuts.get(key)
        if found is None:
            if len(self._cuts) >= MANY:
                self._cuts.clear()
            found = self._cuts[key] = _cut(text, role, width)
        return found

    def paint(
        self, painter: QPainter, rect: QRect, cell: Cell, inks: Inks, *, right: bool = False, veiled: bool = False
    ) -> None:
        """Draw a cell within its place."""
        if cell.button:
            self._paint_button(painter, rect, cell, inks)
            return
        if right and cell.icon and not cell.text:  # a sign alone stands where the numbers of its column would
            rect = rect.adjusted(rect.width() - theme().size(18), 0, 0, 0)
        rect = _paint_signs(painter, rect, cell)
        role = _first_role(cell)
        if veiled:
            painter.setFont(theme().font(role))
            paint_veil(painter, rect)
        elif cell.sub:
            half = rect.height() // 2
            first, second = rect.adjusted(0, theme().size(5), 0, -half), rect.adjusted(0, half, 0, -theme().size(6))
            self._paint_first(painter, first, cell, role, inks, right=right)
            self._paint_line(painter, second, cell.sub, "cap", inks["text2"], right=right)
        elif cell.bold and not cell.matches and self.cut(cell.text, role, rect.width()) != cell.text:
            _paint_name_in_two(painter, rect, cell, inks)
        else:
            self._paint_first(painter, rect, cell, role, inks, right=right)

    def _paint_first(
        self, painter: QPainter, rect: QRect, cell: Cell, role: TextRole, inks: Inks, *, right: bool
    ) -> None:
        if cell.matches:
            whole = self.cut(cell.text, role, rect.width()) == cell.text
            _paint_found(painter, rect, cell, theme().font(role) if whole else heading_font(), inks)
        else:
            self._paint_line(painter, rect, cell.text, role, inks[cell.tone], right=right)

    def _paint_line(
        self, painter: QPainter, rect: QRect, text: str, role: TextRole, color: QColor, *, right: bool = False
    ) -> None:
        if text:
            painter.setFont(theme().font(role))
            painter.setPen(color)
            painter.drawText(rect, _RIGHT if right else _LEFT, self.cut(text, role, rect.width()))

    def _paint_button(self, painter: QPainter, rect: QRect, cell: Cell, inks: Inks) -> None:
        shape = QRectF(rect).adjusted(0, theme().size(3), 0, -theme().size(4))
        painter.setPen(inks["border"])
        painter.setBrush(inks["surface"])
        painter.drawRoundedRect(shape, theme().size(5), theme().size(5))
        words = shape.adjusted(theme().size(9), 0, -theme().size(24), 0).toRect()
        self._paint_line(painter, words, cell.text, "body", inks["text"])
        side = theme().size(14)
        caret = QRect(rect.right() - theme().size(22), rect.center().y() - side // 2, side, side)
        paint_icon(painter, cell.icon or "caret-down", caret, "text2")


def _cut(text: str, role: TextRole, width: int) -> str:
    if len(text) * theme().widest(role) <= width and text.isprintable():
        return text  # it has room in the widest letters
    metrics = QFontMetrics(theme().font(role))
    whole = metrics.horizontalAdvance(text) <= width
    return text if whole else metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


def _paint_name_in_two(painter: QPainter, rect: QRect, cell: Cell, inks: Inks) -> None:
    """No name is cut: one too long for its line takes smaller letters, and two lines where it must."""
    font = heading_font()
    metrics = QFontMetrics(font)
    painter.setFont(font)
    painter.setPen(inks[cell.tone])
    words, first = cell.text.split(" "), ""
    while words and metrics.horizontalAdvance(f"{first} {words[0]}".strip()) <= rect.width():
        first = f"{first} {words.pop(0)}".strip()
    if not words:
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, first)
        return
    half = rect.height() // 2
    upper, lower = rect.adjusted(0, 1, 0, -half), rect.adjusted(0, half - 1, 0, -2)
    rest = metrics.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(upper, Qt.AlignmentFlag.AlignBottom, first)
    painter.drawText(lower, Qt.AlignmentFlag.AlignTop, rest)


def _first_role(cell: Cell) -> TextRole:
    return "strong" if cell.bold or cell.tone in ("danger", "warn") else "body"


def _paint_signs(painter: QPainter, rect: QRect, cell: Cell) -> QRect:
    side = theme().size(16)
    name, role = STATES[cell.state][:2] if cell.state else (cell.icon, "accent")
    if name:
        mark = QRect(rect.left(), rect.center().y() - side // 2 + 1, side, side)
        paint_icon(painter, name, mark, role)
        rect = rect.adjusted(theme().size(22), 0, 0, 0)
    for letters, slot in cell.programs:
        mark = QRect(rect.left(), rect.center().y() - theme().size(9), theme().size(20), theme().size(20))
        paint_program(painter, mark, letters, slot)
        rect = rect.adjusted(theme().size(24), 0, 0, 0)
    return rect


def _paint_found(painter: QPainter, rect: QRect, cell: Cell, font: QFont, inks: Inks) -> None:
    painter.save()
    shown = QFontMetrics(font).elidedText(cell.text, Qt.TextElideMode.ElideRight, rect.width())
    layout = QTextLayout(shown, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.setFormats([found_letters(start, length) for start, length in cell.matches])
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    painter.setPen(inks[cell.tone])
    painter.setClipRect(rect)
    layout.draw(painter, QPointF(rect.left(), rect.top() + (rect.height() - line.height()) / 2))
    painter.restore()


def found_letters(start: int, length: int) -> QTextLayout.FormatRange:
    """How letters that a search found look: bold, underlined, on a tint."""
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.Bold)
    look.setFontUnderline(True)
    look.setUnderlineColor(theme().color("warn"))
    look.setBackground(theme().color("warn_soft"))
    stretch = QTextLayout.FormatRange()
    stretch.start, stretch.length, stretch.format = start, length, look
    return stretch
