"""The steps of something one does from left to right, such as an import."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from kindhub.i18n import L
from kindhub.ui.kit.look import clear_layout, gaps
from kindhub.ui.kit.painted_button import SingleButton
from kindhub.ui.theme import paint_icon, theme

_WORDS = (L("done", "hecho"), L("now", "actual"), L("later", "después"))


class _Step(SingleButton):
    def __init__(self, number: int, title: str, note: str, place: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number, self._title, self._note = number, title, note
        self._place = place  # 0 done, 1 now, 2 later
        self.setEnabled(place == 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if place == 0 else Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{number}. {title}, {_WORDS[place].say()}. {note}")

    @override
    def sizeHint(self) -> QSize:
        title = QFontMetrics(theme().font("strong")).horizontalAdvance(self._title)
        note = QFontMetrics(theme().font("cap")).horizontalAdvance(self._note)
        return QSize(max(title, note) + theme().size(44), theme().size(40))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme().size(26)
        disc = QRect(theme().size(2), (self.height() - side) // 2, side, side)
        self._paint_disc(painter, disc)
        left, half = disc.right() + theme().size(9), self.height() // 2
        painter.setFont(theme().font("body" if self._place == 2 else "strong"))
        painter.setPen(theme().color("text2" if self._place == 2 else "text"))
        first = QRect(left, 0, self.width(), half if self._note else self.height())
        painter.drawText(first, Qt.AlignmentFlag.AlignVCenter, self._title)
        painter.setFont(theme().font("cap"))
        painter.setPen(theme().color("text2"))
        painter.drawText(QRect(left, half, self.width(), half), Qt.AlignmentFlag.AlignVCenter, self._note)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme().color("focus"), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def _paint_disc(self, painter: QPainter, disc: QRect) -> None:
        later = self._place == 2
        painter.setPen(QPen(theme().color("text2" if later else "accent"), 1.5))
        painter.setBrush(theme().color("surface" if later else "accent"))
        painter.drawEllipse(disc)
        if self._place == 0:
            inset = disc.width() // 5
            paint_icon(painter, "check-bold", disc.adjusted(inset, inset, -inset, -inset), "on_accent")
            return
        painter.setFont(theme().font("strong"))
        painter.setPen(theme().color("text2" if later else "on_accent"))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(self.number))


class _Line(QWidget):
    def __init__(self, *, done: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done = done
        self.setMinimumWidth(theme().size(16))
        self.setMaximumWidth(theme().size(120))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        style = Qt.PenStyle.SolidLine if self._done else Qt.PenStyle.DashLine
        painter.setPen(QPen(theme().color("accent" if self._done else "muted"), 2 if self._done else 1, style))
        painter.drawLine(0, self.height() // 2, self.width(), self.height() // 2)
        painter.end()


class StepBar(QWidget):
    """Done steps carry a check and lead back: `chosen(number)`, counted from 1."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        gaps(self._row, 8)

    def set_steps(self, steps: Sequence[tuple[str, str]], current: int) -> None:
        """Show (title, note) pairs; `current` counts from 1."""
        clear_layout(self._row)
        for number, (title, note) in enumerate(steps, start=1):
            if number > 1:
                self._row.addWidget(_Line(done=number <= current), 1)
            place = 0 if number < current else 1 if number == current else 2
            step = _Step(number, title, note, place)
            step.clicked.connect(self._clicked)
            self._row.addWidget(step)
        self._row.addStretch(1)
        self.setAccessibleName(f"{current}/{len(steps)}")

    def _clicked(self) -> None:
        step = self.sender()
        if isinstance(step, _Step):
            self.chosen.emit(step.number)
