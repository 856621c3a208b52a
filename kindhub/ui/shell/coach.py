"""Coach marks: one part of the window in the light, the rest dimmed, and a few words beside it.

By keyboard: Enter or → goes on, ← goes back, Esc ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.ui.kit.buttons import FilledButton, LinkButton, QuietButton
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.text import Text
from kindhub.ui.shell.cursor_keeper import CursorKeeper
from kindhub.ui.theme import theme

_WIDTH, _GAP = 320, 12


@dataclass(frozen=True, slots=True)
class CoachStep:
    """A part of the window, and what there is to say about it."""

    target: QWidget
    title: str
    words: str


class Coach(QWidget):
    """`begin(steps)` over its window; `ended(all_seen)` when the last was read or one leaves earlier."""

    ended = Signal(bool)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._cursor = CursorKeeper(self)
        self._steps: tuple[CoachStep, ...] = ()
        self.at = 0
        self.balloon = QFrame(self)
        self.balloon.setProperty("part", "popover")
        column = self._column = QVBoxLayout(self.balloon)
        gaps(column, 8, 16, 14)
        self.title, self.words = Text("", "h3", wrap=True), Text("", wrap=True)
        column.addWidget(self.title)
        column.addWidget(self.words)
        row = QHBoxLayout()
        gaps(row, 8)
        self.count = Text("", "cap", "text2")
        row.addWidget(self.count)
        row.addStretch(1)
        self.leave = LinkButton(tr("Leave", "Salir"))
        self.leave.clicked.connect(self.leave_early)
        self.back = QuietButton(tr("Back", "Atrás"))
        self.back.clicked.connect(self.go_back)
        self.next = FilledButton("")
        self.next.clicked.connect(self.go_on)
        for button in (self.leave, self.back, self.next):
            row.addWidget(button)
        column.addLayout(row)
        self.hide()

    def begin(self, steps: Sequence[CoachStep]) -> None:
        """Show the first part; parts that are not on screen are left out."""
        self._steps = tuple(step for step in steps if step.target.isVisible())
        if not self._steps:
            return
        self.at = 0
        self._cursor.remember()
        self.setGeometry(self.window().rect())
        self.show()
        self.raise_()
        self._show()

    def go_on(self) -> None:
        """The next part, or the end."""
        if self.at + 1 < len(self._steps):
            self.at += 1
            self._show()
        else:
            self._end(all_seen=True)

    def go_back(self) -> None:
        """The part before."""
        self.at = max(0, self.at - 1)
        self._show()

    def leave_early(self) -> None:
        """End the walk before its last part."""
        self._end(all_seen=False)

    def _end(self, *, all_seen: bool) -> None:
        self._steps = ()
        self.hide()
        self._cursor.give_back()
        self.ended.emit(all_seen)

    def _show(self) -> None:
        step = self._steps[self.at]
        last = self.at == len(self._steps) - 1
        self.title.setText(step.title)
        self.words.setText(step.words)
        self.count.setText(tr("{n} of {total}", "{n} de {total}", n=self.at + 1, total=len(self._steps)))
        self.next.setText(tr("Begin", "Empezar") if last else tr("Go on", "Seguir"))
        self.back.setVisible(self.at > 0)
        self.balloon.setAccessibleName(f"{step.title}. {step.words}")
        self.next.setAccessibleDescription(f"{step.title}. {step.words}")
        self._place()
        self.next.setFocus()
        self.update()

    def lit(self) -> QRect:
        """Where the part in the light stands, in the window."""
        if not self._steps:
            return QRect()
        target = self._steps[self.at].target
        corner = target.mapTo(self.window(), QPoint(0, 0))
        edge = theme().size(4)
        return QRect(corner, target.size()).adjusted(-edge, -edge, edge, edge).intersected(self.rect())

    def _place(self) -> None:
        """Beside the part where there is room: right, below, above, left; else in the middle of it."""
        self.balloon.setFixedWidth(min(theme().size(_WIDTH), self.width() - theme().size(24)))
        self._column.activate()  # else it answers for the words of the part before
        self.balloon.setFixedHeight(self.balloon.heightForWidth(self.balloon.width()))
        wide, high, gap, lit = self.balloon.width(), self.balloon.height(), theme().size(_GAP), self.lit()
        for corner in (
            QPoint(lit.right() + gap, lit.top()),
            QPoint(lit.left(), lit.bottom() + gap),
            QPoint(lit.left(), lit.top() - high - gap),
            QPoint(lit.left() - wide - gap, lit.top()),
            QPoint(lit.center().x() - wide // 2, lit.center().y() - high // 2),
        ):
            x = min(max(corner.x(), gap), self.width() - wide - gap)
            y = min(max(corner.y(), gap), self.height() - high - gap)
            if not QRect(x, y, wide, high).intersects(lit):
                break
        self.balloon.move(x, y)

    def fit_window(self) -> None:
        """Follow the size of the window."""
        if self.isVisible():
            self.setGeometry(self.window().rect())
            self._place()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = {
            Qt.Key.Key_Return: self.go_on, Qt.Key.Key_Enter: self.go_on, Qt.Key.Key_Right: self.go_on,
            Qt.Key.Key_Left: self.go_back, Qt.Key.Key_Escape: self.leave_early,
        }.get(Qt.Key(event.key()))  # fmt: skip
        if act is not None:
            act()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab walks over the three buttons and goes nowhere else."""
        shown = [button for button in (self.leave, self.back, self.next) if button.isVisible()]
        if not shown:  # Qt looks for another place of the cursor while this is being hidden
            return super().focusNextPrevChild(next)
        at = _next_at(shown, 1 if next else -1)
        shown[at].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        around, hole = QPainterPath(), QPainterPath()
        around.addRect(QRectF(self.rect()))
        hole.addRoundedRect(QRectF(self.lit()), theme().size(6), theme().size(6))
        painter.fillPath(around.subtracted(hole), theme().color("rail", 150))
        painter.setPen(QPen(theme().color("focus"), theme().size(3)))
        painter.drawPath(hole)
        painter.end()


def _next_at(buttons: Sequence[QWidget], step: int) -> int:
    """The button after (or before) the one with the focus, in a ring."""
    at = next((n for n, button in enumerate(buttons) if button.hasFocus()), -1)
    return (at + step) % len(buttons)
