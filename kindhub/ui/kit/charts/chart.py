"""What all charts share: marks one can reach, a sentence, a legend, a picture."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from kindhub.ui.kit.charts.figures import Figures
from kindhub.ui.kit.charts.patterns import paint_bar, slot_of
from kindhub.ui.theme import theme


@dataclass(frozen=True, slots=True)
class Mark:
    """A painted mark: where it is, and which figure it is."""

    place: QRectF
    category: int
    series: int


class Chart(QWidget):
    """Paint in `paint_marks` and remember each with `remember`. `mark_clicked(category key, series name)`.

    The chart is one stop for Tab; arrows walk its marks, Enter opens the rows of one. A screen reader hears the
    sentence, then each mark.
    """

    mark_clicked = Signal(object, str)
    legend_at_bottom = True

    def __init__(self, figures: Figures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._marks: list[Mark] = []
        self._at = -1
        self.set_figures(figures)

    def set_figures(self, figures: Figures) -> None:
        """Show other figures."""
        self.figures = figures
        self._at = -1
        self.setAccessibleName(figures.sentence)
        self.update()

    def paint_marks(self, painter: QPainter, room: QRectF) -> None:
        """Draw axes and marks into `room`; subclasses do."""
        raise NotImplementedError

    def remember(self, place: QRectF, category: int, series: int) -> None:
        """Note where a mark was painted, for clicks and for the keyboard."""
        self._marks.append(Mark(place, category, series))

    def natural_height(self) -> int:
        """How high the chart wants to be for what it shows, its legend included."""
        return theme().size(190)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().size(320), self.natural_height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().size(200), min(self.natural_height(), theme().size(130)))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint(painter, QRectF(self.rect()))
        if self.hasFocus() and 0 <= self._at < len(self._marks):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme().color("focus"), 2))
            painter.drawRoundedRect(self._marks[self._at].place.adjusted(-3, -3, 3, 3), 3, 3)
        elif self.hasFocus():
            painter.setPen(QPen(theme().color("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def paint_on(self, painter: QPainter, room: QRectF) -> None:
        """Draw the chart within `room` of another surface, such as a sheet of paper; what is on screen stays."""
        kept = self._marks
        self._marks = []
        self._paint(painter, room)
        self._marks = kept

    def _paint(self, painter: QPainter, room: QRectF) -> None:
        self._marks.clear()
        room = QRectF(room)
        if len(self.figures.series) > 1 and self.legend_at_bottom:
            room.adjust(0, 0, 0, -self._paint_legend(painter, room))
        self.paint_marks(painter, room)

    def legend_words(self, number: int) -> str:
        """What the legend says of a series."""
        return self.figures.series[number].name

    def legend_height(self, width: float) -> int:
        """How high the legend is at that width; 0 when there is none."""
        if len(self.figures.series) < 2 or not self.legend_at_bottom:
            return 0
        return int(theme().size(22)) * (self._legend_places(width)[-1][1] + 1)

    def _legend_places(self, width: float) -> list[tuple[int, int, int]]:
        """Left edge, row and width of each entry."""
        metrics, box = QFontMetrics(theme().font("cap")), theme().size(12)
        places, x, row = [], 0, 0
        for number in range(len(self.figures.series)):
            wide = box + theme().size(22) + metrics.horizontalAdvance(self.legend_words(number))
            if x and x + wide > width:
                x, row = 0, row + 1
            places.append((x, row, wide))
            x += wide
        return places

    def _paint_legend(self, painter: QPainter, room: QRectF) -> float:
        font = theme().font("cap")
        line, box = theme().size(22), theme().size(12)
        places = self._legend_places(room.width())
        high = line * (places[-1][1] + 1)
        for number, ((x, at, wide), series) in enumerate(zip(places, self.figures.series, strict=True)):
            left, y = room.left() + x, room.bottom() - high + at * line
            swatch = QRectF(left + 1, y + (line - box) / 2, box, box)
            self.paint_swatch(painter, swatch, slot_of(number, unknown=series.unknown))
            painter.setFont(font)
            painter.setPen(theme().color("text2"))
            words = QRectF(left + box + theme().size(7), y, wide, line)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.legend_words(number))
        return float(high)

    def paint_swatch(self, painter: QPainter, rect: QRectF, slot: int) -> None:
        """A series in the legend."""
        paint_bar(painter, rect, slot)

    def said(self, mark: Mark) -> str:
        """A mark in words."""
        series = self.figures.series[mark.series]
        value = self.figures.say(series.values[mark.category])
        name = f"{series.name}, " if len(self.figures.series) > 1 else ""
        return f"{name}{self.figures.categories[mark.category]}: {value}"

    def export_png(self, path: Path, scale: float = 2.0) -> None:
        """Save what is shown. See `export_png`."""
        export_png(self, path, scale)

    def _choose(self, number: int) -> None:
        if self._marks:
            self._at = number % len(self._marks)
            self.setAccessibleDescription(self.said(self._marks[self._at]))
            self.update()

    def _open(self, mark: Mark) -> None:
        self.mark_clicked.emit(self.figures.key(mark.category), self.figures.series[mark.series].name)

    def _mark_at(self, x: float, y: float) -> Mark | None:
        return next((m for m in self._marks if m.place.adjusted(-3, -3, 3, 3).contains(x, y)), None)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self._choose(self._at + step if self._at >= 0 else 0)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and 0 <= self._at < len(self._marks):
            self._open(self._marks[self._at])
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        mark = self._mark_at(event.position().x(), event.position().y())
        if mark is not None:
            self._open(mark)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            mark = self._mark_at(event.pos().x(), event.pos().y())
            QToolTip.showText(event.globalPos(), self.said(mark) if mark else "", self)
            return True
        return super().event(event)


_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


def export_png(shown: QWidget, path: Path, scale: float = 2.0) -> None:
    """Save a widget as a picture, twice as sharp as on screen. Raises `OSError`."""
    picture = QPixmap(shown.size() * scale)
    picture.setDevicePixelRatio(scale)
    picture.fill(theme().color("surface"))
    shown.render(picture)
    if not picture.save(str(path), "PNG"):
        raise OSError(f"could not write {path}")
