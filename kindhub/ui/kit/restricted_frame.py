"""Frames that say in what kind of place one is: a restricted record, or practice with invented people."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.text import Icon, Text
from kindhub.ui.theme import theme


class RestrictedFrame(QFrame):
    """A strip with a padlock and an edge around `content`. It only shows; capture and ledger are the page's work."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "restricted")
        column = QVBoxLayout(self)
        gaps(column, 0, 4, 0, 4, 4)
        strip = QHBoxLayout()
        gaps(strip, 8, 16, 8)
        strip.addWidget(Icon("lock-key-fill", "surface", 18))
        strip.addWidget(Text(tr("Restricted", "Restringido"), "strong", "surface"))
        notice = tr(
            "Only authorised people. Each reading is recorded.",
            "Solo personas autorizadas. Cada lectura queda registrada.",
        )
        self._notice = Text(notice, "body", "surface", wrap=True)
        strip.addWidget(self._notice, 1)
        self._clock = Text("", "cap", "surface")
        strip.addWidget(self._clock)
        column.addLayout(strip)
        column.addWidget(content, 1)
        self.setAccessibleName(f"{tr('Restricted', 'Restringido')}. {notice}")

    def say_kept_out(self) -> None:
        """The system leaves the window out of pictures of the screen."""
        words = tr("Screen capture is blocked.", "Captura de pantalla bloqueada.")
        self._notice.setText(f"{self._notice.text()} {words}")

    def set_countdown(self, left: str) -> None:
        """Say how long until it hides by itself, e.g. `2:41`; an empty text says nothing."""
        words = tr("Hides when unused in {left}", "Se oculta sin uso en {left}", left=left)
        self._clock.setText(words if left else "")


class PracticeBand(QWidget):
    """The striped band on every page while one practises with invented people."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(theme().size(24))
        self._words = tr("PRACTICE, invented people", "PRÁCTICA, personas inventadas")
        self.setAccessibleName(self._words)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme().color("warn_soft"))
        painter.setPen(QPen(theme().color("warn"), theme().size(3)))
        step = theme().size(16)
        for x in range(-self.height(), self.width(), step):
            painter.drawLine(x, self.height(), x + self.height(), 0)
        painter.setFont(theme().font("strong"))
        wide = painter.fontMetrics().horizontalAdvance(self._words) + theme().size(24)
        plate = self.rect().adjusted((self.width() - wide) // 2, 0, -(self.width() - wide) // 2, 0)
        painter.fillRect(plate, theme().color("warn_soft"))
        painter.setPen(theme().color("warn"))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, self._words)
        painter.end()
