"""A month as a grid of days, each with what falls on it. What that is, and how it is shown, a kind of cell knows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.services.deadlines import add_months
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.painted_button import ListedButton
from kindhub.ui.kit.text import Text
from kindhub.ui.theme import theme
from kindhub.ui.when import week_day

WEEKS, DAYS = 6, 7
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -DAYS, Qt.Key.Key_Down: DAYS}
_MONTHS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class DayCell(ListedButton):
    """One day with its number. A kind of cell says what falls on it (`said`, `tip`) and draws it (`fill`).

    `what` is that, None for nothing; `on` is today, `inside` whether the day belongs to the month.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.day = self.on = date.min
        self.inside = True
        self.what: Any = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def show_day(self, day: date, on: date, what: Any, *, inside: bool) -> None:
        """Show a day."""
        self.day, self.on, self.what, self.inside = day, on, what, inside
        today = tr("today", "hoy") if day == on else ""
        words = self.said() if what else tr("nothing is due", "no vence nada")
        self.setAccessibleName(", ".join(part for part in (week_day(day, on), today, words) if part))
        self.setToolTip(self.tip() if what else "")
        self.update()

    def said(self) -> str:
        """What falls on the day in words."""
        raise NotImplementedError

    def tip(self) -> str:
        """More of it, for whoever points at the day."""
        return ""

    def ground(self) -> str:
        """The colour under the day."""
        return "hover" if self.underMouse() and self.what else "surface"

    def fill(self, painter: QPainter, room: QRect) -> None:
        """Draw it into what is left under the number."""
        raise NotImplementedError

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setBrush(theme().color(self.ground()))
        painter.setPen(QPen(theme().color("border"), 1))
        painter.drawRoundedRect(shape, 4, 4)
        if self.hasFocus() or self.day == self.on:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme().color("focus" if self.hasFocus() else "accent"), 2))
            painter.drawRoundedRect(shape, 4, 4)
        pad = theme().size(6)
        painter.setFont(theme().font("strong" if self.what or self.day == self.on else "body"))
        painter.setPen(theme().color("text" if self.inside else "muted"))
        number = QRect(pad, pad // 2, self.width() - 2 * pad, painter.fontMetrics().lineSpacing())
        painter.drawText(number, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, str(self.day.day))
        if self.what:
            self.fill(painter, QRect(pad, number.bottom(), number.width(), self.height() - number.bottom() - pad // 2))
        painter.end()


class MonthGrid(QWidget):
    """`chosen(date)` by click, Space or Enter; `month_asked(first day)` when the arrows leave the month.

    One stop for Tab: the day with the cursor; arrows go from day to day, PgUp and PgDown from month to month, Home to
    today.
    """

    chosen = Signal(object)
    month_asked = Signal(object)

    def __init__(self, cells: type[DayCell], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._month = self._at = self._on = date.min
        grid = QGridLayout(self)
        gaps(grid, 4)
        for column, name in enumerate(tr("Mon Tue Wed Thu Fri Sat Sun", "Lun Mar Mié Jue Vie Sáb Dom").split()):
            heading = Text(name, "cap", "text2", parent=self)
            grid.addWidget(heading, 0, column)
        self.cells = [cells(self) for _ in range(WEEKS * DAYS)]
        for number, cell in enumerate(self.cells):
            cell.clicked.connect(self._clicked)
            grid.addWidget(cell, 1 + number // DAYS, number % DAYS)
        for row in range(WEEKS):
            grid.setRowStretch(row + 1, 1)

    @property
    def day(self) -> date:
        """The day with the cursor."""
        return self._at

    def show_month(self, month: date, on: date, due: Mapping[date, Any]) -> None:
        """Show the month `month` lies in, with what falls on each day; `on` is today."""
        self._month, self._on = month.replace(day=1), on
        first = first_shown(month)
        for number, cell in enumerate(self.cells):
            day = first + timedelta(days=number)
            cell.show_day(day, on, due.get(day), inside=day.month == self._month.month)
        if not self._at or (self._at.year, self._at.month) != (month.year, month.month):
            self._at = on if (on.year, on.month) == (month.year, month.month) else self._month
        self._mark()

    def cell(self, day: date) -> DayCell | None:
        """The cell of a day that is shown."""
        return next((one for one in self.cells if one.day == day), None)

    def _mark(self) -> None:
        here = self.window().focusWidget()
        had_focus = here is not None and self.isAncestorOf(here)
        for one in self.cells:
            stop = one.day == self._at
            one.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus)
            if stop:
                self.setFocusProxy(one)
                if had_focus:
                    one.setFocus()

    def go_to(self, day: date) -> None:
        """Put the cursor on a day, in another month too."""
        self._at = day
        if (day.year, day.month) != (self._month.year, self._month.month):
            self.month_asked.emit(day.replace(day=1))
        self._mark()

    def _clicked(self) -> None:
        cell = self.sender()
        if isinstance(cell, DayCell):
            self._at = cell.day
            self.chosen.emit(cell.day)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = self.window().focusWidget()
        day = here.day if isinstance(here, DayCell) else self._at
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.go_to(day + timedelta(days=_STEPS[key]))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(day)
        elif key in _MONTHS:
            self.go_to(add_months(self._month, _MONTHS[key]))
        elif key == Qt.Key.Key_Home:
            self.go_to(self._on)
        else:
            super().keyPressEvent(event)


def first_shown(month: date) -> date:
    """The Monday with which the grid of a month begins."""
    first = month.replace(day=1)
    return first - timedelta(days=first.weekday())
