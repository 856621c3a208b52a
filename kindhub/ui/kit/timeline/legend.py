"""What the signs of a timeline mean."""

from __future__ import annotations

from collections.abc import Container

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.ui.kit.flow import FlowLayout
from kindhub.ui.kit.ink import Ink
from kindhub.ui.kit.timeline.model import TimeLines
from kindhub.ui.kit.timeline.painting import paint_sign
from kindhub.ui.theme import theme

_FUZZY, _GAP = "fuzzy", 5


class _Entry(QWidget):
    """One sign with its word; for the eye only, as each mark says its words."""

    def __init__(self, sign: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign, self._words = sign, words
        self._wide = 24 if sign == _FUZZY else 16
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        words = QFontMetrics(theme().font("cap")).horizontalAdvance(self._words)
        return QSize(words + theme().size(self._wide + _GAP + 3), theme().size(22))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide, y = theme().size(self._wide), self.height() / 2
        if self._sign == _FUZZY:
            painter.setPen(QPen(theme().color("text2"), 1.2, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(1, y), QPointF(wide - 1, y))
            painter.setPen(QPen(theme().color("text2"), 1.4))
            for x in (1, wide - 1):
                painter.drawLine(QPointF(x, y - 4), QPointF(x, y + 4))
        else:
            paint_sign(painter, self._sign, QPointF(wide / 2, y), Ink())  # type: ignore[arg-type]  # one of the signs
        painter.setPen(theme().color("text2"))
        painter.setFont(theme().font("cap"))
        words = self.rect().adjusted(wide + theme().size(_GAP), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._words)
        painter.end()


def signs_in(lines: TimeLines) -> set[str]:
    """What a legend has to explain of these lines: the signs there are, and whiskers where a day is not known."""
    items = [item for lane in lines.lanes for item in lane.items]
    signs = {"clock" if item.sign == "overdue" else item.sign for item in items if item.end is None}
    spans = [span for item in items for span in (item.start, item.end) if span is not None]
    return signs | {_FUZZY for span in spans if span.first != span.last}


class TimeLegend(QWidget):
    """All signs in a row that wraps, or those of `only`."""

    def __init__(self, parent: QWidget | None = None, only: Container[str] | None = None) -> None:
        super().__init__(parent)
        row = FlowLayout(self, 10)
        for sign, words in (
            (_FUZZY, tr("about", "fecha aproximada")),
            ("diamond", tr("decision", "decisión")),
            ("circle", tr("contact", "contacto")),
            ("triangle", tr("journey", "viaje")),
            ("square", tr("document", "documento")),
            ("dot", tr("other", "otro")),
            ("clock", tr("deadline", "plazo")),
        ):
            if only is None or sign in only:
                row.addWidget(_Entry(sign, words))
