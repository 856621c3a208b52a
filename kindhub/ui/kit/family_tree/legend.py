"""What the signs of a family tree mean."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.ui.kit.family_tree.painting import paint_shape, tree_pen
from kindhub.ui.kit.flow import FlowLayout
from kindhub.ui.kit.ink import Ink
from kindhub.ui.theme import paint_icon, theme

_SIDE, _GAP = 14, 6


class _Entry(QWidget):
    """One sign with its word. A screen reader hears the words of each card; this is for the eye."""

    def __init__(self, sign: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign, self._words = sign, words
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        words = QFontMetrics(theme().font("cap")).horizontalAdvance(self._words)
        return QSize(words + theme().size(self._wide() + _GAP + 4), theme().size(22))

    def _wide(self) -> int:
        return 22 if self._sign == "unsure" else _SIDE

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, wide = theme().size(_SIDE), theme().size(self._wide())
        box = QRectF(2, (self.height() - side) / 2, wide, side)
        if self._sign in ("house-fill", "heart-fill"):
            paint_icon(painter, self._sign, box.toRect(), "ok" if self._sign == "house-fill" else "c5")
        else:
            self._shape(painter, box.adjusted(1, 1, -1, -1))
        painter.setPen(theme().color("text2"))
        painter.setFont(theme().font("cap"))
        left = wide + theme().size(_GAP)
        painter.drawText(self.rect().adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._words)
        painter.end()

    def _shape(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(QPen(theme().color("text"), 1.4))
        if self._sign == "died":
            painter.drawLine(box.topLeft(), box.bottomRight())
            painter.drawLine(box.topRight(), box.bottomLeft())
        elif self._sign == "unsure":
            painter.setPen(tree_pen(Ink(), "text2", 1.2, sure=False))
            painter.drawRoundedRect(box, 4, 4)
        else:
            paint_shape(painter, self._sign, box, died=False)  # type: ignore[arg-type]  # the three shapes are left


class TreeLegend(QWidget):
    """The signs in a row that wraps; `only` some of them, where the others do not occur."""

    def __init__(self, carer_of: str = "", only: Collection[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = FlowLayout(self, 12)
        cares = tr("cares for {who}", "cuida a {who}", who=carer_of) if carer_of else tr("cares", "cuida")
        for sign, words in (
            ("square", tr("man", "hombre")),
            ("circle", tr("woman", "mujer")),
            ("diamond", tr("no data", "sin dato")),
            ("died", tr("has died", "falleció")),
            ("house-fill", tr("same home", "mismo hogar")),
            ("heart-fill", cares),
            ("unsure", tr("not confirmed", "sin confirmar")),
        ):
            if not only or sign in only:
                row.addWidget(_Entry(sign, words))
