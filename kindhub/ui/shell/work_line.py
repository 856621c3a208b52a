"""Long work, shown one way for every page: nothing for 300 ms, then a thin bar, then words and a way to stop.

What one was reading stays where it was, and no act is ever covered: the bar is as thin as the edge it lies on, the
words take a strip under the page. Pages have no code for it; it looks at the lanes of `kindhub.ui.tasks` and follows
the work that has been under way longest.
"""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QHBoxLayout, QProgressBar, QWidget
from shiboken6 import isValid
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.ui.kit.buttons import LinkButton
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.text import Text
from kindhub.ui.tasks import Progress, tasks
from kindhub.ui.theme import theme

BAR_AFTER, WORDS_AFTER = 0.3, 1.0
"""Seconds."""
_DASH = 12


class WorkLine(QObject):
    """`put_around(grid)`: the bar along the upper edge of what lies in the first cell, the words in a strip below.

    Both belong to `parent` from the start: work that is under way while the window is made shows them at once, and
    what has no parent is shown as a window of its own, which takes the keys.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._followed: Progress | None = None
        self.bar, self.card = ThinBar(parent), WorkCard(parent)
        self.card.cancel.clicked.connect(self._stop)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._show)
        tasks().changed.connect(self._look)

    def put_around(self, grid: QGridLayout) -> None:
        """Take a place at the page; what lies there scrolls, so the strip shortens it from below and moves nothing."""
        grid.addWidget(self.bar, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.card, 1, 0, Qt.AlignmentFlag.AlignHCenter)
        grid.setRowStretch(0, 1)
        self._look()

    def _look(self) -> None:
        """Work began or ended: follow what has been waited for longest."""
        if not isValid(self.card):
            return
        waiting = tasks().under_way()
        self.follow(waiting[0] if waiting else None)

    def follow(self, work: Progress | None) -> None:
        """Show this work from now on."""
        if work is not self._followed:
            self._let_go()
            self._followed = work
            if work is not None:
                work.said.connect(self._said)
        self._show()

    def _let_go(self) -> None:
        if self._followed is not None:
            self._followed.said.disconnect(self._said)
        self.card.cancel.setEnabled(True)

    def _show(self) -> None:
        """What is due to be seen by now, and when to look again."""
        work = self._followed
        age = time.monotonic() - work.began if work is not None else 0.0
        self.bar.setVisible(work is not None and age >= BAR_AFTER)
        if work is None or age < WORDS_AFTER:
            self.card.put_away()
        elif not work.by_hand:
            self.card.tell(work)
        if work is not None and age < WORDS_AFTER:
            until = (BAR_AFTER if age < BAR_AFTER else WORDS_AFTER) - age
            self._timer.start(max(1, round(until * 1000)))
        else:
            self._timer.stop()
        self._fill()

    def _said(self, _text: object, _fraction: object) -> None:
        self._show()

    def _fill(self) -> None:
        self.bar.show_fraction(self._followed.fraction if self._followed is not None else None)

    def _stop(self) -> None:
        if self._followed is not None:
            self._followed.stop()
            self.card.say_stopping()


class WorkCard(QWidget):
    """What is done, how far, and *Cancel* where the work can be stopped."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = QHBoxLayout(self)
        gaps(outer, 0, 20, 4, 20, 8)
        frame = QFrame()
        frame.setProperty("part", "popover")
        outer.addWidget(frame)
        row = QHBoxLayout(frame)
        gaps(row, 12, 12, 4, 4, 4)
        self.words = Text("", "body", "text2")
        self.cancel = LinkButton(tr("Cancel", "Cancelar"), "x")
        row.addWidget(self.words)
        row.addWidget(self.cancel)
        self._had_focus: QWidget | None = None
        self.hide()

    def tell(self, work: Progress) -> None:
        """Show how far the work is; said aloud when the card appears."""
        words = work.words or tr("Working…", "Trabajando…")
        if work.fraction is not None:
            words = f"{words} · {round(work.fraction * 100)} %"
        self._show_words(words)
        self.cancel.setVisible(work.stoppable)

    def say_stopping(self) -> None:
        """Stopping was asked for."""
        self._show_words(tr("Stopping…", "Deteniendo…"))
        self.cancel.setEnabled(False)

    def put_away(self) -> None:
        """The work has ended; a cursor that was here goes back to where it came from."""
        had_focus = self.cancel.hasFocus()
        self.hide()
        if had_focus and self._had_focus is not None and isValid(self._had_focus):
            self._had_focus.setFocus()

    def _show_words(self, words: str) -> None:
        self.words.setText(words)
        self.setAccessibleName(words)
        if not self.isVisible():
            self._had_focus = QApplication.focusWidget()
            self.show()
            self.raise_()
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))


class ThinBar(QProgressBar):
    """How far the work is as a line; dashes where that is not known. It does not move by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextVisible(False)
        self.setRange(0, 0)
        self.setAccessibleName(tr("Progress", "Avance"))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_fraction(self, fraction: float | None) -> None:
        """0 to 1; None where that is not known."""
        self.setRange(0, 0 if fraction is None else 1000)
        self.setValue(0 if fraction is None else round(fraction * 1000))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, accent = QPainter(self), theme().color("accent")
        painter.fillRect(self.rect(), theme().color("sunken"))
        if self.maximum():
            painter.fillRect(0, 0, self.width() * self.value() // self.maximum(), self.height(), accent)
        else:
            dash = theme().size(_DASH)
            for left in range(0, self.width(), 2 * dash):
                painter.fillRect(left, 0, dash, self.height(), accent)
        painter.end()
