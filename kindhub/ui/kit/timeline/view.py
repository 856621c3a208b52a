"""The timeline on screen: arrows walk along and between lanes, Enter opens or comes nearer, plus, minus and 0 zoom."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QScrollBar, QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from kindhub.ui.kit.ink import Ink
from kindhub.ui.kit.timeline.arrange import Placed
from kindhub.ui.kit.timeline.model import TimeLines
from kindhub.ui.kit.timeline.painting import LaneRoom, TimelineDrawing, counted, titles_wide
from kindhub.ui.kit.timeline.scale import MONTH, Scale
from kindhub.ui.theme import theme

STEP, NEAREST, MONTH_WIDE = 1.5, 24.0, 74
_ZOOMS = {Qt.Key.Key_Plus: "+", Qt.Key.Key_Equal: "+", Qt.Key.Key_Minus: "-", Qt.Key.Key_0: "0"}


class Timeline(QWidget):
    """`opened(key)` of an item; `crowded(keys)` for a cluster that no zoom takes apart; `zoomed` with each zoom.

    It is one stop for Tab. A screen reader hears the sentence, then each stop as the arrows come to it.
    """

    opened = Signal(str)
    crowded = Signal(object)
    zoomed = Signal()

    def __init__(self, lines: TimeLines, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.lines = lines
        self.current = ""
        self._day = 0.0  # how long a day is; 0 shows all the time there is
        self._bar = QScrollBar(Qt.Orientation.Horizontal, self)
        self._bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._bar.valueChanged.connect(self.update)
        self.setAccessibleName(lines.sentence)
        self._lay_out()

    @property
    def shows_all(self) -> bool:
        """Whether the whole of time is in sight."""
        return not self._day

    def show_all(self) -> None:
        """All years at once."""
        self._zoom_to(0.0)

    def show_months(self) -> None:
        """Months, around today."""
        self._zoom_to(theme().size(MONTH_WIDE) / MONTH)
        self._show(self.drawing.scale.x(self.lines.today), 0.8)

    def zoom_in(self) -> None:
        """Nearer."""
        self._zoom_to(self.drawing.scale.day * STEP)

    def zoom_out(self) -> None:
        """Farther, until all is in sight."""
        self._zoom_to(self.drawing.scale.day / STEP)

    def _room(self) -> float:
        return float(max(self.width() - titles_wide(self.lines), 50))

    def _all_day(self) -> float:
        return self._room() / max(self.lines.extent()[1], 1)

    def _lay_out(self) -> None:
        start, days = self.lines.extent()
        room = self._room()
        scale = Scale(start, self._day) if self._day else self.lines.whole(room)
        whole = days * scale.day
        self.drawing = TimelineDrawing(self.lines, scale, whole, room)
        self._bar.setRange(0, max(round(whole - room), 0))
        self._bar.setPageStep(round(room))
        self._bar.setSingleStep(theme().size(40))
        scrolls = self._bar.maximum() > 0
        high = round(self.drawing.high) + theme().size(2) + (self._bar_high() if scrolls else 0)
        if self.minimumHeight() != high:
            self.setFixedHeight(high)
        self._bar.setVisible(scrolls)
        self._bar.setGeometry(titles_wide(self.lines), high - self._bar_high(), round(room), self._bar_high())
        self.update()

    def _bar_high(self) -> int:
        return theme().size(12)

    def _zoom_to(self, day: float) -> None:
        """Keep in its place what has the focus, or the middle."""
        held = self._stop()
        at = held[1].middle if held else self._bar.value() + self._room() / 2
        share = min(max((at - self._bar.value()) / self._room(), 0.0), 1.0)
        on = self.drawing.scale.on(at)
        self._day = 0.0 if day <= self._all_day() else min(day, NEAREST)
        self._lay_out()
        self._show(self.drawing.scale.x(on), share)
        self.zoomed.emit()

    def _show(self, x: float, share: float = 0.5) -> None:
        self._bar.setValue(round(x - self._room() * share))

    def _stop(self) -> tuple[LaneRoom, Placed] | None:
        for room in self.drawing.rooms:
            for stop in room.stops:
                if any(item.key == self.current for item in stop.items):
                    return room, stop
        return None

    def said(self, stop: Placed) -> str:
        """A stop in words."""
        if len(stop.items) == 1:
            return stop.items[0].said or stop.items[0].label
        return f"{counted(len(stop.items))}: " + "; ".join(item.said or item.label for item in stop.items)

    def walk(self, right: int, down: int) -> None:
        """Along the lane, or to the nearest stop of the next lane."""
        rooms = [room for room in self.drawing.rooms if room.stops]
        held = self._stop()
        if not rooms:
            return
        if held is None:
            self._go(rooms[0], rooms[0].stops[0])
            return
        room, stop = held
        if right:
            at = room.stops.index(stop) + right
            self._go(room, room.stops[min(max(at, 0), len(room.stops) - 1)])
        else:
            other = rooms[min(max(rooms.index(room) + down, 0), len(rooms) - 1)]
            far = [(abs(one.middle - stop.middle), at) for at, one in enumerate(other.stops)]
            self._go(other, stop if other is room else other.stops[min(far)[1]])

    def _go(self, room: LaneRoom, stop: Placed) -> None:
        self.current = stop.items[0].key
        self.setAccessibleDescription(f"{room.lane.title}. {self.said(stop)}")
        left = self._bar.value()
        if not left <= stop.middle <= left + self._room():
            self._show(stop.middle)
        self.update()

    def _open(self, stop: Placed) -> None:
        """Open one thing; come nearer to many, or hand them over when they cannot be told apart."""
        if len(stop.items) == 1:
            self.opened.emit(stop.items[0].key)
            return
        days = max(item.start.middle for item in stop.items) - min(item.start.middle for item in stop.items)
        wanted = self._room() * 0.6 / max(days.days, 1)
        if days.days == 0 or self._day >= NEAREST:
            self.crowded.emit([item.key for item in stop.items])
            return
        self.current = stop.items[0].key
        self._zoom_to(max(wanted, self.drawing.scale.day * STEP))

    def _at(self, at: QPoint) -> tuple[LaneRoom, Placed] | None:
        x, half = at.x() - titles_wide(self.lines) + self._bar.value(), theme().size(13)
        found = [
            (room, stop)
            for room in self.drawing.rooms
            for stop in room.stops
            if abs(at.y() - room.row_middle(stop.row)) <= half and stop.left - half <= x <= stop.right + half
        ]
        if not found or at.x() < titles_wide(self.lines):
            return None
        return min(found, key=lambda one: one[1].right - one[1].left)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().size(600), self.minimumHeight())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        current = self.current if self.hasFocus() else ""
        self.drawing.paint(painter, float(self.width()), float(self._bar.value()), Ink(), current)
        if self.hasFocus() and self._stop() is None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme().color("focus"), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 4, 4)
        painter.end()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        found = self._at(event.position().toPoint())
        if found is not None:
            self._go(*found)
            self._open(found[1])

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
        elif event.angleDelta().x() and self._bar.maximum():
            self._bar.setValue(self._bar.value() - event.angleDelta().x())
        else:
            event.ignore()

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._zoom_key(event):
            event.accept()
            return True
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = self._at(event.pos())
            QToolTip.showText(event.globalPos(), self.said(found[1]) if found else "", self)
            return True
        return super().event(event)

    def _zoom_key(self, event: QKeyEvent) -> str:
        held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        plain = held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier)
        return _ZOOMS.get(Qt.Key(event.key()), "") if plain else ""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), self._stop()
        zoom = self._zoom_key(event)
        if zoom:
            {"+": self.zoom_in, "-": self.zoom_out, "0": self.show_all}[zoom]()
        elif key in _STEPS:
            self.walk(*_STEPS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and held is not None:
            self._go(held[0], held[0].stops[0 if key == Qt.Key.Key_Home else -1])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and held is not None:
            self._open(held[1])
        else:
            super().keyPressEvent(event)


_STEPS = {Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
