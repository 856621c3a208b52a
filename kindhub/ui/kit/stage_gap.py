"""What the next stage still lacks, each a way to it, and the button that is locked until nothing is lacking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.ui.kit.buttons import LockedButton, QuietButton
from kindhub.ui.kit.look import clear_layout, gaps
from kindhub.ui.kit.painted_button import SingleButton
from kindhub.ui.kit.text import Text
from kindhub.ui.theme import paint_icon, theme

_BETWEEN = 8


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing lacking. `note` says how much of it or until when; `tone` is `text2`, `warn` or `danger`."""

    key: str
    title: str
    note: str = ""
    tone: str = "text2"


class _GapLink(SingleButton):
    def __init__(self, gap: Gap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.gap = gap
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{tr('Missing', 'Falta')}: {gap.title} {gap.note}".strip())

    def _note_font_width(self) -> int:
        return QFontMetrics(theme().font("cap")).horizontalAdvance(self.gap.note) + (8 if self.gap.note else 0)

    @override
    def sizeHint(self) -> QSize:
        title = QFontMetrics(theme().font("strong")).horizontalAdvance(self.gap.title)
        return QSize(title + self._note_font_width() + theme().size(62), theme().size(34))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focus = self.hasFocus()
        painter.setPen(QPen(theme().color("focus" if focus else "border"), 2 if focus else 1))
        painter.setBrush(theme().color("hover" if self.underMouse() else "surface"))
        radius = theme().size(5)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        side = theme().size(15)
        top = (self.height() - side) // 2
        paint_icon(painter, "circle", QRect(theme().size(10), top, side, side), "text2")
        line = self.rect().adjusted(theme().size(31), 0, 0, 0)
        painter.setFont(theme().font("strong"))
        painter.setPen(theme().color("text"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, middle, self.gap.title)
        font = theme().font("cap")
        font.setWeight(font.Weight.Normal if self.gap.tone == "text2" else font.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(theme().color(self.gap.tone))
        note = line.adjusted(QFontMetrics(theme().font("strong")).horizontalAdvance(self.gap.title) + 8, 0, 0, 0)
        painter.drawText(note, middle, self.gap.note)
        paint_icon(painter, "arrow-right", QRect(self.width() - theme().size(25), top, side, side), "accent")
        painter.end()


class StageGap(QWidget):
    """`chosen(key)` when a lacking thing is taken, `moved` when nothing lacks and the case goes on.

    Where they do not fit into one line, the last says how many more there are: `more_asked` when it is taken.
    """

    chosen = Signal(str)
    more_asked = Signal()
    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._links: list[_GapLink] = []
        self._row = QHBoxLayout(self)
        gaps(self._row, _BETWEEN)

    def set_gaps(self, stage: str, lacking: Sequence[Gap]) -> None:
        """Show what lacks before `stage`; with nothing lacking the button is open."""
        clear_layout(self._row)
        words = (
            tr("To move to {stage}:", "Para pasar a {stage}:", stage=stage)
            if lacking
            else tr("Nothing is missing to move to {stage}.", "No falta nada para pasar a {stage}.", stage=stage)
        )
        self._label = Text(words, "body", "text2")
        self._label.setMinimumHeight(theme().size(34))
        self._row.addWidget(self._label)
        self._links = [_GapLink(gap) for gap in lacking]
        for link in self._links:
            link.clicked.connect(self._clicked)
            self._row.addWidget(link)
        self._more = QuietButton("", "dots-three")
        self._more.clicked.connect(self.more_asked)
        self._row.addWidget(self._more)
        self._row.addStretch(1)
        act = tr("Move to {stage}", "Pasar a {stage}", stage=stage)
        why = f"{words} {', '.join(gap.title for gap in lacking)}"
        self._button = LockedButton(act, why) if lacking else QuietButton(act)
        self._button.clicked.connect(self.moved)
        self._row.addWidget(self._button)
        self._fit()

    @override
    def minimumSizeHint(self) -> QSize:
        """Links give way, so the row asks for no more than the window has."""
        return QSize(theme().size(240), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As many as fit, from the left; all of them or, behind the last, how many more."""
        if not self._links:
            if self._row.count():
                self._more.hide()
            return
        between = theme().size(_BETWEEN)
        room = self.width() - self._label.sizeHint().width() - self._button.sizeHint().width() - 2 * between
        wide = [link.sizeHint().width() + between for link in self._links]
        fits = len(wide)
        if sum(wide) > room:
            self._more.setText(tr("{n} missing", "faltan {n}", n=len(wide)))
            left = room - self._more.sizeHint().width() - between
            fits = next((n for n in range(len(wide), -1, -1) if sum(wide[:n]) <= left), 0)
            self._label.setVisible(left >= 0)  # where not even that fits, the button says where the case would go
        else:
            self._label.show()
        for at, link in enumerate(self._links):
            link.setVisible(at < fits)
        hidden = len(wide) - fits
        words = tr("{n} more", "{n} más", n=hidden) if fits else tr("{n} missing", "faltan {n}", n=hidden)
        self._more.setText(words)
        self._more.setVisible(hidden > 0)

    def _clicked(self) -> None:
        link = self.sender()
        if isinstance(link, _GapLink):
            self.chosen.emit(link.gap.key)
