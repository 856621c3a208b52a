"""One painted row: its sign, words, a fact at the right, perhaps a box to tick."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.ui.kit.badge import STATES
from kindhub.ui.kit.painted_button import ListedButton
from kindhub.ui.kit.veil import names_veiled, paint_veil, veiled_words
from kindhub.ui.theme import TextRole, paint_icon, theme

_BOX = 30


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `state` is a key of `badge.STATES` and gives sign and word; `icon` stands where there is no state.

    `sub` is the second line in the colour `sub_tone`; `right` a fact such as `9/12`; `group` a heading over it.
    `box` is `open` or `ticked` where the row itself is something to tick off. A `secret` title is the name of a person:
    blocks stand for it while names are veiled.
    """

    key: str
    title: str
    state: str = ""
    icon: str = ""
    sub: str = ""
    sub_tone: str = "text2"
    right: str = ""
    strong: bool = False
    group: str = ""
    secret: bool = False
    box: str = ""


def row_height(row: Row, width: int) -> int:
    """How tall a row will be where it is so wide, before it is there."""
    return _tall(row, _title_lines(row, width))


def _tall(row: Row, lines: int) -> int:
    more = QFontMetrics(theme().font("strong")).lineSpacing() if lines > 1 else 0
    return theme().size(43 if row.sub else 34) + more * (lines - 1)


def _title_lines(row: Row, width: int) -> int:
    return 1 if _holds(row, "strong" if row.strong else "body", width) else 2


def _holds(row: Row, role: TextRole, width: int) -> bool:
    """Whether one line holds the title."""
    return _fits(row.title, role, _title_room(row, width), (theme().percent, theme().portable))


@lru_cache(maxsize=2_000)
def _fits(title: str, role: TextRole, room: int, _letters: tuple[int, bool]) -> bool:
    """Asked as it is drawn, where half a pixel counts; remembered, for a layout asks it over and over."""
    return QFontMetrics(theme().font(role)).elidedText(title, Qt.TextElideMode.ElideRight, room) == title


def _title_room(row: Row, width: int) -> int:
    fact = QFontMetrics(theme().font("cap")).horizontalAdvance(row.right) if row.right else 0
    right = theme().size(8) + (fact + theme().size(8) if fact else 0) + (theme().size(_BOX) if row.box else 0)
    return width - theme().size(36) - right


class RowButton(ListedButton):
    """A painted row that can be chosen; the chosen one is tinted, framed at its left and said to be so.

    `ticked` when its box is pressed, or Space on a row that has one.
    """

    ticked = Signal()
    row: Row = Row("", "")
    """When a button is freed, Python lets go of its own row before Qt takes the focus from it and asks for its name."""

    def __init__(self, row: Row, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row, self.targeted = row, False
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        word = STATES[row.state][2].say() if row.state else ""
        box = tr("to tick with Space", "se marca con Espacio") if row.box else ""
        self.setAccessibleDescription(box)
        self.setToolTip(", ".join(part for part in (word, row.sub, box) if part))
        self._say()

    def _say(self) -> None:
        """What a screen reader says of it."""
        row = self.row
        word = STATES[row.state][2].say() if row.state else ""
        title = veiled_words() if self._is_veiled() else row.title
        self.setAccessibleName(", ".join(part for part in (title, word, row.sub, row.right) if part))

    def _is_veiled(self) -> bool:
        """Whether blocks stand for its title: the `secret` name of a person, with neither cursor nor mouse on it."""
        return self.row.secret and names_veiled() and not self.hasFocus() and not self.underMouse()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._say()
        super().focusInEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._say()

    @override
    def sizeHint(self) -> QSize:
        width = QFontMetrics(theme().font("strong")).horizontalAdvance(self.row.title)
        return QSize(width + theme().size(60), self._tall(1))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().size(96), self._tall(1))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """A title that does not fit gets a second line: names of parts and papers are never cut for room."""
        super().resizeEvent(event)
        self.setFixedHeight(self._tall(self._title_lines()))

    def _tall(self, lines: int) -> int:
        return _tall(self.row, lines)

    def _title_lines(self) -> int:
        """1 or 2, the same whether the row is the chosen one or not: choosing one never moves those under it."""
        return _title_lines(self.row, self.width())

    def _title_font(self) -> QFont:
        """Strong when chosen, unless only the plain letters hold the title in one line."""
        wants_strong = self.row.strong or self.isChecked()
        holds = _holds(self.row, "strong", self.width())
        return theme().font("strong" if wants_strong and holds == (self._title_lines() == 1) else "body")

    def _box_place(self) -> QRect:
        wide = theme().size(_BOX) if self.row.box else 0
        return QRect(self.width() - wide - theme().size(2), 0, wide, self.height())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.row.box and self._box_place().contains(event.position().toPoint()):
            self.setDown(False)
            self.ticked.emit()
        else:
            super().mouseReleaseEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.row.box and event.key() == Qt.Key.Key_Space:
            self.ticked.emit()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        ink = "on_soft" if self.isChecked() else ("muted" if self.row.state == "locked" else "text")
        self._paint_sign(painter)
        lines = self._lines(QRect(theme().size(36), 0, _title_room(self.row, self.width()), self.height()))
        painter.setPen(theme().color(ink))
        painter.setFont(self._title_font())
        if self._is_veiled():
            paint_veil(painter, lines[0])
        else:
            _fit(painter, lines[0], self.row.title, self._title_lines())
        if self.row.sub:
            strong = self.row.sub_tone in ("danger", "warn")
            font = theme().font("cap")
            font.setWeight(font.Weight.DemiBold if strong else font.Weight.Normal)
            painter.setFont(font)
            painter.setPen(theme().color(self.row.sub_tone))
            _fit(painter, lines[1], self.row.sub)
        painter.setFont(theme().font("cap"))
        painter.setPen(theme().color("text2"))
        at_right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect().adjusted(0, 0, -theme().size(8), 0), at_right, self.row.right)
        if self.row.box:
            side, place = theme().size(20), self._box_place()
            sign = "check-square-fill" if self.row.box == "ticked" else "square"
            paint_icon(painter, sign, QRect(place.x() + 4, (self.height() - side) // 2, side, side), "accent")
        painter.end()

    def _lines(self, room: QRect) -> tuple[QRect, QRect]:
        if not self.row.sub:
            return room, QRect()
        below = theme().size(21)
        first = room.adjusted(0, theme().size(3), 0, -below + theme().size(1))
        return first, room.adjusted(0, room.height() - below - theme().size(1), 0, -theme().size(3))

    def _paint_ground(self, painter: QPainter) -> None:
        shape = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked():
            painter.setBrush(theme().color("soft"))
            painter.drawRoundedRect(shape, 4, 4)
            painter.setBrush(theme().color("accent"))
            painter.drawRect(QRectF(0, shape.top(), theme().size(3), shape.height()))
        elif self.underMouse():
            painter.setBrush(theme().color("hover"))
            painter.drawRoundedRect(shape, 4, 4)
        if self.hasFocus() or self.targeted:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            style = Qt.PenStyle.DashLine if self.targeted else Qt.PenStyle.SolidLine
            painter.setPen(QPen(theme().color("accent" if self.targeted else "focus"), 2, style))
            painter.drawRoundedRect(shape, 4, 4)

    def _paint_sign(self, painter: QPainter) -> None:
        name, role = STATES[self.row.state][:2] if self.row.state else (self.row.icon, "text2")
        if name:
            side = theme().size(17)
            top = theme().size(5) if self.row.sub else (self._tall(1) - side) // 2
            paint_icon(painter, name, QRect(theme().size(10), top, side, side), role)


def _fit(painter: QPainter, room: QRect, text: str, lines: int = 1) -> None:
    """Draw words in so many lines; what even they do not hold ends in "…"."""
    how = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    if lines > 1:
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room.width() * lines * 0.9))
        painter.drawText(room, how | Qt.TextFlag.TextWordWrap, shown)
        return
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, how, shown)
