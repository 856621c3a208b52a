"""Dates as people know them: one text field, a calendar beside it, and what was understood under it."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from PySide6.QtCore import QDate, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.records.absence import read_absence
from kindhub.records.partial_date import DateKind, PartialDate
from kindhub.ui.kit.inputs.line import LineInput
from kindhub.ui.kit.popover import PopOver
from kindhub.ui.theme import icon


class DateInput(LineInput):
    """The value is a `PartialDate` or `None`; with `exact`, a `datetime.date`, or the text when it is not one day.

    `understood` carries "se entiende: marzo de 2018" for the hint line while one types.
    """

    own_keys: ClassVar[tuple[str, ...]] = ("choices", "no_value", "step_back")

    understood = Signal(str)

    def __init__(self, *, exact: bool = False, kind: DateKind = "event", parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._exact, self._kind = exact, kind
        self._kept: tuple[str, PartialDate | None] = ("", None)
        self._calendar: PopOver | None = None
        self.edit.addAction(self._calendar_action(), QLineEdit.ActionPosition.TrailingPosition)
        self.left.connect(self._tidy)

    def _calendar_action(self) -> QAction:
        action = QAction(icon("calendar-blank"), tr("Calendar (Alt+Down)", "Calendario (Alt+Abajo)"), self)
        action.triggered.connect(self.open_calendar)
        return action

    def reading(self) -> PartialDate | None:
        """What the text means today; a date that was put in and not touched stays what it was."""
        text = self.edit.text()
        if text == self._kept[0]:
            return self._kept[1]
        today = QDate.currentDate()
        on = date(today.year(), today.month(), today.day())
        return PartialDate.read(text, on=on, kind=self._kind)

    @override
    def value(self) -> object:
        read = self.reading()
        if read is None or not self._exact:
            return read
        return read.earliest if read.is_exact else self.edit.text().strip()

    @override
    def _put(self, value: object) -> None:
        known = PartialDate.of(value) if isinstance(value, date) else value
        shown = known.show() if isinstance(known, PartialDate) else str(known or "")
        self._kept = (shown, known) if isinstance(known, PartialDate) else ("", None)
        self.edit.setText(shown)

    @override
    def _edited(self) -> None:
        super()._edited()
        read = self.reading()
        self.understood.emit(read.understood() if read else "")

    def _tidy(self) -> None:
        """On leaving, show an exact date as it is printed, and take a word such as *no recuerda* for what it says."""
        absence = read_absence(self.edit.text()) if self.edit.text() else None
        if absence is not None:
            self.set_absence(absence)
            self.changed.emit(None)
            return
        read = self.reading()
        if read is not None and read.is_exact:
            self._put(read)

    def open_calendar(self) -> None:
        """Show a month to choose a day from; Esc closes it."""
        if self.edit.isReadOnly():
            return
        calendar = QCalendarWidget()
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        read = self.reading()
        if read is not None and read.is_exact and read.earliest is not None:
            calendar.setSelectedDate(QDate(read.earliest.year, read.earliest.month, read.earliest.day))
        calendar.clicked.connect(self._take_day)
        calendar.activated.connect(self._take_day)
        self._calendar = PopOver(self)
        self._calendar.body.addWidget(calendar)
        self._calendar.open_at(self.mapToGlobal(QPoint(0, self.height())))
        calendar.setFocus()

    def _take_day(self, day: QDate) -> None:
        self.edit.setText(PartialDate.of(date(day.year(), day.month(), day.day())).show())
        if self._calendar is not None:
            self._calendar.close()
            self._calendar = None
        self.edit.setFocus()
        self._edited()

    @override
    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        alt_down = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_F4 or alt_down:
            self.open_calendar()
            return True
        return super()._key(watched, event)
