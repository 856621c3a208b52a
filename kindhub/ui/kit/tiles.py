"""Big numbers that open their rows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget
from typing_extensions import override

from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.painted_button import SingleButton
from kindhub.ui.theme import TextRole, paint_icon, theme


class _Tile(SingleButton):
    """Icon, number, word and a second line; a click opens what was counted."""

    figure_role: TextRole = "fig"
    height_units, icon_units, text_left = 64, 24, 52
    opens = True

    def __init__(
        self,
        figure: str,
        words: str,
        sub: str = "",
        icon: str = "",
        tone: str = "accent",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._tone = icon, tone
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_figure(figure, words, sub)

    def set_figure(self, figure: str, words: str, sub: str = "") -> None:
        """Show another number."""
        self._figure, self._words, self._sub = figure, words, sub
        self.setAccessibleName(f"{figure} {words}. {sub}".strip())
        self.updateGeometry()
        self.update()

    def set_sign(self, icon: str, tone: str) -> None:
        """Another icon in another tone: what is none is no alarm."""
        self._icon, self._tone = icon, tone
        self.update()

    def _figure_font(self) -> QFont:
        return theme().font(self.figure_role)

    @override
    def sizeHint(self) -> QSize:
        number = QFontMetrics(self._figure_font()).horizontalAdvance(self._figure)
        first = number + theme().size(8) + QFontMetrics(theme().font("strong")).horizontalAdvance(self._words)
        second = QFontMetrics(theme().font("cap")).horizontalAdvance(self._sub)
        return QSize(max(first, second) + theme().size(self.text_left + 40), theme().size(self.height_units))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().size(150), theme().size(self.height_units))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        ink = self._tone if self._tone in ("danger", "warn") and self.figure_role == "fig" else "text"
        side, left = theme().size(self.icon_units), theme().size(self.text_left)
        top = theme().size(10) if self.figure_role == "fig" else (self.height() - side) // 2
        if self._icon:
            paint_icon(painter, self._icon, QRect(theme().size(16), top, side, side), self._tone)
        line = QRect(left, theme().size(4), self.width() - left, self.height() * 6 // 10 - theme().size(2))
        painter.setFont(self._figure_font())
        painter.setPen(theme().color(ink))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, middle, self._figure)
        number = painter.fontMetrics().horizontalAdvance(self._figure) + theme().size(8)
        painter.setFont(theme().font("strong"))
        painter.setPen(theme().color("text"))
        painter.drawText(line.adjusted(number, theme().size(2), 0, theme().size(2)), middle, self._words)
        painter.setFont(theme().font("cap"))
        painter.setPen(theme().color("text2"))
        under = QRect(left, line.bottom(), self.width() - left - theme().size(8), self.height() - line.bottom())
        under.adjust(0, 0, 0, -theme().size(5))
        shown = painter.fontMetrics().elidedText(self._sub, Qt.TextElideMode.ElideRight, under.width())
        painter.drawText(under, middle, shown)
        if self.opens:
            caret = QRect(self.width() - theme().size(30), (self.height() - side) // 2, theme().size(18), side)
            paint_icon(painter, "caret-right", caret, "text2")
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        down, focus = self.isChecked(), self.hasFocus()
        edge = "focus" if focus else "accent" if down else "border" if theme().name == "contrast" else "line"
        painter.setPen(QPen(theme().color(edge), 2 if focus or down else 1))
        painter.setBrush(theme().color("soft" if down else "hover" if self.underMouse() else "surface"))
        radius = theme().size(8)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)


class FigureTile(_Tile):
    """`3 vencidos, el más antiguo, hace 6 días`. Connect `clicked` to the list it counts."""


class TileRow(QWidget):
    """Tiles of one width side by side; in more lines where their words would not fit (large text)."""

    def __init__(self, tiles: Sequence[_Tile], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tiles: tuple[_Tile, ...] = ()
        self._columns = 0
        self._grid = QGridLayout(self)
        gaps(self._grid, 12)
        self.set_tiles(tiles)

    def set_tiles(self, tiles: Sequence[_Tile]) -> None:
        """Take these tiles; once there are some they stay."""
        self._tiles = tuple(tiles)
        self._place(len(self._tiles))

    def _place(self, columns: int) -> None:
        if columns in (0, self._columns):
            return
        self._columns = columns
        for number, tile in enumerate(self._tiles):
            self._grid.addWidget(tile, number // columns, number % columns)
        for column in range(len(self._tiles)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().size(150), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        widest = max((tile.sizeHint().width() for tile in self._tiles), default=1) + self._grid.spacing()
        fitting = max(1, (self.width() + self._grid.spacing()) // widest)
        all_of_them = len(self._tiles)
        self._place(all_of_them if fitting >= all_of_them else 1 if fitting == 1 else 2)


class VerdictTile(_Tile):
    """A verdict of an import and how many rows have it; stays down to show only those. Connect `toggled`."""

    figure_role: TextRole = "h2"
    height_units, icon_units, text_left = 58, 18, 48
    opens = False

    def __init__(
        self,
        figure: str,
        words: str,
        sub: str = "",
        icon: str = "",
        tone: str = "accent",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(figure, words, sub, icon, tone, parent)
        self.setCheckable(True)
