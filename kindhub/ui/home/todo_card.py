"""The card of what to do: the list, or the same on a calendar."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from kindhub.i18n import tr
from kindhub.ui.home.month_calendar import DueCalendar
from kindhub.ui.home.reading import spans_of_groups
from kindhub.ui.home.todo_list import TodoList
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.view_switch import ViewSwitch
from kindhub.ui.kit.views import Views
from kindhub.ui.theme import theme

if TYPE_CHECKING:
    from kindhub.ui.home.reading import MyWork

LIST, CALENDAR = "list", "calendar"
_LEAST = 224


class TodoCard(Card):
    """`days_asked(which)` names the days whose deadlines are wanted, as `DeadlinesPage` reads them."""

    days_asked = Signal(str)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(tr("To do", "Qué hacer"), "", parent)
        gaps(self.column, 6, 1, 6, 1, 1)
        gaps(self.head, 8, 14, 0, 10, 0)
        self._today = today
        views = ((LIST, tr("List", "Lista"), "list-bullets"), (CALENDAR, tr("Calendar", "Calendario"), "calendar"))
        self.switch = ViewSwitch(tr("Show what is due as", "Ver lo que vence como"), views)
        self.switch.chosen.connect(self.show_as)
        self.add_action(self.switch)
        self._views = Views(self)
        self.list = TodoList(today, self._views)
        self.list.all_asked.connect(self._all_asked)
        self.calendar: DueCalendar | None = None
        self._counts: dict[date, int] = {}
        self._views.addWidget(self.list)
        self._views.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)  # both scroll or shrink
        self.add(self._views, 1)
        self.setMinimumHeight(theme().size(_LEAST))

    def show_work(self, work: MyWork) -> None:
        """Show other deadlines."""
        counts = {name: work.tally.count(span) for name, span in spans_of_groups(self._today).items()}
        self.list.show_due(work.due, counts, cases=work.open_cases(), called=work.called)
        self._counts = work.tally.by_day()
        if self.calendar is not None:
            self.calendar.show_counts(self._counts)

    def show_as(self, view: str) -> None:
        """Show the list or the calendar."""
        self.switch.set_current(view)
        was_inside = self._views.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        if view == CALENDAR:
            calendar = self.calendar or self._make_calendar()
            self._views.setCurrentWidget(calendar)
            self._take_at_least(calendar.minimumSizeHint().height())
            if was_inside:
                calendar.grid.setFocus()
            return
        self._take_at_least(0)
        self._views.setCurrentWidget(self.list)
        if was_inside:
            self.list.focus_list()

    def _take_at_least(self, height: int) -> None:
        """A month of days does not scroll as a list does: the page scrolls when it needs more room than there is."""
        self._views.setMinimumHeight(height)
        layout = self.layout()
        needed = layout.totalMinimumSize().height() if layout is not None and height else 0
        self.setMinimumHeight(max(needed, theme().size(_LEAST)))

    def _make_calendar(self) -> DueCalendar:
        """Most people never look at it: it is made when they do, and the page opens sooner."""
        self.calendar = DueCalendar(self._today, self._views)
        self.calendar.grid.chosen.connect(self._day_chosen)
        self.calendar.show_counts(self._counts)
        self._views.addWidget(self.calendar)
        return self.calendar

    def _all_asked(self, group: str) -> None:
        span = spans_of_groups(self._today)[group]
        first = span.first.isoformat() if span.first else ""
        self.days_asked.emit(f"{first}/{span.last.isoformat()}" if group == "later" else group)

    def _day_chosen(self, day: object) -> None:
        if isinstance(day, date):
            self.days_asked.emit(f"{day.isoformat()}/{day.isoformat()}")
