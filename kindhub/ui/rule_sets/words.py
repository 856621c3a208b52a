"""How a dated set is said: when it is in force, and what it is to the day at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kindhub.i18n import L, tr
from kindhub.ui.when import short_day, today

if TYPE_CHECKING:
    from datetime import date

    from kindhub.program.rule_sets import DatedSet

GROUPS: dict[str, tuple[L, L, str]] = {
    "draft": (L("Loaded, not in force", "Cargados, sin vigencia"), L("not in force", "sin vigencia"), "pencil-simple"),
    "coming": (L("Coming", "Por venir"), L("coming", "por venir"), "clock"),
    "in_force": (L("In force today", "Vigente hoy"), L("in force today", "vigente hoy"), "check-circle-fill"),
    "past": (L("Before", "Anteriores"), L("no longer in force", "ya no rige"), "clock-counter-clockwise"),
}
"""What a set is to today, in the order of the list: the heading over such sets, the word for one, and its sign."""


def group_of(one: DatedSet) -> str:
    """A key of `GROUPS`."""
    return one.standing(today())


def first_day(draft: DatedSet) -> date:
    """The day a draft is offered for: the one its file asks for, today at the earliest."""
    return max(today(), draft.begins or today())


def days_words(one: DatedSet) -> str:
    """From when to when it is in force; of a draft, the day its file asks for."""
    if one.draft:
        if one.begins is None:
            return tr("Waits for a day", "Espera un día")
        return tr("Asks for {day}", "Pide el {day}", day=_day(one.begins))
    if one.begins is None and one.ends is None:
        return tr("Always", "Siempre")
    if one.begins is None and one.ends is not None:
        return tr("Until {day}", "Hasta el {day}", day=_day(one.ends))
    if one.begins is not None and one.ends is None:
        return tr("Since {day}", "Desde el {day}", day=_day(one.begins))
    assert one.begins is not None
    assert one.ends is not None
    return f"{_day(one.begins)} – {_day(one.ends)}"


def _day(day: date) -> str:
    return short_day(day, today().replace(year=1))  # always with its year
