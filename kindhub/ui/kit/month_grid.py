"""A month as a grid of days, each with what falls on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
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

Line = tuple[str, str]
"""What falls on a day, and of which case: the first is drawn, both are said."""
WEEKS, DAYS = 6, 7
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -DAYS, Qt.Key.Key_Down: DAYS}


class DayCell(ListedButton):
    """One day: its number, and as many of its lines as there is room for, the rest counted."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.day = self._on = date.min
        self._inside = True
        self.lines: tuple[Line, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def show_day(self, day: date, on: date, lines: Sequence[Line], *, inside: bool) -> None:
        """Show a day; `on` is today, `inside` whether it belongs to the month."""
        self.day, self._on, self.lines, self._inside = day, on, tuple(lines), inside
        whole = [f"{what} ({of})" if of else what for what, of in self.lines]
        words = ", ".join(whole) or tr("nothing is due", "no vence nada")
        today = tr("today", "hoy") if day == on else ""
        self.setAccessibleName(", ".join(part for part in (week_day(day, on), today, words) if part))
        self.setToolTip("\n".join(whole))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().size(96), theme().size(62))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().size(44), theme().size(40))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setBrush(theme().color("hover" if self.underMouse() and self.lines else "surface"))
        painter.setPen(QPen(theme().color("border"), 1))
        painter.drawRoundedRect(shape, 4, 4)
        if self.hasFocus() or self.day == self._on:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme().color("focus" if self.hasFocus() else "accent"), 2))
            painter.drawRoundedRect(shape, 4, 4)
        self._write(painter)
        painter.end()

    def _write(self, painter: QPainter) -> None:
        pad = theme().size(6)
        painter.setFont(theme().font("strong" if self.lines or self.day == self._on else "body"))
        painter.setPen(theme().color("text" if self._inside else "muted"))
        height = painter.fontMetrics().lineSpacing()
        room = QRect(pad, pad // 2, self.width() - 2 * pad, height)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, str(self.day.day))
        painter.setFont(theme().font("cap"))
        painter.setPen(theme().color("danger" if self.day < self._on else "text" if self._inside else "text2"))
        step = painter.fontMetrics().lineSpacing()
        fit = max((self.height() - room.bottom() - pad // 2) // step, 0)
        for number, line in enumerate(self._fitting(fit)):
            place = QRect(pad, room.bottom() + number * step, room.width(), step)
            shown = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def _fitting(self, fit: int) -> list[str]:
        shown = [what for what, _of in self.lines]
        if len(shown) <= fit:
            return shown
        if fit < 2:
            return [tr("{n} due", "{n} plazos", n=len(shown))][:fit]
        return [*shown[: fit - 1], tr("{n} more", "{n} más", n=len(shown) - fit + 1)]


class MonthGrid(QWidget):
    """`chosen(date)` by click, Space or Enter; `month_asked(first day)` when the arrows leave the month.

    One stop for Tab: the day with the cursor; arrows go from day to day, PgUp and PgDown from month to month.
    """

    chosen = Signal(object)
    month_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._month = self._at = date.min
        grid = QGridLayout(self)
        gaps(grid, 4)
        for column, name in enumerate(tr("Mon Tue Wed Thu Fri Sat Sun", "Lun Mar Mié Jue Vie Sáb Dom").split()):
            heading = Text(name, "cap", "text2", parent=self)
            grid.addWidget(heading, 0, column)
        self.cells = [DayCell(self) for _ in range(WEEKS * DAYS)]
        for number, cell in enumerate(self.cells):
            cell.clicked.connect(self._clicked)
            grid.addWidget(cell, 1 + number // DAYS, number % DAYS)
        for row in range(WEEKS):
            grid.setRowStretch(row + 1, 1)

    def show_month(self, month: date, on: date, due: Mapping[date, Sequence[Line]]) -> None:
        """Show the month `month` lies in, with the lines of each day."""
        self._month = month.replace(day=1)
        first = first_shown(month)
        for number, cell in enumerate(self.cells):
            day = first + timedelta(days=number)
            cell.show_day(day, on, due.get(day, ()), inside=day.month == self._month.month)
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

    def _go(self, day: date) -> None:
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
            self._go(day + timedelta(days=_STEPS[key]))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(day)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._go(add_months(self._month, -1 if key == Qt.Key.Key_PageUp else 1))
        else:
            super().keyPressEvent(event)


def first_shown(month: date) -> date:
    """The Monday with which the grid of a month begins."""
    first = month.replace(day=1)
    return first - timedelta(days=first.weekday())
