"""What all charts share: marks one can reach, a sentence, a legend, a picture."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
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

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().size(320), theme().size(190))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().size(200), theme().size(130))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._marks.clear()
        room = QRectF(self.rect())
        if len(self.figures.series) > 1 and self.legend_at_bottom:
            room.adjust(0, 0, 0, -self._paint_legend(painter))
        self.paint_marks(painter, room)
        if self.hasFocus() and 0 <= self._at < len(self._marks):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme().color("focus"), 2))
            painter.drawRoundedRect(self._marks[self._at].place.adjusted(-3, -3, 3, 3), 3, 3)
        elif self.hasFocus():
            painter.setPen(QPen(theme().color("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def _paint_legend(self, painter: QPainter) -> float:
        font = theme().font("cap")
        metrics, line, box = QFontMetrics(font), theme().size(22), theme().size(12)
        widths = [box + theme().size(22) + metrics.horizontalAdvance(s.name) for s in self.figures.series]
        places, x, row = [], 0, 0
        for width in widths:
            if x and x + width > self.width():
                x, row = 0, row + 1
            places.append((x, row))
            x += width
        top = self.height() - line * (row + 1)
        for number, ((left, at), series) in enumerate(zip(places, self.figures.series, strict=True)):
            y = top + at * line
            swatch = QRectF(left + 1, y + (line - box) / 2, box, box)
            self.paint_swatch(painter, swatch, slot_of(number, unknown=series.unknown))
            painter.setFont(font)
            painter.setPen(theme().color("text2"))
            words = QRectF(left + box + theme().size(7), y, widths[number], line)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, series.name)
        return float(line * (row + 1))

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
        """Save what is shown, twice as sharp as on screen. Raises `OSError`."""
        from PySide6.QtGui import QPixmap

        picture = QPixmap(self.size() * scale)
        picture.setDevicePixelRatio(scale)
        picture.fill(theme().color("surface"))
        self.render(picture)
        if not picture.save(str(path), "PNG"):
            raise OSError(f"could not write {path}")

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
