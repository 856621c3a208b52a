"""A day and an hour: `3 nov 2026, 14:20`."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Any

from PySide6.QtCore import QDate
from typing_extensions import override

from kindhub.i18n import L
from kindhub.program.forms import Field
from kindhub.records.fields import FieldSpec
from kindhub.records.partial_date import PartialDate
from kindhub.services.deadlines import CENTRAL_AMERICA
from kindhub.services.words import show_moment
from kindhub.ui.forms.fields.question import Question
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.kit.inputs import DateInput

# an hour is known by its minutes, an `h`, or *am*/*pm*: `3 nov 12` is a year, not noon
_HOUR = re.compile(
    r"[,\s]+(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2})|h|(?=\s*[ap]))\s*(?:(?P<half>[ap])\.?\s*m\.?)?$", re.IGNORECASE
)
NO_MOMENT = L("Write day and hour, such as 3/11/2026 14:20.", "Escriba día y hora, como 3/11/2026 14:20.")


def read_moment(text: str) -> datetime | None:
    """Day and hour in the time of Central America, which knows no summer time; None when one of them is missing."""
    found = _HOUR.search(text)
    if not found:
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        hour = hour % 12 + (12 if found["half"].lower() == "p" else 0)
    day = _day(text[: found.start()])
    if day is None or hour > 23 or minute > 59:
        return None
    return datetime.combine(day, time(hour, minute), CENTRAL_AMERICA)


def _day(text: str) -> date | None:
    read = PartialDate.read(text, on=datetime.now(CENTRAL_AMERICA).date())
    return read.earliest if read is not None and read.is_exact else None


class MomentInput(DateInput):
    """The value is an aware `datetime`, or the text when it is not day and hour."""

    def __init__(self) -> None:
        super().__init__(exact=True)

    @override
    def reading(self) -> PartialDate | None:
        text = self.edit.text()
        found = _HOUR.search(text)
        return PartialDate.read(text[: found.start()] if found else text, on=datetime.now(CENTRAL_AMERICA).date())

    @override
    def value(self) -> object:
        text = self.edit.text().strip()
        return read_moment(text) or text or None

    @override
    def _put(self, value: object) -> None:
        if isinstance(value, PartialDate) and isinstance(moment := self.value(), datetime):
            value = moment
        self.edit.setText(show_moment(value) if isinstance(value, datetime) else str(value or ""))

    @override
    def _take_day(self, day: QDate) -> None:
        found = _HOUR.search(self.edit.text())
        hour = found.group(0).strip(", ") if found else ""
        super()._take_day(day)
        self.edit.setText(f"{self.edit.text()}, {hour}")
        self._edited()


def _no_moment(value: Any) -> L | None:
    return NO_MOMENT if isinstance(value, str) else None


def ask_moment(_spec: FieldSpec, _field: Field, _lookups: Lookups) -> Question:
    """Day and hour in one text field."""
    return Question(MomentInput(), unread=_no_moment)
