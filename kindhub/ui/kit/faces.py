"""Faces to answer with: from very glad to very sad, each with its word and its number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from kindhub.ui.kit.look import gaps
from kindhub.ui.theme import theme

_WIDE, _LEAST, _FACE = 132, 72, 84


@dataclass(frozen=True, slots=True)
class Face:
    """An answer: its code, its word, and the mood from 1 (very glad) to -1 (very sad)."""

    code: str
    word: str
    mood: float


class FaceButton(QAbstractButton):
    """One face with its word under it; its number is the key that takes it."""

    def __init__(self, face: Face, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.face, self._number = face, number
        self.setCheckable(True)
        self.setAccessibleName(face.word)
        self.setAccessibleDescription(str(number))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def sizeHint(self) -> QSize:
        lines = self.fontMetrics().lineSpacing() * 2
        return QSize(theme().size(_WIDE), theme().size(_FACE + 28) + lines)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().size(_LEAST), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = theme().color("on_soft" if self.isChecked() else "text")
        if self.isChecked() or self.hasFocus():
            edge = 3 if self.hasFocus() else 2
            painter.setPen(QPen(theme().color("focus" if self.hasFocus() else "accent"), edge))
            painter.setBrush(theme().color("soft" if self.isChecked() else "surface"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), theme().size(12), theme().size(12))
        side = min(theme().size(_FACE), self.width() - theme().size(16))
        place = QRectF((self.width() - side) / 2, theme().size(12), side, side)
        painter.setPen(QPen(ink, max(side / 28, 2)))
        _draw_face(painter, place, self.face.mood)
        edge = theme().size(4)
        words = self.rect().adjusted(edge, round(place.bottom()) + 2 * edge, -edge, -edge)
        painter.setFont(theme().font("h3"))
        painter.setPen(ink)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(words, flags | Qt.TextFlag.TextWordWrap, self.face.word)
        painter.end()


def _draw_face(painter: QPainter, place: QRectF, mood: float) -> None:
    """Circle, two eyes, and a mouth that bends up or down by the mood."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(place)
    side = place.width()
    painter.setBrush(painter.pen().color())
    for across in (0.34, 0.66):
        painter.drawEllipse(QPointF(place.left() + side * across, place.top() + side * 0.38), side / 26, side / 20)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    level = place.top() + side * (0.66 - 0.05 * mood)
    mouth = QPainterPath(QPointF(place.left() + side * 0.28, level))
    bend = QPointF(place.center().x(), level + side * 0.28 * mood)
    mouth.quadTo(bend, QPointF(place.left() + side * 0.72, level))
    painter.drawPath(mouth)


class FaceRow(QWidget):
    """Faces side by side. `chosen(code)` by click, by its number, or by Space or Enter on the marked one."""

    chosen = Signal(str)

    def __init__(self, faces: Sequence[Face], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        gaps(row, 12)
        self.buttons = [FaceButton(face, number, self) for number, face in enumerate(faces, start=1)]
        for button in self.buttons:
            button.clicked.connect(self._clicked)
            row.addWidget(button, 1)
        self.setFocusProxy(self.buttons[0])

    def show_answer(self, code: str | None) -> None:
        """Mark what was answered, and put the cursor there."""
        for button in self.buttons:
            button.setChecked(button.face.code == code)
        marked = next((button for button in self.buttons if button.isChecked()), self.buttons[0])
        self.setFocusProxy(marked)

    def take(self, number: int) -> None:
        """Answer with the face of that number, from 1."""
        if 1 <= number <= len(self.buttons):
            self.buttons[number - 1].click()

    def _clicked(self) -> None:
        button = self.sender()
        if isinstance(button, FaceButton):
            self.show_answer(button.face.code)
            self.chosen.emit(button.face.code)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = next((n for n, button in enumerate(self.buttons) if button.hasFocus()), None)
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if at is not None and step is not None:
            self.buttons[(at + step) % len(self.buttons)].setFocus(Qt.FocusReason.TabFocusReason)
        elif at is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.buttons[at].click()
        else:
            super().keyPressEvent(event)
