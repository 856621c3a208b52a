"""A month of days with how much is due on each, beside the list of what to do."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from kindhub.i18n import L, capital, tr, tr_n
from kindhub.services.deadlines import add_months
from kindhub.ui.home.saying import month_words
from kindhub.ui.kit.buttons import IconButton, QuietButton
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.month_grid import DayCell, MonthGrid
from kindhub.ui.kit.text import Text
from kindhub.ui.theme import paint_icon, theme


class DayCount(DayCell):
    """A day with the number of its deadlines, which is `what`; one that is past has them overdue."""

    @property
    def _late(self) -> bool:
        return bool(self.what) and self.day < self.on

    @override
    def said(self) -> str:
        found = tr_n(self.what, L("{n} deadline", "{n} plazo"), L("{n} deadlines", "{n} plazos"))
        return f"{found}, {tr('overdue', 'vencido')}" if self._late else found

    @override
    def ground(self) -> str:
        return "danger_soft" if self._late else "soft" if self.what and self.inside else super().ground()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().size(60), theme().size(36))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().size(40), theme().size(24))

    @override
    def fill(self, painter: QPainter, room: QRect) -> None:
        """The number stands below at the right, where that of the day does not; the sign before it, or its point."""
        taken = painter.fontMetrics().horizontalAdvance("00") + theme().size(8)
        painter.setFont(theme().font("strong"))
        painter.setPen(theme().color("danger" if self._late else "on_soft"))
        side, wide = theme().size(14), painter.fontMetrics().horizontalAdvance(str(self.what)) + theme().size(12)
        signed = self._late and self.width() - wide - side > taken
        words = f"!{self.what}" if self._late and not signed else str(self.what)
        below = self.rect().adjusted(0, 0, -theme().size(8), -theme().size(4))
        painter.drawText(below, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, words)
        if signed:
            sign = QRect(self.width() - wide - side, self.height() - side - theme().size(5), side, side)
            paint_icon(painter, "warning-circle-fill", sign, "danger")


class DueCalendar(QWidget):
    """The grid with the name of its month, and buttons to walk the months."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today, self.month = today, today.replace(day=1)
        self._counts: Mapping[date, int] = {}
        column = QVBoxLayout(self)
        gaps(column, 4, 12, 4, 12, 8)
        row = QHBoxLayout()
        gaps(row, 4)
        back = IconButton("caret-left", tr("Month before", "Mes anterior"), tr("PgUp", "RePág"))
        forward = IconButton("caret-right", tr("Next month", "Mes siguiente"), tr("PgDn", "AvPág"))
        now = QuietButton(tr("Today", "Hoy"))
        self._words = Text("", "strong")
        for widget in (back, forward, self._words):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(now)
        column.addLayout(row)
        self.grid = MonthGrid(DayCount, self)
        self.grid.setAccessibleName(tr("Calendar of deadlines", "Calendario de plazos"))
        self.grid.month_asked.connect(self.show_month)
        back.clicked.connect(self._back)
        forward.clicked.connect(self._forward)
        now.clicked.connect(self._now)
        column.addWidget(self.grid, 1)
        self.show_month(today)

    def show_counts(self, counts: Mapping[date, int]) -> None:
        """How many deadlines fall on each day; days without any are left out."""
        self._counts = counts
        self.show_month(self.month)

    def show_month(self, month: date) -> None:
        """Show another month."""
        self.month = month.replace(day=1)
        self._words.setText(capital(month_words(self.month)))
        self.grid.show_month(self.month, self._today, self._counts)

    def _back(self) -> None:
        self.show_month(add_months(self.month, -1))

    def _forward(self) -> None:
        self.show_month(add_months(self.month, 1))

    def _now(self) -> None:
        self.grid.go_to(self._today)
