"""Consents as a matrix: purposes down, recipients across; each cell says in words and by a sign how it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.painted_button import ListedButton
from kindhub.ui.kit.text import Text
from kindhub.ui.theme import TextRole, paint_icon, theme

# state → (icon, ink, ground)
LOOKS: dict[str, tuple[str, str, str]] = {
    "granted": ("check-circle-fill", "ok", "ok_soft"),
    "refused": ("x-circle-fill", "danger", "danger_soft"),
    "withdrawn": ("arrow-u-up-left", "danger", "danger_soft"),
    "ended": ("clock-fill", "warn", "warn_soft"),
    "pending": ("circle-dashed", "warn", "surface"),
    "": ("minus", "muted", "surface"),
}
_ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One cell: `title` how it stands, `lines` who and until when, `said` all of it. No `key` where nobody asked."""

    row: str
    column: str
    key: str
    state: str
    title: str
    lines: tuple[str, ...] = ()
    said: str = ""


class _Cell(ListedButton):
    def __init__(self, cell: MatrixCell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cell = cell
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(cell.said)

    @override
    def sizeHint(self) -> QSize:
        strong, cap = QFontMetrics(theme().font(self._title_role())), QFontMetrics(theme().font("cap"))
        wide = max(
            strong.horizontalAdvance(self.cell.title) + theme().size(26),
            *(cap.horizontalAdvance(line) for line in (*self.cell.lines, "")),
        )
        high = strong.lineSpacing() + max(len(self.cell.lines), 1) * cap.lineSpacing() + theme().size(16)
        return QSize(wide + theme().size(20), high)

    def _title_role(self) -> TextRole:
        return "strong" if self.cell.state else "cap"  # what nobody asked about is no news

    @override
    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(max(hint.width(), theme().size(112)), theme().size(168)), hint.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        icon, ink, ground = LOOKS[self.cell.state]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        chosen = self.isChecked()
        pen = QPen(theme().color("accent" if chosen else ink if self.cell.state else "line"), 2 if chosen else 1)
        if self.cell.state in ("pending", "") and not chosen:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme().color(ground))
        painter.drawRoundedRect(box, 6, 6)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme().color("focus"), 2))
            painter.drawRoundedRect(box.adjusted(3, 3, -3, -3), 4, 4)
        self._words(painter, icon, ink)
        painter.end()

    def _words(self, painter: QPainter, icon: str, ink: str) -> None:
        side, pad = theme().size(16), theme().size(10)
        strong = QFontMetrics(theme().font("strong")).lineSpacing()
        title = theme().font(self._title_role())
        paint_icon(painter, icon, QRect(pad, theme().size(9), side, side), ink)
        painter.setFont(title)
        painter.setPen(theme().color("text" if self.cell.state else "muted"))
        left = pad + side + theme().size(6)
        painter.drawText(QRect(left, theme().size(7), self.width() - left, strong), 0, self.cell.title)
        painter.setFont(theme().font("cap"))
        painter.setPen(theme().color("text2"))
        metrics = painter.fontMetrics()
        for at, line in enumerate(self.cell.lines):
            top = theme().size(8) + strong + at * metrics.lineSpacing()
            shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, self.width() - 2 * pad)
            painter.drawText(QRect(pad, top, self.width() - pad, metrics.lineSpacing()), 0, shown)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        matrix = self.parentWidget()
        if isinstance(matrix, ConsentMatrix):
            matrix.came_to(self)


class ConsentMatrix(QWidget):
    """`current(key, row, column)` when the focus comes to a cell, `opened(...)` by Enter or a double use.

    One stop for Tab; arrows walk over the cells.
    """

    current = Signal(str, str, str)
    opened = Signal(str, str, str)

    def __init__(self, name: str, cells: Sequence[MatrixCell], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._rows = list(dict.fromkeys(cell.row for cell in cells))
        self._columns = list(dict.fromkeys(cell.column for cell in cells))
        self._grid = QGridLayout(self)
        gaps(self._grid, 8)
        self.cells: dict[tuple[int, int], _Cell] = {}
        known = {(cell.row, cell.column): cell for cell in cells}
        for at, column in enumerate(self._columns, 1):
            self._grid.addWidget(Text(column, "strong", wrap=True), 0, at)
            self._grid.setColumnStretch(at, 1)
        for at, row in enumerate(self._rows, 1):
            self._grid.addWidget(Text(row, "strong", wrap=True), at, 0)
            for number, column in enumerate(self._columns, 1):
                self._add(known.get((row, column)) or not_asked(row, column), at, number)
        self._grid.setColumnMinimumWidth(0, theme().size(116))
        self._grid.setRowStretch(len(self._rows) + 1, 1)
        first = self.cells.get((1, 1))
        if first is not None:
            self._stop_at(first)

    def _add(self, cell: MatrixCell, row: int, column: int) -> None:
        button = _Cell(cell)
        button.clicked.connect(self._clicked)
        self._grid.addWidget(button, row, column)
        self.cells[row, column] = button

    def _stop_at(self, button: _Cell) -> None:
        for other in self.cells.values():
            other.setFocusPolicy(Qt.FocusPolicy.StrongFocus if other is button else Qt.FocusPolicy.ClickFocus)
            other.setChecked(other is button)
        self.setFocusProxy(button)

    def came_to(self, button: _Cell) -> None:
        """The focus came to a cell."""
        self._stop_at(button)
        self.current.emit(button.cell.key, button.cell.row, button.cell.column)

    def take(self, key: str) -> None:
        """Choose the cell of that key, or the first there is."""
        found = next((one for one in self.cells.values() if one.cell.key == key), None)
        button = found or self.cells.get((1, 1))
        if button is not None:
            self.came_to(button)

    def _clicked(self) -> None:
        button = self.sender()
        if isinstance(button, _Cell):
            self.came_to(button)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = next((place for place, button in self.cells.items() if button.hasFocus()), None)
        step = _ARROWS.get(Qt.Key(event.key()))
        if at is not None and step is not None:
            other = self.cells.get((at[0] + step[1], at[1] + step[0]))
            if other is not None:
                other.setFocus(Qt.FocusReason.TabFocusReason)
        elif at is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            cell = self.cells[at].cell
            self.opened.emit(cell.key, cell.row, cell.column)
        else:
            super().keyPressEvent(event)


def not_asked(row: str, column: str) -> MatrixCell:
    """The cell of a purpose and a recipient nobody has asked about."""
    words = tr("not asked", "no se preguntó")
    return MatrixCell(row, column, "", "", words, said=f"{row}, {column}: {words}")
