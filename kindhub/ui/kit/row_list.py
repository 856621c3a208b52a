"""A short list of rows with sign, words and a fact at the right: sections, deadlines, documents, recent things."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from kindhub.ui.kit.badge import STATES
from kindhub.ui.kit.look import clear_layout, gaps
from kindhub.ui.kit.painted_button import ListedButton
from kindhub.ui.kit.text import Text
from kindhub.ui.theme import paint_icon, theme


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `state` is a key of `badge.STATES` and gives sign and word; `icon` stands where there is no state.

    `sub` is the second line in the colour `sub_tone`; `right` a fact such as `9/12`; `group` a heading over it.
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


class RowButton(ListedButton):
    """A painted row that can be chosen; the chosen one is tinted, framed at its left and said to be so."""

    def __init__(self, row: Row, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        word = STATES[row.state][2].say() if row.state else ""
        self.setAccessibleName(", ".join(part for part in (row.title, word, row.sub, row.right) if part))
        self.setToolTip(word)

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
        more = (lines - 1) * QFontMetrics(theme().font("strong")).lineSpacing()
        return theme().size(43 if self.row.sub else 34) + more

    def _title_lines(self) -> int:
        """1 or 2, the same whether the row is the chosen one or not: choosing one never moves those under it."""
        return 1 if self._holds(theme().font("strong" if self.row.strong else "body")) else 2

    def _holds(self, font: QFont) -> bool:
        """Whether one line holds the title; asked as it is drawn, where half a pixel counts."""
        metrics, title = QFontMetrics(font), self.row.title
        return metrics.elidedText(title, Qt.TextElideMode.ElideRight, self._room().width()) == title

    def _title_font(self) -> QFont:
        """Strong when chosen, unless only the plain letters hold the title in one line."""
        strong, plain = theme().font("strong"), theme().font("body")
        wants_strong = self.row.strong or self.isChecked()
        return strong if wants_strong and self._holds(strong) == (self._title_lines() == 1) else plain

    def _room(self) -> QRect:
        fact = QFontMetrics(theme().font("cap")).horizontalAdvance(self.row.right)
        right = theme().size(8) + (fact + theme().size(8) if fact else 0)
        return self.rect().adjusted(theme().size(36), 0, -right, 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        ink = "on_soft" if self.isChecked() else ("muted" if self.row.state == "locked" else "text")
        self._paint_sign(painter)
        lines = self._lines(self._room())
        painter.setPen(theme().color(ink))
        painter.setFont(self._title_font())
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
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme().color("focus"), 2))
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


class RowList(QWidget):
    """Rows one under the other. `chosen(key)` by click, Space or Enter; one stop for Tab, arrows inside.

    With `keeps`, the chosen row stays marked (a section list); without, rows only open things.
    """

    chosen = Signal(str)

    def __init__(self, name: str, *, keeps: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._keeps = keeps
        self._rows: list[RowButton] = []
        self._current = ""
        self._column = QVBoxLayout(self)
        gaps(self._column, 1)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; the chosen one stays chosen if it is still there."""
        had_focus = any(row.hasFocus() for row in self._rows)
        clear_layout(self._column)
        self._rows = []
        group = ""
        for row in rows:
            if row.group != group:
                group = row.group
                heading = Text(group, "cap", "text2")
                heading.setProperty("part", "groupHeading")
                self._column.addWidget(heading)
            button = RowButton(row)
            button.clicked.connect(self._clicked)
            self._column.addWidget(button)
            self._rows.append(button)
        self._mark()
        if had_focus:
            self.setFocus()

    def set_current(self, key: str) -> None:
        """Mark a row as the chosen one."""
        self._current = key
        self._mark()

    def current(self) -> str:
        """The key of the chosen row, or an empty text."""
        return self._current

    def keys(self) -> list[str]:
        """The keys in order."""
        return [row.row.key for row in self._rows]

    def _mark(self) -> None:
        stop = next((r for r in self._rows if r.row.key == self._current), self._rows[0] if self._rows else None)
        for row in self._rows:
            row.setChecked(self._keeps and row.row.key == self._current)
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if row is stop else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(stop)  # type: ignore[arg-type]  # None takes the proxy away

    def _clicked(self) -> None:
        row = self.sender()
        if isinstance(row, RowButton):
            self._take(row)

    def _take(self, row: RowButton) -> None:
        self._current = row.row.key if self._keeps else ""
        self._mark()
        self.chosen.emit(row.row.key)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = next((n for n, row in enumerate(self._rows) if row.hasFocus()), None)
        last = len(self._rows) - 1
        goes = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if at is None:
            super().keyPressEvent(event)
        elif goes is not None:
            self._rows[min(max(at + goes, 0), last)].setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._rows[0 if event.key() == Qt.Key.Key_Home else last].setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self._rows[at])
        else:
            super().keyPressEvent(event)
