"""Clocks that count down in hours: a ring that empties, and in words how much is left and until when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.ui.kit.buttons import QuietButton
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.text import Text
from kindhub.ui.theme import paint_icon, theme
from kindhub.ui.when import short_day, week_day

SHORT_MINUTES = 36 * 60
"""With no more than this left a clock is red."""
_RING, _EDGE, _TICK_MS = 50, 6, 60_000


@dataclass(frozen=True, slots=True)
class ClockFace:
    """One clock: what must be done, from when and until when it runs, and the sign in its ring."""

    key: str
    title: str
    began: datetime
    until: datetime
    icon: str = "clock"


@dataclass(frozen=True, slots=True)
class Reading:
    """A clock read at a moment: the share that is left (0 to 1), how much that is, until when, and the tone."""

    share: float
    left: str
    until: str
    tone: str

    @property
    def passed(self) -> bool:
        """Whether it has run out."""
        return self.tone == "muted"


def read_clock(face: ClockFace, now: datetime) -> Reading:
    """`quedan 34 h 10 min`, `hasta mar 24 nov, 19:15`; run out: `pasó`, and when."""
    local, today = face.until.astimezone(), now.astimezone().date()
    minutes = int((face.until - now).total_seconds()) // 60
    if minutes < 0:
        day = f"{short_day(local.date(), today)}, {local:%H:%M}"
        return Reading(0, tr("passed", "ya pasó"), tr("on {day}", "el {day}", day=day), "muted")
    named = week_day(local.date(), today)
    day = f"{tr(named, named.lower())}, {local:%H:%M}"
    share = (face.until - now) / (face.until - face.began)
    words = tr("{h} h {m} min left", "quedan {h} h {m} min", h=minutes // 60, m=minutes % 60)
    tone = "danger" if minutes <= SHORT_MINUTES else "warn"
    return Reading(min(max(share, 0), 1), words, tr("until {day}", "hasta {day}", day=day), tone)


class RingClock(QWidget):
    """A ring whose coloured part is what is left, with a sign in the middle. The words beside it say the same."""

    def __init__(self, icon: str = "clock", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._share, self._tone = icon, 0.0, "muted"
        self.setFixedSize(theme().size(_RING), theme().size(_RING))

    def show_share(self, share: float, tone: str) -> None:
        """What is left, from 0 to 1, in the colour of its urgency."""
        self._share, self._tone = share, tone
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = theme().size(_EDGE)
        ring = QRectF(self.rect()).adjusted(edge / 2 + 1, edge / 2 + 1, -edge / 2 - 1, -edge / 2 - 1)
        painter.setPen(QPen(theme().color("line"), edge))
        painter.drawEllipse(ring)
        pen = QPen(theme().color(self._tone), edge)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawArc(ring, 90 * 16, round(self._share * 360 * 16))
        inner = self.rect().adjusted(edge * 2, edge * 2, -edge * 2, -edge * 2)
        paint_icon(painter, self._icon, inner, self._tone)
        painter.end()


class _Line(QWidget):
    def __init__(self, face: ClockFace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.face = face
        row = QHBoxLayout(self)
        gaps(row, 10, 0, 2)
        self._ring = RingClock(face.icon, self)
        row.addWidget(self._ring)
        words = QVBoxLayout()
        gaps(words, 0)
        self._left = Text("", "strong", wrap=True, parent=self)
        self._until = Text("", "cap", "text2", wrap=True, parent=self)
        for part in (Text(face.title, "strong", wrap=True, parent=self), self._left, self._until):
            words.addWidget(part)
        row.addLayout(words, 1)

    def read(self, now: datetime) -> None:
        """Show how it stands."""
        reading = read_clock(self.face, now)
        self._ring.show_share(reading.share, reading.tone)
        self._left.setText(reading.left)
        self._left.set_tone(reading.tone)
        self._until.setText(reading.until)
        self.setAccessibleName(f"{self.face.title}: {reading.left}, {reading.until}")


class ClockCard(Card):
    """Clocks under one heading, read anew each minute. `chosen(key)` by its button, with the most pressing clock."""

    chosen = Signal(str)

    def __init__(self, title: str, note: str = "", act: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, note or " ", parent)
        gaps(self.body, 4)
        self._lines: list[_Line] = []
        self._act = QuietButton(act, "arrow-right") if act else None
        if self._act is not None:
            self._act.clicked.connect(self._chosen)
            self.add(self._act)
        self._ticks = QTimer(self)
        self._ticks.setInterval(_TICK_MS)
        self._ticks.timeout.connect(self.tick)
        self._ticks.start()

    def set_clocks(self, faces: Sequence[ClockFace], now: datetime | None = None) -> None:
        """Show these, in this order."""
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = [_Line(face, self) for face in faces]
        for at, line in enumerate(self._lines):
            self.body.insertWidget(at, line)
        self.tick(now)

    def tick(self, now: datetime | None = None) -> None:
        """Read the clocks."""
        for line in self._lines:
            line.read(now or datetime.now(UTC))

    def readings(self, now: datetime) -> list[Reading]:
        """How they stand at a moment."""
        return [read_clock(line.face, now) for line in self._lines]

    def _chosen(self) -> None:
        self.chosen.emit(min(self._lines, key=lambda line: line.face.until).face.key)
