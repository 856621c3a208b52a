"""What the next stage still lacks, each a way to it, and the button that is locked until nothing is lacking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.ui.kit.buttons import LockedButton, QuietButton
from kindhub.ui.kit.flow import FlowLayout
from kindhub.ui.kit.look import clear_layout, gaps
from kindhub.ui.kit.painted_button import SingleButton
from kindhub.ui.kit.text import Text
from kindhub.ui.theme import paint_icon, theme


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
    """`chosen(key)` when a lacking thing is taken, `moved` when nothing lacks and the case goes on."""

    chosen = Signal(str)
    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        gaps(self._row, 8)

    def set_gaps(self, stage: str, lacking: Sequence[Gap]) -> None:
        """Show what lacks before `stage`; with nothing lacking the button is open."""
        clear_layout(self._row)
        words = (
            tr("To move to {stage}:", "Para pasar a {stage}:", stage=stage)
            if lacking
            else tr("Nothing is missing to move to {stage}.", "No falta nada para pasar a {stage}.", stage=stage)
        )
        label = Text(words, "body", "text2")
        label.setMinimumHeight(theme().size(34))
        self._row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        links = FlowLayout(None, 8)
        for gap in lacking:
            link = _GapLink(gap)
            link.clicked.connect(self._clicked)
            links.addWidget(link)
        self._row.addLayout(links, 1)
        act = tr("Move to {stage}", "Pasar a {stage}", stage=stage)
        button = LockedButton(act, f"{words} {', '.join(g.title for g in lacking)}") if lacking else QuietButton(act)
        button.clicked.connect(self.moved)
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def _clicked(self) -> None:
        link = self.sender()
        if isinstance(link, _GapLink):
            self.chosen.emit(link.gap.key)
