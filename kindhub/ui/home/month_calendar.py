"""A month of days with how much is due on each. Arrows walk the days, PgUp and PgDn the months, Enter opens a day."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import ClassVar

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from kindhub.i18n import L, capital, tr, tr_n
from kindhub.services.deadlines import add_months
from kindhub.ui.home.saying import long_day, month_words, weekday_words
from kindhub.ui.kit.buttons import IconButton, QuietButton
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.month_grid import first_shown
from kindhub.ui.kit.text import Text
from kindhub.ui.theme import paint_icon, theme

DAYS_OF_WEEK, WEEKS = 7, 6


class MonthGrid(QWidget):
    """`chosen(date)` for a day by click or Enter; `month_changed` when another month came into sight."""

    own_keys: ClassVar[tuple[str, ...]] = ("open",)

    chosen = Signal(object)
    month_changed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today, self.day = today, today
        self._counts: dict[date, int] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._say()

    def show_counts(self, counts: dict[date, int]) -> None:
        """How many deadlines fall on each day; days without any are left out."""
        self._counts = counts
        self._say()
        self.update()

    def go_to(self, day: date) -> None:
        """Put the cursor on a day."""
        other = (day.year, day.month) != (self.day.year, self.day.month)
        self.day = day
        self._say()
        self.update()
        if other:
            self.month_changed.emit()

    def _say(self) -> None:
        n = self._counts.get(self.day, 0)
        found = tr_n(n, L("{n} deadline", "{n} plazo"), L("{n} deadlines", "{n} plazos"))
        words = found if n else tr("nothing due", "nada vence")
        late = tr("overdue", "vencido") if n and self.day < self._today else ""
        self.setAccessibleName(tr("Calendar of deadlines", "Calendario de plazos"))
        self.setAccessibleDescription(", ".join(part for part in (long_day(self.day), words, late) if part))

    def first_shown(self) -> date:
        """The Monday the grid begins with."""
        return first_shown(self.day)

    def weeks_shown(self) -> int:
        """How many weeks the month touches."""
        return len(calendar.monthcalendar(self.day.year, self.day.month))

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().size(420), theme().size(24 + WEEKS * 36))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().size(280), theme().size(24 + WEEKS * 24))

    def _place(self, number: int) -> QRect:
        head, weeks = theme().size(24), self.weeks_shown()
        column, row = number % DAYS_OF_WEEK, number // DAYS_OF_WEEK
        left, right = (self.width() * at // DAYS_OF_WEEK for at in (column, column + 1))
        top, bottom = (head + (self.height() - head) * at // weeks for at in (row, row + 1))
        return QRect(left, top, right - left, bottom - top)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        start = self.first_shown()
        painter.setFont(theme().font("cap"))
        painter.setPen(theme().color("text2"))
        for column in range(DAYS_OF_WEEK):
            place = self._place(column)
            head = QRect(place.left(), 0, place.width(), theme().size(22))
            painter.drawText(head, Qt.AlignmentFlag.AlignCenter, weekday_words(start + timedelta(days=column)))
        for number in range(self.weeks_shown() * DAYS_OF_WEEK):
            self._paint_day(painter, self._place(number), start + timedelta(days=number))
        painter.end()

    def _paint_day(self, painter: QPainter, place: QRect, day: date) -> None:
        inside = day.month == self.day.month
        n = self._counts.get(day, 0)
        late = n > 0 and day < self._today
        shape = QRectF(place).adjusted(1.5, 1.5, -1.5, -1.5)
        here = day == self.day
        painter.setBrush(theme().color("danger_soft" if late else "soft" if n and inside else "surface"))
        painter.setPen(QPen(theme().color("accent" if day == self._today else "line"), 2 if day == self._today else 1))
        painter.drawRoundedRect(shape, 4, 4)
        if here:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme().color("focus" if self.hasFocus() else "border"), 2))
            painter.drawRoundedRect(shape.adjusted(1, 1, -1, -1), 4, 4)
        font = theme().font("strong" if day == self._today else "body")
        painter.setFont(font)
        painter.setPen(theme().color("text" if inside else "muted"))
        words = place.adjusted(theme().size(8), theme().size(4), 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, str(day.day))
        if n:
            self._paint_count(painter, place, n, late=late)

    def _paint_count(self, painter: QPainter, place: QRect, n: int, *, late: bool) -> None:
        font = theme().font("strong")
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        ink = "danger" if late else "on_soft"
        painter.setPen(theme().color(ink))
        words = place.adjusted(0, 0, -theme().size(8), -theme().size(4))
        painter.drawText(words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, str(n))
        if late:
            side = theme().size(14)
            wide = painter.fontMetrics().horizontalAdvance(str(n)) + theme().size(12)
            sign = QRect(place.right() - wide - side, place.bottom() - side - theme().size(5), side, side)
            paint_icon(painter, "warning-circle-fill", sign, "danger")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
        months = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if key in steps:
            self.go_to(self.day + timedelta(days=steps[key]))
        elif key in months:
            self.go_to(add_months(self.day, months[key]))
        elif key == Qt.Key.Key_Home:
            self.go_to(self._today)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self.day)
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        for number in range(self.weeks_shown() * DAYS_OF_WEEK):
            if self._place(number).contains(at):
                day = self.first_shown() + timedelta(days=number)
                self.go_to(day)
                if self._counts.get(day):
                    self.chosen.emit(day)
                return


class DueCalendar(QWidget):
    """The grid with the name of its month, and buttons to walk the months."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        column = QVBoxLayout(self)
        gaps(column, 4, 12, 4, 12, 8)
        row = QHBoxLayout()
        gaps(row, 4)
        back = IconButton("caret-left", tr("Month before", "Mes anterior"), tr("PgUp", "RePág"))
        forward = IconButton("caret-right", tr("Next month", "Mes siguiente"), tr("PgDn", "AvPág"))
        now = QuietButton(tr("Today", "Hoy"))
        self._month = Text("", "strong")
        for widget in (back, forward, self._month):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(now)
        column.addLayout(row)
        self.grid = MonthGrid(today)
        self.grid.month_changed.connect(self._say_month)
        back.clicked.connect(self._back)
        forward.clicked.connect(self._forward)
        now.clicked.connect(self._now)
        column.addWidget(self.grid, 1)
        self._say_month()

    def _say_month(self) -> None:
        words = month_words(self.grid.day)
        self._month.setText(capital(words))

    def _back(self) -> None:
        self.grid.go_to(add_months(self.grid.day, -1))

    def _forward(self) -> None:
        self.grid.go_to(add_months(self.grid.day, 1))

    def _now(self) -> None:
        self.grid.go_to(self._today)
