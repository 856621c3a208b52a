"""What is due as a calendar: a month, and a day of it leads to its rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kindhub.i18n import capital, tr
from kindhub.services.deadlines import add_months
from kindhub.services.due_soon import Span
from kindhub.ui.deadlines.day_lines import DayLines, Line
from kindhub.ui.home.saying import month_words
from kindhub.ui.kit.buttons import IconButton, QuietButton
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.month_grid import DAYS, WEEKS, MonthGrid, first_shown

if TYPE_CHECKING:
    from kindhub.services.due_soon import DueRow


def span_of(month: date) -> Span:
    """The days the grid of a month shows."""
    first = first_shown(month)
    return Span(first, first + timedelta(days=WEEKS * DAYS - 1))


class MonthCard(Card):
    """`month_changed` when another month is to be read; `chosen(date)` for the rows of a day."""

    month_changed = Signal()
    chosen = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(tr("Calendar", "Calendario"), " ", parent)
        self._today, self.month = today, today.replace(day=1)
        for icon, words, act in (
            ("caret-left", tr("Month before", "Mes anterior"), self.go_back),
            ("caret-right", tr("Next month", "Mes siguiente"), self.go_on),
        ):
            button = IconButton(icon, words)
            button.clicked.connect(act)
            self.add_action(button)
        now = QuietButton(tr("Today", "Hoy"))
        now.clicked.connect(self.go_to_today)
        self.add_action(now)
        self.grid = MonthGrid(DayLines, self)
        self.grid.chosen.connect(self.chosen)
        self.grid.month_asked.connect(self.show_month)
        self.add(self.grid, 1)
        self.show_rows(())

    def show_rows(self, rows: Sequence[DueRow]) -> None:
        """Show what is due on each day: the words of the deadline and whose it is."""
        due: dict[date, list[Line]] = {}
        for row in rows:
            due.setdefault(row.due_on, []).append((row.label.say(), row.number or row.letters))
        self.title.setText(capital(month_words(self.month)))
        self.grid.show_month(self.month, self._today, due)

    def show_month(self, month: date) -> None:
        """Show another month; its days are read."""
        self.month = month.replace(day=1)
        self.show_rows(())
        self.month_changed.emit()

    def go_back(self) -> None:
        """The month before."""
        self.show_month(add_months(self.month, -1))

    def go_on(self) -> None:
        """The next month."""
        self.show_month(add_months(self.month, 1))

    def go_to_today(self) -> None:
        """The month of today, with the cursor on it."""
        self.grid.go_to(self._today)
