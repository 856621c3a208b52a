"""Where a case stands: painted chevrons, done, current, next and later, told apart by sign, edge and word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from kindhub.i18n import L, tr
from kindhub.ui.kit.painted_button import ListedButton
from kindhub.ui.theme import paint_icon, theme

StageState = Literal["done", "current", "next", "later"]

_LEAST_SIGN = 9
_LEAST = 24

# State → (ink, fill, edge, icon, word).
_LOOKS: dict[str, tuple[str, str, str, str, L]] = {
    "done": ("on_soft", "soft", "accent", "check-circle-fill", L("done", "hecho")),
    "current": ("on_accent", "accent", "accent", "caret-circle-right-fill", L("now", "actual")),
    "next": ("on_soft", "surface", "accent", "circle-dashed", L("next", "siguiente")),
    "later": ("text2", "surface", "line", "circle", L("later", "después")),
}


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: `note` is a date or what is missing."""

    key: str
    title: str
    state: StageState
    note: str = ""


class _Chevron(ListedButton):
    def __init__(self, stage: Stage, *, first: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.stage, self._first, self.narrow = stage, first, False
        word = _LOOKS[stage.state][4].say()
        self.setAccessibleName(", ".join(part for part in (stage.title, word, stage.note) if part))
        self.setToolTip(f"{stage.title}: {stage.note}" if stage.note else stage.title)

    def wanted(self) -> int:
        bold, small = QFontMetrics(theme().font("strong")), QFontMetrics(theme().font("cap"))
        title = bold.horizontalAdvance(self.stage.title) + theme().size(20)
        return max(title, small.horizontalAdvance(self.stage.note)) + theme().size(32)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.wanted(), theme().size(50))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        ink, fill, edge, sign, _ = _LOOKS[self.stage.state]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style = Qt.PenStyle.DashLine if self.stage.state == "next" else Qt.PenStyle.SolidLine
        painter.setPen(QPen(theme().color(edge), 1.5 if self.stage.state == "next" else 1, style))
        painter.setBrush(theme().color(fill))
        painter.drawPolygon(self._shape(0.75))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme().color("surface" if self.stage.state == "current" else "focus"), 2))
            painter.drawPolygon(self._shape(3.5))
        left = theme().size(10 if self._first else 19)
        side, half = theme().size(16), self.height() // 2
        if self.narrow:
            self._paint_sign(painter, sign, ink)
        else:
            paint_icon(painter, sign, QRect(left, half - side - theme().size(2), side, side), ink)
            self._paint_words(painter, left, ink, half)
        painter.end()

    def _paint_sign(self, painter: QPainter, sign: str, ink: str) -> None:
        """The sign alone between the two tips, smaller where they leave less room, and whole or not at all."""
        tip, begins = theme().size(10), 2 if self._first else theme().size(9)
        side = min(theme().size(16), self.width() - tip - begins)
        if side >= theme().size(_LEAST_SIGN):
            left = begins + (self.width() - tip - begins - side) // 2
            paint_icon(painter, sign, QRect(left, (self.height() - side) // 2, side, side), ink)

    def _paint_words(self, painter: QPainter, left: int, ink: str, half: int) -> None:
        bold = self.stage.state != "later"
        top = QRect(left + theme().size(19), theme().size(3), self.width(), half - theme().size(3))
        painter.setFont(theme().font("strong" if bold else "body"))
        painter.setPen(theme().color(ink))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(top, middle, self.stage.title)
        painter.setFont(theme().font("cap"))
        painter.setPen(theme().color("text2" if self.stage.state == "next" else ink))
        painter.drawText(QRect(left, half, self.width(), half - theme().size(6)), middle, self.stage.note)

    def _shape(self, inset: float) -> QPolygonF:
        tip, width, height = float(theme().size(10)), self.width() - inset, self.height() - inset
        middle = self.height() / 2
        points = [(inset, inset), (width - tip, inset), (width, middle), (width - tip, height), (inset, height)]
        if not self._first:
            points.append((tip + inset, middle))
        return QPolygonF([QPointF(x, y) for x, y in points])


class StageBar(QWidget):
    """The stages of a case from left to right. `chosen(key)`; one stop for Tab, left and right arrows inside.

    Where there is no room for all words, the stages before and after the current one shrink to their signs and
    keep their words as tips.
    """

    chosen = Signal(str)

    def __init__(self, stages: Sequence[Stage] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._chevrons: list[_Chevron] = []
        self.set_stages(stages)

    def set_stages(self, stages: Sequence[Stage]) -> None:
        """Show other stages."""
        for old in self._chevrons:
            old.hide()
            old.deleteLater()
        self._chevrons = [_Chevron(stage, first=not at, parent=self) for at, stage in enumerate(stages)]
        current = next((c for c in self._chevrons if c.stage.state == "current"), None)
        for chevron in self._chevrons:
            chevron.clicked.connect(self._clicked)
            stop = chevron is (current or self._chevrons[0])
            chevron.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus)
            chevron.show()
        if current is not None:
            self.setFocusProxy(current)
            number = self._chevrons.index(current) + 1
            words = {"title": current.stage.title, "number": number, "all": len(stages)}
            name = tr("Stage {title}, {number} of {all}", "Etapa {title}, {number} de {all}", **words)
            self.setAccessibleName(name)
        self._place()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().size(400), theme().size(50))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().size(240), theme().size(50))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        if not self._chevrons:
            return
        overlap = theme().size(8)
        widths = self._widths(self.width() + overlap * (len(self._chevrons) - 1))
        left = 0
        for chevron, width in zip(self._chevrons, widths, strict=True):
            chevron.setGeometry(left, 0, width, self.height())
            left += width - overlap

    def _widths(self, room: int) -> list[int]:
        sign = theme().size(44)
        for chevron in self._chevrons:
            chevron.narrow = False
        by_need = sorted(self._chevrons, key=lambda c: ("done", "later", "next", "current").index(c.stage.state))
        wanted = {c: c.wanted() for c in self._chevrons}
        for chevron in by_need[:-1]:
            if sum(wanted.values()) <= room:
                break
            chevron.narrow, wanted[chevron] = True, sign
        narrow = [c for c in self._chevrons if c.narrow]
        if narrow and sum(wanted.values()) > room:
            left = room - sum(width for chevron, width in wanted.items() if not chevron.narrow)
            wanted |= dict.fromkeys(narrow, max(left // len(narrow), theme().size(_LEAST)))
        wide = [c for c in self._chevrons if not c.narrow]
        spare = max(room - sum(wanted.values()), 0)
        return [wanted[c] + (0 if c.narrow else spare // len(wide)) for c in self._chevrons]

    def _clicked(self) -> None:
        chevron = self.sender()
        if isinstance(chevron, _Chevron):
            self.chosen.emit(chevron.stage.key)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = next((n for n, c in enumerate(self._chevrons) if c.hasFocus()), None)
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        if at is not None and step is not None:
            to = min(max(at + step, 0), len(self._chevrons) - 1)
            self._chevrons[to].setFocus(Qt.FocusReason.TabFocusReason)
        elif at is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._chevrons[at].click()
        else:
            super().keyPressEvent(event)
