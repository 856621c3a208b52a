"""Draws a timeline into any room of any device. What is approximate has whiskers, what is to come a dashed edge."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QPainter, QPen, QPolygonF

from kindhub.i18n import tr
from kindhub.ui.kit.badge import paint_program
from kindhub.ui.kit.ink import Ink
from kindhub.ui.kit.timeline.arrange import Placed, arrange, rows_of
from kindhub.ui.kit.timeline.kinds import KindsRow, paint_stretch
from kindhub.ui.kit.timeline.model import Sign, TimeLane, TimeLines
from kindhub.ui.kit.timeline.scale import Scale, ticks
from kindhub.ui.theme import theme

TITLES, PEOPLE, HEAD, ROW, MARK, PAD = 156, 190, 26, 26, 16, 6
"""How wide titles are, and those of people, who have a word under their name; heights of the parts."""
PAPER = 960
_V = Qt.AlignmentFlag.AlignVCenter
_WRAP = int(_V | Qt.TextFlag.TextWordWrap)


def titles_wide(lines: TimeLines) -> int:
    """How wide the titles before the lanes are."""
    return theme().size(PEOPLE if any(lane.under for lane in lines.lanes) else TITLES)


def counted(number: int) -> str:
    """The word of a cluster."""
    return tr("{n} events", "{n} hechos", n=number)


def word_of(stop: Placed) -> str:
    """What stands beside a stop."""
    return stop.items[0].label if len(stop.items) == 1 else counted(len(stop.items))


def paint_sign(painter: QPainter, sign: Sign, at: QPointF, ink: Ink, *, planned: bool = False) -> None:
    """The sign of a mark: diamond a decision, circle a contact, triangle a journey, square a document, dot the rest."""
    half = theme().size(MARK) / 2 - 1.5
    if sign in ("clock", "overdue"):
        box = QRect(round(at.x() - half - 1), round(at.y() - half - 1), round(half * 2 + 2), round(half * 2 + 2))
        name, token = ("clock-fill", "warn") if sign == "clock" else ("warning-circle-fill", "danger")
        ink.icon(painter, name, box, token)
        return
    painter.setPen(QPen(ink.color("surface"), 1.2) if not planned else QPen(ink.color("text"), 1.4))
    painter.setBrush(ink.color("surface" if planned else "text"))
    x, y = at.x(), at.y()
    if sign == "diamond":
        corners = ((x, y - half), (x + half, y), (x, y + half), (x - half, y))
        painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
    elif sign == "triangle":
        corners = ((x - half, y - half), (x + half, y), (x - half, y + half), (x - half, y - half))
        painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
    elif sign == "square":
        painter.drawRect(QRectF(x - half * 0.8, y - half * 0.8, half * 1.6, half * 1.6))
    else:
        small = half if sign == "circle" else half * 0.55
        painter.drawEllipse(at, small, small)


def _under(stop: Placed) -> bool:
    return not stop.items[0].frame  # the ground of a lane lies under its marks


@dataclass(frozen=True, slots=True)
class LaneRoom:
    """Where a lane lies, from the top of the drawing, and its stops."""

    lane: TimeLane
    top: float
    high: float
    stops: tuple[Placed, ...]

    rows: int = 1

    def row_middle(self, row: int) -> float:
        """The middle of a row of the lane; its rows stand in the middle of its room."""
        return self.top + self.high / 2 + theme().size(ROW) * (row + 0.5 - self.rows / 2)


class TimelineDrawing:
    """The lanes laid out at a scale. The titles stand at the left, whatever part of time is shown; under the lanes
    stands what their patterns mean.

    `width` is how long the whole of time is, `room` how much of it is in sight.
    """

    def __init__(self, lines: TimeLines, scale: Scale, width: float, room: float) -> None:
        self.lines, self.scale, self.titles = lines, scale, titles_wide(lines)
        self._now = scale.x(lines.today) + scale.day / 2
        metrics = QFontMetricsF(theme().font("cap"))

        def measure(stop: Placed) -> float:
            return metrics.horizontalAdvance(word_of(stop))

        self.rooms: list[LaneRoom] = []
        top = float(theme().size(HEAD))
        for lane in lines.lanes:
            rows = 1 + max(rows_of(lane).values(), default=0)
            high = max(theme().size(ROW) * rows, self._title_high(lane)) + theme().size(PAD)
            stops = arrange(lane, scale, mark=theme().size(MARK), words=measure, end=width)
            self.rooms.append(LaneRoom(lane, top, high, stops, rows))
            top += high
        self._kinds = KindsRow(lines.kinds, self.titles + room)
        self.lanes_end, self.high = top, top + self._kinds.high

    def _words_left(self, lane: TimeLane) -> int:
        return theme().size(28 if lane.icon or lane.letters else 4)

    def _title_high(self, lane: TimeLane) -> int:
        """A long title takes lines of its own: no name is cut."""
        room = QRect(0, 0, self.titles - self._words_left(lane) - theme().size(6), theme().size(400))
        font = theme().font("strong" if lane.letters or lane.under else "body")
        high = QFontMetrics(font).boundingRect(room, _WRAP, lane.title).height()
        return high + (QFontMetrics(theme().font("cap")).height() if lane.under else 0)

    def paint(self, painter: QPainter, width: float, shift: float, ink: Ink, current: str = "") -> None:
        """Draw what lies `shift` to the right of the first day; `current` is the item with the focus."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        titles = float(self.titles)
        for room in self.rooms:
            self._title(painter, room, ink)
        self._kinds.paint(painter, self.lanes_end, ink)
        painter.save()
        painter.setClipRect(QRectF(titles, 0, width - titles, self.lanes_end))
        painter.translate(titles - shift, 0)
        self._ground(painter, shift, width - titles, ink)
        self._today(painter, ink)
        self._through(painter, ink)
        for room in self.rooms:
            for stop in sorted(room.stops, key=_under):
                if stop.to > shift - 200 and stop.from_ < shift + width:
                    self._stop(painter, room, stop, ink, shift)
                    if any(item.key == current for item in stop.items):
                        self._ring(painter, room, stop, ink)
        painter.restore()

    def _title(self, painter: QPainter, room: LaneRoom, ink: Ink) -> None:
        lane, side = room.lane, theme().size(20)
        box = QRect(2, round(room.row_middle(0) - side / 2), side, side)
        if lane.letters and ink.paper:
            painter.setPen(ink.color("text"))
            painter.setFont(ink.font("key"))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), lane.letters)
        elif lane.letters:
            paint_program(painter, box, lane.letters, lane.slot)
        elif lane.icon:
            ink.icon(painter, lane.icon, box.adjusted(2, 2, -2, -2), "text2")
        left = self._words_left(lane)
        words = QRectF(left, room.top, self.titles - left - theme().size(6), room.high)
        under = QFontMetricsF(theme().font("cap")).height() if lane.under else 0.0
        painter.setFont(ink.font("strong" if lane.letters or lane.under else "body"))
        painter.setPen(ink.color("text"))
        painter.drawText(words.adjusted(0, 0, 0, -under), _WRAP, lane.title)
        if lane.under:
            name = painter.boundingRect(words.adjusted(0, 0, 0, -under), _WRAP, lane.title)
            painter.setFont(ink.font("cap"))
            painter.setPen(ink.color("text2"))
            painter.drawText(QRectF(words.left(), name.bottom(), words.width(), under), int(_V), lane.under)

    def _ground(self, painter: QPainter, shift: float, width: float, ink: Ink) -> None:
        head = theme().size(HEAD)
        metrics = QFontMetricsF(theme().font("cap"))
        least = (metrics.horizontalAdvance(" 2026 "), metrics.horizontalAdvance(" ene 2026 "))
        painter.setFont(ink.font("cap"))
        for tick in ticks(self.scale, shift, shift + width, least):
            if tick.shaded and not ink.paper:
                band = QRectF(tick.left, head, tick.right - tick.left, self.lanes_end - head)
                painter.fillRect(band, ink.color("app"))
            left, right = max(tick.left, shift), min(tick.right, shift + width)
            if metrics.horizontalAdvance(tick.words) <= right - left:
                painter.setPen(ink.color("text2"))
                painter.drawText(QRectF(left, 0, right - left, head), int(Qt.AlignmentFlag.AlignCenter), tick.words)
        painter.setPen(QPen(ink.color("line"), 1))
        for y in (head, *(room.top + room.high for room in self.rooms)):
            painter.drawLine(QPointF(shift, y), QPointF(shift + width, y))

    def _today(self, painter: QPainter, ink: Ink) -> None:
        x = self._now
        painter.setPen(QPen(ink.color("danger"), 1.6))
        painter.drawLine(QPointF(x, theme().size(HEAD) - 4), QPointF(x, self.lanes_end))
        painter.setFont(ink.font("key"))
        words = tr("today", "hoy")
        wide = painter.fontMetrics().horizontalAdvance(words) + theme().size(10)
        chip = QRectF(x - wide / 2, 3, wide, theme().size(HEAD) - 7)
        painter.setBrush(ink.color("danger"))
        painter.drawRoundedRect(chip, 4, 4)
        painter.setPen(ink.color("surface"))
        painter.drawText(chip, int(Qt.AlignmentFlag.AlignCenter), words)

    def _through(self, painter: QPainter, ink: Ink) -> None:
        """What befell all: a line from its mark through the lanes below."""
        painter.setPen(QPen(ink.color("text2"), 1.2, Qt.PenStyle.DotLine))
        for room in self.rooms:
            for stop in room.stops:
                if any(item.through for item in stop.items):
                    painter.drawLine(
                        QPointF(stop.middle, room.row_middle(stop.row)), QPointF(stop.middle, self.lanes_end)
                    )

    def _stop(self, painter: QPainter, room: LaneRoom, stop: Placed, ink: Ink, shift: float) -> None:
        y = room.row_middle(stop.row)
        if stop.is_stretch:
            self._bar(painter, room, stop, ink, shift)
            return
        if len(stop.items) == 1:
            self._whisker(painter, stop.from_, stop.to, y, ink)
            paint_sign(painter, stop.items[0].sign, QPointF(stop.middle, y), ink, planned=stop.items[0].planned)
        else:
            self._cluster(painter, stop, y, ink)
        if stop.label_at is not None:
            painter.setFont(ink.font("cap"))
            painter.setPen(ink.color("text2"))
            wide = painter.fontMetrics().horizontalAdvance(word_of(stop)) + 4
            words = QRectF(stop.label_at, y - 12, wide, 24)
            if words.left() < self._now < words.right():  # the line of today ends above it and goes on under it
                painter.fillRect(words.adjusted(-2, 4, 0, -4), ink.color("surface"))
            painter.drawText(words, int(_V), word_of(stop))

    def _cluster(self, painter: QPainter, stop: Placed, y: float, ink: Ink) -> None:
        half = theme().size(MARK) / 2 + 1
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink.color("text"))
        pill = QRectF(stop.left - half, y - half, stop.right - stop.left + 2 * half, 2 * half)
        painter.drawRoundedRect(pill, half, half)
        painter.setPen(ink.color("surface"))
        painter.setFont(ink.font("key"))
        painter.drawText(pill.adjusted(-6, 0, 6, 0), int(Qt.AlignmentFlag.AlignCenter), str(len(stop.items)))

    def _whisker(self, painter: QPainter, left: float, right: float, y: float, ink: Ink) -> None:
        """How far a date may lie from where it is drawn."""
        if right - left < theme().size(8):
            return
        painter.setPen(QPen(ink.color("text2"), 1.2, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        painter.setPen(QPen(ink.color("text2"), 1.4))
        for x in (left, right):
            painter.drawLine(QPointF(x, y - 4), QPointF(x, y + 4))

    def _bar(self, painter: QPainter, room: LaneRoom, stop: Placed, ink: Ink, shift: float) -> None:
        item, y, half = stop.items[0], room.row_middle(stop.row), theme().size(ROW) / 2 - 3
        self._whisker(painter, stop.from_, stop.left, y, ink)
        self._whisker(painter, stop.right, stop.to, y, ink)
        bar = QRectF(stop.left, y - half, max(stop.right - stop.left, 3), 2 * half)
        if item.frame or (ink.paper and not self.lines.kinds):
            ground = ink.color(f"c{item.slot}")
            painter.setPen(QPen(ground, 1.4, Qt.PenStyle.DashLine if item.planned else Qt.PenStyle.SolidLine))
            ground.setAlpha(0 if ink.paper else 38)
            painter.setBrush(ground)
            painter.drawRoundedRect(bar, 5, 5)
        else:
            paint_stretch(painter, bar, item.slot, ink, dashed=item.planned)
        if not item.frame and not (item.more and self._word_in(painter, item.more, bar, ink, shift)):
            self._word_in(painter, item.label, bar, ink, shift)

    def _word_in(self, painter: QPainter, words: str, bar: QRectF, ink: Ink, shift: float) -> bool:
        """The word of a stretch on a clear ground, moved into sight; left out, and False, where it has no room."""
        painter.setFont(ink.font("cap"))
        wide = painter.fontMetrics().horizontalAdvance(words) + theme().size(12)
        left = max(bar.left() + 6, shift + 6)
        if left + wide > bar.right() - 3:
            return False
        chip = QRectF(left, bar.top() + 2, wide, bar.height() - 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink.color("surface"))
        painter.drawRoundedRect(chip, 3, 3)
        painter.setPen(ink.color("text"))
        painter.drawText(chip, int(Qt.AlignmentFlag.AlignCenter), words)
        return True

    def _ring(self, painter: QPainter, room: LaneRoom, stop: Placed, ink: Ink) -> None:
        y, half = room.row_middle(stop.row), theme().size(ROW) / 2
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink.color("focus"), 2))
        side = 4 if stop.is_stretch else half
        painter.drawRoundedRect(QRectF(stop.left - side, y - half, stop.right - stop.left + 2 * side, 2 * half), 5, 5)


class TimelinePicture:
    """The whole of a timeline for paper: black on white, as wide as the room. `share` is its height to its width."""

    def __init__(self, lines: TimeLines) -> None:
        self._wide = float(theme().size(PAPER))
        room = self._wide - titles_wide(lines)
        self._drawing = TimelineDrawing(lines, lines.whole(room), room, room)
        self.share = self._drawing.high / self._wide

    def paint_on(self, painter: QPainter, rect: QRectF) -> None:
        """Draw it into a rectangle of any device, as large as it fits."""
        scale = min(rect.width() / self._wide, rect.height() / self._drawing.high)
        painter.save()
        painter.translate(rect.topLeft())
        painter.scale(scale, scale)
        self._drawing.paint(painter, self._wide, 0.0, Ink(paper=True))
        painter.restore()
