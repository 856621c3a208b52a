"""Days in words: `Vencido 6 d`, `Hoy`, `En 9 d`, and a day in the short form tables use."""

from __future__ import annotations

from datetime import date, datetime

from kindhub.i18n import tr
from kindhub.records import date_words

SOON_DAYS = 3


def today() -> date:
    """Today where this computer stands; a day is a local thing, points in time are UTC."""
    return date.today()  # noqa: DTZ011


def short_day(day: date, on: date) -> str:
    """`7 may` in the year of `on`, else `7 may 2011`."""
    month = tr(date_words.SHORT_EN[day.month - 1], date_words.SHORT_ES[day.month - 1])
    return f"{day.day} {month}" if day.year == on.year else f"{day.day} {month} {day.year:04d}"


def moment_words(moment: datetime, now: datetime) -> str:
    """`hoy 17:40`, `ayer 17:40`, `3 nov 17:40`, by this computer's clock."""
    local, here = moment.astimezone(), now.astimezone()
    days = (here.date() - local.date()).days
    day = {0: tr("today", "hoy"), 1: tr("yesterday", "ayer")}.get(days) or short_day(local.date(), here.date())
    return f"{day} {local:%H:%M}"


def clock_of(at: str) -> str:
    """The hour of a time in UTC on this computer's clock: `10:42`."""
    return datetime.fromisoformat(at).astimezone().strftime("%H:%M") if at else ""


def week_day(day: date, on: date) -> str:
    """`Vie 4 dic`: the day as one plans a week by it."""
    names = tr("Mon Tue Wed Thu Fri Sat Sun", "Lun Mar Mié Jue Vie Sáb Dom").split()
    return f"{names[day.weekday()]} {short_day(day, on)}"


def due_words(due: date, on: date) -> str:
    """How far a deadline is, in words short enough for a column."""
    days = (due - on).days
    if days < 0:
        return tr("Overdue {n} d", "Vencido {n} d", n=-days)
    if days == 0:
        return tr("Today", "Hoy")
    if days == 1:
        return tr("Tomorrow", "Mañana")
    return tr("In {n} d", "En {n} d", n=days)


def due_state(due: date, on: date) -> str:
    """The state (see `kit.badge.STATES`) of a deadline that is not done."""
    days = (due - on).days
    return "overdue" if days < 0 else "soon" if days <= SOON_DAYS else "fine"


def due_tone(due: date, on: date) -> str:
    """The colour that goes with `due_state`; never the only sign."""
    return {"overdue": "danger", "soon": "warn", "fine": "text2"}[due_state(due, on)]
